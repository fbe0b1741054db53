/// The last rows of a column, before they are added to it all at once.
///
/// An array that is appended to asks for each value whether it has room and only one owner; with a dozen columns that is
/// much of what a row costs.
struct StagedRows<Element: Sendable>: Sendable {
  private var rows: InlineArray<64, Element>

  /// Makes room for rows, all of them with some value.
  init(_ value: Element) { rows = InlineArray(repeating: value) }

  /// How many rows there is room for.
  static var capacity: Int { 64 }

  /// The value of a row.
  @inline(__always)
  subscript(row: Int) -> Element {
    get { rows[row] }
    set { rows[row] = newValue }
  }

  /// Hands the first rows to `body`.
  @inline(__always)
  func withFirst(_ count: Int, _ body: (UnsafeBufferPointer<Element>) -> Void) {
    rows.span.extracting(first: count).withUnsafeBufferPointer(body)
  }
}
