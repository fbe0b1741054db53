/// One activity of a deal.
struct ReferenceActivity {
  var deal: String
  /// Local microseconds since 1970-01-01T00:00.
  var at: Int64
  var kind: String
  var outcome: String

  /// Days since 1970-01-01.
  var day: Int { ReferenceTime(microseconds: at, role: .stageChange).day }
}

/// So many activities of a kind, of any outcome if none is said.
struct ReferenceTask {
  var kind: String
  var outcome: String?
  var count: Int
}

/// The moves forward out of one stage (section 4a).
struct ReferenceExitRow {
  var moves = 0
  var kept = 0
  var untimed = 0
  /// By task.
  var short: [Int]
  /// Moves and kept ones by owner.
  var owners: [String: (moves: Int, kept: Int)] = [:]
}

/// Whether the tasks of a stage were done before deals went on.
///
/// - Parameters:
///   - lives: The lives of the deals of the process.
///   - stage: An open stage of the process.
func referenceExitCriteria(
  _ lives: [ReferenceLife],
  of process: ReferenceProcess,
  stage: Int,
  tasks: [ReferenceTask],
  activities: [ReferenceActivity],
  clock: ReferenceClock
) -> ReferenceExitRow {
  // "A role all of whose values, over all its files, are at midnight holds dates."
  let activitiesAreDates = activities.allSatisfy { $0.at % referenceDay == 0 }
  func isBefore(_ activity: ReferenceActivity, _ time: ReferenceTime) -> Bool {
    activitiesAreDates || clock.dateRoles.contains(time.role)
      ? activity.day < time.day : activity.at < time.microseconds
  }
  func isAfter(_ activity: ReferenceActivity, _ time: ReferenceTime) -> Bool {
    activitiesAreDates || clock.dateRoles.contains(time.role)
      ? activity.day > time.day : activity.at > time.microseconds
  }
  var row = ReferenceExitRow(short: tasks.map { _ in 0 })
  for life in lives {
    let own = activities.filter { $0.deal == life.deal.id }
    for visit in life.visits where visit.stage == stage {
      guard let next = visit.next else { continue }
      let kind = process.kind(of: next)
      let isForward = kind == .won || (kind == .open && process.order(of: next) > process.order(of: stage))
      if !isForward { continue }
      // "From the deal's first entry into the stage up to the move."
      guard let first = life.visits.first(where: { $0.stage == stage })?.entered, let move = visit.left else {
        row.untimed += 1
        continue
      }
      let between = own.filter { !isBefore($0, first) && !isAfter($0, move) }
      var isKept = true
      for (number, task) in tasks.enumerated() {
        let done = between.filter { $0.kind == task.kind && (task.outcome == nil || $0.outcome == task.outcome) }
        if done.count < task.count {
          isKept = false
          row.short[number] += 1
        }
      }
      row.moves += 1
      row.kept += isKept ? 1 : 0
      let before = row.owners[life.deal.owner] ?? (0, 0)
      row.owners[life.deal.owner] = (before.moves + 1, before.kept + (isKept ? 1 : 0))
    }
  }
  return row
}

/// The day since which a deal has been without activity (section 13), where activities are known.
func referenceLastActivity(_ deal: ReferenceDeal, _ activities: [ReferenceActivity], created: Int?, asOf: Int) -> Int? {
  let days = activities.filter { $0.deal == deal.id && $0.day <= asOf }.map(\.day)
  return (days + [deal.lastActivity].compactMap(\.self)).max() ?? created
}
