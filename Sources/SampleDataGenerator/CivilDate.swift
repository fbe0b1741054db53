/// A date of the Gregorian calendar.
struct CivilDate {
  /// The calendar year.
  let year: Int
  /// The month, 1 to 12.
  let month: Int
  /// The day of the month, from 1.
  let day: Int

  /// Names a date.
  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Finds the date a number of days after 1970-01-01.
  ///
  /// Years are counted from March here, so that the leap day is the last of its year.
  init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01, for dates from then on.
  var daysSince1970: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

/// The time the sample data are about.
///
/// Days are counted from its first day, times in seconds from its start.
enum SampleSpan {
  /// The first day on which a deal can be created.
  static let firstDate = CivilDate(year: 2024, month: 1, day: 1)
  /// The day up to which everything is known.
  static let asOfDate = CivilDate(year: 2025, month: 6, day: 30)
  /// The number of the as-of day.
  static let asOfDay = asOfDate.daysSince1970 - firstDate.daysSince1970
  /// The latest expected close a deal can have, as a number of the day.
  static let lastExpectedDay = asOfDay + 270
  /// Seconds of a day; local time is written without a zone and no change falls into a clock change.
  static let secondsPerDay = 86_400

  /// The date of a day's number.
  static func date(day: Int) -> CivilDate {
    CivilDate(daysSince1970: firstDate.daysSince1970 + day)
  }

  /// Whether a day is a Saturday or Sunday; 1970-01-01 was a Thursday.
  static func isWeekend(day: Int) -> Bool {
    (firstDate.daysSince1970 + day + 3) % 7 >= 5
  }

  /// The day itself or the Monday after the weekend it is in.
  static func workday(from day: Int) -> Int {
    var workday = day
    while isWeekend(day: workday) {
      workday += 1
    }
    return workday
  }
}
