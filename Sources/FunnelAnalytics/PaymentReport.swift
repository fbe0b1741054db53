public import DealModel

/// What is won, settled, collected and still outstanding (14).
public struct PaymentReport: Sendable {
  /// The money of some won deals.
  public struct Sum: Sendable, Hashable {
    /// Their amount.
    public var won: Money
    /// What is settled of it; `nil` where no column tells it.
    public var settled: Money?
    /// What is collected of it; `nil` where no column tells it.
    public var collected: Money?
    /// Won − collected.
    public var outstanding: Money? { collected.map { won - $0 } }
  }

  /// What a month is to bring.
  public struct Expected: Sendable, Hashable {
    /// The month.
    public var month: CivilMonth
    /// What is outstanding of the won deals: all of it in the first month, for it is due; `nil` where that is unknown.
    public var outstanding: Money?
    /// The weighted amount of the open deals expected in the month.
    public var weighted: Money
  }

  /// All won deals.
  public var total: Sum
  /// Those won in each of the 13 months up to as-of's.
  public var months: [(month: CivilMonth, sum: Sum)]
  /// Those won earlier, or at an unknown time.
  public var earlier: Sum
  /// What is to come in as-of's month and each later one of the forecast.
  public var expected: [Expected]
}
