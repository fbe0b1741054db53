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
      let deal: Int? = self.fields.withText(bytes, record, id) { $0.isEmpty ? -1 : ids.find($0) }
      if deal == -1 { throw RowProblem(id: .idMissing, field: id) }
      let entered = self.stage(bytes, record, to, &stageNames, fileNumber)
      if entered == DealBook.noStage { throw RowProblem(id: .stageMissing, field: to) }
      let left = self.stage(bytes, record, from, &stageNames, fileNumber)
      if !CivilTime.isMidnight(time) { self.hasTimeOfDay = true }
      self.latest = max(self.latest, time)
      guard let deal else {
        unknown += 1
        return
      }
      self.deals.append(UInt32(truncatingIfNeeded: deal))
      self.changes.append(StageChange(time: time, from: left, to: entered, file: file))
    }
    unknownDeals.append(unknown)
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
