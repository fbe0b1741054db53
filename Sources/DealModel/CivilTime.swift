/// Local civil time as numbers: microseconds and days since 1970-01-01T00:00, with no time zone and no clock changes.
public enum CivilTime {
  /// Microseconds of a day.
  public static let day: Int64 = 86_400_000_000
  /// What a time column holds where there is no value.
  public static let missing = Int64.min
  /// What a day column holds where there is no value.
  public static let missingDay = Int32.min

  /// The day number of a time.
  @inlinable
  public static func day(of time: Int64) -> Int64 {
    let quotient = time / day
    return time % day < 0 ? quotient - 1 : quotient
  }

  /// Whether the time is the first instant of a day.
  @inlinable
  public static func isMidnight(_ time: Int64) -> Bool { time % day == 0 }
}

/// A date of the proleptic Gregorian calendar.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var dayNumber: Int

  /// A date from the number of days since 1970-01-01.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// A date from its parts, or `nil` where there is no such day.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= CivilDate.days(inMonth: month, of: year) else { return nil }
    self.init(dayNumber: CivilDate.dayNumber(year: year, month: month, day: day))
  }

  /// A date from `yyyy-mm-dd`, or `nil`.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01 of a valid date; see Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  @inlinable
  public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The length of a month.
  @inlinable
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month and day; by the source given at `dayNumber(year:month:day:)`.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// `yyyy-mm-dd`.
  public var iso: String {
    let (year, month, day) = parts
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// The month the date lies in.
  public var month: CivilMonth {
    let (year, month, _) = parts
    return CivilMonth(year: year, month: month)
  }

  /// Whether the first date is earlier.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

/// A month of a year.
public struct CivilMonth: Sendable, Hashable, Comparable {
  /// Months since January of the year 0.
  public var number: Int

  /// A month from its parts; `month` may lie outside 1…12 and then counts on into the years around.
  public init(year: Int, month: Int) { number = year * 12 + month - 1 }

  private init(number: Int) { self.number = number }

  /// The year.
  public var year: Int { number >= 0 ? number / 12 : (number - 11) / 12 }
  /// The month, 1…12.
  public var month: Int { number - year * 12 + 1 }
  /// The first day.
  public var firstDay: CivilDate { CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: 1)) }
  /// The last day.
  public var lastDay: CivilDate { CivilDate(dayNumber: advanced(by: 1).firstDay.dayNumber - 1) }
  /// `yyyy-mm`.
  public var iso: String { padded(year, 4) + "-" + padded(month, 2) }
  /// The month so many months later.
  public func advanced(by months: Int) -> CivilMonth { CivilMonth(number: number + months) }
  /// Whether the first month is earlier.
  public static func < (left: CivilMonth, right: CivilMonth) -> Bool { left.number < right.number }
}

/// The number with leading zeros.
private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
