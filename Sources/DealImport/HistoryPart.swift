import DealModel
import DelimitedText
import Diagnostics

/// The stage changes that stand in one part of a history file.
struct HistoryPart: TablePart {
  /// Stages are numbers of the part's names.
  private(set) var changes = StageChangesPart()
  /// Rows of deals that the book does not have.
  private(set) var unknownDeals = 0
  /// Whether a time of day has been seen.
  private(set) var hasTimeOfDay = false
  /// The latest time of all rows, those of unknown deals included.
  private(set) var latest = CivilTime.missing
  /// The names of stages that the part meets; begins with those known before it.
  var stageNames: NameNumbers
  /// The column of times, with what its values say about the way they are written.
  var times: DateColumn
  /// The account of the part's rows.
  private(set) var reader: TableReader
  private let file: Int
  private var fields: FieldReader
  /// Changes whose deals are looked up together, and the ids of those.
  private var pending: [StageChange] = []
  private var ids = KeyBatch()
  private var rows: [UInt32] = []
  private static let batch = 512
  /// The changes whose deals are known.
  private var known = StageChangesBuilder()

  /// Makes a part without changes.
  /// - Parameters:
  ///   - file: the number of the history file that is read.
  ///   - times: how its times are read.
  init(reader: TableReader, file: Int, zone: ReportTimeZone, stageNames: NameNumbers, times: DateColumn) {
    self.reader = reader
    self.times = times
    self.file = file
    fields = FieldReader(zone: zone)
    self.stageNames = stageNames
  }

  /// Reads a part of the file.
  /// - Parameters:
  ///   - deals: the deals' ids.
  ///   - firstFile: the number of the first history file among all files, under which a name's place is kept.
  mutating func read(_ part: Range<Int>, columns: HistoryColumns, deals index: KeyIndex, firstFile: Int) {
    // A row of a history is hardly ever shorter.
    known = StageChangesBuilder(capacity: part.count / 40)
    var account = reader
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      try self.row(bytes, record, columns, firstFile + self.file)
      if self.pending.count == HistoryPart.batch { self.lookUp(index) }
    }
    reader = account
    lookUp(index)
    changes = known.part(dealCount: index.count)
    known = StageChangesBuilder()
  }

  private mutating func row(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns,
    _ fileNumber: Int
  ) throws(RowProblem) {
    let time: Int64
    switch fields.time(bytes, record, columns.at, &times) {
    case .value(let value): time = value
    case .missing: throw RowProblem(id: .timeMissing, field: columns.at)
    case .unreadable: throw RowProblem(id: .timeUnreadable, field: columns.at)
    }
    let hasId = fields.withText(bytes, record, columns.id) { text in
      if text.isEmpty { return false }
      ids.append(text, within: bytes)
      return true
    }
    if !hasId { throw RowProblem(id: .idMissing, field: columns.id) }
    let entered = stageNames.number(bytes, record, columns.to, file: fileNumber, &fields)
    if entered == DealBook.noStage {
      ids.removeLast()
      throw RowProblem(id: .stageMissing, field: columns.to)
    }
    let left = stageNames.number(bytes, record, columns.from, file: fileNumber, &fields)
    if !hasTimeOfDay, !CivilTime.isMidnight(time) { hasTimeOfDay = true }
    latest = max(latest, time)
    pending.append(StageChange(time: time, from: left, to: entered, file: UInt16(truncatingIfNeeded: file)))
  }

  /// Finds the deals of the pending changes and keeps those that have one.
  private mutating func lookUp(_ index: KeyIndex) {
    index.find(ids, into: &rows)
    unknownDeals += known.append(pending, of: rows)
    pending.removeAll(keepingCapacity: true)
    ids.removeAll()
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
