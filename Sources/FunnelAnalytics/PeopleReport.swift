public import DealModel

/// Sellers and teams in detail (11).
public struct PeopleReport: Sendable {
  /// The sellers with the most deals.
  public var owners: [PersonReport]
  /// The teams with the most deals.
  public var teams: [PersonReport]
  /// How many sellers there are; those that are not in detail are in the list of groups.
  public var ownerCount: Int
  /// How many teams there are.
  public var teamCount: Int
}

/// A seller or a team: how their deals go through the stages, against those of all (11).
public struct PersonReport: Sendable {
  /// The name.
  public var key: String
  /// The stages of the processes in which they have deals.
  public var stages: [PersonStage]
  /// Where to act.
  public var findings: [CoachingFinding]
}

/// One stage of a seller's or team's deals.
public struct PersonStage: Sendable, Hashable {
  /// The number of the process.
  public var process: Int
  /// The process's name.
  public var pipeline: String
  /// The stage.
  public var stage: String
  /// Deals that came to the stage or beyond.
  public var reached: Int
  /// Deals that came beyond.
  public var advanced: Int
  /// Deals lost from the stage.
  public var dropped: Int
  /// Open deals whose highest stage this is.
  public var waiting: Int
  /// Advanced ÷ (advanced + dropped), on the basis of the whole process.
  public var conversion: ShareAgainstAll
  /// Won ÷ (won + lost) of the deals that came to the stage or beyond.
  public var winRate: Double?
  /// Amount of the reached deals.
  public var amount: Money
  /// Finished visits.
  public var visits: Int
  /// Their median length in days.
  public var median: Double?
  /// That of all.
  public var medianOfAll: Double?
  /// Unfinished visits.
  public var open: Int
  /// The estimated share of visits that last longer than the standard.
  public var overStandard: ShareAgainstAll
}

/// A share and its 95 % interval, beside that of all.
public struct ShareAgainstAll: Sendable, Hashable {
  /// The share; undefined of no deals.
  public var own: Double?
  /// The ends of its interval.
  public var low, high: Double?
  /// The share of all.
  public var all: Double?
  /// The ends of its interval.
  public var lowOfAll, highOfAll: Double?

  /// Whether it is lower than that of all, with the intervals apart.
  var isLower: Bool { if let high, let lowOfAll { high < lowOfAll } else { false } }
  /// Whether it is higher.
  var isHigher: Bool { if let low, let highOfAll { low > highOfAll } else { false } }
}

/// Where a seller or team needs help (11).
public enum CoachingFinding: Sendable, Hashable {
  /// A lookup table lists them, but no deal up to as-of is theirs.
  case noDeals
  /// Fewer of the decided deals went on from a stage than of all, with the intervals apart.
  case lowConversion(PersonStage)
  /// More visits of a stage last longer than its standard than of all, with the intervals apart.
  case slow(PersonStage)
  /// What is won, expected, and can still come of new deals stays below the quota.
  case thinTop(QuotaRow)
}

/// How few sellers bring most of the money (11).
public struct ConcentrationReport: Sendable, Hashable {
  /// Sellers, deals without one counting as one.
  public var owners: Int
  /// Won amount of all.
  public var wonAmount: Money
  /// The smallest share of them that brings 80 % of the won amount; undefined without any.
  public var share80: Double?
}
