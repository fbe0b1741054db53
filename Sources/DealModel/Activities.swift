/// The activities of all deals: calls, visits, mails; as columns of numbers, grouped by deal.
///
/// Times are microseconds of local civil time. What an activity was is kept only as far as tasks of stages ask for it.
public struct Activities: Sendable {
  /// How many activity files there are; nothing is known of activities without any.
  public let files: Int
  /// What the tasks of stages ask for, under the numbers that make up the codes.
  public let words: TaskWords
  /// For each deal, and one behind the last, where its activities begin; empty without activities.
  public private(set) var starts: [UInt32] = []
  /// When each activity was.
  public private(set) var times: [Int64] = []
  /// What each activity was (`TaskWords.code`); empty where no task asks for any.
  public private(set) var codes = CodeColumn()
  /// The number of the file each activity stands in; empty where there is one only.
  public private(set) var fileNumbers = CodeColumn()

  /// Nothing is known of activities.
  public init() { (files, words) = (0, TaskWords([])) }

  /// Groups activities by deal; within a deal they keep their order.
  /// - Parameters:
  ///   - rows: the deal of each activity.
  ///   - deals: how many deals there are.
  ///   - files: how many activity files there are.
  ///   - codes: may be empty if no task asks for any activity.
  ///   - fileNumbers: may be empty if there is one file.
  /// - Complexity: O(activities + deals).
  public init(
    of rows: [UInt32],
    deals: Int,
    times: [Int64],
    codes: [UInt32],
    fileNumbers: [UInt32],
    files: Int,
    words: TaskWords
  ) {
    (self.files, self.words) = (files, words)
    if rows.isEmpty { return }
    var next = [UInt32](repeating: 0, count: deals + 1)
    for row in rows { next[Int(row) + 1] += 1 }
    for deal in 0..<deals { next[deal + 1] += next[deal] }
    starts = next
    var places = [UInt32](repeating: 0, count: rows.count)
    for (number, row) in rows.enumerated() {
      places[number] = next[Int(row)]
      next[Int(row)] += 1
    }
    self.times = Activities.placed(times, places)
    if !words.isEmpty { self.codes = CodeColumn(Activities.placed(codes, places)) }
    if files > 1 { self.fileNumbers = CodeColumn(Activities.placed(fileNumbers, places)) }
  }

  private static func placed<Value: FixedWidthInteger>(_ values: [Value], _ places: [UInt32]) -> [Value] {
    var result = [Value](repeating: 0, count: values.count)
    for (number, place) in places.enumerated() { result[Int(place)] = values[number] }
    return result
  }

  /// The last activity of each deal, as a day: the latest of what its row says and its activities before an instant.
  /// - Parameters:
  ///   - rows: what the deals' rows say, or `CivilTime.missingDay`.
  ///   - end: the first instant that does not count.
  public func latest(_ rows: Column<Int32>, before end: Int64) -> Column<Int32> {
    if starts.isEmpty { return rows }
    var result = Column<Int32>(usual: CivilTime.missingDay)
    result.reserve(rows.count)
    for (deal, day) in rows.enumerated() {
      var latest = Int64.min
      for place in Int(starts[deal])..<Int(starts[deal + 1]) where times[place] < end {
        latest = max(latest, times[place])
      }
      let other = latest == Int64.min ? CivilTime.missingDay : Int32(truncatingIfNeeded: CivilTime.day(of: latest))
      result.append(max(day, other))
    }
    return result
  }
}

/// The kinds and outcomes of activities that the tasks of stages ask for, numbered from 1; 0 stands for all others.
public struct TaskWords: Sendable, Hashable {
  /// The kinds, as they are compared.
  public private(set) var kinds: [String] = []
  /// The outcomes, as they are compared.
  public private(set) var outcomes: [String] = []

  /// The words of some tasks.
  public init(_ tasks: some Sequence<StageTask>) {
    for task in tasks {
      if !kinds.contains(task.comparedKind) { kinds.append(task.comparedKind) }
      if let outcome = task.comparedOutcome, !outcomes.contains(outcome) { outcomes.append(outcome) }
    }
  }

  /// Whether no task asks for anything.
  public var isEmpty: Bool { kinds.isEmpty }

  /// What an activity was, as one number.
  @inlinable
  public func code(kind: Int, outcome: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: kind * (outcomes.count + 1) + outcome)
  }

  /// The numbers of a task's kind and, if it asks for one, outcome; `nil` of a task that is none of these.
  public func numbers(of task: StageTask) -> (kind: Int, outcome: Int?)? {
    guard let kind = kinds.firstIndex(of: task.comparedKind) else { return nil }
    guard let compared = task.comparedOutcome else { return (kind + 1, nil) }
    return outcomes.firstIndex(of: compared).map { (kind + 1, $0 + 1) }
  }
}

/// What is to be done in a stage before a deal may go on: so many activities of a kind.
public struct StageTask: Sendable, Hashable {
  /// The kind of activity, as it is configured.
  public var kind: String
  /// The outcome that it must have; `nil`: any.
  public var outcome: String?
  /// How many there must be, 1 or more.
  public var count: Int
  /// The kind without what does not tell kinds apart.
  public var comparedKind: String
  /// The outcome, likewise.
  public var comparedOutcome: String?

  /// Makes a task.
  public init(kind: String, outcome: String?, count: Int, comparedKind: String, comparedOutcome: String?) {
    (self.kind, self.outcome, self.count) = (kind, outcome, count)
    (self.comparedKind, self.comparedOutcome) = (comparedKind, comparedOutcome)
  }

  /// The kind, with the outcome if it must have one: `mail/replied`.
  public var name: String { outcome.map { kind + "/" + $0 } ?? kind }
}
