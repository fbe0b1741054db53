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
  var exponent = 0
  /// The power of ten itself.
  var factor: Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

/// How the dates of a column are read.
struct DateFormat: Sendable, Equatable {
  var order = DateOrder.dayMonthYear
  /// Whether the configuration says so; then the order holds for dates with dots too, which are else day, month, year.
  var isConfigured = false
}

/// How the shares of a column are read.
struct ShareFormat: Sendable, Equatable {
  var decimal = DecimalSign.point
  /// Whether numbers without a sign are percents.
  var isPercent = false
  /// Whether the heading says so, so that 0.5 is half a percent.
  var isPercentByHeading = false
}
