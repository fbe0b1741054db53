import DealModel
import Foundation
import TestSupport
import Testing

@testable import DealImport

struct ReportTimeZoneTests {
  private func local(_ text: String, in name: String) throws -> Int64 {
    var zone = try #require(ReportTimeZone(name: name))
    let written = try #require(Array(text.utf8).withUnsafeBytes { TimeText.parse($0) })
    return zone.local(written)
  }

  @Test(arguments: [
    // Clocks go from 02:00 to 03:00 at 01:00 UTC, and back from 03:00 to 02:00 at 01:00 UTC.
    ("2025-03-30T00:59:59.999999Z", civil("2025-03-30", 1, 59, 59, 999_999)),
    ("2025-03-30T01:00:00Z", civil("2025-03-30", 3)),
    ("2025-10-26T00:59:59Z", civil("2025-10-26", 2, 59, 59)), ("2025-10-26T01:00:00Z", civil("2025-10-26", 2)),
    // Far from the changes: one hour in winter, two in summer; also over midnight.
    ("2025-01-15T12:00Z", civil("2025-01-15", 13)), ("2025-07-15T12:00Z", civil("2025-07-15", 14)),
    ("2025-12-31T23:30Z", civil("2026-01-01", 0, 30)),
  ])
  func berlin(text: String, expected: Int64) throws {
    #expect(try local(text, in: "Europe/Berlin") == expected)
  }

  @Test(arguments: [
    ("2025-06-30T16:00Z", civil("2025-07-01")), ("2025-06-30T15:59:59Z", civil("2025-06-30", 23, 59, 59)),
    ("2025-12-31T20:00Z", civil("2026-01-01", 4)),
    // Summers from 1986 to 1991 had clocks one hour ahead.
    ("1988-03-01T00:00Z", civil("1988-03-01", 8)), ("1988-07-01T00:00Z", civil("1988-07-01", 9)),
    ("1988-11-01T00:00Z", civil("1988-11-01", 8)),
  ])
  func shanghai(text: String, expected: Int64) throws {
    #expect(try local(text, in: "Asia/Shanghai") == expected)
  }

  /// One instant is one local time, whichever zone it is written in.
  @Test func theWrittenZoneIsTakenOff() throws {
    for text in ["2025-06-30T08:00Z", "2025-06-30T10:00+02:00", "2025-06-30T03:00-05:00", "2025-06-30T13:45+05:45"] {
      #expect(try local(text, in: "Europe/Berlin") == civil("2025-06-30", 10))
    }
    // The day before in UTC, and in the report's zone the day after.
    #expect(try local("2025-07-01T07:00+08:00", in: "Asia/Shanghai") == civil("2025-07-01", 7))
  }

  @Test func aTimeWithoutZoneStaysAsItIs() throws {
    // 02:30 does not exist on this day in Berlin; as local time it is taken by its word.
    #expect(try local("2025-03-30 02:30", in: "Europe/Berlin") == civil("2025-03-30", 2, 30))
  }

  @Test func unknownNamesAreNone() {
    for name in ["", "Mars/Olympus", "Europe/Berlin ", "europe"] { #expect(ReportTimeZone(name: name) == nil) }
    #expect(ReportTimeZone(name: "UTC") != nil)
  }

  /// Every quarter of an hour of a year with two changes, against the zone asked anew each time; the days in random
  /// order, so that what is remembered of a day does not depend on what was asked before.
  @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"])
  func whatIsRememberedOfADayIsRight(name: String) throws {
    var zone = try #require(ReportTimeZone(name: name))
    let reference = try #require(TimeZone(identifier: name))
    var random = SplitMix64(seed: 3)
    // Apia left out 30 December 2011.
    let first = try #require(CivilDate(iso: "2011-01-01")).dayNumber
    for day in (0..<365).shuffled(using: &random) {
      for quarter in 0..<96 {
        let seconds = (first + day) * 86_400 + quarter * 900
        let offset = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let found = zone.local(WrittenTime(time: Int64(seconds) * 1_000_000, offset: 0))
        let expected = Int64(seconds + offset) * 1_000_000
        if found != expected { #expect(found == expected, "day \(day), quarter \(quarter)") }
      }
    }
  }
}
