import DealModel

/// A date or time as it stands in a file, read in each order that its numbers may have.
struct DateReadings: Equatable {
  /// Microseconds by the writer's clock with the day in front; `nil` where there is no such day.
  var dayFirst: Int64?
  /// The same with the month in front.
  var monthFirst: Int64?
  /// The same with the year in front.
  var yearFirst: Int64?
  /// What the writer's clock was ahead of UTC, in seconds; `nil` where the text names no zone.
  var offset: Int?
  /// Whether dots stand between the numbers: those are never written with the month in front.
  var hasDots = false
  /// Whether it is written with dashes and two digits at both ends, as `24-03-05`: ISO dates without their century look
  /// so, dates with the year behind as well.
  var mayBeShortISO = false

  /// The time by the order of a column.
  subscript(format: DateFormat) -> Int64? {
    switch format.order {
    case .dayMonthYear: dayFirst
    case .monthDayYear: hasDots && !format.isConfigured ? dayFirst : monthFirst
    case .yearMonthDay: yearFirst
    }
  }

  /// A time that has one reading only.
  init(_ time: Int64, offset: Int? = nil) {
    (dayFirst, monthFirst, yearFirst) = (time, time, time)
    self.offset = offset
  }

  fileprivate init(_ days: DateText.Days) {
    func time(_ day: Int?) -> Int64? { day.map { Int64($0) * CivilTime.day } }
    (dayFirst, monthFirst, yearFirst) = (time(days.dayFirst), time(days.monthFirst), time(days.yearFirst))
    (hasDots, mayBeShortISO) = (days.hasDots, days.mayBeShortISO)
  }

  fileprivate mutating func add(_ clock: Int64) {
    dayFirst = dayFirst.map { $0 + clock }
    monthFirst = monthFirst.map { $0 + clock }
    yearFirst = yearFirst.map { $0 + clock }
  }
}

/// Reads dates and times as people and programs write them, beyond those of `TimeText`.
///
/// `20240305`, `20240305T101500Z`, `2024年3月5日 14时30分`, `5-Mar-2024`, `Mar 5, 2024 3:04 PM`, `3/5/2024`, `5.3.24`, a serial
/// number of Excel (`45356.625`), or the milliseconds since 1970 (13 digits). A weekday may stand in front or behind.
enum DateText {
  /// The days from 1899-12-30, from which most workbooks count, to 1904-01-01, from which others do.
  private static let daysTo1904 = 1462

  /// The readings, or `nil` where it is no date in any order.
  /// - Parameter countsFrom1904: whether serial numbers are days since 1904-01-01.
  static func parse(_ text: FoldedText, countsFrom1904: Bool = false) -> DateReadings? {
    var cursor = FoldedCursor(text)
    DateWords.skipWeekday(&cursor)
    switch cursor.digits {
    case 13: return milliseconds(&cursor)
    case 5: return serial(&cursor, after: countsFrom1904 ? daysTo1904 : 0)
    case 8, 14: return compact(&cursor)
    default: break
    }
    guard let days = days(&cursor), days.isAny else { return nil }
    var readings = DateReadings(days)
    return finish(&cursor, &readings) ? readings : nil
  }

  /// Reads what may stand behind a date: a weekday, a time of day and its zone.
  private static func finish(_ cursor: inout FoldedCursor, _ readings: inout DateReadings) -> Bool {
    if cursor.isAtEnd { return true }
    let isISO = cursor.take("t" as Unicode.Scalar)
    if !isISO {
      _ = cursor.take("," as Unicode.Scalar)
      cursor.skipSpaces()
      DateWords.skipWeekday(&cursor)
      if cursor.isAtEnd { return true }
    }
    guard let clock = ClockText.clock(&cursor, compact: isISO) else { return false }
    readings.add(clock)
    cursor.skipSpaces()
    if cursor.isAtEnd { return true }
    guard let offset = ClockText.zone(&cursor), cursor.isAtEnd else { return false }
    readings.offset = offset
    return true
  }

  // MARK: Numbers without signs between

  private static func milliseconds(_ cursor: inout FoldedCursor) -> DateReadings? {
    let value = cursor.number(first: 13)
    return cursor.isAtEnd ? DateReadings(Int64(value) * 1000, offset: 0) : nil
  }

  /// Excel counts days since 1899-12-30, as far as days after February 1900 are concerned; what is behind the decimal sign is
  /// the time of day, of which Excel keeps milliseconds.
  private static func serial(_ cursor: inout FoldedCursor, after days: Int) -> DateReadings? {
    let value = cursor.number(first: 5)
    guard value >= 10_000 else { return nil }
    let day = Int64(value + days - 25_569) * CivilTime.day
    if cursor.isAtEnd { return DateReadings(day) }
    guard cursor.take("." as Unicode.Scalar) || cursor.take("," as Unicode.Scalar), cursor.digits > 0 else {
      return nil
    }
    var (part, weight): (Int64, Int64) = (0, 1)
    while let digit = cursor.digit() {
      if weight < 1_000_000_000_000 { (part, weight) = (part * 10 + Int64(digit), weight * 10) }
    }
    guard cursor.isAtEnd else { return nil }
    let milliseconds = (Int128(part) * 86_400_000 * 2 + Int128(weight)) / (Int128(weight) * 2)
    return DateReadings(day + Int64(milliseconds) * 1000)
  }

  private static func compact(_ cursor: inout FoldedCursor) -> DateReadings? {
    let hasClock = cursor.digits == 14
    let (year, month, day) = (cursor.number(first: 4), cursor.number(first: 2), cursor.number(first: 2))
    guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
    var readings = DateReadings(Int64(date.dayNumber) * CivilTime.day)
    if !hasClock { return finish(&cursor, &readings) ? readings : nil }
    guard let clock = ClockText.clock(&cursor, compact: true) else { return nil }
    readings.add(clock)
    cursor.skipSpaces()
    if cursor.isAtEnd { return readings }
    guard let offset = ClockText.zone(&cursor), cursor.isAtEnd else { return nil }
    readings.offset = offset
    return readings
  }

  // MARK: Days, months and years

  /// The days a date may be, counted since 1970-01-01.
  fileprivate struct Days {
    var dayFirst: Int?
    var monthFirst: Int?
    var yearFirst: Int?
    var hasDots = false
    var mayBeShortISO = false

    var isAny: Bool { dayFirst != nil || monthFirst != nil || yearFirst != nil }

    init() {}

    /// A day that has one reading only.
    init?(year: Int, month: Int, day: Int) {
      guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
      (dayFirst, monthFirst, yearFirst) = (date.dayNumber, date.dayNumber, date.dayNumber)
    }
  }

  private static func days(_ cursor: inout FoldedCursor) -> Days? {
    if !isDigit(cursor.next) { return monthInFront(&cursor) }
    guard let first = cursor.number(digits: 1...4), first.digits != 3 else { return nil }
    let behind = cursor.index
    cursor.skipSpaces()
    if cursor.take("年" as Unicode.Scalar) { return chinese(&cursor, year: first) }
    cursor.move(to: behind)
    if first.digits <= 2 { DateWords.skipOrdinal(&cursor) }
    let start = cursor.index
    let separator = cursor.next
    let isSign =
      cursor.take("-" as Unicode.Scalar) || cursor.take("/" as Unicode.Scalar) || cursor.take("." as Unicode.Scalar)
    cursor.skipSpaces()
    if isDigit(cursor.next) {
      // A space alone does not make a date of numbers.
      guard isSign, let second = cursor.number(digits: 1...2), cursor.next == separator else { return nil }
      cursor.move(to: cursor.index + 1)
      if separator == 0x2E { cursor.skipSpaces() }
      guard let third = cursor.number(digits: 1...4) else { return nil }
      return numeric(first, second, third, separator: separator)
    }
    guard cursor.index > start || isLetter(cursor.next), let month = DateWords.month(&cursor) else { return nil }
    guard separates(&cursor), let third = cursor.number(digits: 1...4) else { return nil }
    if first.digits == 4 {
      guard third.digits <= 2 else { return nil }
      return Days(year: first.value, month: month, day: third.value)
    }
    guard let year = year(third) else { return nil }
    return Days(year: year, month: month, day: first.value)
  }

  /// What stands between a month's name and a number.
  private static func separates(_ cursor: inout FoldedCursor) -> Bool {
    let start = cursor.index
    if !cursor.take("-" as Unicode.Scalar), !cursor.take("/" as Unicode.Scalar) {
      _ = cursor.take("." as Unicode.Scalar)
      _ = cursor.take("," as Unicode.Scalar)
    }
    cursor.skipSpaces()
    return cursor.index > start
  }

  /// `Mar 5, 2024`.
  private static func monthInFront(_ cursor: inout FoldedCursor) -> Days? {
    guard let month = DateWords.month(&cursor), separates(&cursor), let day = cursor.number(digits: 1...2) else {
      return nil
    }
    DateWords.skipOrdinal(&cursor)
    guard separates(&cursor), let written = cursor.number(digits: 2...4), let year = year(written) else { return nil }
    return Days(year: year, month: month, day: day.value)
  }

  /// `2024年3月5日`; what follows the year.
  private static func chinese(_ cursor: inout FoldedCursor, year written: (value: Int, digits: Int)) -> Days? {
    cursor.skipSpaces()
    guard let year = year(written), let month = cursor.number(digits: 1...2), cursor.take("月" as Unicode.Scalar) else {
      return nil
    }
    cursor.skipSpaces()
    guard let day = cursor.number(digits: 1...2) else { return nil }
    _ = cursor.take("日" as Unicode.Scalar) || cursor.take("号" as Unicode.Scalar)
    return Days(year: year, month: month.value, day: day.value)
  }

  private typealias Written = (value: Int, digits: Int)

  private static func numeric(_ first: Written, _ second: Written, _ third: Written, separator: UInt32) -> Days? {
    func day(_ year: Int?, _ month: Written, _ day: Written) -> Int? {
      year.flatMap { CivilDate(year: $0, month: month.value, day: day.value)?.dayNumber }
    }
    if first.digits == 4 {
      guard third.digits <= 2 else { return nil }
      return Days(year: first.value, month: second.value, day: third.value)
    }
    var days = Days()
    days.hasDots = separator == 0x2E
    days.mayBeShortISO = separator == 0x2D && first.digits == 2 && third.digits == 2
    days.dayFirst = day(year(third), second, first)
    days.monthFirst = day(year(third), first, second)
    // With dots between, and a year of four digits, there is nothing to settle.
    if days.hasDots, third.digits == 4 { days.yearFirst = days.dayFirst }
    if third.digits <= 2, first.digits == 2 { days.yearFirst = day(year(first), second, third) }
    return days
  }

  /// The year of four digits, or of two: 00–79 are 2000–2079, 80–99 are 1980–1999.
  private static func year(_ written: Written) -> Int? {
    switch written.digits {
    case 4: written.value
    case 2: written.value + (written.value < 80 ? 2000 : 1900)
    default: nil
    }
  }
}
