import DealModel

/// Deals by the open stages that they reached in the 365 days up to as-of (DEFINITIONS.md 10).
///
/// Reaching a stage is dated by the first visit of it or a later one. Without events that is not known: a row tells where
/// a deal is, not when it came past the stages before.
struct ReachTally {
  /// The first instant of the days.
  private let start: Int64
  /// By open stage.
  private(set) var reached: [Int]

  init(asOf: CivilDate, openCount: Int) {
    start = Int64(asOf.dayNumber - 364) * CivilTime.day
    reached = Array(repeating: 0, count: openCount)
  }

  /// Counts a deal, by the kind of each stage; void ones and those in an unknown stage reach nothing, as in the funnel.
  @inline(__always)
  mutating func add(_ life: DealLife, _ kind: (UInt16) -> StageKind) {
    // Visits are in order of time: where the last one is before the days, all are.
    guard life.hasEvents, life.outcome != .void, let last = life.visits.last, last.entered >= start else { return }
    var highest = 0
    for visit in life.visits {
      var position = Int(visit.stage) + 1
      if position > reached.count {
        if life.outcome != .won || kind(visit.stage) != .won { continue }
        position = reached.count
      }
      if position <= highest { continue }
      if visit.entered >= start {
        for stage in highest..<position { reached[stage] += 1 }
      }
      highest = position
    }
  }

  /// Adds other deals.
  mutating func merge(_ other: ReachTally) {
    for stage in reached.indices { reached[stage] += other.reached[stage] }
  }
}
