import DealModel
import TestSupport
import Testing

@testable import DealImport

struct TimeTextTests {
  private func parse(_ text: String) -> WrittenTime? {
    Array(text.utf8).withUnsafeBytes { TimeText.parse($0) }
  }

  // MARK: Dates

  @Test(arguments: [
    "2025-06-30", "2025/06/30", "2025.06.30", "2025-6-30", "2025/6/30", "2025.6.30",
  ])
  func datesWithAnySeparator(text: String) {
    #expect(parse(text) == WrittenTime(time: civil("2025-06-30"), offset: nil))
  }

  @Test func leadingZerosMayBeMissing() {
    #expect(parse("2025-1-2")?.time == civil("2025-01-02"))
    #expect(parse("2025-01-2")?.time == civil("2025-01-02"))
    #expect(parse("2025-1-02")?.time == civil("2025-01-02"))
  }

  @Test func datesBefore1970() {
    #expect(parse("1969-12-31")?.time == -CivilTime.day)
    #expect(parse("1969-12-31 23:59:59.999999")?.time == -1)
    #expect(parse("0001-01-01")?.time == civil("0001-01-01"))
    #expect(parse("9999-12-31")?.time == civil("9999-12-31"))
  }

  @Test(arguments: [
    // No such day.
    "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "2025-01-32", "0000-01-01",
    // Not this order, not these separators, not all there.
    "30-06-2025", "06/30/2025", "25-06-30", "20250630", "2025-06", "2025", "2025-06/30", "2025_06_30", "2025 06 30",
    "2025--06-30", "2025-06-", "-2025-06-30", "+2025-06-30", "2025-06-030", "2025-006-30", "12025-06-30",
    // Something else.
    "", " ", "today", "45838", "2025-06-30x", "2025-06-30 x", "2025-06-30,", "２０２５-06-30", "2025年6月30日",
  ])
  func whatIsNoDate(text: String) {
    #expect(parse(text) == nil)
  }

  // MARK: Times

  @Test(arguments: [
    ("2025-06-30 14:05", 0, 0), ("2025-06-30T14:05", 0, 0), ("2025-06-30 14:05:09", 9, 0), ("2025/6/30 14:05:09", 9, 0),
    ("2025-06-30T14:05:09", 9, 0), ("2025-06-30   14:05:09", 9, 0),
    // Fractions of a second, up to nine digits; a comma is ISO 8601's other sign. Beyond microseconds they are cut off.
    ("2025-06-30 14:05:09.5", 9, 500_000), ("2025-06-30 14:05:09,5", 9, 500_000),
    ("2025-06-30 14:05:09.000001", 9, 1), ("2025-06-30 14:05:09.123456", 9, 123_456),
    ("2025-06-30 14:05:09.1234567", 9, 123_456), ("2025-06-30 14:05:09.123456999", 9, 123_456),
    ("2025-06-30T14:05:59.999999999", 59, 999_999),
  ])
  func clockTimes(text: String, second: Int, microsecond: Int) {
    #expect(parse(text) == WrittenTime(time: civil("2025-06-30", 14, 5, second, microsecond), offset: nil))
  }

  @Test func theFirstAndTheLastSecondOfADay() {
    #expect(parse("2025-06-30 0:00")?.time == civil("2025-06-30"))
    #expect(parse("2025-06-30 9:05")?.time == civil("2025-06-30", 9, 5))
    #expect(parse("2025-06-30 00:00:00.000")?.time == civil("2025-06-30"))
    #expect(parse("2025-06-30 23:59:59.999999")?.time == civil("2025-07-01") - 1)
  }

  @Test(arguments: [
    "24:00", "23:60", "23:59:60", "14", "14:", "14:5", "14:05:", "14:05:9", "14:05:09.", "14:05:09.1234567890",
    "140509",
    "14.05", "-1:00", "14:05 PM", "2:05 PM", "14:05:09 x", "014:05", "14:005",
  ])
  func whatIsNoClockTime(clock: String) {
    #expect(parse("2025-06-30 \(clock)") == nil)
    #expect(parse("2025-06-30T\(clock)") == nil)
  }

  @Test func aTOrSpacesMustStandBetween() {
    #expect(parse("2025-06-3014:05") == nil)
    #expect(parse("2025-06-30t14:05") == nil)
    #expect(parse("2025-06-30T") == nil)
    #expect(parse("2025-06-30 ") == nil)
    #expect(parse("2025-06-30_14:05") == nil)
  }

  // MARK: Zones

  @Test(arguments: [
    ("Z", 0), ("z", 0), (" Z", 0), ("+00", 0), ("-00:00", 0), ("+02", 7200), ("+0200", 7200), ("+02:00", 7200),
    (" +02:00", 7200), ("-05:30", -19_800), ("-0530", -19_800), ("+05:45", 20_700), ("+14:00", 50_400),
    ("-12", -43_200),
  ])
  func zones(zone: String, offset: Int) {
    let clock = civil("2025-06-30", 14, 5)
    #expect(parse("2025-06-30T14:05\(zone)") == WrittenTime(time: clock, offset: offset))
    let precise = civil("2025-06-30", 14, 5, 9, 250_000)
    #expect(parse("2025-06-30 14:05:09.25\(zone)") == WrittenTime(time: precise, offset: offset))
  }

  @Test(arguments: [
    "+2", "+2:00", "+02:", "+02:6", "+02:60", "+15", "+020", "+02000", "UTC", "CET", "+", "Z+02", "ZZ", "+02:00Z",
  ])
  func whatIsNoZone(zone: String) {
    #expect(parse("2025-06-30T14:05\(zone)") == nil)
  }

  /// A date alone has no zone: it is a day wherever it is read.
  @Test func aDateTakesNoZone() {
    #expect(parse("2025-06-30Z") == nil)
    #expect(parse("2025-06-30 +02:00") == nil)
  }

  // MARK: Properties

  /// Every time that is written out is read back to the microsecond, in every layout.
  @Test func whatIsWrittenIsReadBack() {
    var random = SplitMix64(seed: 1)
    let first = CivilDate.dayNumber(year: 1, month: 1, day: 1)
    let last = CivilDate.dayNumber(year: 9999, month: 12, day: 31)
    for _ in 0..<5000 {
      let date = CivilDate(dayNumber: first + random.below(last - first + 1))
      let (hour, minute, second, micro) = (
        random.below(24), random.below(60), random.below(60), random.below(1_000_000)
      )
      let separator = ["-", "/", "."][random.below(3)]
      let day = date.iso.split(separator: "-").joined(separator: separator)
      let clock = "\(two(hour)):\(two(minute)):\(two(second)).\(String(1_000_000 + micro).dropFirst())"
      let minutes = random.below(2 * 14 * 60) - 14 * 60
      let zone = "\(minutes < 0 ? "-" : "+")\(two(abs(minutes) / 60)):\(two(abs(minutes) % 60))"
      let text = "\(day)\(["T", " "][random.below(2)])\(clock)\(zone)"
      let expected = WrittenTime(time: civil(date.iso, hour, minute, second, micro), offset: minutes * 60)
      if parse(text) != expected { #expect(parse(text) == expected, "\(text)") }
    }
  }

  /// No beginning of a time but those that are whole is taken, and nothing crashes on the way.
  @Test func everyCutPoint() {
    let text = "2025-06-30T14:05:09.25+02:00"
    let taken = (0...text.count).map { String(text.prefix($0)) }.filter { parse($0) != nil }
    #expect(
      taken == [
        "2025-06-3", "2025-06-30", "2025-06-30T14:05", "2025-06-30T14:05:09", "2025-06-30T14:05:09.2",
        "2025-06-30T14:05:09.25", "2025-06-30T14:05:09.25+02", text,
      ]
    )
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
