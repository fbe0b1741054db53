import DealModel
import TestSupport
import Testing

struct MoneyTests {
  // MARK: Text

  @Test(arguments: [
    // 1234.5678 at each number of decimals.
    (12_345_678, 4, "1234.5678"), (12_345_678, 3, "1234.568"), (12_345_678, 2, "1234.57"), (12_345_678, 1, "1234.6"),
    (12_345_678, 0, "1235"),
    // Zeros behind the point stay; one stands before it.
    (0, 0, "0"), (0, 2, "0.00"), (5, 4, "0.0005"), (100, 2, "0.01"), (10_000, 2, "1.00"), (10_500, 2, "1.05"),
  ])
  func textWithDecimals(tenThousandths: Int, decimals: Int, text: String) {
    #expect(Money(tenThousandths: Int128(tenThousandths)).text(decimals: decimals) == text)
  }

  @Test(arguments: [
    // 0.5, 1.5, 2.5 and their negatives; then just below the half.
    (5000, 0, "1"), (15_000, 0, "2"), (25_000, 0, "3"), (-5000, 0, "-1"), (-15_000, 0, "-2"), (-25_000, 0, "-3"),
    (4999, 0, "0"), (24_999, 0, "2"), (-24_999, 0, "-2"),
    // 0.005 and 0.0049; a carry through all digits.
    (50, 2, "0.01"), (49, 2, "0.00"), (-50, 2, "-0.01"), (99_999_950, 2, "10000.00"), (99_999_949, 2, "9999.99"),
  ])
  func halvesAreRoundedAwayFromZero(tenThousandths: Int, decimals: Int, text: String) {
    #expect(Money(tenThousandths: Int128(tenThousandths)).text(decimals: decimals) == text)
  }

  /// What rounds to nothing has no sign.
  @Test func thereIsNoMinusZero() {
    #expect(Money(tenThousandths: -4999).text(decimals: 0) == "0")
    #expect(Money(tenThousandths: -49).text(decimals: 2) == "0.00")
    #expect(Money(tenThousandths: -49).text(decimals: 3) == "-0.005")
  }

  @Test func sumsBeyondSixtyFourBits() {
    // Four times the largest single amount.
    let largest = Money(tenThousandths: Int128(Int64.max))
    var sum = Money.zero
    for _ in 0..<4 { sum += largest }
    #expect(sum == largest + largest + largest + largest)
    // 9,223,372,036,854,775,807 × 4 = 36,893,488,147,419,103,228 ten-thousandths.
    #expect(sum.text(decimals: 4) == "3689348814741910.3228")
    #expect(Money(tenThousandths: -sum.tenThousandths).text(decimals: 0) == "-3689348814741910")
  }

  /// Against the plainest rounding there is: the nearest of all multiples, the larger one of two as near.
  @Test func agreesWithTryingAll() {
    for decimals in 0...4 {
      let unit = [10_000, 1000, 100, 10, 1][decimals]
      for value in stride(from: -20_011, through: 20_011, by: decimals == 4 ? 7 : 1) {
        let magnitude = abs(value)
        let below = magnitude / unit
        let rounded = magnitude - below * unit < (below + 1) * unit - magnitude ? below : below + 1
        var digits = String(rounded)
        while digits.count <= decimals { digits = "0" + digits }
        let point = digits.index(digits.endIndex, offsetBy: -decimals)
        let fraction = decimals == 0 ? "" : "." + digits[point...]
        let expected = (value < 0 && rounded > 0 ? "-" : "") + digits[..<point] + fraction
        let found = Money(tenThousandths: Int128(value)).text(decimals: decimals)
        if found != expected { #expect(found == expected, "\(value) with \(decimals) decimals") }
      }
    }
  }

  // MARK: Units

  @Test(arguments: [
    (1.0, 10_000), (0.0, 0), (-1.0, -10_000), (12.3456, 123_456), (0.00004, 0), (0.00006, 1),
    // 0.00005 and 2.00005 as doubles scale to halves exactly; they go away from zero.
    (0.00005, 1), (-0.00005, -1), (1_000_000_000_000, 10_000_000_000_000_000),
  ])
  func roundingUnits(units: Double, tenThousandths: Int) {
    #expect(Money(rounding: units).tenThousandths == Int128(tenThousandths))
  }

  @Test func whatIsNoAmountIsHeldAtABound() {
    let bound = Money(rounding: .infinity)
    #expect(bound == Money(rounding: 1e300))
    #expect(Money(rounding: -.infinity).tenThousandths == -bound.tenThousandths)
    #expect(bound > Money(tenThousandths: Int128(Int64.max)))
  }

  @Test func unitsAreTheNearestDouble() {
    #expect(Money(tenThousandths: 12_345).units == 1.2345)
    #expect(Money(tenThousandths: -5000).units == -0.5)
    #expect(Money.zero.units == 0)
  }

  @Test func thereAndBack() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let money = Money(tenThousandths: Int128(Int64(bitPattern: random.next()) >> 14))
      #expect(Money(rounding: money.units) == money)
    }
  }

  @Test func amountsAreOrdered() {
    #expect(Money(tenThousandths: -1) < .zero)
    #expect(Money(tenThousandths: 1) > .zero)
    #expect(!(Money.zero < .zero))
  }
}
