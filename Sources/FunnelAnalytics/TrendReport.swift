public import DealModel

/// Key figures of one month (8, trend).
public struct TrendRow: Sendable, Hashable {
  /// The month; one that runs past as-of has what is known up to it.
  public var month: CivilMonth
  /// Its key figures.
  public var figures: IndicatorRow
}
