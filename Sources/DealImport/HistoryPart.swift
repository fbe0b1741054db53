import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// The stage changes that stand in one part of a history file.
struct HistoryPart: TablePart {
  /// Stages are numbers of the part's names.
  private(set) var changes = StageChangesPart()
  /// Rows of deals that the book does not have.
  var unknownDeals = 0
  /// Where the first ids stand that the book does not have.
  private(set) var unknownIDs = FirstIDs()
  /// Rows of a history of fields that are about none that is asked for.
  private(set) var otherRows = 0
  /// Whether a history of fields has rows of the close date.
  var hasCloseRows = false
  /// Whether a time of day has been seen.
  private(set) var hasTimeOfDay = false
  /// The latest time of all rows, those of unknown deals included.
  private(set) var latest = CivilTime.missing
  /// The names of stages that the part meets; begins with those known before it.
  var stageNames: NameNumbers
  /// The column of times, with what its values say about the way they are written.
  var times: DateColumn
  /// The column of expected closes, likewise.
  var expected: DateColumn
  /// What they are, of deals that are known.
  var expectedCloses = ExpectedCloses()
  /// Those of the changes whose deals are yet to be looked up.
  private var pendingExpected: [Int32] = []
  /// The account of the part's rows.
  private(set) var reader: TableReader
  private let file: Int
  var fields: FieldReader
  /// The numbers of both stages of a change, by the bytes of both fields: mostly they stand side by side.
  private var pairs = FieldMemo()
  /// What the rows of a history of fields are about, by the bytes of the field.
  var changedFields = FieldMemo()
  private var rows: [UInt32] = []
  /// The changes whose deals are known.
  private var known = StageChangesBuilder()

  /// Makes a part without changes.
  /// - Parameters:
  ///   - file: the number of the history file that is read.
  ///   - dates: how its times and dates are read.
  init(reader: TableReader, file: Int, zone: ReportTimeZone, stageNames: NameNumbers, dates: DateColumn) {
    self.reader = reader
    (times, expected) = (dates, dates)
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
    var pending = PendingChanges()
    let bytes = reader.table.bytes
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      try self.row(&account, bytes, record, columns, firstFile + self.file, &pending, index)
      if pending.isFull { self.lookUp(&pending, bytes, index) }
    }
    reader = account
    lookUp(&pending, bytes, index)
    reader.table.release(part)
    changes = known.part(dealCount: index.count)
    known = StageChangesBuilder()
  }

  private mutating func row(
    _ account: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns,
    _ fileNumber: Int,
    _ pending: inout PendingChanges,
    _ index: KeyIndex
  ) throws(RowProblem) {
    if columns.field >= 0 {
      switch changedField(bytes, record, columns) {
      case .stage: break
      case .closeDate: return try readCloseDate(&account, bytes, record, columns, index)
      case .other:
        otherRows += 1
        return
      }
    }
    let time = try fields.requiredTime(bytes, record, columns.at, &times)
    let id = try FieldReader.requiredID(bytes, record, columns.id)
    let (left, entered) = stages(bytes, record, columns, fileNumber)
    if entered == DealBook.noStage { throw RowProblem(id: .stageMissing, field: columns.to) }
    if !hasTimeOfDay, !CivilTime.isMidnight(time) { hasTimeOfDay = true }
    latest = max(latest, time)
    let change = StageChange(time: time, from: left, to: entered, file: UInt16(truncatingIfNeeded: file))
    let expected = columns.expectedClose < 0 ? CivilTime.missingDay : expectedClose(&account, bytes, record, columns)
    if let id {
      if columns.expectedClose >= 0 { pendingExpected.append(expected) }
      return pending.append(change, id: id)
    }
    // An id with quotes inside does not stand in the bytes as it is: it is looked up alone, behind those before it.
    lookUp(&pending, bytes, index)
    let row = fields.withText(bytes, record, columns.id) { index.find($0) }
    let number = row.map { UInt32(truncatingIfNeeded: $0) } ?? KeyIndex.none
    withUnsafePointer(to: change) { change in
      unknownDeals += known.append(UnsafeBufferPointer(start: change, count: 1), of: [number])
    }
    if number == KeyIndex.none { unknownIDs.note(record.range(of: columns.id), in: bytes) }
    if number != KeyIndex.none, expected != CivilTime.missingDay {
      expectedCloses.append(deal: number, time: time, day: expected)
    }
  }

  /// The day on which the close was expected then.
  @inline(never)
  private mutating func expectedClose(
    _ account: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns
  ) -> Int32 {
    switch fields.time(bytes, record, columns.expectedClose, &expected) {
    case .value(let time): return Int32(truncatingIfNeeded: CivilTime.day(of: time))
    case .missing: return CivilTime.missingDay
    case .unreadable:
      account.noteUnreadable(.dateUnreadable, field: columns.expectedClose, record)
      return CivilTime.missingDay
    }
  }

  /// The numbers of the stages left and entered.
  @inline(__always)
  private mutating func stages(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns,
    _ file: Int
  ) -> (left: UInt16, entered: UInt16) {
    guard columns.to == columns.from + 1, columns.from >= 0, columns.to < record.count else {
      return readStages(bytes, record, columns, file)
    }
    let both = record.range(of: columns.from).lowerBound..<record.range(of: columns.to).upperBound
    guard let key = FieldKey(bytes, both) else { return readStages(bytes, record, columns, file) }
    if let numbers = pairs.number(of: key) {
      return (UInt16(truncatingIfNeeded: numbers >> 16), UInt16(truncatingIfNeeded: numbers))
    }
    let (left, entered) = readStages(bytes, record, columns, file)
    pairs.remember(UInt32(left) << 16 | UInt32(entered), of: key)
    return (left, entered)
  }

  @inline(never)
  private mutating func readStages(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns,
    _ file: Int
  ) -> (left: UInt16, entered: UInt16) {
    // What is entered gets its number first: a row without it names nothing.
    let entered = stageNames.number(bytes, record, columns.to, file: file, &fields)
    if entered == DealBook.noStage { return (DealBook.noStage, entered) }
    return (stageNames.number(bytes, record, columns.from, file: file, &fields), entered)
  }

  /// Finds the deals of the pending changes and keeps those that have one.
  private mutating func lookUp(_ pending: inout PendingChanges, _ bytes: UnsafeRawBufferPointer, _ index: KeyIndex) {
    pending.takeAll { changes, ranges in
      index.find(ranges, in: bytes, into: &rows)
      let unknown = known.append(changes, of: rows)
      if unknown > 0, !unknownIDs.isFull {
        for index in changes.indices where rows[index] == KeyIndex.none { unknownIDs.note(ranges[index], in: bytes) }
      }
      unknownDeals += unknown
      for (index, day) in pendingExpected.enumerated() where day != CivilTime.missingDay {
        if rows[index] != KeyIndex.none {
          expectedCloses.append(deal: rows[index], time: changes[index].time, day: day)
        }
      }
      pendingExpected.removeAll(keepingCapacity: true)
    }
  }
}

/// The columns of a history file, -1 where a role has none.
struct HistoryColumns: Sendable {
  let id, from, to, at, field, expectedClose: Int

  init(_ plan: ColumnPlan<HistoryRole>) {
    id = plan[.id]
    from = plan[.from]
    to = plan[.to]
    at = plan[.at]
    field = plan[.field]
    expectedClose = plan[.expectedClose]
  }
}
