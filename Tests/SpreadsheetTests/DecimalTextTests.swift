import TestSupport
import Testing

@testable import Spreadsheet

struct DecimalTextTests {
  private func written(_ text: String, shift: Int = 0) -> String? {
    var decimal = DecimalText()
    var bytes: [UInt8] = []
    return decimal.append(Array(text.utf8), shiftedBy: shift, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0", "0"), ("000", "0"), ("42", "42"), ("+42", "42"), ("007", "7"), ("-1", "-1"),
    ("1234.50", "1234.5"), ("5.", "5"), (".5", "0.5"), ("-.25", "-0.25"), ("0.50", "0.5"), ("100", "100"),
    ("1.0", "1"), ("10.0", "10"), ("1E3", "1000"), ("1e+3", "1000"), ("1.5E-3", "0.0015"), ("12E-1", "1.2"),
    ("1E20", "100000000000000000000"), ("1.2E-10", "0.00000000012"), ("1E-400", "0"),
  ])
  func plainNumbers(text: String, expected: String) { #expect(written(text) == expected) }

  /// 0.1 + 0.2 as a binary fraction is 0.30000000000000004; spreadsheet programs show 15 digits of it, and write 17.
  @Test(arguments: [
    ("0.30000000000000004", "0.3"), ("64.099999999999994", "64.1"), ("0.33333333333333331", "0.333333333333333"),
    ("0.66666666666666663", "0.666666666666667"), ("9.9999999999999995E-2", "0.1"),
    ("999999999999999.94", "1000000000000000"),
    ("1.0000000000000002", "1"), ("123456.78999999999", "123456.79"),
  ])
  func noiseBehindFifteenDigits(text: String, expected: String) { #expect(written(text) == expected) }

  /// Ids are whole numbers of any length; up to 2⁵³ they are exact however they are written.
  @Test(arguments: [
    ("1234567890123456789", "1234567890123456789"), ("9007199254740993", "9007199254740993"),
    ("1.700000000123456E+15", "1700000000123456"), ("9007199254740991.0", "9007199254740991"),
    ("1.2345678901234567E+17", "123456789012346000"),
  ])
  func wholeNumbersKeepTheirDigits(text: String, expected: String) { #expect(written(text) == expected) }

  /// Moving the point is exact, where 0.07 × 100 would be 7.000000000000001.
  @Test(arguments: [
    ("0.5", "50"), ("0.455", "45.5"), ("0.07", "7"), ("1", "100"), ("-0.125", "-12.5"), ("0", "0"), ("0.001", "0.1"),
    ("0.28999999999999998", "29"), ("12", "1200"), ("1E-3", "0.1"),
  ])
  func percent(text: String, expected: String) { #expect(written(text, shift: 2) == expected) }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1.2.3", "12x", "NaN", "inf", "0x10", "1E999", "1E999999", " 1", "1,5",
  ])
  func noNumbers(text: String) { #expect(written(text) == nil) }

  /// What is written reads back as the same number, if that has no more than 15 digits; and is its shortest form.
  @Test func readsBackAsTheSame() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<5000 {
      let digits = 1 + random.below(15)
      let mantissa = (0..<digits).map { _ in String(random.below(10)) }.joined()
      let exponent = random.below(60) - 30
      let number = Double("\(mantissa)E\(exponent)") ?? 0
      for text in ["\(mantissa)E\(exponent)", number.description] {
        let result = written(text)
        #expect(result.flatMap { Double($0) } == number, "\(text) became \(result ?? "nil")")
        #expect(result.map { !$0.lowercased().contains("e") } == true)
        #expect(result == written(result ?? ""), "not written like itself: \(text)")
      }
    }
  }

  /// All short texts: what is taken for a number is what Swift takes for one too, but for its words and hexadecimals.
  @Test func allShortTexts() {
    for text in allTexts(of: "10.-e5", upTo: 5) {
      let string = String(decoding: text, as: UTF8.self)
      let expected = Double(string)
      let result = written(string).flatMap { Double($0) }
      if let expected, expected.isFinite {
        #expect(result == expected || string.hasSuffix(".") && result == nil, "\(string)")
      }
      if let result {
        #expect(Double(string + (string.hasSuffix(".") ? "0" : "")) == result || string.contains(".e"), "\(string)")
      }
    }
  }
}
