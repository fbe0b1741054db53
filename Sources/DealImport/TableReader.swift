import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// Why a row cannot be used, before it is put into words.
struct RowProblem: Error {
  var id: MessageID
  /// The field at fault; -1 for the whole row.
  var field: Int
}

/// Reads the records of one table, and keeps account of those that cannot be used.
struct TableReader: Sendable {
  /// A problem noted while reading, as offsets only; turned into text when all is read.
  struct Note: Sendable {
    var id: MessageID
    var field: Int
    var valueRange: Range<Int>
    var recordRange: Range<Int>
    var fieldCount: Int
    /// The number of the row among those read, from 1.
    var row: Int
    /// Whether it has one filled field at most.
    var isLone = false
    /// Whether a blank line, a row of sums or a footer stands before it.
    var isBehindGap = false
  }

  let table: InputTable
  var summary: InputSummary
  var rejected: [Note] = []
  private var unreadable: [Int: (count: Int, first: Note)] = [:]
  /// The highest column a row must have.
  private let lastUsed: Int
  /// What tells rows from what else stands in the file.
  let rule: RowRule
  /// The records that are no rows.
  var passedOver = PassedOver()

  init(table: InputTable, role: String, lastUsed: Int, essential: [Int] = []) {
    self.table = table
    self.lastUsed = lastUsed
    rule = RowRule(table, essential: essential, isMissing: { MissingText.matches($0) })
    summary = InputSummary(
      role: role,
      file: table.path,
      bytes: table.fileSize,
      encoding: table.encodingName,
      delimiter: table.isSheet ? nil : table.start.dialect.name
    )
    let origin = table.origin
    if origin.packing != .none {
      summary.packing = origin.packing.rawValue
      summary.entry = origin.entry
      summary.unpackedBytes = origin.unpackedSize
    }
  }

  /// The offset of a quote that is still open at the end of the part that was read.
  private(set) var openQuote: Int?
  /// The offset of the record with the quote that is still open.
  private(set) var unfinishedRecord: Int?
  /// How many bytes the part has that was read; `nil` of a whole table.
  private(set) var bytesRead: Int?
  /// What is too long, a field or a record, and its offset; nothing behind it was read.
  private(set) var tooLong: (id: MessageID, offset: Int)?

  /// Hands every record of a part that has all used columns to `body`; a problem that it throws rejects the row.
  ///
  /// The part's bytes are to be given back by the caller when nothing of them is needed any more.
  @inline(__always)
  mutating func read(
    _ part: Range<Int>,
    _ body: (inout TableReader, UnsafeRawBufferPointer, RecordFields) throws(RowProblem) -> Void
  ) {
    let bytes = table.bytes
    let width = table.headings.count
    let beginsRow = rule.beginsRow
    // Rows that have it are looked at no further: of deals the stage, of changes the stage entered.
    let usual = rule.essential.first ?? -1
    var validity = ValidUTF8(bytes: bytes, start: part.lowerBound, end: part.upperBound)
    var scanner = table.scanner(over: part)
    var record = RecordFields()
    let loneBefore = rule.loneLines(sinceGapBefore: part.lowerBound)
    var isBehindGap = loneBefore != nil
    var loneLines = loneBefore ?? 0
    var readEnd = part.lowerBound
    while scanner.next(&record) {
      readEnd = scanner.offset
      let isPlainRow =
        record.end > record.start && beginsRow[Int(bytes[record.start])]
        && (usual < 0 || usual < record.count && !record.range(of: usual).isEmpty)
      let wasBehindGap = isBehindGap
      if !isPlainRow || isBehindGap {
        isBehindGap = false
        let kind = rule.kind(of: record, in: bytes, isBehindGap: wasBehindGap)
        // A pattern and no comparison, for it is asked of many rows.
        let isRow = if case .row = kind { true } else { false }
        if !isRow {
          passOver(kind, record)
          isBehindGap = rule.leavesGap(kind, record, in: bytes, loneLines: &loneLines)
          if passedOver.hasFurtherTable {
            bytesRead = part.count
            return
          }
          continue
        }
      }
      summary.rowsRead += 1
      do throws(RowProblem) {
        if record.count != width { try checkWidth(bytes, record, width) }
        if let offset = validity.firstInvalid(in: record.start..<record.end) {
          throw RowProblem(
            id: .rowNotUTF8,
            field: (0..<record.count).first { record.range(of: $0).upperBound > offset } ?? -1
          )
        }
        try body(&self, bytes, record)
      } catch {
        if !reject(error, bytes, record, isBehindGap: wasBehindGap) { (isBehindGap, loneLines) = (true, 0) }
      }
    }
    bytesRead = part.count
    openQuote = scanner.openQuote
    unfinishedRecord = openQuote.map { _ in readEnd }
    tooLong = scanner.tooLongRecord.map { (.lineTooLong, $0) } ?? scanner.tooLongField.map { (.fieldTooLong, $0) }
  }

  /// Counts a row that cannot be used, or passes it over if it is none.
  /// - Returns: whether it is a row.
  private mutating func reject(
    _ problem: RowProblem,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    isBehindGap: Bool
  ) -> Bool {
    if problem.id != .rowNotUTF8, let mark = rule.mark(of: record, in: bytes) {
      summary.rowsRead -= 1
      passOver(mark == .total ? .total : .footer, record)
      return false
    }
    summary.rejected += 1
    var note = note(problem, record)
    note.isLone = problem.id != .rowNotUTF8 && rule.isLone(record, in: bytes)
    note.isBehindGap = isBehindGap
    rejected.append(note)
    return true
  }

  /// Adds what was read of the part behind.
  mutating func merge(_ part: TableReader) {
    rejected += part.rejected.map { note in
      var moved = note
      moved.row += summary.rowsRead
      return moved
    }
    summary.rowsRead += part.summary.rowsRead
    summary.skipped += part.summary.skipped
    summary.rejected += part.summary.rejected
    for (field, entry) in part.unreadable {
      let known = unreadable[field]
      unreadable[field] = ((known?.count ?? 0) + entry.count, known?.first ?? entry.first)
    }
    passedOver.merge(part.passedOver)
    openQuote = part.openQuote
    tooLong = part.tooLong
  }

  /// Forgets the rows: those of a table that is read a second time were counted and told of before.
  mutating func keepOnlyUnreadable() {
    (rejected, passedOver) = ([], PassedOver())
    (summary.rowsRead, summary.rejected, summary.skipped) = (0, 0, 0)
  }

  /// The problem for which the file could not be read to its end.
  var problem: Diagnostic? {
    if let openQuote { return table.problem(.quoteNotClosed, at: openQuote) }
    return tooLong.map { table.problem($0.id, at: $0.offset) }
  }

  /// Further fields are no harm if they are blank, missing ones if nobody asks for them.
  private func checkWidth(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ width: Int) throws(RowProblem) {
    if record.count < width {
      if record.count <= lastUsed, !table.isSheet { throw RowProblem(id: .rowWithTooFewFields, field: -1) }
      return
    }
    for field in width..<record.count where !rule.isBlank(record, field, in: bytes) {
      throw RowProblem(id: .rowWithTooManyFields, field: -1)
    }
  }

  /// Notes an optional value that cannot be read; the row stays.
  mutating func noteUnreadable(_ id: MessageID, field: Int, _ record: RecordFields) {
    if let known = unreadable[field] {
      unreadable[field] = (known.count + 1, known.first)
    } else {
      unreadable[field] = (1, note(RowProblem(id: id, field: field), record))
    }
  }

  private func note(_ problem: RowProblem, _ record: RecordFields) -> Note {
    Note(
      id: problem.id,
      field: problem.field,
      valueRange: problem.field >= 0 && problem.field < record.count
        ? record.range(of: problem.field) : record.start..<record.start,
      recordRange: record.start..<record.end,
      fieldCount: record.count,
      row: summary.rowsRead
    )
  }

  /// The rejected rows in words.
  func rejectedRows() -> [RejectedRow] {
    var map = table.lineMap()
    return rejected.map { inWords($0, &map) }
  }

  /// The unreadable values, by column.
  func unreadableValues() -> [UnreadableValues] {
    var map = table.lineMap()
    return unreadable.sorted { $0.key < $1.key }.map { field, entry in
      let first = inWords(entry.first, &map)
      return UnreadableValues(
        file: table.path,
        column: table.headings[field],
        count: entry.count,
        example: first.value,
        line: first.location.line ?? 0,
        reason: first.reason
      )
    }
  }

  private func inWords(_ note: Note, _ map: inout LineMap) -> RejectedRow {
    let bytes = table.bytes
    let value = note.field >= 0 ? FieldText.string(bytes, note.valueRange) : ""
    let column = table.headings.indices.contains(note.field) ? table.headings[note.field] : ""
    let start = note.field >= 0 ? note.valueRange.lowerBound : note.recordRange.lowerBound
    let place = map.location(of: start)
    var arguments = note.field >= 0 ? [column, value] : ["\(note.fieldCount)", "\(table.headings.count)"]
    if note.id == .rowNotUTF8 { arguments = [table.encodingName] }
    let reason = Diagnostic(note.id, arguments, at: place, excerpt: map.text(around: start))
    let row = String(decoding: bytes[note.recordRange], as: UTF8.self)
    return RejectedRow(location: place, column: column, value: value, reason: reason, row: row)
  }
}
