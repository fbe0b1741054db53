public import DealModel

/// A stage at which deals are lost, wait or pile up more than they should (10).
public struct Bottleneck: Sendable, Hashable {
  /// What is wrong at a stage.
  public enum Kind: String, Sendable, CaseIterable {
    /// Too few deals go on.
    case leak
    /// Deals stay too long.
    case slow
    /// Too many open deals are here.
    case pileUp
  }

  /// The figures that it is seen by.
  public enum Evidence: Sendable, Hashable {
    /// The share of the decided deals that went on, its interval, and what is expected of them.
    /// - Parameter isStandard: whether that is the stage's standard, not what the other stages do together.
    case leak(decided: Int, conversion: Double, low: Double, high: Double, expected: Double, isStandard: Bool)
    /// The estimated share of visits that last longer than the standard, and the open deals that have done so.
    case slow(share: Double, standardDays: Double, median: Double?, openDeals: Int)
    /// The stage's share of the open deals and that of the standard funnel.
    case aboveStandardShare(deals: Int, open: Int, share: Double, standard: Double)
    /// Deals in the stage at the beginning and at the end of the period.
    case growth(openAtStart: Int, openAtEnd: Int)
  }

  /// The stage.
  public var stage: String
  /// The figures it is seen by.
  public var evidence: Evidence
  /// What a leak costs in money a month; `nil` of other kinds, and where a factor of it is undefined.
  public var impact: Double?
  /// Of a slow stage, the amount of the open deals that are older in it than its standard; `nil` of other kinds.
  public var delayedAmount: Money?

  /// What is wrong.
  public var kind: Kind {
    switch evidence {
    case .leak: .leak
    case .slow: .slow
    case .aboveStandardShare, .growth: .pileUp
    }
  }

  /// The least share of open deals over that of the standard funnel, and growth in the period, that is a pile-up.
  static let (shareFactor, growthFactor) = (1.5, 1.2)
  /// The share of visits over the standard above which a stage is slow.
  static let slowShare = 0.5
  /// What a share may be above its limit by rounding alone.
  static let rounding = 1e-9
  /// Fewer decided deals, visits or open deals than these are no evidence of anything.
  static let leastCases = 5

  /// What `actual` is held against.
  public var reference: Double {
    switch evidence {
    case .leak(_, _, _, _, let expected, _): expected
    case .slow: Bottleneck.slowShare
    case .aboveStandardShare(_, _, _, let standard): Bottleneck.shareFactor * standard
    case .growth: Bottleneck.growthFactor
    }
  }

  /// A leak's conversion of the decided deals, the share of visits over the standard, the share of the open deals, or
  /// how many times as many deals are there at the end of the period as at its beginning.
  public var actual: Double {
    switch evidence {
    case .leak(_, let conversion, _, _, _, _): conversion
    case .slow(let share, _, _, _): share
    case .aboveStandardShare(_, _, let share, _): share
    case .growth(let openAtStart, let openAtEnd): Double(openAtEnd) / Double(openAtStart)
    }
  }
}
