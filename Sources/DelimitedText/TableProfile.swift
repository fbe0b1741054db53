/// What the first rows of a table look like: by that, other things in its file are told from its rows.
public struct TableProfile: Sendable, Hashable {
  /// The columns with text in nearly all rows, which a row of sums lacks.
  public let textColumns: [Int]
  /// The number of fields that most rows have in use, where it is more than there are headings.
  public let widthWithoutHeadings: Int?
  /// The columns of which most fields are values.
  private let valueColumns: [Int]
  /// How many fields the headings have, and how many of them are filled.
  private let width: Int
  private let filledHeadings: Int
  /// The numbers of fields that rows have.
  private let fieldCounts: Set<Int>

  init(names: [String], fieldCount: Int, rows: ArraySlice<HeadLine>, _ bytes: UnsafeRawBufferPointer) {
    width = fieldCount
    filledHeadings = names.count { !$0.isEmpty }
    let rows = rows.filter { !$0.isMarked(bytes) }
    fieldCounts = Set(rows.map(\.shapes.fieldCount))
    let columns = 0..<min(width, 10_000)
    var (texts, values): ([Int], [Int]) = ([], [])
    for column in columns {
      let text = rows.count { $0.shapes[column] == .text }
      let value = rows.count { $0.shapes[column] == .value }
      if text > value, (text + value) * 5 >= rows.count * 4 { texts.append(column) }
      if value * 2 > text + value { values.append(column) }
    }
    var wider: [Int: Int] = [:]
    for row in rows where row.shapes.shapes.count > width { wider[row.shapes.shapes.count, default: 0] += 1 }
    let most = wider.max { ($0.value, $0.key) < ($1.value, $1.key) }
    widthWithoutHeadings = most.flatMap { $0.value * 2 > rows.count ? $0.key : nil }
    textColumns = texts
    valueColumns = values
  }

  /// Whether rows have one field and no delimiter.
  public var hasRowsOfOneField: Bool { fieldCounts.contains(1) }

  /// Whether a further table begins with the record at an offset, behind a blank line: its headings as one text, and
  /// where they stand, for titles may stand above.
  ///
  /// Nothing behind a further table is read, so that much must speak for it: a line of headings and rows below that are
  /// of another width than all rows so far, with values below text; or headings where this table has values.
  /// - Parameter isSheet: whether records end at their last filled field, so that their width says little.
  /// - Complexity: bounded by 8 KiB.
  public func furtherTable(
    at offset: Int,
    in bytes: UnsafeRawBufferPointer,
    delimiter: UInt8,
    isSheet: Bool = false
  ) -> (headings: String, offset: Int)? {
    let end = min(bytes.count, offset + 8192)
    let text = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    var scanner = RecordScanner(bytes: text, dialect: Dialect(delimiter: delimiter), from: offset, longestField: 8192)
    var record = RecordFields()
    var lines: [(shapes: RecordShapes, range: Range<Int>)] = []
    var titles = 0
    while lines.count < 6, scanner.next(&record) {
      if record.end == end, end < bytes.count { break }
      let shapes = RecordShapes(record, of: text)
      if shapes.filled == 0 {
        if lines.isEmpty, titles > 0 { continue }
        break
      }
      // Up to three titles above the headings.
      if lines.isEmpty, shapes.filled == 1, titles < 3 {
        titles += 1
        continue
      }
      lines.append((shapes, record.start..<record.end))
    }
    guard let head = lines.first, lines.count > 1, head.shapes.looksLikeHeadings, !head.shapes.hasGap else {
      return nil
    }
    if bytes[head.range].contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) { return nil }
    let rows = lines.dropFirst().map(\.shapes)
    let valuesBelow = head.shapes.shapes.indices.contains { column in
      head.shapes[column] == .text && rows.allSatisfy { $0[column] == .value }
    }
    let isOfOtherCount = head.shapes.fieldCount != width && !fieldCounts.contains(head.shapes.fieldCount)
    let isOneBlock = rows.allSatisfy { $0.fieldCount == head.shapes.fieldCount }
    let isOfOtherWidth = head.shapes.filled != filledHeadings && rows.allSatisfy { $0.filled == head.shapes.filled }
    let standsOverValues = valueColumns.contains { head.shapes[$0] == .text }
    guard
      isOfOtherCount && isOneBlock && (valuesBelow || rows.count > 1 && !isSheet)
        || valuesBelow && (isOfOtherWidth || standsOverValues)
    else { return nil }
    return (String(decoding: bytes[head.range], as: UTF8.self), head.range.lowerBound)
  }
}

extension HeadLine {
  /// Whether the line is one of sums or a footer, as far as it shows by itself.
  fileprivate func isMarked(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = shapes.first, first < fields.count else { return false }
    let others = shapes.shapes.indices.filter { $0 != first && shapes[$0] != .blank }.map { shapes[$0] }
    guard let plain = FieldText.plain(bytes, fields[first]) else { return false }
    return RowMark.of(plain, others: others) != nil
  }
}
