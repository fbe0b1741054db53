/// Steele, Lea and Flood's SplitMix64.
///
/// It deliberately is no `RandomNumberGenerator`: the standard library may change how it draws numbers or shuffles, and
/// with it the bytes of the sample data.
struct SplitMix64 {
  /// Median 1, skewed to the right, as amounts and times are.
  ///
  /// A table of quantiles and not an exponential, because the last digit of an exponential differs from platform to
  /// platform.
  private static let spreadQuantiles: [(share: Double, factor: Double)] = [
    (0, 0.1), (0.1, 0.35), (0.25, 0.6), (0.5, 1), (0.75, 1.55), (0.9, 2.4), (0.97, 3.4), (1, 5),
  ]

  private var state: UInt64

  /// Starts the sequence that belongs to a seed.
  init(seed: UInt64) {
    state = seed
  }

  /// Starts the sequence of one numbered thing, so that a deal is the same whatever was drawn before it.
  init(seed: UInt64, stream: Int) {
    var scrambler = SplitMix64(seed: seed &+ UInt64(stream) &* 0xD1B5_4A32_D192_ED03)
    state = scrambler.next()
  }

  /// Draws 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Draws a whole number from 0 up to, but not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Draws a fraction from 0 up to, but not including, 1.
  mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Says yes with the given probability.
  mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// Draws a factor around 1, mostly a little below, sometimes far above.
  mutating func spread() -> Double {
    let share = unit()
    var lower = Self.spreadQuantiles[0]
    for upper in Self.spreadQuantiles.dropFirst() {
      if share < upper.share {
        let within = (share - lower.share) / (upper.share - lower.share)
        return lower.factor + within * (upper.factor - lower.factor)
      }
      lower = upper
    }
    return lower.factor
  }

  /// Puts the elements in random order (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }
}
