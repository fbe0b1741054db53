import DealModel
import DelimitedText
import Diagnostics

/// Reads history files: stage changes of the deals of a book, in file order.
///
/// Stages are numbers of their names until `StageResolver` replaces them.
struct HistoryReader: TablePart {
  /// For each change the row of its deal.
  private var deals: [UInt32] = []
  /// The changes.
  private var changes: [StageChange] = []
  /// The deals' rows and the changes of the parts taken up, in order; they stay where they are, for they are many.
  private var parts: [(deals: [UInt32], changes: [StageChange])] = []
  /// Rows of deals that the book does not have, by file.
  private(set) var unknownDeals: [Int]
  /// Whether a time of day has been seen.
  private(set) var hasTimeOfDay = false
  /// The latest time of all rows, those of unknown deals included.
  private(set) var latest = CivilTime.missing
  private var fields: FieldReader
  /// Changes whose deals are looked up together.
  private var pending: [StageChange] = []
  private var probes: [KeyIndex.Probe] = []
  private var rows: [Int] = []
  private static let batch = 512

  /// The account of the rows of the file that is read.
  var reader: TableReader
  /// The names of stages that the part meets.
  var stageNames = NameNumbers()
  private let file: Int

  /// Makes a reader without changes.
  /// - Parameters:
  ///   - file: the number of the file that is read, of `files` history files.
  init(reader: TableReader, file: Int, files: Int, zone: ReportTimeZone) {
    self.reader = reader
    self.file = file
    fields = FieldReader(zone: zone)
    unknownDeals = Array(repeating: 0, count: files)
  }

  /// Reads a part of the file.
  /// - Parameter firstFile: the number of the first history file among all files, under which a name's place is kept.
  mutating func read(_ part: Range<Int>, columns: HistoryColumns, ids: KeyIndex, firstFile: Int) {
    var account = reader
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      try self.row(bytes, record, columns, ids, firstFile + self.file)
    }
    reader = account
    unknownDeals[file] += lookUp(ids)
  }

  private mutating func row(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns,
    _ ids: KeyIndex,
    _ fileNumber: Int
  ) throws(RowProblem) {
    let time: Int64
    switch fields.time(bytes, record, columns.at) {
    case .value(let value): time = value
    case .missing: throw RowProblem(id: .timeMissing, field: columns.at)
    case .unreadable: throw RowProblem(id: .timeUnreadable, field: columns.at)
    }
    let key = fields.withText(bytes, record, columns.id) { HistoryReader.key($0, ids) }
    if case .missing = key { throw RowProblem(id: .idMissing, field: columns.id) }
    let entered = stage(bytes, record, columns.to, fileNumber)
    if entered == DealBook.noStage { throw RowProblem(id: .stageMissing, field: columns.to) }
    let left = stage(bytes, record, columns.from, fileNumber)
    if !CivilTime.isMidnight(time) { hasTimeOfDay = true }
    latest = max(latest, time)
    let change = StageChange(time: time, from: left, to: entered, file: UInt16(truncatingIfNeeded: file))
    switch key {
    case .probe(let probe):
      probes.append(probe)
      pending.append(change)
      if pending.count == HistoryReader.batch { unknownDeals[file] += lookUp(ids) }
    case .long(let row):
      // Its place among the pending ones does not matter: all changes of one deal have the same id.
      if let row { append(change, row) } else { unknownDeals[file] += 1 }
    case .missing: break
    }
  }

  /// Takes up the changes of a part that stands behind.
  mutating func merge(_ part: HistoryReader) {
    reader.merge(part.reader)
    let stages = stageNames.merge(part.stageNames)
    var changes = part.changes
    if !stages.indices.allSatisfy({ stages[$0] == $0 }) {
      for index in changes.indices {
        changes[index].to = stages[Int(changes[index].to)]
        if changes[index].from != DealBook.noStage { changes[index].from = stages[Int(changes[index].from)] }
      }
    }
    parts.append((part.deals, changes))
    for file in unknownDeals.indices { unknownDeals[file] += part.unknownDeals[file] }
    hasTimeOfDay = hasTimeOfDay || part.hasTimeOfDay
    latest = max(latest, part.latest)
  }

  /// A deal's id as it is looked up.
  private enum Key {
    case missing
    case probe(KeyIndex.Probe)
    /// Too long for a probe: the deal's row, if there is one.
    case long(Int?)
  }

  private static func key(_ text: UnsafeRawBufferPointer, _ ids: KeyIndex) -> Key {
    if text.isEmpty { return .missing }
    return KeyIndex.probe(text).map { .probe($0) } ?? .long(ids.find(text))
  }

  /// Finds the deals of the pending changes and keeps those that have one; returns how many have none.
  private mutating func lookUp(_ ids: KeyIndex) -> Int {
    var unknown = 0
    ids.find(probes, into: &rows)
    for (number, row) in rows.enumerated() {
      if row >= 0 { append(pending[number], row) } else { unknown += 1 }
    }
    pending.removeAll(keepingCapacity: true)
    probes.removeAll(keepingCapacity: true)
    return unknown
  }

  private mutating func append(_ change: StageChange, _ row: Int) {
    deals.append(UInt32(truncatingIfNeeded: row))
    changes.append(change)
  }

  private mutating func stage(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ file: Int
  ) -> UInt16 {
    if column < 0 || column >= record.count { return DealBook.noStage }
    let offset = record.range(of: column).lowerBound
    return fields.withText(bytes, record, column) { text in
      if MissingText.matches(text) { return DealBook.noStage }
      return stageNames.number(of: text, file: file, offset: offset) ?? DealBook.noStage
    }
  }

  /// Puts the changes into the book, grouped by deal; within a deal they keep the order of the files.
  ///
  /// A counting sort on the deal's row.
  /// - Complexity: O(changes + deals).
  mutating func store(in book: inout DealBook) {
    var offsets = [Int](repeating: 0, count: book.count + 1)
    for part in parts {
      for deal in part.deals { offsets[Int(deal) + 1] += 1 }
    }
    for row in 0..<book.count { offsets[row + 1] += offsets[row] }
    var next = offsets
    book.changes = Array(repeating: StageChange(time: 0, from: 0, to: 0), count: offsets[book.count])
    for part in parts {
      for (number, deal) in part.deals.enumerated() {
        book.changes[next[Int(deal)]] = part.changes[number]
        next[Int(deal)] += 1
      }
    }
    book.changeOffsets = offsets
    parts = []
    book.dateRoles.changes = !hasTimeOfDay
  }
}

/// The columns of a history file, -1 where a role has none.
struct HistoryColumns: Sendable {
  let id, from, to, at: Int

  init(_ plan: ColumnPlan<HistoryRole>) {
    id = plan[.id]
    from = plan[.from]
    to = plan[.to]
    at = plan[.at]
  }
}
