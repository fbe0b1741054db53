import DelimitedText
package import Diagnostics

// How it works: the records are written as they come. Only lines of one field behind a blank line are kept back until it
// shows whether records follow them: if none does, they are what programs write below a table.

/// Writes a table as it was understood: RFC 4180 with commas and LF, without what is no part of it.
///
/// Every field's text is exactly that of the file. Records that are shorter than the headings get blank fields; longer
/// ones lose blank fields at their end, and are rejected where those are not blank. Columns that most records have but no
/// heading get a blank one.
package struct NormalisedTable {
  /// How many rejected records are kept, with their reasons.
  private static let mostRejects = 20
  private static let mostKeptBack = 100

  private let table: InputTable
  private let width: Int
  /// The records written.
  package private(set) var records = 0
  /// The blank lines, also those above the headings.
  package private(set) var blankLines = 0
  /// The records that could not be written.
  package private(set) var rejected = 0
  /// The reasons for the first of them.
  package private(set) var rejects: [Diagnostic] = []
  private var passedOver: [(id: MessageID, count: Int, first: Range<Int>)] = []
  private var furtherTable: Diagnostic?
  private var map: LineMap
  private var text: [UInt8] = []
  private var output: [UInt8] = []

  /// Makes the writer of a table.
  package init(_ table: InputTable) {
    self.table = table
    width = max(table.headings.count, table.profile.widthWithoutHeadings ?? 0)
    map = table.lineMap()
    blankLines = table.blankLinesBefore
  }

  /// Hands the text to `write`, some 64 KiB at a time, until it answers `false`.
  /// - Throws: the reason for which the table cannot be read to its end.
  package mutating func write(_ write: (UnsafeRawBufferPointer) -> Bool) throws(Diagnostic) {
    var headings = table.exactHeadings()
    while headings.count < width { headings.append([]) }
    append(headings[...])
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    var released = table.firstRecord
    var isBehindGap = false
    var keptBack: [(fields: [[UInt8]], range: Range<Int>)] = []
    func flush() {
      for line in keptBack {
        records += 1
        append(line.fields[...])
      }
      keptBack.removeAll()
    }
    while scanner.next(&record) {
      if isBlank(record) {
        blankLines += 1
        isBehindGap = true
        continue
      }
      let wasBehindGap = isBehindGap
      isBehindGap = false
      if isHeader(record) {
        passOver(.headingsRepeated, count: 1, record.start..<record.end)
        continue
      }
      if isMarked(record) {
        isBehindGap = true
        continue
      }
      if wasBehindGap, beginsFurtherTable(record) { break }
      let isLone = width > 1 && (1..<record.count).allSatisfy { isBlank(record, $0) }
      if isLone, wasBehindGap || !keptBack.isEmpty, keptBack.count < NormalisedTable.mostKeptBack, isText(record) {
        keptBack.append((fields(record), record.start..<record.end))
        continue
      }
      flush()
      if let problem = problem(record) {
        reject(problem, record)
        continue
      }
      records += 1
      appendFields(record)
      if output.count >= 1 << 16, !hand(to: write) { return }
      if record.start - released > 4 << 20 {
        table.release(released..<record.start)
        released = record.start
      }
    }
    if let first = keptBack.first { passOver(.footersSkipped, count: keptBack.count, first.range) }
    _ = hand(to: write)
    if let problem = table.problem(of: scanner) { throw problem }
  }

  /// What was passed over, in the order of the file.
  package func notes() -> [Diagnostic] {
    var map = table.lineMap()
    var notes: [Diagnostic] = []
    for entry in passedOver {
      let line = map.location(of: entry.first.lowerBound).line
      let text = String(decoding: table.bytes[entry.first], as: UTF8.self)
      let arguments = entry.id == .headingsRepeated ? ["\(entry.count)"] : ["\(entry.count)", text]
      notes.append(Diagnostic(entry.id, arguments, at: SourceLocation(file: table.path, line: line)))
    }
    return notes + (furtherTable.map { [$0] } ?? [])
  }

  private mutating func hand(to write: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    defer { output.removeAll(keepingCapacity: true) }
    return output.isEmpty || output.withUnsafeBytes(write)
  }

  private func isBlank(_ record: RecordFields, _ field: Int) -> Bool {
    FieldText.plain(table.bytes, record.range(of: field))?.isEmpty ?? false
  }

  /// Whether the record is a blank line; in one column `""` is none.
  private func isBlank(_ record: RecordFields) -> Bool {
    if record.isBlank { return true }
    if width == 1, record.count == 1, table.bytes[record.start] == UInt8(ascii: "\"") { return false }
    return (0..<record.count).allSatisfy { isBlank(record, $0) }
  }

  /// Whether the record is the header once more.
  private func isHeader(_ record: RecordFields) -> Bool {
    record.end > record.start && table.isHeader(record.start..<record.end)
  }

  private func isText(_ record: RecordFields) -> Bool {
    UTF8Check.firstInvalid(in: table.bytes, from: record.start, to: record.end) == nil
  }

  private mutating func beginsFurtherTable(_ record: RecordFields) -> Bool {
    let delimiter = table.start.dialect.delimiter
    guard let found = table.profile.furtherTable(at: record.start, in: table.bytes, delimiter: delimiter) else {
      return false
    }
    let line = map.location(of: found.offset).line
    furtherTable = Diagnostic(.furtherTable, [found.headings], at: SourceLocation(file: table.path, line: line))
    return true
  }

  /// Whether the record is a row of sums or a footer.
  private mutating func isMarked(_ record: RecordFields) -> Bool {
    // Without columns that rows fill with text there is nothing that a row of sums could lack.
    let essential = table.profile.textColumns
    guard width > 1, record.end > record.start, essential.count > 1 || record.count == 1 else { return false }
    var first = table.bytes[record.start]
    if first == UInt8(ascii: "\""), record.end > record.start + 1 { first = table.bytes[record.start + 1] }
    let mayBeMarked = RowMark.mayBegin(with: first) || first == table.start.dialect.delimiter || first <= 0x20
    guard mayBeMarked, let mark = RowMark.of(record, in: table.bytes, essential: essential) else { return false }
    passOver(mark == .total ? .totalsSkipped : .footersSkipped, count: 1, record.start..<record.end)
    return true
  }

  private mutating func passOver(_ id: MessageID, count: Int, _ range: Range<Int>) {
    if let index = passedOver.firstIndex(where: { $0.id == id }) {
      passedOver[index].count += count
    } else {
      passedOver.append((id, count, range))
    }
  }

  /// Why a record cannot be written.
  private func problem(_ record: RecordFields) -> MessageID? {
    if !isText(record) { return .rowNotUTF8 }
    if record.count > width, (width..<record.count).contains(where: { !isBlank(record, $0) }) {
      return .rowWithTooManyFields
    }
    return nil
  }

  private mutating func reject(_ id: MessageID, _ record: RecordFields) {
    rejected += 1
    guard rejects.count < NormalisedTable.mostRejects else { return }
    let arguments = id == .rowNotUTF8 ? [table.encodingName] : ["\(record.count)", "\(width)"]
    rejects.append(
      Diagnostic(id, arguments, at: map.location(of: record.start), excerpt: map.text(around: record.start))
    )
  }

  private mutating func fields(_ record: RecordFields) -> [[UInt8]] {
    (0..<width).map { field in
      if field >= record.count { return [] }
      FieldText.unescapeExactly(table.bytes, record.range(of: field), into: &text)
      return text
    }
  }

  private mutating func append(_ fields: ArraySlice<[UInt8]>) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      RecordWriter.append(field, to: &output)
    }
    endRecord(isEmpty: fields.count == 1 && fields.first?.isEmpty == true)
  }

  private mutating func appendFields(_ record: RecordFields) {
    var isEmpty = false
    for field in 0..<width {
      if field > 0 { output.append(UInt8(ascii: ",")) }
      if field >= record.count { continue }
      FieldText.unescapeExactly(table.bytes, record.range(of: field), into: &text)
      isEmpty = width == 1 && text.isEmpty
      RecordWriter.append(text, to: &output)
    }
    endRecord(isEmpty: isEmpty)
  }

  private mutating func endRecord(isEmpty: Bool) {
    // A record of one empty field would be a blank line.
    if isEmpty { output.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")]) }
    output.append(UInt8(ascii: "\n"))
  }
}
