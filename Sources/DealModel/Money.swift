/// An amount of money, exact to four decimals, in the report's currency.
///
/// Columns hold single amounts as `Int64` ten-thousandths; sums are kept in 128 bits, which no sum of such amounts can
/// overflow.
public struct Money: Sendable, Hashable, Comparable {
  /// The amount in ten-thousandths of the currency's unit.
  public var tenThousandths: Int128

  /// An amount from ten-thousandths.
  @inlinable
  public init(tenThousandths: Int128) { self.tenThousandths = tenThousandths }

  /// The amount nearest to a number of units.
  public init(rounding units: Double) {
    let scaled = (units * 10_000).rounded(.toNearestOrAwayFromZero)
    // Doubles above 2^126 are no amounts of money; they are held at the bound rather than trapping.
    tenThousandths = Int128(max(-0x1p126, min(0x1p126, scaled)))
  }

  /// Nothing.
  public static let zero = Money(tenThousandths: 0)

  /// The amount in units, nearest to the exact value.
  public var units: Double { Double(tenThousandths) / 10_000 }

  /// Whether the first amount is smaller.
  public static func < (left: Money, right: Money) -> Bool { left.tenThousandths < right.tenThousandths }

  /// The sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(tenThousandths: left.tenThousandths + right.tenThousandths)
  }

  /// The difference.
  public static func - (left: Money, right: Money) -> Money {
    Money(tenThousandths: left.tenThousandths - right.tenThousandths)
  }

  /// Adds to the amount.
  public static func += (left: inout Money, right: Money) { left.tenThousandths += right.tenThousandths }

  /// The amount with `decimals` (0…4) digits behind a full stop, halves rounded away from zero.
  public func text(decimals: Int) -> String {
    var divisor: Int128 = 1
    for _ in decimals..<4 { divisor *= 10 }
    let magnitude = tenThousandths.magnitude
    let rounded = (magnitude + UInt128(divisor) / 2) / UInt128(divisor)
    var scale: UInt128 = 1
    for _ in 0..<decimals { scale *= 10 }
    let sign = tenThousandths < 0 && rounded > 0 ? "-" : ""
    if decimals == 0 { return sign + String(rounded) }
    let fraction = String(rounded % scale)
    return sign + String(rounded / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
