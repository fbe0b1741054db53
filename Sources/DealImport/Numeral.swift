/// Reads the digits of a number and the signs between them, once its decimal sign is said.
enum Numeral {
  /// The number in a part of a folded text, scaled by 10^`exponent` and rounded half away from zero; `nil` where it is
  /// none with this decimal sign, or does not fit.
  ///
  /// Before the decimal sign, digits may stand in groups of three, with one and the same sign between: the decimal sign's
  /// twin, a space or an apostrophe; with commas also in groups as in India, `12,34,567`. A number in groups does not
  /// begin with 0, so that `0,500` has one reading. Behind, there may be an exponent, `1.2e+06`, but then no groups.
  static func magnitude(_ text: FoldedText, _ range: Range<Int>, _ sign: DecimalSign, exponent: Int) -> Int64? {
    let decimal: UInt32 = sign == .point ? 0x2E : 0x2C
    var index = range.lowerBound
    var groups = Groups(first: text[index])
    var mantissa: UInt128 = 0
    var fraction: Int?
    var hasDigits = false
    var power = exponent
    scan: while index < range.upperBound {
      let scalar = text[index]
      index += 1
      switch scalar {
      case 0x30...0x39:
        hasDigits = true
        if let known = fraction {
          // More decimals than an amount can have do not change it, and rounding needs only the first that is cut off.
          if mantissa >= full { continue }
          fraction = known + 1
        } else {
          groups.digits += 1
          if mantissa >= full { return nil }
        }
        mantissa = mantissa * 10 + UInt128(scalar - 0x30)
      case decimal:
        if fraction != nil || !groups.isWhole { return nil }
        guard index < range.upperBound, isDigit(text[index]) else { return nil }
        fraction = 0
      case 0x65:
        guard hasDigits, groups.count == 0, let written = writtenExponent(text, index..<range.upperBound) else {
          return nil
        }
        power += written
        break scan
      case 0x20, 0x27, 0x2C, 0x2E:
        if fraction != nil || !groups.separate(scalar) { return nil }
      default: return nil
      }
    }
    guard hasDigits, fraction != nil || groups.isWhole else { return nil }
    return scaled(mantissa, power - (fraction ?? 0))
  }

  /// The groups of digits before the decimal sign.
  private struct Groups {
    let first: UInt32
    var digits = 0
    var count = 0
    private var separator: UInt32 = 0
    private var firstDigits = 0
    private var areThree = true
    private var areTwo = true

    init(first: UInt32) { self.first = first }

    /// Ends a group; `false` where none can end here.
    mutating func separate(_ scalar: UInt32) -> Bool {
      if count == 0 {
        guard (1...3).contains(digits), first != 0x30 else { return false }
        firstDigits = digits
        separator = scalar
      } else {
        guard separator == scalar else { return false }
        areThree = areThree && digits == 3
        areTwo = areTwo && digits == 2
      }
      count += 1
      digits = 0
      return true
    }

    /// Whether the digits so far are a whole number.
    var isWhole: Bool {
      if count == 0 { return true }
      return digits == 3 && (areThree || (areTwo && separator == 0x2C && count >= 2 && firstDigits <= 2))
    }
  }

  private static func writtenExponent(_ text: FoldedText, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let isNegative = text[index] == 0x2D
    if isNegative || text[index] == 0x2B { index += 1 }
    guard (1...3).contains(range.upperBound - index) else { return nil }
    var value = 0
    while index < range.upperBound {
      guard isDigit(text[index]) else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// As many digits as are kept.
  private static let full: UInt128 = 1_000_000_000_000_000_000_000_000_000_000_000
  /// The first number that does not fit, before rounding.
  private static let limit: UInt128 = 1_000_000_000_000_000_000

  private static func scaled(_ mantissa: UInt128, _ power: Int) -> Int64? {
    var value = mantissa
    if power >= 0 {
      if value == 0 { return 0 }
      for _ in 0..<power {
        if value >= limit { return nil }
        value *= 10
      }
      return value < limit ? Int64(value) : nil
    }
    // A quotient of more digits than there are is nothing.
    guard power > -38 else { return 0 }
    var divisor: UInt128 = 1
    for _ in 0 ..< -power { divisor *= 10 }
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    guard quotient < limit else { return nil }
    return Int64(quotient) + (rest >= divisor - rest ? 1 : 0)
  }
}
