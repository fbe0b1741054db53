/// The Wilson score interval of a share, at 95 %.
enum Wilson {
  private static let z = 1.959963984540054

  /// The interval of `successes` out of `trials`, or `nil` of no trials.
  ///
  /// See E. B. Wilson, JASA 22 (1927).
  static func interval(_ successes: Int, of trials: Int) -> (low: Double, high: Double)? {
    trials == 0 ? nil : interval(share: Double(successes) / Double(trials), of: trials)
  }

  /// The interval of an estimated share that rests on so many trials, or `nil` of none.
  static func interval(share: Double, of trials: Int) -> (low: Double, high: Double)? {
    if trials == 0 { return nil }
    let n = Double(trials)
    let square = z * z
    let center = share + square / (2 * n)
    let spread = z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    // What the formula gives exactly must not be missed by a rounding error: all of them are not less than a share of 1.
    let low = share <= 0 ? 0 : max(0, (center - spread) / scale)
    return (low, share >= 1 ? 1 : min(1, (center + spread) / scale))
  }
}
