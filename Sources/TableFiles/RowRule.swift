package import DelimitedText

// What a record is, is asked only where there is reason to: its first byte is one that a word for a sum, a footer or the
// first heading begins with; it is blank, begins with a blank field, or lacks the field that nearly all rows have; it
// stands behind a gap, which is a blank line, a row of sums or a footer; or it cannot be used. All depends on the record
// and a few lines before it, so that the parts a file is cut into do not matter. Who reads a table asks here, so that
// `read` shows what a report takes.

/// What a record of a table's file is.
package enum RecordKind: Sendable, Hashable {
  /// A row of the table.
  case row
  /// A line with nothing in it.
  case blank
  /// The headings once more.
  case headings
  /// A row of sums.
  case total
  /// A line of text about the table.
  case footer
  /// A line of one field behind a gap, in a table of which such a line says nothing; another one may follow.
  case lone
  /// The first record of another table; with the place and the text of its headings.
  case furtherTable(offset: Int, headings: String)
}

/// Tells the rows of a table from what else stands in its file.
package struct RowRule: Sendable {
  private let table: InputTable
  /// The columns of which a row must have something in at least one.
  package let essential: [Int]
  /// Whether these are known by what they mean, and not only as those that nearly all rows fill with text.
  private let knowsRoles: Bool
  /// Whether a text says that there is nothing (`-`, `N/A`).
  private let isMissing: @Sendable (UnsafeRawBufferPointer) -> Bool
  /// For each byte whether a record that begins with it is a row, unless it stands behind a gap or lacks what nearly
  /// all rows have.
  package let beginsRow: [Bool]

  /// Makes the rule for a table.
  /// - Parameters:
  ///   - essential: the columns that make a row a row, of deals the stage and the dates; `nil` where nobody knows what
  ///     the columns mean.
  ///   - isMissing: whether a text, without white space around it, stands for nothing.
  package init(
    _ table: InputTable,
    essential: [Int]? = nil,
    isMissing: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool = { $0.isEmpty }
  ) {
    self.table = table
    self.essential = (essential ?? table.profile.textColumns).filter { $0 >= 0 }
    self.isMissing = isMissing
    knowsRoles = essential != nil
    let quote = UInt8(ascii: "\"")
    // Both the header's first byte and, where that is a quote, the one behind it.
    let header = table.bytes[table.headerOffset..<table.firstRecord].prefix(2)
    let delimiter = table.start.dialect.delimiter
    beginsRow = (0..<256).map { number in
      let byte = UInt8(number)
      let beginsHeader = byte == header.first || header.first == quote && byte == header.last
      return byte > quote && byte != delimiter && !beginsHeader && !RowMark.mayBegin(with: byte)
    }
  }

  /// What a record is.
  @inline(never)
  package func kind(of record: RecordFields, in bytes: UnsafeRawBufferPointer, isBehindGap: Bool) -> RecordKind {
    guard let first = (0..<record.count).first(where: { !isBlank(record, $0, in: bytes) }) else { return .blank }
    // Tables with all fields in quotes are read as fast as others.
    if !isBehindGap, bytes[record.start] == UInt8(ascii: "\""), beginsRow[Int(bytes[record.start + 1])] { return .row }
    if table.isHeader(record.start..<record.end) { return .headings }
    let isSure = isSure(record, first, in: bytes)
    if !isSure, let mark = unsureMark(of: record, first, in: bytes) { return mark == .total ? .total : .footer }
    if isBehindGap {
      let found = table.profile.furtherTable(
        at: record.start,
        in: bytes,
        delimiter: table.start.dialect.delimiter,
        isSheet: table.isSheet
      )
      if let found { return .furtherTable(offset: found.offset, headings: found.headings) }
    }
    return isBehindGap && !isSure && saysNothing(record, in: bytes) ? .lone : .row
  }

  /// Whether a line of its own in a table of more columns says nothing of a deal.
  private func saysNothing(_ record: RecordFields, in bytes: UnsafeRawBufferPointer) -> Bool {
    knowsRoles && !essential.isEmpty && table.headings.count > 2 && record.end - record.start < RowRule.longestLine
      && isLone(record, in: bytes)
  }

  /// Whether there is a gap behind a record.
  /// - Parameter loneLines: how many lines of one field follow one another behind the gap: so many, and the next is none.
  package func leavesGap(
    _ kind: RecordKind,
    _ record: RecordFields,
    in bytes: UnsafeRawBufferPointer,
    loneLines: inout Int
  ) -> Bool {
    switch kind {
    case .lone:
      loneLines += 1
      return loneLines <= RowRule.mostLoneLines
    case .blank:
      loneLines = 0
      return isBlankLine(record.start..<record.end, in: bytes)
    case .total, .footer:
      loneLines = 0
      return true
    case .row, .headings, .furtherTable: return false
    }
  }

  private static let mostLoneLines = 20
  private static let longestLine = 2048

  /// What a record is, if it is a row of sums or a footer.
  package func mark(of record: RecordFields, in bytes: UnsafeRawBufferPointer) -> RowMark? {
    let first = (0..<record.count).first { !isBlank(record, $0, in: bytes) }
    guard let first, !isSure(record, first, in: bytes) else { return nil }
    return unsureMark(of: record, first, in: bytes)
  }

  private func unsureMark(of record: RecordFields, _ first: Int, in bytes: UnsafeRawBufferPointer) -> RowMark? {
    // Where nobody knows the columns, and none but the first has text in nearly all rows, there is nothing that a row of
    // sums would lack.
    if !knowsRoles {
      let lacksNothing = !essential.contains { $0 != first } && record.count > 1
      if table.headings.count < 2 || lacksNothing { return nil }
    }
    return RowMark.of(record, in: bytes)
  }

  /// Whether a record has what makes a row a row, beside its first filled field.
  private func isSure(_ record: RecordFields, _ first: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    essential.contains { $0 < record.count && $0 != first && !isMissing(record, $0, in: bytes) }
  }

  /// Whether a field is blank, says that there is nothing, or has a small number, a count: neither a stage nor a time.
  private func isMissing(_ record: RecordFields, _ field: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let text = FieldText.plain(bytes, record.range(of: field)) else { return false }
    let isCount = text.count < 5 && text.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return text.isEmpty || isCount || isMissing(text)
  }

  /// Whether a field has nothing in it but white space and quotes around it.
  package func isBlank(_ record: RecordFields, _ field: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    FieldText.plain(bytes, record.range(of: field))?.isEmpty ?? false
  }

  /// Whether one field at most is filled.
  package func isLone(_ record: RecordFields, in bytes: UnsafeRawBufferPointer) -> Bool {
    var filled = 0
    for field in 0..<record.count where !isBlank(record, field, in: bytes) {
      filled += 1
      if filled > 1 { return false }
    }
    return true
  }

  /// Whether a record behind a gap is a footer, if no row follows: it has one filled field, and no row can be like that.
  ///
  /// A row of a table that nobody knows may have nothing but a name: then it is one that has no delimiter either, in a
  /// file where all rows have some.
  package func isFooterAtEnd(_ record: RecordFields, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard table.headings.count > 1, isLone(record, in: bytes) else { return false }
    return knowsRoles || record.count == 1 && !table.isSheet && !table.profile.hasRowsOfOneField
  }

  /// Whether a line is nothing but delimiters and white space.
  package func isBlankLine(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
    let delimiter = table.start.dialect.delimiter
    return bytes[range].allSatisfy { $0 == delimiter || $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "\r") }
  }

  /// How many lines of one field stand between a gap and an offset in the body; `nil` where there is no gap before it.
  package func loneLines(sinceGapBefore offset: Int) -> Int? {
    var end = offset
    for count in 0...RowRule.mostLoneLines {
      guard let line = line(before: end) else { return nil }
      if isBlankLine(line, in: table.bytes) { return count }
      var scanner = table.scanner(over: line.lowerBound..<end)
      var record = RecordFields()
      guard scanner.next(&record) else { return nil }
      if mark(of: record, in: table.bytes) != nil { return count }
      if table.isHeader(line) || !saysNothing(record, in: table.bytes) { return nil }
      end = line.lowerBound
    }
    return nil
  }

  /// The line that ends just before an offset in the body, if it is not too long.
  private func line(before offset: Int) -> Range<Int>? {
    guard offset > table.firstRecord else { return nil }
    let bytes = table.bytes
    let least = max(table.firstRecord, offset - 2 * RowRule.longestLine)
    // A line ends before its CRLF.
    var end = offset - 1
    if end > least, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var start = end
    while start > least, bytes[start - 1] != UInt8(ascii: "\n"), bytes[start - 1] != UInt8(ascii: "\r") { start -= 1 }
    return start == least && least > table.firstRecord ? nil : start..<end
  }
}
