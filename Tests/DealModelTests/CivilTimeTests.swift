import DealModel
import TestSupport
import Testing

struct CivilTimeTests {
  @Test(
    arguments: [
      // The day begins at its first microsecond, before 1970 as after.
      (0, 0), (1, 0), (86_399_999_999, 0), (86_400_000_000, 1), (-1, -1), (-86_400_000_000, -1), (-86_400_000_001, -2),
      (-172_800_000_000, -2),
    ] as [(Int64, Int64)]
  )
  func theDayOfATime(time: Int64, day: Int64) {
    #expect(CivilTime.day(of: time) == day)
  }

  @Test func midnightIsTheFirstInstantOfADay() {
    for day in [-2, -1, 0, 1, 20_000] as [Int64] {
      let start = day * CivilTime.day
      #expect(CivilTime.isMidnight(start))
      #expect(!CivilTime.isMidnight(start + 1))
      #expect(!CivilTime.isMidnight(start - 1))
      #expect(CivilTime.day(of: start) == day)
      #expect(CivilTime.day(of: start + CivilTime.day - 1) == day)
    }
  }
}

struct CivilDateTests {
  @Test func knownDays() throws {
    #expect(CivilDate(dayNumber: 0).iso == "1970-01-01")
    #expect(CivilDate(dayNumber: -1).iso == "1969-12-31")
    // 30 years of 365 days and 7 leap days (1972 … 1996).
    #expect(try #require(CivilDate(year: 2000, month: 1, day: 1)).dayNumber == 30 * 365 + 7)
    #expect(try #require(CivilDate(iso: "2025-06-30")).dayNumber == 20_269)
    // 719,162 days lie between the first day of the calendar and 1970.
    #expect(try #require(CivilDate(year: 1, month: 1, day: 1)).dayNumber == -719_162)
  }

  /// Counted on day by day, with the length of each month written out, it gives the same dates over eight centuries.
  @Test func agreesWithACalendarWalkedDayByDay() throws {
    var number = try #require(CivilDate(iso: "1600-01-01")).dayNumber
    var wrong: [String] = []
    for year in 1600...2400 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        let month = index + 1
        if CivilDate.days(inMonth: month, of: year) != length { wrong.append("\(year)-\(month)") }
        for day in 1...length {
          let date = CivilDate(dayNumber: number)
          let isRight =
            date.parts == (year, month, day) && CivilDate(year: year, month: month, day: day) == date
            && CivilDate.dayNumber(year: year, month: month, day: day) == number
          if !isRight { wrong.append("\(year)-\(month)-\(day)") }
          number += 1
        }
        if CivilDate(year: year, month: month, day: length + 1) != nil { wrong.append("\(year)-\(month) is too long") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    #expect(CivilDate(dayNumber: number).iso == "2401-01-01")
  }

  @Test func isoTextIsReadBack() {
    var random = SplitMix64(seed: 11)
    let first = CivilDate.dayNumber(year: 1, month: 1, day: 1)
    let last = CivilDate.dayNumber(year: 9999, month: 12, day: 31)
    for number in [first, last, 0] + (0..<5000).map({ _ in first + random.below(last - first + 1) }) {
      let date = CivilDate(dayNumber: number)
      #expect(CivilDate(iso: date.iso) == date)
      #expect(date.iso.utf8.count == 10)
    }
  }

  @Test(arguments: [
    "", "2025", "2025-06", "2025-6-30", "2025-06-3", "25-06-30", "02025-06-30", "2025-06-30 ", " 2025-06-30",
    "2025/06/30",
    "2025-06-30T00:00", "20250630", "2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32", "2025-06-31", "2025-02-29",
    "1900-02-29", "0000-01-01", "2025-+6-30", "-025-06-30", "2025--6-30", "２０２５-06-30", "2025-06-30-", "a025-06-30",
  ])
  func whatIsNoIsoDate(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func leapDays() {
    for year in [1600, 2000, 2024, 2400] { #expect(CivilDate(year: year, month: 2, day: 29) != nil) }
    for year in [1700, 1800, 1900, 2100, 2023] { #expect(CivilDate(year: year, month: 2, day: 29) == nil) }
  }

  @Test func datesOutsideTheCalendarAreNone() {
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 2025, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 2025, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 2025, month: 1, day: 0) == nil)
    #expect(CivilDate(year: 2025, month: 1, day: -1) == nil)
  }

  @Test func datesAreOrdered() {
    #expect(CivilDate(dayNumber: -1) < CivilDate(dayNumber: 0))
    #expect(CivilDate(dayNumber: 3) >= CivilDate(dayNumber: 3))
  }
}

struct CivilMonthTests {
  @Test func everyMonthFollowsTheOneBefore() {
    var month = CivilMonth(year: 1600, month: 1)
    for year in 1600...2400 {
      for number in 1...12 {
        let isRight =
          (month.year, month.month) == (year, number) && month.firstDay.month == month && month.lastDay.month == month
          && month.lastDay.dayNumber - month.firstDay.dayNumber + 1 == CivilDate.days(inMonth: number, of: year)
          && month.advanced(by: 1).firstDay.dayNumber == month.lastDay.dayNumber + 1
        if !isRight { #expect(isRight, "\(year)-\(number)") }
        month = month.advanced(by: 1)
      }
    }
    #expect(month == CivilMonth(year: 2401, month: 1))
  }

  @Test func monthsBeyondTheYearCountOn() {
    #expect(CivilMonth(year: 2025, month: 13) == CivilMonth(year: 2026, month: 1))
    #expect(CivilMonth(year: 2025, month: 0) == CivilMonth(year: 2024, month: 12))
    #expect(CivilMonth(year: 2025, month: -11) == CivilMonth(year: 2024, month: 1))
    #expect(CivilMonth(year: 2025, month: 25).iso == "2027-01")
    // Also before the year 0.
    #expect((CivilMonth(year: 0, month: 0).year, CivilMonth(year: 0, month: 0).month) == (-1, 12))
    #expect((CivilMonth(year: -1, month: 1).year, CivilMonth(year: -1, month: 1).month) == (-1, 1))
  }

  @Test func monthsAdvance() {
    let june = CivilMonth(year: 2025, month: 6)
    #expect(june.advanced(by: 7).iso == "2026-01")
    #expect(june.advanced(by: -6).iso == "2024-12")
    #expect(june.advanced(by: 0) == june)
    #expect(june.advanced(by: 5).advanced(by: -5) == june)
    #expect(june < june.advanced(by: 1))
  }

  @Test func isoIsPadded() {
    #expect(CivilMonth(year: 25, month: 6).iso == "0025-06")
    #expect(CivilMonth(year: 2025, month: 12).firstDay.iso == "2025-12-01")
    #expect(CivilMonth(year: 2024, month: 2).lastDay.iso == "2024-02-29")
  }
}
