/// A table cut into parts of about one size, each behind a line feed; a cut is looked for when its part is asked for.
///
/// A line feed may stand between quotes: whoever reads a part must see that the one before ended outside quotes.
package struct TableParts: Sequence, IteratorProtocol, Sendable {
  private let table: InputTable
  private let size: Int
  private var start: Int

  init(_ table: InputTable, size: Int) {
    (self.table, self.size) = (table, size)
    start = table.body.lowerBound
  }

  /// The next part, up to the end of the table.
  package mutating func next() -> Range<Int>? {
    let (bytes, body) = (table.bytes, table.body)
    if start >= body.upperBound { return nil }
    let first = start
    start = Swift.min(start + size, body.upperBound)
    while start < body.upperBound, bytes[start - 1] != UInt8(ascii: "\n") { start += 1 }
    return first..<start
  }
}
