/// Time in a stage (4).
public struct StageTimeRow: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// Finished visits.
  public var visits: Int
  /// Their mean length in days.
  public var mean: Double?
  /// Their median length.
  public var median: Double?
  /// The length that nine of ten stay below.
  public var p90: Double?
  /// Unfinished visits.
  public var open: Int
  /// Their median age in whole days.
  public var medianAge: Double?
  /// Visits entered at an unknown time.
  public var untimed: Int
  /// Visits beyond a deal's first.
  public var reentries: Int
  /// Finished visits by where they went.
  public var exits: StageExits
  /// The Kaplan–Meier median of the days in the stage: unfinished visits count as lasting at least as long as they have.
  ///
  /// `nil` where more than half of the visits are estimated to last longer than any that ended.
  public var kmMedian: Double?
  /// How visits end, with those that go on taken into account.
  public var ultimate: UltimateExits
  /// The configured standard in days.
  public var standardDays: Double?
  /// The estimated share of visits that last longer than the standard; `nil` without a standard, or without visits.
  public var overStandard: Double?
}

/// Visits by where they went.
public struct StageExits: Sendable, Hashable {
  /// On to a later stage, or won.
  public var forward: Int
  /// Back to an earlier stage.
  public var back: Int
  /// Lost.
  public var lost: Int
  /// Void.
  public var void: Int

  /// Counts by `StageExit`.
  init(_ counts: [Int]) {
    forward = counts[StageExit.forward.rawValue]
    back = counts[StageExit.back.rawValue]
    lost = counts[StageExit.lost.rawValue]
    void = counts[StageExit.void.rawValue]
  }
}

/// The estimated shares of visits that end in each way, up to the longest time observed (Aalen–Johansen).
///
/// They and `remaining` add up to 1; all are `nil` without visits whose entry is known.
public struct UltimateExits: Sendable, Hashable {
  /// On to a later stage, or won.
  public var forward: Double?
  /// Back to an earlier stage.
  public var back: Double?
  /// Lost.
  public var lost: Double?
  /// Void.
  public var void: Double?
  /// The share that lasts longer.
  public var remaining: Double?

  init(_ survival: Survival) {
    forward = survival.incidence?[StageExit.forward.rawValue]
    back = survival.incidence?[StageExit.back.rawValue]
    lost = survival.incidence?[StageExit.lost.rawValue]
    void = survival.incidence?[StageExit.void.rawValue]
    remaining = survival.remaining
  }
}
