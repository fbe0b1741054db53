public import DealModel
public import Diagnostics

/// Puts values into digits, by the report's language; a value passed in, never the machine's locale.
public struct NumberFormat: Sendable, Hashable {
  /// The language.
  public let language: Language

  /// Makes a format.
  public init(language: Language) { self.language = language }

  /// What stands for an undefined figure.
  public static let dash = "–"

  /// A cell as text: counts and money grouped in threes, money in whole units, rates with one decimal in percent.
  public func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .count(let count): grouped(String(count))
    case .money(let money): self.money(money)
    case .rate(let rate): percent(rate)
    case .days(let value), .number(let value): decimal(value, 1)
    case .date(let date): self.date(date)
    case .undefined: NumberFormat.dash
    case .empty: ""
    }
  }

  /// An amount in whole units.
  public func money(_ money: Money) -> String { grouped(money.text(decimals: 0)) }

  /// A share in percent with one decimal.
  public func percent(_ share: Double) -> String {
    decimal(share * 100, 1) + (language == .english ? " %" : "%")
  }

  /// A change with its sign: a share in percent, or a difference of shares in points.
  public func change(_ change: Double, isDifference: Bool, points: String) -> String {
    let sign = change > 0 ? "+" : ""
    return isDifference ? sign + decimal(change * 100, 1) + " " + points : sign + percent(change)
  }

  /// A date: `30 Jun 2025`, or `2025年6月30日`.
  public func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return language == .english ? "\(day) \(names[month - 1]) \(year)" : "\(year)年\(month)月\(day)日"
  }

  /// A month: `Jun 2025`, or `2025年6月`.
  public func month(_ month: CivilMonth) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return language == .english ? "\(names[month.month - 1]) \(month.year)" : "\(month.year)年\(month.month)月"
  }

  /// A number with a fixed count of decimals (0…4), halves away from zero.
  public func decimal(_ value: Double, _ decimals: Int) -> String {
    grouped(Money(rounding: value).text(decimals: decimals))
  }

  /// The digits before the decimal sign in groups of three, with a true minus sign.
  private func grouped(_ number: String) -> String {
    let digits = Array(number.utf8)
    let first = digits.first == UInt8(ascii: "-") ? 1 : 0
    let end = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    if first == 0, end <= 3 { return number }
    var result = first == 1 ? Array("−".utf8) : []
    for index in first..<end {
      if index > first, (end - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(digits[index])
    }
    return String(decoding: result + digits[end...], as: UTF8.self)
  }
}
