public import DealModel

/// A process against its standard funnel (12).
public struct StandardReport: Sendable, Hashable {
  /// What the period is to bring: won in it, and expected in it.
  public var forecast: Money
  /// What it should bring; `nil` without a quota.
  public var quota: Money?
  /// Open deals by stage against the standard shares of their total.
  public var balance: [BalanceRow]
  /// Time in stage against the standard days.
  public var rate: [RateRow]

  /// The open deals of a stage.
  public struct BalanceRow: Sendable, Hashable {
    /// The stage.
    public var stage: String
    /// Open deals.
    public var actual: Int
    /// The stage's standard share of all of them; `nil` without a standard.
    public var standard: Double?
    /// How many are there beyond the standard.
    public var difference: Double? { standard.map { Double(actual) - $0 } }
  }

  /// The days in a stage.
  public struct RateRow: Sendable, Hashable {
    /// The stage.
    public var stage: String
    /// The Kaplan–Meier median.
    public var actual: Double?
    /// The standard days.
    public var standard: Double?
    /// How many days beyond the standard.
    public var difference: Double? {
      guard let actual, let standard else { return nil }
      return actual - standard
    }
  }
}

/// The shape of a funnel in five figures, to compare two of them by (12).
public struct ShapeReport: Sendable, Hashable {
  /// How much is in it: open deals.
  public var capacity: Int
  /// Their amount.
  public var capacityAmount: Money
  /// How slowly it narrows: the geometric mean of the conversions of decided; `nil` if one of them is undefined.
  public var slope: Double?
  /// How evenly open deals are spread over the stages, 0…1: the entropy of their counts ÷ its greatest value; `nil` with
  /// one stage, or without open deals.
  public var evenness: Double?
  /// How fast it flows: the velocity of the process, money a day.
  public var flow: Double?
}
