import DealModel

/// What the tasks of stages ask for, and the activities that they are held against (DEFINITIONS.md 4a).
///
/// An object, so that the parts that count share it.
final class ExitTasks: Sendable {
  /// A task in numbers.
  private struct Task {
    let kind: UInt32
    /// Of any outcome where there is none.
    let outcome: UInt32?
    let count: Int
  }

  /// The stage numbers that have tasks, in order.
  let stages: [Int]
  /// By stage number its place among `stages`, or -1.
  private let places: [Int]
  /// The tasks of each of `stages`.
  private let tasks: [[Task]]
  private let starts: [UInt32]
  private let times: [Int64]
  private let codes: CodeColumn
  private let isDate: Bool
  /// How many outcomes a code may have.
  private let width: UInt32

  /// `nil` where nothing is known of activities, or no open stage has tasks.
  init?(_ book: DealBook, _ layout: StageLayout) {
    if book.activities.files == 0 { return nil }
    let words = book.activities.words
    var (stages, tasks) = ([Int](), [[Task]]())
    var places = Array(repeating: -1, count: layout.count)
    for (process, offset) in layout.offsets.enumerated() {
      for stage in 0..<layout.openCounts[process] {
        let asked = book.processes[process].stages[stage].tasks
        if asked.isEmpty { continue }
        places[offset + stage] = stages.count
        stages.append(offset + stage)
        tasks.append(
          asked.map { task in
            // A kind that nobody numbered is one that no activity has.
            let numbers = words.numbers(of: task) ?? (Int(UInt32.max), nil)
            return Task(
              kind: UInt32(numbers.kind),
              outcome: numbers.outcome.map { UInt32($0) },
              count: task.count
            )
          }
        )
      }
    }
    if stages.isEmpty { return nil }
    (self.stages, self.places, self.tasks) = (stages, places, tasks)
    (starts, times, codes) = (book.activities.starts, book.activities.times, book.activities.codes)
    isDate = book.dateRoles.activities
    width = UInt32(words.outcomes.count + 1)
  }

  /// The place of a stage number among those that have tasks, or -1.
  @inline(__always)
  func place(_ stage: Int) -> Int { places[stage] }

  /// How many tasks a stage has, by its place.
  func count(at place: Int) -> Int { tasks[place].count }

  /// The tasks of which a deal had too few activities from its first entry into the stage up to a move out of it, by
  /// their number: dates are compared as dates (rule 8).
  func short(at place: Int, _ row: Int, from first: Visit, to move: Visit) -> [Int] {
    let tasks = tasks[place]
    var counts = Array(repeating: 0, count: tasks.count)
    if !starts.isEmpty {
      for activity in Int(starts[row])..<Int(starts[row + 1]) {
        let time = times[activity]
        let isTooEarly = CivilInterval.isBefore(
          time,
          isDate: isDate,
          first.entered,
          isDate: first.enteredIsDate
        )
        if isTooEarly || CivilInterval.isBefore(move.left, isDate: move.leftIsDate, time, isDate: isDate) { continue }
        let (kind, outcome) = codes[activity].quotientAndRemainder(dividingBy: width)
        for (number, task) in tasks.enumerated() where task.kind == kind {
          if task.outcome == nil || task.outcome == outcome { counts[number] += 1 }
        }
      }
    }
    return tasks.indices.filter { counts[$0] < tasks[$0].count }
  }
}
