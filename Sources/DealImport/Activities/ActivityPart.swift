import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// The activities that stand in one part of an activities file.
struct ActivityPart: TablePart {
  /// How many ids are looked up at a time.
  private static let lookedUpAtOnce = 512

  /// The deals of the activities that have one.
  private(set) var rows: [UInt32] = []
  /// When they were.
  private(set) var times: [Int64] = []
  /// What they were, as tasks ask for it.
  private(set) var codes: [UInt32] = []
  /// Activities of deals that the book does not have.
  private(set) var unknownDeals = 0
  /// Whether a time of day has been seen.
  private(set) var hasTimeOfDay = false
  /// The column of times, with what its values say about the way they are written.
  var dates: DateColumn
  /// The kinds that the part meets.
  private(set) var kinds: TaskNames
  /// The outcomes that it meets.
  private(set) var outcomes: TaskNames
  /// The account of the part's rows.
  private(set) var reader: TableReader
  private var fields: FieldReader
  private let words: TaskWords
  /// Activities that wait for their deals to be looked up together.
  private var pending: (ids: [Range<Int>], times: [Int64], codes: [UInt32]) = ([], [], [])
  private var found: [UInt32] = []

  /// Makes a part without activities.
  /// - Parameters:
  ///   - words: what tasks of stages ask for.
  ///   - dates: how its times are read.
  init(reader: TableReader, zone: ReportTimeZone, words: TaskWords, dates: DateColumn) {
    (self.reader, self.words, self.dates) = (reader, words, dates)
    kinds = TaskNames(words.kinds)
    outcomes = TaskNames(words.outcomes)
    fields = FieldReader(zone: zone)
  }

  /// Reads a part of the file.
  /// - Parameter index: the deals' ids.
  mutating func read(_ part: Range<Int>, columns: ActivityColumns, deals index: KeyIndex) {
    var account = reader
    let bytes = reader.table.bytes
    account.read(part) { (_, bytes, record) throws(RowProblem) in
      try self.row(bytes, record, columns, index)
    }
    lookUp(bytes, index)
    reader = account
    reader.table.release(part)
  }

  private mutating func row(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: ActivityColumns,
    _ index: KeyIndex
  ) throws(RowProblem) {
    let time = try fields.requiredTime(bytes, record, columns.at, &dates)
    let id = try FieldReader.requiredID(bytes, record, columns.id)
    var code: UInt32 = 0
    if !words.isEmpty {
      let kind = kinds.number(bytes, record, columns.kind, &fields)
      code = words.code(kind: kind, outcome: outcomes.number(bytes, record, columns.outcome, &fields))
    }
    if !hasTimeOfDay, !CivilTime.isMidnight(time) { hasTimeOfDay = true }
    if let id {
      pending.ids.append(id)
      pending.times.append(time)
      if !words.isEmpty { pending.codes.append(code) }
      if pending.ids.count == ActivityPart.lookedUpAtOnce { lookUp(bytes, index) }
      return
    }
    // An id with quotes inside does not stand in the bytes as it is: it is looked up alone, behind those before it.
    lookUp(bytes, index)
    guard let row = fields.withText(bytes, record, columns.id, { index.find($0) }) else {
      unknownDeals += 1
      return
    }
    rows.append(UInt32(truncatingIfNeeded: row))
    times.append(time)
    if !words.isEmpty { codes.append(code) }
  }

  /// Finds the deals of the pending activities and keeps those that have one.
  private mutating func lookUp(_ bytes: UnsafeRawBufferPointer, _ index: KeyIndex) {
    if pending.ids.isEmpty { return }
    pending.ids.withUnsafeBufferPointer { index.find($0, in: bytes, into: &found) }
    for (place, row) in found.enumerated() {
      if row == KeyIndex.none {
        unknownDeals += 1
        continue
      }
      rows.append(row)
      times.append(pending.times[place])
      if !words.isEmpty { codes.append(pending.codes[place]) }
    }
    pending.ids.removeAll(keepingCapacity: true)
    pending.times.removeAll(keepingCapacity: true)
    pending.codes.removeAll(keepingCapacity: true)
  }
}

/// The columns of an activities file, -1 where a role has none.
struct ActivityColumns: Sendable {
  let id, at, kind, outcome: Int

  init(_ plan: ColumnPlan<ActivityRole>) {
    (id, at, kind, outcome) = (plan[.id], plan[.at], plan[.kind], plan[.outcome])
  }
}
