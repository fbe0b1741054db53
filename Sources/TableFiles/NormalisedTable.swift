import DelimitedText
package import Diagnostics

// How it works: what a record is says `RowRule`, as it does where a report is made. The records are written as they come.
// Only lines of one field behind a gap are kept back until it shows whether records follow them: if none does, they are
// what programs write below a table.

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
  private let rule: RowRule
  private let width: Int
  /// The records written.
  package private(set) var records = 0
  /// The blank lines, also those above the headings.
  package private(set) var blankLines = 0
  /// The records that could not be written.
  package private(set) var rejected = 0
  /// The reasons for the first of them.
  package private(set) var rejects: [Diagnostic] = []
  private var passedOver = PassedOver()
  /// The records that have fewer fields than there are headings, and where the first of them begins.
  private var short: (count: Int, first: Int)?
  private var map: LineMap
  private var text: [UInt8] = []
  private var output: [UInt8] = []

  /// Makes the writer of a table.
  /// - Parameter rule: what tells its rows from other records; `nil` where nothing is known of its columns.
  package init(_ table: InputTable, rule: RowRule? = nil) {
    self.table = table
    self.rule = rule ?? RowRule(table)
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
    var loneLines = 0
    var keptBack: [(fields: [[UInt8]], count: Int, range: Range<Int>)] = []
    func flush() {
      for line in keptBack {
        take(line.count, at: line.range.lowerBound)
        append(line.fields[...])
      }
      keptBack.removeAll()
    }
    let bytes = table.bytes
    // Rows that have it are looked at no further.
    let usual = rule.essential.first ?? -1
    while scanner.next(&record) {
      let isPlainRow =
        record.end > record.start && rule.beginsRow[Int(bytes[record.start])]
        && (usual < 0 || usual < record.count && !record.range(of: usual).isEmpty)
      if !isPlainRow || isBehindGap || !keptBack.isEmpty {
        let wasBehindGap = isBehindGap
        isBehindGap = false
        let kind = rule.kind(of: record, in: bytes, isBehindGap: wasBehindGap)
        // In one column `""` is no blank line.
        let isEmptyText = width == 1 && record.end > record.start && bytes[record.start] == UInt8(ascii: "\"")
        if kind == .row, wasBehindGap || !keptBack.isEmpty, keptBack.count < NormalisedTable.mostKeptBack,
          rule.isFooterAtEnd(record, in: bytes), isText(record)
        {
          keptBack.append((fields(record), record.count, record.start..<record.end))
          continue
        }
        if kind != .row, kind != .blank || !isEmptyText {
          if kind == .blank { blankLines += 1 }
          passedOver.add(kind, record.start..<record.end)
          isBehindGap = rule.leavesGap(kind, record, in: bytes, loneLines: &loneLines)
          if passedOver.hasFurtherTable { break }
          continue
        }
      }
      flush()
      if let problem = problem(record) {
        reject(problem, record)
        continue
      }
      take(record.count, at: record.start)
      appendFields(record)
      if output.count >= 1 << 16, !hand(to: write) { return }
      if record.start - released > 4 << 20 {
        table.release(released..<record.start)
        released = record.start
      }
    }
    for line in keptBack { passedOver.add(.footer, line.range) }
    _ = hand(to: write)
    if let problem = table.problem(of: scanner) { throw problem }
  }

  /// What was passed over, in the order of the file, and how many records were too short.
  package func notes() -> [Diagnostic] {
    var notes = passedOver.notes(of: table)
    if let short {
      var map = table.lineMap()
      let place = SourceLocation(file: table.path, line: map.location(of: short.first).line)
      notes.append(Diagnostic(.recordsPadded, ["\(short.count)", "\(table.headings.count)"], at: place))
    }
    return notes
  }

  /// Counts a record that is written.
  private mutating func take(_ fields: Int, at offset: Int) {
    records += 1
    if fields >= table.headings.count || table.isSheet { return }
    short = ((short?.count ?? 0) + 1, short?.first ?? offset)
  }

  private mutating func hand(to write: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    defer { output.removeAll(keepingCapacity: true) }
    return output.isEmpty || output.withUnsafeBytes(write)
  }

  private func isText(_ record: RecordFields) -> Bool {
    UTF8Check.firstInvalid(in: table.bytes, from: record.start, to: record.end) == nil
  }

  /// Why a record cannot be written.
  private func problem(_ record: RecordFields) -> MessageID? {
    if !isText(record) { return .rowNotUTF8 }
    if record.count > width, (width..<record.count).contains(where: { !rule.isBlank(record, $0, in: table.bytes) }) {
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
