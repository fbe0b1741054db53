import DealModel

/// Reads activities files: calls, visits and mails of the deals of a book.
struct ActivityReader: PartedTable {
  private var rows: [UInt32] = []
  private var times: [Int64] = []
  private var codes: [UInt32] = []
  private var fileNumbers: [UInt32] = []
  /// Rows of deals that the book does not have, by file.
  private(set) var unknownDeals: [Int]
  /// Whether a time of day has been seen.
  private(set) var hasTimeOfDay = false
  /// The kinds that were met.
  private(set) var kinds: TaskNames
  /// The outcomes that were met.
  private(set) var outcomes: TaskNames
  /// The account of the rows of the file that is read.
  private(set) var reader: TableReader
  /// The times of the file that is read, with what they say about the way they are written.
  private(set) var dates: DateColumn
  private let words: TaskWords
  private var file = 0

  /// Makes a reader without activities.
  /// - Parameter files: how many activities files there are.
  init(_ first: ActivityPart, files: Int, words: TaskWords) {
    (reader, dates, self.words) = (first.reader, first.dates, words)
    (kinds, outcomes) = (TaskNames(words.kinds), TaskNames(words.outcomes))
    unknownDeals = Array(repeating: 0, count: files)
  }

  /// Begins a file.
  mutating func begin(file: Int, _ empty: ActivityPart) {
    (self.file, reader, dates) = (file, empty.reader, empty.dates)
  }

  /// Takes up the activities of a part that stands behind.
  mutating func merge(_ part: ActivityPart) {
    reader.merge(part.reader)
    dates.merge(part.dates)
    rows.append(contentsOf: part.rows)
    times.append(contentsOf: part.times)
    codes.append(contentsOf: part.codes)
    if unknownDeals.count > 1 {
      fileNumbers.append(contentsOf: repeatElement(UInt32(truncatingIfNeeded: file), count: part.rows.count))
    }
    unknownDeals[file] += part.unknownDeals
    kinds.merge(part.kinds)
    outcomes.merge(part.outcomes)
    hasTimeOfDay = hasTimeOfDay || part.hasTimeOfDay
  }

  /// The activities by deal.
  func activities(deals: Int) -> Activities {
    Activities(
      of: rows,
      deals: deals,
      times: times,
      codes: codes,
      fileNumbers: fileNumbers,
      files: unknownDeals.count,
      words: words
    )
  }

  /// The tasks of stages that no activity is of, each once.
  func tasksNotMet(_ stages: [Stage]) -> [Assumption] {
    // A kind with an outcome is met by an activity that has both.
    let met = Set(codes)
    let width = UInt32(words.outcomes.count + 1)
    var told: [Assumption] = []
    for stage in stages {
      for task in stage.tasks {
        guard let (kind, outcome) = words.numbers(of: task) else { continue }
        let isMet = met.contains {
          $0 / width == UInt32(kind) && (outcome == nil || $0 % width == UInt32(outcome ?? 0))
        }
        if isMet { continue }
        let isKindMet = met.contains { $0 / width == UInt32(kind) }
        let known = isKindMet ? outcomes.seen : kinds.seen
        let wanted = isKindMet ? task.outcome ?? "" : task.kind
        let nearest = TaskNames.nearest(to: wanted, among: known)
        told.append(.taskNotMet(task: task.name, stage: stage.name, nearest: nearest, known: Array(known.prefix(12))))
      }
    }
    return told.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
