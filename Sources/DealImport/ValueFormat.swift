/// Which sign stands before the decimals of a number.
public enum DecimalSign: String, Sendable, CaseIterable {
  /// `1,234.50`.
  case point
  /// `1.234,50`.
  case comma

  var other: DecimalSign { self == .point ? .comma : .point }
}

/// In which order a date's numbers stand where none of them has four digits, or the year is last.
public enum DateOrder: String, Sendable, CaseIterable {
  /// `31/12/2024`.
  case dayMonthYear = "dmy"
  /// `12/31/2024`.
  case monthDayYear = "mdy"
  /// `24/12/31`; a year of four digits in front needs no order.
  case yearMonthDay = "ymd"
}

/// How the amounts of a column are read.
struct AmountFormat: Sendable, Equatable {
  var decimal = DecimalSign.point
  /// The power of ten that an amount without a unit of its own is multiplied with, as the heading says: 4 for 万元.
  let exponent: Int
  /// Whether a number that stands without quotes is one for certain, with a point before its decimals: number cells of a
  /// workbook, which say nothing about the sign that people wrote in its texts.
  let numbersAreCertain: Bool
  /// Whether plain numbers are read as they stand, and tell the decimal sign: worked out once, for every value asks.
  let isPlain: Bool

  init(decimal: DecimalSign = .point, exponent: Int = 0, numbersAreCertain: Bool = false) {
    self.decimal = decimal
    self.exponent = exponent
    self.numbersAreCertain = numbersAreCertain
    isPlain = exponent == 0 && !numbersAreCertain
  }

  /// The power of ten itself.
  var factor: Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

/// How the dates of a column are read.
struct DateFormat: Sendable, Equatable {
  var order = DateOrder.dayMonthYear
  /// Whether the configuration says so; then the order holds for dates with dots too, which are else day, month, year.
  var isConfigured = false
  /// Whether serial numbers of days count from 1904, as the workbook says.
  var countsFrom1904 = false
}

/// How the shares of a column are read.
struct ShareFormat: Sendable, Equatable {
  var decimal: DecimalSign { didSet { note() } }
  /// Whether numbers without a sign are percents.
  var isPercent: Bool { didSet { note() } }
  /// Whether the heading says so, so that 0.5 is half a percent.
  let isPercentByHeading: Bool
  /// Whether a number without quotes has a point before its decimals for certain, as in `AmountFormat`.
  let numbersAreCertain: Bool
  /// Whether `0.35` is read as it stands, and tells the decimal sign: worked out once, for every value asks.
  private(set) var isPlain = true

  init(
    decimal: DecimalSign = .point,
    isPercent: Bool = false,
    isPercentByHeading: Bool = false,
    numbersAreCertain: Bool = false
  ) {
    self.decimal = decimal
    self.isPercent = isPercent
    self.isPercentByHeading = isPercentByHeading
    self.numbersAreCertain = numbersAreCertain
    note()
  }

  /// Whether `0.35` is a number of the unit.
  var isOfUnit: Bool { !isPercentByHeading && !isPercent }

  private mutating func note() { isPlain = isOfUnit && decimal == .point && !numbersAreCertain }
}
