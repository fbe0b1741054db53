public import DealModel

/// What the analysis found for each deal, as columns; rows are those of the book.
public struct DealOutcomes: Sendable {
  /// Whether the deal counts: it was created up to as-of.
  public var isUsed: [Bool] = []
  /// Open, won, lost or void at as-of.
  public var outcome: [StageKind] = []
  /// The stage at as-of, in the deal's process; `nil` where it is unknown, or of a closed deal without events.
  public var stage: [UInt16?] = []
  /// Creation, or `CivilTime.missing`.
  public var created: [Int64] = []
  /// Close of a closed deal, or `CivilTime.missing`.
  public var closed: [Int64] = []
  /// Whole days in the current stage, of open deals whose entry is known.
  public var age: [Int?] = []
  /// Days from creation to close, of closed deals with a usable cycle.
  public var cycle: [Double?] = []

  /// How many deals there are.
  public var count: Int { isUsed.count }

  mutating func add(_ life: DealLife, openCount: Int, asOf: Int) {
    isUsed.append(!life.isAfterAsOf)
    outcome.append(life.outcome)
    let last = life.visits.last
    stage.append(life.outcome == .open || (last.map { $0.stage >= openCount } ?? false) ? last?.stage : nil)
    created.append(life.created)
    closed.append(life.closed)
    if life.outcome == .open, let last, last.entered != CivilTime.missing {
      age.append(asOf - Int(CivilTime.day(of: last.entered)))
    } else {
      age.append(nil)
    }
    cycle.append(life.outcome == .open ? nil : days(life.cycle.map(Double.init)))
  }

  mutating func merge(_ other: DealOutcomes) {
    isUsed += other.isUsed
    outcome += other.outcome
    stage += other.stage
    created += other.created
    closed += other.closed
    age += other.age
    cycle += other.cycle
  }
}
