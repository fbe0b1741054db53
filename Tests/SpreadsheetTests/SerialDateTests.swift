import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

struct SerialDateTests {
  private func written(_ serial: Double, _ format: NumberFormat = .date, uses1904: Bool = false) -> String? {
    var bytes: [UInt8] = []
    let isDate = SerialDate.append(serial, as: format, uses1904: uses1904, to: &bytes)
    return isDate ? String(decoding: bytes, as: UTF8.self) : nil
  }

  @Test(arguments: [
    (1, "1900-01-01"), (31, "1900-01-31"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"),
    (36_584, "2000-02-28"), (36_585, "2000-02-29"), (36_586, "2000-03-01"), (45_356, "2024-03-05"),
    (2_958_465, "9999-12-31"),
  ])
  func days(serial: Double, expected: String) { #expect(written(serial) == expected) }

  /// As they are shown; neither is a day that a reader could take for one.
  @Test func daysThatNeverWere() {
    #expect(written(60) == "1900-02-29")
    #expect(written(0) == "1900-01-00")
    #expect(written(0.5) == "1900-01-00 12:00:00")
  }

  @Test func daysFrom1904() {
    #expect(written(0, uses1904: true) == "1904-01-01")
    #expect(written(60, uses1904: true) == "1904-03-01")
    // 45356 − 1462.
    #expect(written(43_894, uses1904: true) == "2024-03-05")
    #expect(written(2_957_003, uses1904: true) == "9999-12-31")
    #expect(written(2_957_004, uses1904: true) == nil)
  }

  @Test func noDays() {
    for serial in [-1, -0.001, 2_958_466, 1e300, .infinity, .nan] { #expect(written(serial) == nil, "\(serial)") }
  }

  @Test func times() {
    #expect(written(45_356.5) == "2024-03-05 12:00:00")
    // 14:07:33.270 = 50,853.27 s of 86,400.
    #expect(written(45_356 + 50_853.27 / 86_400) == "2024-03-05 14:07:33.270")
    #expect(written(45_356.0000001) == "2024-03-05 00:00:00.009")
    #expect(written(0.604166666666667, .time) == "14:30:00")
    #expect(written(0, .time) == "00:00:00")
    #expect(written(45_356.75, .time) == "2024-03-05 18:00:00")
    #expect(written(0.9999999999, .time) == "00:00:00")
  }

  /// The nearest millisecond may be in the next second, minute, hour and day: there is no 23:59:60.
  @Test func roundingCarries() {
    #expect(written(45_356.999999999) == "2024-03-06")
    #expect(written(45_356.499999999) == "2024-03-05 12:00:00")
    #expect(written(59.9999999999) == "1900-02-29")
    #expect(written(45_356 + 43_199.9996 / 86_400) == "2024-03-05 12:00:00")
    #expect(written(45_356 + 43_199.5 / 86_400) == "2024-03-05 11:59:59.500")
  }

  @Test func durations() {
    #expect(written(1.5, .duration) == "36:00:00")
    #expect(written(0, .duration) == "0:00:00")
    #expect(written(0.01, .duration) == "0:14:24")
    #expect(written(-0.25, .duration) == "-6:00:00")
    #expect(written(1000, .duration) == "24000:00:00")
    #expect(written(0.5 + 0.001 / 86_400, .duration) == "12:00:00.001")
    #expect(written(1e9, .duration) == nil)
  }

  @Test func isoDates() {
    func written(_ text: String) -> String {
      var bytes: [UInt8] = []
      SerialDate.appendISO(Array(text.utf8)[...], to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(written("2024-03-05T14:07:33") == "2024-03-05 14:07:33")
    #expect(written("2024-03-05T00:00:00") == "2024-03-05")
    #expect(written("2024-03-05") == "2024-03-05")
    #expect(written("2024-03-05T14:07:33Z") == "2024-03-05 14:07:33Z")
    #expect(written("14:07:33") == "14:07:33")
  }

  /// Every hour of every week day over all years against Foundation's calendar.
  @Test func agreesWithTheCalendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var random = SplitMix64(seed: 1900)
    for _ in 0..<5000 {
      let day = 61 + random.below(2_958_404)
      let second = random.below(86_400)
      let date = Date(timeIntervalSince1970: Double((day - 25_569) * 86_400 + second))
      let part = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
      func padded(_ number: Int?, _ count: Int = 2) -> String {
        let text = String(number ?? -1)
        return String(repeating: "0", count: max(0, count - text.count)) + text
      }
      var expected = "\(padded(part.year, 4))-\(padded(part.month))-\(padded(part.day))"
      if second > 0 { expected += " \(padded(part.hour)):\(padded(part.minute)):\(padded(part.second))" }
      #expect(written(Double(day) + Double(second) / 86_400) == expected)
      #expect(written(Double(day - 1462) + Double(second) / 86_400, uses1904: true) == expected || day < 1462)
    }
  }
}
