import DealModel
import TestSupport
import Testing

@testable import DealImport

struct AmountTextTests {
  private func parse(_ text: String, exponent: Int = 0) -> AmountReadings? {
    Array(text.utf8).withUnsafeBytes { bytes in FoldedText(bytes).flatMap { AmountText.parse($0, exponent: exponent) } }
  }

  /// Amounts of one reading: in ten-thousandths, or in tens of thousands of them.
  @Test(
    arguments: [
      ("1,234.50", 12_345_000), ("1.234,50", 12_345_000), ("1 234,50", 12_345_000), ("1\u{A0}234,50", 12_345_000),
      ("1\u{202F}234.50", 12_345_000), ("1'234.50", 12_345_000), ("1’234,50", 12_345_000),
      ("12,34,567", 12_345_670_000),
      ("1,23,45,678.5", 123_456_785_000), ("1234", 12_340_000), ("1234,5", 12_345_000), (".5", 5000), (",5", 5000),
      // Less than nothing.
      ("(1,234.5)", -12_345_000), ("-1,234.5", -12_345_000), ("1,234.5-", -12_345_000),
      ("\u{2212}1,234.5", -12_345_000),
      ("+1234.5", 12_345_000), ("- 5", -50_000), ("5 -", -50_000), ("-0", 0), ("(¥5)", -50_000), ("¥(5)", -50_000),
      ("$-5", -50_000), ("-$5", -50_000), ("5- €", -50_000),
      // Full width.
      ("１，２３４．５０", 12_345_000), ("－５", -50_000), ("（５）", -50_000), ("￥５", 50_000),
      // Units.
      ("1.2万", 120_000_000), ("1,5万", 150_000_000), ("3亿", 3_000_000_000_000), ("12万元", 1_200_000_000),
      ("3 百万", 30_000_000_000), ("2千万", 200_000_000_000), ("12k", 120_000_000), ("1.5 M", 15_000_000_000),
      ("2 Mio. €", 20_000_000_000), ("3bn", 30_000_000_000_000), ("12 T€", 120_000_000), ("7 kEUR", 70_000_000),
      // Exponents as Excel writes them.
      ("1.2E+06", 12_000_000_000), ("1,2E+06", 12_000_000_000), ("1E5", 1_000_000_000), ("5e-1", 5000),
      ("1.234E+05", 1_234_000_000), ("0E0", 0),
      // Marks that are not seen.
      ("\u{FEFF}5\u{200E}", 50_000), ("\u{A0}5\u{A0}", 50_000),
    ] as [(String, Int64)]
  )
  func amountsOfOneReading(text: String, value: Int64) {
    let readings = parse(text)
    #expect(Set([readings?.point, readings?.comma].compactMap(\.self)) == [value])
  }

  /// What each decimal sign makes of an amount, in units.
  @Test(
    arguments: [
      ("1,234", 1234, 1.234), ("1.234", 1.234, 1234), ("12,500", 12_500, 12.5), ("-1,234", -1234, -1.234),
      ("€1.500", 1.5, 1500), ("1,234万", 12_340_000, 12_340), ("1,000", 1000, 1),
      // Two signs, a sign twice, not three digits, more than three in front, a zero in front.
      ("1,234.5", 1234.5, nil), ("1.234,5", nil, 1234.5), ("1,234,567", 1_234_567, nil), ("1.234.567", nil, 1_234_567),
      ("1,23", nil, 1.23), ("1.23", 1.23, nil), ("1234,567", nil, 1234.567), ("1234.567", 1234.567, nil),
      ("0,123", nil, 0.123), ("0.123", 0.123, nil), ("1 234,567", nil, 1234.567), ("1'234.567", 1234.567, nil),
      ("12,34,567", 1_234_567, nil), ("1,2345", nil, 1.2345), ("1.234E3", 1234, nil),
      ("5", 5, 5), ("1 234 567", 1_234_567, 1_234_567),
    ] as [(String, Double?, Double?)]
  )
  func readingsWithEitherSign(text: String, point: Double?, comma: Double?) {
    func scaled(_ units: Double?) -> Int64? { units.map { Int64(($0 * 10_000).rounded()) } }
    #expect(parse(text)?.point == scaled(point))
    #expect(parse(text)?.comma == scaled(comma))
  }

  @Test(arguments: [
    ("¥1,234", "¥"), ("￥1", "¥"), ("$5", "$"), ("€ 5", "EUR"), ("5€", "EUR"), ("£5", "GBP"), ("₹5", "INR"),
    ("5元", "CNY"),
    ("RMB 5", "CNY"), ("CNY5", "CNY"), ("usd 485,000.00", "USD"), ("US$5", "USD"), ("HK$ 5", "HKD"), ("5 人民币", "CNY"),
    ("人民币5", "CNY"), ("5万美元", "USD"), ("$5 USD", "USD"), ("¥5 JPY", "JPY"), ("$ 5 HKD", "HKD"), ("Rs. 500", "INR"),
    ("5", ""), ("5 k", ""), ("MAD 5", "MAD"), ("12万元", "CNY"), ("R$ 5", "BRL"), ("kr", "?"), ("5 kr", "?"),
    ("$5 EUR", "?"), ("ABC 5", "?"), ("$$$5", "?"),
  ])
  func currenciesBesideAmounts(text: String, currency: String) {
    #expect((parse(text)?.currency.text ?? "?") == currency)
  }

  @Test(arguments: [
    "", "-", "+", ".", ",", "1.", "1,", "1..2", "1,,2", "--1", "+-1", "(1", "1)", "((1))", "(-1)", "-1-", "1-1", "50%",
    "%",
    "abc", "1a2", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "1 23", "1,23,4", "1.2.3", "1,234.567,8", "1'23",
    "12 34 567",
    "1,234 567", "1E", "E5", "1E+", "1E5000", "99999999999999999999", "5 t", "5 kk", "万", "五", "1e2e3", "∞",
    "NaN", "0x10", "1_000", "5 万 万", "'5", "５０％", "1.2.3,4",
  ])
  func whatIsNoAmount(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func aUnitInTheHeadingScalesWhatHasNone() {
    #expect(parse("1.5", exponent: 4)?.point == 150_000_000)
    #expect(parse("1.5万", exponent: 4)?.point == 150_000_000)
    #expect(parse("1.5k", exponent: 4)?.point == 15_000_000)
    // 0.00005 of a 万 is 0.5: 5000 ten-thousandths.
    #expect(parse("0.00005", exponent: 4)?.point == 5000)
  }

  @Test func roundingIsAwayFromZero() {
    #expect(parse("0.00005")?.point == 1)
    #expect(parse("-0.00005")?.point == -1)
    #expect(parse("0.00004999999999999999999999999999999999999999")?.point == 0)
    #expect(parse("0.0000499999999999999999999999999999999999E1")?.point == 5)
    #expect(parse("99999999999999.99994")?.point == 999_999_999_999_999_999)
    #expect(parse("99999999999999.99995")?.point == 1_000_000_000_000_000_000)
    #expect(parse("100000000000000") == nil)
    #expect(parse("1E-99")?.point == 0)
  }

  @Test func whatIsTooLongIsNoAmount() {
    #expect(parse(String(repeating: "0", count: 64)) != nil)
    #expect(parse(String(repeating: "0", count: 65)) == nil)
    #expect(parse(String(repeating: "１", count: 300)) == nil)
  }

  // MARK: Properties

  /// Any amount, written in every style, reads back as itself; its own decimal sign is never excluded.
  @Test func whatIsWrittenInAnyStyleIsReadBack() {
    var random = SplitMix64(seed: 11)
    let groups = ["", ",", ".", " ", "\u{A0}", "\u{202F}", "'", "’"]
    let fronts = ["", "¥", "￥ ", "USD ", "EUR ", "$", "人民币"]
    let backs = ["", "元", " EUR", "€", "RMB"]
    for _ in 0..<8000 {
      let amount = Int64(random.next() >> UInt64(12 + random.below(50))) % 1_000_000_000_000_000
      let sign: DecimalSign = random.below(2) == 0 ? .point : .comma
      let group = groups[random.below(groups.count)]
      if group == (sign == .point ? "." : ",") { continue }
      var number = group.isEmpty ? "\(amount / 10_000)" : grouped(amount / 10_000, group)
      var decimals = String(String(10_000 + amount % 10_000).dropFirst())
      while decimals.hasSuffix("0"), random.below(3) > 0 { decimals.removeLast() }
      if !decimals.isEmpty { number += (sign == .point ? "." : ",") + decimals }
      let front = fronts[random.below(fronts.count)]
      var text = front + number + (front.isEmpty ? backs[random.below(backs.count)] : "")
      var expected = amount
      switch random.below(5) {
      case 0: (text, expected) = ("(" + text + ")", -amount)
      case 1: (text, expected) = ("-" + text, -amount)
      case 2: (text, expected) = (text + "-", -amount)
      case 3: text = wide(text)
      default: break
      }
      let found = parse(text)?[sign]
      if found != expected { #expect(found == expected, "\(text)") }
    }
  }

  /// Against a pattern, on all short texts of a few characters.
  @Test func agreesWithAPattern() throws {
    var all: [String] = []
    for (characters, length) in [(["1", ",", "."], 8), (["0", "1", ",", "."], 5)] {
      var texts = [""]
      for _ in 0..<length {
        texts = texts.flatMap { text in characters.map { text + $0 } }
        all += texts
      }
    }
    let point = /([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]?(,[0-9]{2})+,[0-9]{3}|(?=\.))(\.[0-9]+)?/
    let comma = /([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+|(?=,))(,[0-9]+)?/
    for text in all {
      let readings = parse(text)
      let (isPoint, isComma) = (text.wholeMatch(of: point) != nil, text.wholeMatch(of: comma) != nil)
      if (readings?.point != nil) != isPoint || (readings?.comma != nil) != isComma {
        Issue.record("\(text): \(String(describing: readings)), expected \(isPoint) \(isComma)")
      }
    }
  }

  /// The fast twins read what they read as the slow one does, and note the same.
  @Test func fastTwinsAgree() {
    var random = SplitMix64(seed: 12)
    var read = 0
    for _ in 0..<60_000 {
      let text = (0..<1 + random.below(12)).map { _ in Array("0123456789012345.,,-".utf8)[random.below(20)] }
      text.withUnsafeBytes { bytes in
        guard let fast = NumberText.grouped(bytes) else { return }
        read += 1
        let slow = FoldedText(bytes).flatMap { AmountText.parse($0) }
        let shape: NumberText.PlainShape = slow?.comma == nil ? .point : slow?.comma == slow?.point ? .whole : .either
        // Nothing and a zero of decimals are alike either way.
        let isSame = slow?.point == fast.amount && (shape == fast.shape || (fast.amount == 0 && shape == .whole))
        if !isSame { Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(fast), \(String(describing: slow))") }
        if let plain = NumberText.plain(bytes), plain != fast {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(plain), \(fast)")
        }
      }
    }
    #expect(read > 5000)
  }

  /// Nothing crashes, whatever the bytes are, and no reading is out of range.
  @Test func anyBytesAreReadWithoutHarm() {
    var random = SplitMix64(seed: 13)
    let pieces = [
      "1", "9", "0", ",", ".", " ", "-", "(", ")", "€", "万", "亿", "e", "+", "'", "k", "％", "元", "\u{FEFF}", "usd",
    ]
    .map { Array($0.utf8) }
    for _ in 0..<15_000 {
      var bytes = (0..<random.below(12)).flatMap { _ in pieces[random.below(pieces.count)] }
      if random.below(8) == 0, !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      bytes.withUnsafeBytes { bytes in
        guard let folded = FoldedText(bytes) else { return }
        for exponent in [0, 4, 12] {
          guard let readings = AmountText.parse(folded, exponent: exponent) else { continue }
          for value in [readings.point, readings.comma] {
            #expect((value ?? 0).magnitude <= 1_000_000_000_000_000_000)
          }
        }
        _ = ShareText.parse(folded)
      }
    }
  }

  private func grouped(_ number: Int64, _ group: String) -> String {
    number < 1000 ? "\(number)" : grouped(number / 1000, group) + group + String(1000 + number % 1000).dropFirst()
  }

  private func wide(_ text: String) -> String {
    var wide = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      wide.append((0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(wide)
  }
}
