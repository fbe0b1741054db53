import DealModel
import DelimitedText
import Diagnostics

/// Reads history files: stage changes of the deals of a book, in file order.
///
/// Stages are numbers of their names until `StageResolver` replaces them.
struct HistoryReader {
  /// For each change the row of its deal.
  private(set) var deals: [UInt32] = []
  /// The changes.
  private(set) var changes: [StageChange] = []
  /// Rows of deals that the book does not have, by file.
  private(set) var unknownDeals: [Int] = []
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

  init(zone: ReportTimeZone) { fields = FieldReader(zone: zone) }

  /// Reads one file whose columns are known.
  /// - Parameter fileNumber: the file's number among all files, under which a name's first place is kept.
  mutating func read(
    _ reader: inout TableReader,
    plan: ColumnPlan<HistoryRole>,
    ids: KeyIndex,
    stageNames: inout NameNumbers,
    fileNumber: Int,
    progress: (Int) -> Void
  ) throws(Diagnostic) {
    let (id, from, to, at) = (plan[.id], plan[.from], plan[.to], plan[.at])
    let file = UInt16(truncatingIfNeeded: unknownDeals.count)
    var unknown = 0
    try reader.read(progress: progress) { (reader, bytes, record) throws(RowProblem) in
      let time: Int64
      switch self.fields.time(bytes, record, at) {
      case .value(let value): time = value
      case .missing: throw RowProblem(id: .timeMissing, field: at)
      case .unreadable: throw RowProblem(id: .timeUnreadable, field: at)
      }
      let key = self.fields.withText(bytes, record, id) { HistoryReader.key($0, ids) }
      if case .missing = key { throw RowProblem(id: .idMissing, field: id) }
      let entered = self.stage(bytes, record, to, &stageNames, fileNumber)
      if entered == DealBook.noStage { throw RowProblem(id: .stageMissing, field: to) }
      let left = self.stage(bytes, record, from, &stageNames, fileNumber)
      if !CivilTime.isMidnight(time) { self.hasTimeOfDay = true }
      self.latest = max(self.latest, time)
      let change = StageChange(time: time, from: left, to: entered, file: file)
      switch key {
      case .probe(let probe):
        self.probes.append(probe)
        self.pending.append(change)
        if self.pending.count == HistoryReader.batch { unknown += self.lookUp(ids) }
      case .long(let row):
        // The rows before it come first: within a deal the order of the file counts.
        unknown += self.lookUp(ids)
        if let row { self.append(change, row) } else { unknown += 1 }
      case .missing: break
      }
    }
    unknown += lookUp(ids)
    unknownDeals.append(unknown)
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
    _ names: inout NameNumbers,
    _ file: Int
  ) -> UInt16 {
    if column < 0 || column >= record.count { return DealBook.noStage }
    let offset = record.range(of: column).lowerBound
    return fields.withText(bytes, record, column) { text in
      if MissingText.matches(text) { return DealBook.noStage }
      return names.number(of: text, file: file, offset: offset) ?? DealBook.noStage
    }
  }

  /// Puts the changes into the book, grouped by deal; within a deal they keep the order of the files.
  ///
  /// A counting sort on the deal's row.
  /// - Complexity: O(changes + deals).
  mutating func store(in book: inout DealBook) {
    var offsets = [Int](repeating: 0, count: book.count + 1)
    for deal in deals { offsets[Int(deal) + 1] += 1 }
    for row in 0..<book.count { offsets[row + 1] += offsets[row] }
    var next = offsets
    book.changes = Array(repeating: StageChange(time: 0, from: 0, to: 0), count: changes.count)
    for (number, deal) in deals.enumerated() {
      book.changes[next[Int(deal)]] = changes[number]
      next[Int(deal)] += 1
    }
    book.changeOffsets = offsets
    book.dateRoles.changes = !hasTimeOfDay
    deals = []
    changes = []
  }
}
