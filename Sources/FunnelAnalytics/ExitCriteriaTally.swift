import DealModel

/// The moves forward out of stages with tasks, by whether these were done before (DEFINITIONS.md 4a).
struct ExitCriteriaTally {
  private let tasks: ExitTasks
  private let slots: Int
  /// `[place × slots + slot]`: moves forward.
  private var moves: [UInt32]
  /// Those of them before which every task was done.
  private var kept: [UInt32]
  /// By place: moves of deals that entered the stage at an unknown time.
  private(set) var untimed: [Int]
  /// By place and task: moves before which it was not done.
  private(set) var short: [[Int]]

  /// - Parameter slots: those of people; there may be none.
  init(_ tasks: ExitTasks, slots: Int) {
    (self.tasks, self.slots) = (tasks, max(1, slots))
    moves = Array(repeating: 0, count: tasks.stages.count * max(1, slots))
    kept = moves
    untimed = Array(repeating: 0, count: tasks.stages.count)
    short = tasks.stages.indices.map { Array(repeating: 0, count: tasks.count(at: $0)) }
  }

  /// Counts the moves of a deal.
  /// - Parameters:
  ///   - offset: the number of its process's first stage.
  ///   - kind: that of a stage.
  mutating func add(_ life: DealLife, _ row: Int, slot: Int, offset: Int, openCount: Int, kind: (UInt16) -> StageKind) {
    for (index, visit) in life.visits.enumerated() where visit.stage < openCount && visit.isFinished {
      let place = tasks.place(offset + Int(visit.stage))
      guard place >= 0, index + 1 < life.visits.count else { continue }
      let next = life.visits[index + 1].stage
      guard StageExit(from: visit.stage, to: next, kind: kind(next)) == .forward else { continue }
      let first = visit.isReentry ? life.visits.first { $0.stage == visit.stage } ?? visit : visit
      if first.entered == CivilTime.missing {
        untimed[place] += 1
        continue
      }
      let missed = tasks.short(at: place, row, from: first, to: visit)
      moves[place * slots + slot] += 1
      if missed.isEmpty { kept[place * slots + slot] += 1 }
      for task in missed { short[place][task] += 1 }
    }
  }

  /// Adds the moves of other deals.
  mutating func merge(_ other: ExitCriteriaTally) {
    for index in moves.indices {
      moves[index] += other.moves[index]
      kept[index] += other.kept[index]
    }
    for place in short.indices {
      untimed[place] += other.untimed[place]
      for task in short[place].indices { short[place][task] += other.short[place][task] }
    }
  }

  /// The place of a stage number, or -1 of one without tasks.
  func place(_ stage: Int) -> Int { tasks.place(stage) }

  /// The moves of some slots, and how many of them kept the criteria.
  func counts(at place: Int, of slots: some Sequence<Int>) -> (moves: Int, kept: Int) {
    slots.reduce(into: (0, 0)) { sum, slot in
      sum.0 += Int(moves[place * self.slots + slot])
      sum.1 += Int(kept[place * self.slots + slot])
    }
  }

  /// All moves, and how many of them kept the criteria.
  func counts(at place: Int) -> (moves: Int, kept: Int) { counts(at: place, of: 0..<slots) }
}
