import DealModel
import DelimitedText
import Diagnostics
import TableFiles

// What a record is, is asked only where there is reason to: its first byte is one that a word for a sum, a footer or the
// first heading begins with; it is blank, begins with a blank field, or lacks the field that nearly all rows have; it
// stands behind a gap, which is a blank line, a row of sums or a footer; or it cannot be used. All depends on the record
// and the line before it, so that the parts a file is cut into do not matter.

/// What a record is.
enum RecordKind {
  case row, blank, marked, passedOver, furtherTable
}

extension TableReader {
  /// For each byte whether a record that begins with it needs no look.
  static func beginsRow(of table: InputTable) -> [Bool] {
    let quote = UInt8(ascii: "\"")
    // Both the header's first byte and, where that is a quote, the one behind it.
    let header = table.bytes[table.headerOffset..<table.firstRecord].prefix(2)
    return (0..<256).map { number in
      let byte = UInt8(number)
      let beginsHeader = byte == header.first || header.first == quote && byte == header.last
      return byte > quote && byte != table.start.dialect.delimiter && !beginsHeader && !RowMark.mayBegin(with: byte)
    }
  }

  /// Looks at a record closely, and keeps account of it if it is no row.
  @inline(never)
  mutating func look(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, isBehindGap: Bool) -> RecordKind {
    guard let first = (0..<record.count).first(where: { !isBlank(bytes, record, $0) }) else { return .blank }
    // Tables with all fields in quotes are read as fast as others.
    if !isBehindGap, bytes[record.start] == UInt8(ascii: "\""), beginsRow[Int(bytes[record.start + 1])] { return .row }
    if table.isHeader(record.start..<record.end) {
      passOver(.headingsRepeated, record)
      return .passedOver
    }
    let isSure = isSure(bytes, record, first)
    if !isSure, let mark = RowMark.of(record, in: bytes) {
      passOver(mark, record)
      return .marked
    }
    if isBehindGap {
      let delimiter = table.start.dialect.delimiter
      let found = table.profile.furtherTable(
        at: record.start,
        in: bytes,
        delimiter: delimiter,
        isSheet: table.isSheet
      )
      if let found {
        furtherTable = (found.offset, found.headings)
        return .furtherTable
      }
    }
    if isSure { return .row }
    // A line of its own in a table of more columns says nothing of a deal.
    if isBehindGap, table.headings.count > 2, !essential.isEmpty, isLone(bytes, record) {
      passOver(.footersSkipped, record)
      return .passedOver
    }
    return .row
  }

  /// Whether a record has what makes a row a row, beside its first filled field.
  private func isSure(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ first: Int) -> Bool {
    essential.contains { $0 < record.count && $0 != first && !isMissing(bytes, record, $0) }
  }

  /// What a record is, if it is a row of sums or a footer.
  func mark(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields) -> RowMark? {
    let first = (0..<record.count).first { !isBlank(bytes, record, $0) }
    guard let first, !isSure(bytes, record, first) else { return nil }
    return RowMark.of(record, in: bytes)
  }

  /// Whether a field is blank, says that there is nothing (`-`, `N/A`), or has a small number, a count: neither a stage nor a
  /// time.
  private func isMissing(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ field: Int) -> Bool {
    guard let text = FieldText.plain(bytes, record.range(of: field)) else { return false }
    let isCount = text.count < 5 && text.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return text.isEmpty || isCount || MissingText.matches(text)
  }

  /// Whether one field at most is filled.
  func isLone(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields) -> Bool {
    var filled = 0
    for field in 0..<record.count where !isBlank(bytes, record, field) {
      filled += 1
      if filled > 1 { return false }
    }
    return true
  }

  mutating func passOver(_ mark: RowMark, _ record: RecordFields) {
    passOver(mark == .total ? .totalsSkipped : .footersSkipped, record)
  }

  private mutating func passOver(_ id: MessageID, _ record: RecordFields) {
    summary.skipped += 1
    let known = passedOver[id]
    passedOver[id] = ((known?.count ?? 0) + 1, known?.first ?? record.start..<record.end)
  }

  /// Whether a line is nothing but delimiters and white space.
  func isBlankLine(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    let delimiter = table.start.dialect.delimiter
    return bytes[range].allSatisfy { $0 == delimiter || $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "\r") }
  }

  /// Whether the line that ends just before an offset in the body is blank, a row of sums or a footer.
  func isGapBefore(_ offset: Int) -> Bool {
    guard offset > table.firstRecord else { return false }
    let bytes = table.bytes
    let least = max(table.firstRecord, offset - 4096)
    // A line ends before its CRLF.
    var end = offset - 1
    if end > least, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var start = end
    while start > least, bytes[start - 1] != UInt8(ascii: "\n"), bytes[start - 1] != UInt8(ascii: "\r") { start -= 1 }
    if start == least, least > table.firstRecord { return false }
    if isBlankLine(bytes, start..<end) { return true }
    var scanner = table.scanner(over: start..<offset)
    var record = RecordFields()
    return scanner.next(&record) && mark(bytes, record) != nil
  }

  /// Takes rejected lines of one field behind the last row, and behind a gap, for what they are: footers.
  mutating func takeFooters() {
    var first = rejected.count
    var row = summary.rowsRead
    while first > 0, rejected[first - 1].isLone, rejected[first - 1].row == row {
      first -= 1
      row -= 1
    }
    guard let start = rejected[first...].firstIndex(where: \.isBehindGap) else { return }
    for note in rejected[start...] {
      summary.rowsRead -= 1
      summary.rejected -= 1
      summary.skipped += 1
      let known = passedOver[.footersSkipped]
      passedOver[.footersSkipped] = ((known?.count ?? 0) + 1, known?.first ?? note.recordRange)
    }
    rejected.removeSubrange(start...)
  }

  /// What was done to tell the rows from what else stands in the file, in the order of the file.
  func layoutNotes() -> [Diagnostic] {
    var map = table.lineMap()
    var notes = table.notes
    for (id, entry) in passedOver.sorted(by: { $0.value.first.lowerBound < $1.value.first.lowerBound }) {
      var place = map.location(of: entry.first.lowerBound)
      place.column = nil
      let text = String(decoding: table.bytes[entry.first], as: UTF8.self)
      notes.append(Diagnostic(id, id == .headingsRepeated ? ["\(entry.count)"] : ["\(entry.count)", text], at: place))
    }
    if let furtherTable {
      var place = map.location(of: furtherTable.offset)
      place.column = nil
      notes.append(Diagnostic(.furtherTable, [furtherTable.headings], at: place))
    }
    return notes
  }
}
