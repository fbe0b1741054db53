import TestSupport
import Testing

@testable import DealImport

struct NumberTextTests {
  private func scaled(_ text: String, decimals: Int = 4) -> Int64? {
    Array(text.utf8).withUnsafeBytes { NumberText.scaled($0, decimals: decimals) }
  }

  // MARK: Numbers

  @Test(arguments: [
    ("0", 0), ("1", 10_000), ("1234", 12_340_000), ("1234.5", 12_345_000), ("1234.50", 12_345_000), ("0.0001", 1),
    ("-1", -10_000), ("+1", 10_000), ("-0", 0), ("-0.5", -5000), ("007", 70_000),
    // Groups of three.
    ("1,234", 12_340_000), ("12,345.6", 123_456_000), ("123,456,789", 1_234_567_890_000), ("-1,234.50", -12_345_000),
    ("1,000,000.00", 10_000_000_000),
  ])
  func amountsInTenThousandths(text: String, value: Int64) {
    #expect(scaled(text) == value)
  }

  @Test(arguments: [
    // The fifth decimal rounds half away from zero; what follows it does not matter.
    ("0.00004", 0), ("0.00005", 1), ("0.000049999", 0), ("0.00006", 1), ("-0.00004", 0), ("-0.00005", -1),
    ("-0.00015", -2),
    ("1.23455", 12_346), ("1.23454999", 12_345), ("9.99995", 100_000), ("-9.99995", -100_000),
  ])
  func theFifthDecimalRounds(text: String, value: Int64) {
    #expect(scaled(text) == value)
  }

  @Test(arguments: [
    "", "-", "+", ".", ",", "1.", ".5", "-.5", "1..2", "1.2.3", "--1", "+-1", "1-", "1 000", " 1", "1 ", "1e3", "0x10",
    "abc",
    "1a", "１２", "¥1", "$1", "1%", "(1)", "∞", "NaN",
    // Groups that are not of three, or begin or end with the comma.
    "1,23", "1,2345", "1234,567", "12,34,567", ",123", "1,,234", "1,234,", "1,234,56", "1.234,56", "1,234.5,6",
    "1.234,567",
  ])
  func whatIsNoNumber(text: String) {
    #expect(scaled(text) == nil)
  }

  /// The largest amount has 14 digits before the point: with four decimals, 18 in all.
  @Test func whatDoesNotFitIsNoNumber() {
    #expect(scaled("99999999999999.9999") == 999_999_999_999_999_999)
    #expect(scaled("-99999999999999.9999") == -999_999_999_999_999_999)
    #expect(scaled("99,999,999,999,999") == 999_999_999_999_990_000)
    #expect(scaled("100000000000000") == nil)
    #expect(scaled("100,000,000,000,000") == nil)
    #expect(scaled("1" + String(repeating: "0", count: 40)) == nil)
    #expect(scaled("1" + String(repeating: ",000", count: 12)) == nil)
    // Zeros in front and decimals behind are no matter of size.
    #expect(scaled(String(repeating: "0", count: 40) + "1") == 10_000)
    #expect(scaled("1." + String(repeating: "0", count: 40) + "1") == 10_000)
    // Rounding up the largest still fits.
    #expect(scaled("99999999999999.99995") == 1_000_000_000_000_000_000)
  }

  @Test func otherNumbersOfDecimals() {
    #expect(scaled("1.5", decimals: 0) == 2)
    #expect(scaled("1.4999", decimals: 0) == 1)
    #expect(scaled("7.123456789", decimals: 9) == 7_123_456_789)
    #expect(scaled("7.1234567895", decimals: 9) == 7_123_456_790)
  }

  // MARK: Properties

  @Test func agreesWithAPattern() {
    var texts = [""]
    var all = texts
    for _ in 0..<8 {
      texts = texts.flatMap { text in ["1", ",", "."].map { text + $0 } }
      all += texts
    }
    let number = /([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?/
    for text in all {
      let isNumber = text.wholeMatch(of: number) != nil
      if (scaled(text) != nil) != isNumber { #expect((scaled(text) != nil) == isNumber, "\(text)") }
    }
  }

  @Test func whatIsWrittenIsReadBack() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<5000 {
      // A number of millionths, rounded by hand to ten-thousandths.
      let millionths = Int64(random.next() >> UInt64(5 + random.below(50)))
      let expected = (millionths + 50) / 100
      let fraction = String(1_000_000 + millionths % 1_000_000).dropFirst()
      let plain = "\(millionths / 1_000_000).\(fraction)"
      let grouped = "\(groups(millionths / 1_000_000)).\(fraction)"
      if scaled(plain) != expected { #expect(scaled(plain) == expected, "\(plain)") }
      if scaled("-\(grouped)") != -expected { #expect(scaled("-\(grouped)") == -expected, "-\(grouped)") }
    }
  }

  /// The number with commas between groups of three digits.
  private func groups(_ number: Int64) -> String {
    number < 1000 ? "\(number)" : groups(number / 1000) + "," + String(1000 + number % 1000).dropFirst()
  }

  // MARK: Shares

  @Test(
    arguments: [
      ("0", 0), ("1", 1_000_000), ("0.35", 350_000), ("1.0", 1_000_000), ("35%", 350_000), ("35 %", 350_000), ("0%", 0),
      ("100%", 1_000_000), ("12.5%", 125_000), ("0.5%", 5000), ("33.3333%", 333_333),
      // The seventh decimal, and the fifth of a percentage, round.
      ("0.3333335", 333_334), ("33.33335%", 333_334), ("0.9999999", 1_000_000),
    ] as [(String, Int32)]
  )
  func sharesInMillionths(text: String, share: Int32) {
    #expect(Array(text.utf8).withUnsafeBytes { NumberText.shareInMillionths($0) } == share)
  }

  @Test(arguments: [
    "", "%", " %", "35", "1.01", "101%", "-0.1", "-5%", "35%%", "%35", "35 percent", "0,35", "35\u{A0}%",
  ])
  func whatIsNoShare(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { NumberText.shareInMillionths($0) } == nil)
  }
}

struct MissingTextTests {
  private func isMissing(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes { MissingText.matches($0) } }

  @Test(arguments: [
    "", "-", "--", "—", "–", "——", "N/A", "n/a", "#N/A", "#n/a", "NULL", "null", "Null", "(No value)", "(no value)",
    "(NO VALUE)",
    "无", "空", "(blank)", "(Blank)", "（空白）", "暂无",
  ])
  func standsForNoValue(text: String) {
    #expect(isMissing(text))
  }

  @Test(arguments: [
    "0", "N", "none", "No value", "无效", "---", "-1", "N/A ", "nullable", "(No value) and more", "#REF!", "#VALUE!",
    "#DIV/0!", "#NAME?", "#NULL!",
  ])
  func isAValue(text: String) {
    #expect(!isMissing(text))
  }

  /// A digit at the end is taken for a value without a look at the rest.
  @Test(arguments: 0...9)
  func nothingThatEndsWithADigit(digit: Int) {
    for word in ["N/A", "null", "(No value)", "-", ""] { #expect(!isMissing("\(word)\(digit)")) }
  }
}
