/// The stage changes of a deal.
///
/// One value lives deal after deal, to reuse its memory.
struct DealLife {
  /// No deal is changed more often than this.
  private static let mostChanges = 14
  /// How often a stage is skipped, and how often two changes are recorded at one instant.
  private static let skipped = 0.07
  private static let atOnce = 0.008
  /// How often a lost or void deal is opened again.
  private static let reopened = 0.08

  /// The changes of the deal lived last, in order.
  private(set) var changes: [StageChange] = []

  /// Lives from the creation to a close or to the as-of date; `changes` has what happened afterwards.
  mutating func live(
    through process: SalesProcess,
    created: Int,
    difficulty: Double,
    pace: Double,
    _ random: inout SplitMix64
  ) {
    changes.removeAll(keepingCapacity: true)
    // Some deals begin further down: nobody had to find out whether there is a need.
    var stage: UInt8 = random.chance(Self.skipped) ? 1 : 0
    var lastOpen = stage
    var time = created
    changes.append(StageChange(time: time, from: SalesProcess.noStage, to: stage))
    while changes.count < Self.mostChanges {
      var next: UInt8
      if stage < process.won {
        let behavior = process.behaviors[Int(stage)]
        if random.chance(behavior.stalled) { return }
        next = Self.exit(from: stage, in: process, difficulty: difficulty, &random)
        let isAtOnce = next > stage && next < process.won && random.chance(Self.atOnce)
        let days = behavior.typicalDays * pace * random.spread()
        if !isAtOnce {
          time = WorkingTime.later(than: time, days: Int(days), &random)
        }
        if next == process.won {
          time = WorkingTime.towardsQuarterEnd(time, &random)
        }
        lastOpen = stage
      } else {
        guard stage != process.won, random.chance(Self.reopened) else { return }
        next = random.chance(0.3) && lastOpen > 0 ? lastOpen - 1 : lastOpen
        time = WorkingTime.later(than: time, days: 10 + random.below(60), &random)
      }
      if time >= (SampleSpan.asOfDay + 1) * SampleSpan.secondsPerDay { return }
      changes.append(StageChange(time: time, from: stage, to: next))
      stage = next
    }
  }

  private static func exit(
    from stage: UInt8,
    in process: SalesProcess,
    difficulty: Double,
    _ random: inout SplitMix64
  ) -> UInt8 {
    let behavior = process.behaviors[Int(stage)]
    let lost = min(behavior.lost * difficulty, 0.85)
    let draw = random.unit()
    if draw < lost { return process.lost }
    if draw < lost + behavior.void { return process.void }
    if stage > 0, draw < lost + behavior.void + behavior.back { return stage - 1 }
    return stage + 2 < process.won && random.chance(skipped) ? stage + 2 : stage + 1
  }
}
