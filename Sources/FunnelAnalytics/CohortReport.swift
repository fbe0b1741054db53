public import DealModel

/// The deals of a process by the month of their creation.
public struct CohortReport: Sendable {
  /// The cohorts, oldest first: earlier ones together, the months up to as-of's, unknown creation; together all deals.
  public var rows: [CohortRow]
  /// The share of deals won within 0, 1, 2 … months since creation, estimated from all cohorts by Aalen and Johansen;
  /// `nil` from the month on that no cohort is old enough for.
  public var wonWithin: [Double?]
  /// How many deals are observed over each of those months.
  public var atRisk: [Int]
}

/// The deals created in a month.
public struct CohortRow: Sendable, Hashable {
  /// Which deals.
  public enum Key: Sendable, Hashable {
    /// Created before the first month.
    case earlier
    /// Created in a month.
    case month(CivilMonth)
    /// Nothing tells when they were created.
    case unknown
  }

  /// Which deals.
  public var key: Key
  /// Deals created.
  public var created: Int
  /// Deals that came to each open stage or beyond, in order; void ones are left out, as in the funnel.
  public var reached: [Int]
  /// Deals won.
  public var won: Int
  /// Deals lost.
  public var lost: Int
  /// Void deals.
  public var void: Int
  /// Deals still open.
  public var open: Int
  /// Won ÷ (won + lost): open deals are not yet known.
  public var winRate: Double?
  /// Deals that are open or ended at a known time, not before their creation: the denominator of `wonWithin`.
  public var dated: Int
  /// The share of the dated deals won in the month of creation or the 0, 1, 2 … months behind it; `nil` where those
  /// months are not over.
  public var wonWithin: [Double?]
}
