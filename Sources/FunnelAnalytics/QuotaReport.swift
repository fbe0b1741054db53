public import DealModel

/// A quota and how far it is reached (12).
public struct QuotaRow: Sendable, Hashable {
  /// When it is to be won.
  public var period: Period
  /// The seller it is of, or `nil` where it names none.
  public var owner: String?
  /// The team it is of, or `nil` where it names none.
  public var team: String?
  /// The number of the process it is of, or `nil` where it names none.
  public var process: Int?
  /// The name of that process.
  public var pipeline: String?
  /// Whether it is the sum of other quotas: of shorter periods, or of teams, sellers or processes.
  public var isSum: Bool
  /// How much is to be won.
  public var quota: Money
  /// How much was won in the period.
  public var won: Money
  /// Won ÷ quota.
  public var attainment: Double?
  /// Quota − won; below zero where more was won.
  public var gap: Money
  /// Amount of the open deals expected in the period.
  public var openAmount: Money
  /// Their weighted amount.
  public var weighted: Money
  /// Open amount ÷ gap; undefined once the quota is reached.
  public var coverage: Double?
  /// What new deals can still bring, of a seller's or team's quota: what a seller handles a week × the weeks in which new
  /// deals can still be won × the conversions × the average won deal; 0 where it is too late.
  ///
  /// Undefined unless it is configured how many new deals a seller handles, and where the required funnel is.
  public var fromNewDeals: Money?
  /// Won, weighted, and what new deals can still bring.
  public var reachable: Money? { fromNewDeals.map { won + weighted + $0 } }
  /// What it takes to reach it; `nil` where it is of several processes, of which each has conversions of its own.
  public var required: RequiredFunnel?
}

/// The funnel that it takes to reach a quota (12): conversions, average won deal and cycle are those of the whole process,
/// for those of one seller are of too few deals.
public struct RequiredFunnel: Sendable, Hashable {
  /// Wins still needed; undefined without an average won deal in the last 365 days.
  public var wins: Int?
  /// The open stages in order.
  public var stages: [RequiredStage]
  /// New deals needed a week, until it is too late for them to be won in the period.
  public var newPerWeek: Double?
  /// Weeks in which new deals can still be won in the period; where it is too late, 0 or less.
  ///
  /// Undefined without a won cycle.
  public var weeks: Double?
  /// Sellers needed for the new deals; undefined unless it is configured how many a seller handles.
  public var sellers: Double?
}

/// What a stage must hold to reach a quota (12).
public struct RequiredStage: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// Wins ÷ the conversions of decided from the stage on; undefined where one of them is, or is 0.
  public var needed: Double?
  /// Open deals whose highest stage it is.
  public var waiting: Int
  /// Needed − waiting, at least 0.
  public var missing: Double?
}
