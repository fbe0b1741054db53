/// A currency as it stands in an amount, a column of currencies or a heading: three letters of ISO 4217, or a sign that
/// several currencies share.
struct WrittenCurrency: Sendable, Hashable {
  /// The letters, eight bits each; 0 for none, 1 for `$`, 2 for `¥`.
  let number: UInt32

  /// No currency.
  static var none: WrittenCurrency { WrittenCurrency(number: 0) }
  /// Any dollar.
  static var dollar: WrittenCurrency { WrittenCurrency(number: 1) }
  /// Yuan or yen.
  static var yuanOrYen: WrittenCurrency { WrittenCurrency(number: 2) }

  private init(number: UInt32) { self.number = number }

  /// The currency of three small or capital letters of ASCII.
  fileprivate init(letters: some Sequence<UInt32>) {
    number = letters.reduce(0) { $0 << 8 | ($1 & 0xDF) }
  }

  private init(_ code: StaticString) {
    self.init(letters: code.withUTF8Buffer { bytes in bytes.map(UInt32.init) })
  }

  /// The code in capitals, or the sign.
  var text: String {
    switch number {
    case 0: ""
    case 1: "$"
    case 2: "¥"
    default:
      String(decoding: [UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)], as: UTF8.self)
    }
  }

  /// What both name, where two stand for one amount: `$` and `HKD` are HKD; `nil` where they contradict each other.
  func agreed(with other: WrittenCurrency) -> WrittenCurrency? {
    if self == other || other == .none { return self }
    if self == .none { return other }
    if self == .dollar, other.isDollar { return other }
    if other == .dollar, isDollar { return self }
    if self == .yuanOrYen, other.isYuanOrYen { return other }
    return other == .yuanOrYen && isYuanOrYen ? self : nil
  }

  private var isDollar: Bool { Self.dollars.contains(number) }
  private var isYuanOrYen: Bool { ["CNY", "JPY"].contains(text) }

  /// The currency itself: a sign that several share is the report's where that is one of them, else USD or CNY.
  func resolved(report: String) -> String {
    let report = WrittenCurrency(named: report) ?? .none
    switch self {
    case .dollar: return report.isDollar ? report.text : "USD"
    case .yuanOrYen: return report.isYuanOrYen ? report.text : "CNY"
    default: return text
    }
  }

  /// Whether the countries that have the currency write a point before decimals.
  ///
  /// Those that write both ways, such as Canada, South Africa or Switzerland, are left out; so is the euro.
  var isWrittenWithPoint: Bool { self == .dollar || self == .yuanOrYen || Self.withPoint.contains(number) }

  private static func numbers(_ codes: StaticString) -> Set<UInt32> {
    let text = codes.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    return Set(text.split(separator: " ").map { WrittenCurrency(letters: $0.utf8.map(UInt32.init)).number })
  }

  private static let dollars = numbers(
    "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD"
  )
  private static let withPoint = numbers("AUD CNY GBP HKD ILS INR JPY KRW MXN MYR NZD PHP SGD THB TWD USD")
  /// The active codes of ISO 4217.
  private static let codes = numbers(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT \
    MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND \
    VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """
  )
  /// Signs and names, in folded form.
  private static let words: [String: WrittenCurrency] = {
    let names: KeyValuePairs<StaticString, String> = [
      "AUD": "a$ au$", "BRL": "r$", "CAD": "c$ ca$", "CHF": "fr sfr 瑞士法郎", "CNY": "rmb 元 人民币 人民幣 人民币元",
      "EUR": "€ euro euros 欧元 歐元", "GBP": "£ 英镑 英鎊", "HKD": "hk$ 港元 港币 港幣", "INR": "₹ rs", "JPY": "日元 日圆 円",
      "KRW": "₩ 韩元", "MXN": "mx$", "NZD": "nz$", "PHP": "₱", "PLN": "zł", "RUB": "₽ 卢布", "SGD": "s$ 新元 新加坡元",
      "THB": "฿ 泰铢", "TRY": "₺", "TWD": "nt$ nt 新台币 台币 新台幣 台幣", "UAH": "₴", "ILS": "₪", "USD": "us$ 美元 美金",
      "VND": "₫", "NGN": "₦",
    ]
    var words: [String: WrittenCurrency] = ["$": .dollar, "¥": .yuanOrYen]
    for (code, list) in names {
      for word in list.split(separator: " ") { words[String(word)] = WrittenCurrency(code) }
    }
    return words
  }()

  /// The currency that a part of a folded text names; `nil` where it is none.
  init?(_ text: FoldedText, _ range: Range<Int>) {
    if range.count == 1 {
      switch text[range.lowerBound] {
      case 0x24:
        self = .dollar
        return
      case 0xA5:
        self = .yuanOrYen
        return
      case 0x5143:
        self = WrittenCurrency("CNY")
        return
      default: break
      }
    }
    if range.count == 3, range.allSatisfy({ text[$0] &- 0x61 < 26 }) {
      let code = WrittenCurrency(letters: range.map { text[$0] })
      if Self.codes.contains(code.number) {
        self = code
        return
      }
    }
    guard range.count <= 8, let known = Self.words[text.string(range)] else { return nil }
    self = known
  }

  /// The currency that a text names: `usd`, `US$`, `￥`, `人民币`; `nil` where it is none.
  init?(named name: String) {
    var name = name
    guard let text = name.withUTF8({ FoldedText(UnsafeRawBufferPointer($0)) }) else { return nil }
    self.init(text, 0..<text.count)
  }
}
