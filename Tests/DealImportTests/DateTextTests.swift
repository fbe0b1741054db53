import DealModel
import TestSupport
import Testing

@testable import DealImport

struct DateTextTests {
  private func parse(_ text: String) -> DateReadings? {
    Array(text.utf8).withUnsafeBytes { bytes in FoldedText(bytes).flatMap { DateText.parse($0) } }
  }

  /// Dates of one reading, all the fifth of March 2024.
  @Test(arguments: [
    "20240305", "2024年3月5日", "2024年03月05日", "２０２４年３月５日", "24年3月5日", "2024年3月5号", "2024 年 3月 5日", "5-Mar-2024",
    "05-MAR-24", "5 March 2024", "05 March 2024", "5. März 2024", "5 mars 2024", "5 Mrz 2024", "5. Maerz 2024",
    "5/Mar/2024",
    "Mar 5, 2024", "March 5th, 2024", "March 5 2024", "Mar. 5, 2024", "Mar-05-2024", "Mar 5, 24", "5th March 2024",
    "2024-Mar-05", "2024 March 5", "Tue, 5 Mar 2024", "Tuesday, March 5, 2024", "Dienstag, 5. März 2024",
    "mardi 5 mars 2024",
    "星期二 2024年3月5日", "2024年3月5日 星期二", "2024年3月5日(周二)", "45356", "45356.0", "1709596800000", "５-Mar-２０２４",
    "5.3.2024", "05.03.2024", "5. 3. 2024", "2024/3/5 周二",
  ])
  func datesOfOneReading(text: String) {
    let readings = parse(text)
    let day = civil("2024-03-05")
    #expect(readings?[DateFormat(order: .dayMonthYear)] == day, "\(text)")
    #expect(readings?[DateFormat(order: .monthDayYear)] == day, "\(text)")
  }

  @Test(
    arguments: [
      ("3/5/2024", "2024-05-03", "2024-03-05", nil), ("25/3/2024", "2024-03-25", nil, nil),
      ("3-25-2024", nil, "2024-03-25", nil),
      ("3/5/24", "2024-05-03", "2024-03-05", nil), ("03/05/24", "2024-05-03", "2024-03-05", "2003-05-24"),
      ("24/3/5", nil, nil, "2024-03-05"), ("24-03-05", "2005-03-24", nil, "2024-03-05"),
      ("3/3/2024", "2024-03-03", "2024-03-03", nil),
      ("31/12/79", "2079-12-31", nil, nil), ("31/12/80", "1980-12-31", nil, nil), ("31/12/99", "1999-12-31", nil, nil),
      // A dot is never written with the month in front.
      ("3.5.2024", "2024-05-03", "2024-05-03", "2024-05-03"), ("24.3.5", nil, nil, "2024-03-05"),
      ("05.03.24", "2024-03-05", "2024-03-05", "2005-03-24"), ("29/2/2023", nil, nil, nil),
    ] as [(String, String?, String?, String?)]
  )
  func readingsInEachOrder(text: String, day: String?, month: String?, year: String?) {
    let readings = parse(text)
    #expect(readings?[DateFormat(order: .dayMonthYear)] == day.map { civil($0) })
    #expect(readings?[DateFormat(order: .monthDayYear)] == month.map { civil($0) })
    #expect(readings?[DateFormat(order: .yearMonthDay)] == year.map { civil($0) })
  }

  @Test func aConfiguredOrderHoldsForDotsToo() {
    #expect(parse("3.5.2024")?[DateFormat(order: .monthDayYear, isConfigured: true)] == civil("2024-03-05"))
    #expect(parse("3.25.2024")?[DateFormat(order: .monthDayYear, isConfigured: true)] == civil("2024-03-25"))
    #expect(parse("3.25.2024")?[DateFormat(order: .monthDayYear)] == nil)
  }

  /// Times on the fifth of March 2024, in hours, minutes and seconds.
  @Test(
    arguments: [
      ("Mar 5, 2024 3:04 PM", 15, 4, 0, nil), ("Mar 5, 2024, 3:04:05 p.m.", 15, 4, 5, nil),
      ("5-Mar-2024 12:00 AM", 0, 0, 0, nil),
      ("5-Mar-2024 12:00 PM", 12, 0, 0, nil), ("5-Mar-2024 3PM", 15, 0, 0, nil), ("2024年3月5日 14时30分", 14, 30, 0, nil),
      ("2024年3月5日14时30分15秒", 14, 30, 15, nil), ("2024年3月5日 下午2:30", 14, 30, 0, nil),
      ("2024年3月5日 上午12:00", 0, 0, 0, nil),
      ("2024年3月5日 下午 2时", 14, 0, 0, nil), ("2024/3/5 下午 02:30:15", 14, 30, 15, nil), ("5.3.2024 14:30", 14, 30, 0, nil),
      ("20240305T101500Z", 10, 15, 0, 0), ("20240305 10:15", 10, 15, 0, nil), ("20240305T1015+0800", 10, 15, 0, 28_800),
      ("20240305101500", 10, 15, 0, nil), ("2024-03-05 10:15:00 UTC", 10, 15, 0, 0),
      ("2024-3-5T10:15:00.000+08:00", 10, 15, 0, 28_800),
      ("2024-03-05 10:15 GMT+8", 10, 15, 0, 28_800), ("2024-03-05T10:15:00,000-05:30", 10, 15, 0, -19_800),
      ("45356.625", 15, 0, 0, nil), ("45356,625", 15, 0, 0, nil), ("45356.604166666664", 14, 30, 0, nil),
      ("45356.6041666667", 14, 30, 0, nil), ("45356.4270833333", 10, 15, 0, nil), ("1709633700000", 10, 15, 0, 0),
      ("Tue Mar 5 2024 10:15:00 GMT+0800", 10, 15, 0, 28_800),
    ] as [(String, Int, Int, Int, Int?)]
  )
  func times(text: String, hour: Int, minute: Int, second: Int, offset: Int?) {
    let readings = parse(text)
    #expect(readings?.dayFirst == civil("2024-03-05", hour, minute, second), "\(text)")
    #expect(readings?.offset == offset, "\(text)")
  }

  @Test func serialsAreRoundedToMilliseconds() {
    // 1 ms is 1.157e-8 days.
    #expect(parse("45356.00000001157")?.dayFirst == civil("2024-03-05", 0, 0, 0, 1000))
    #expect(parse("45356.9999999999999999999")?.dayFirst == civil("2024-03-06"))
    #expect(parse("1709596800123")?.dayFirst == civil("2024-03-05", 0, 0, 0, 123_000))
  }

  @Test(arguments: [
    "", "5", "2024", "03/2024", "Mar 2024", "2024年3月", "2024-13-05", "20241305", "20240230", "30-Feb-2024", "3/5",
    "3/5/", "/3/5/2024",
    "3/5-2024", "3 5 2024", "13/13/2024", "3/5/202", "3/5/20245", "003/5/2024", "5-Foo-2024", "Foo 5, 2024",
    "Mar 32, 2024",
    "9999", "123456", "00305", "45356.", "45356.5x", "170959680000", "17095968000001", "2024-03-05 25:00",
    "3/5/2024 13:00 PM",
    "3/5/2024 0:30 PM", "3/5/2024 10", "3/5/2024 10:5", "3/5/2024 10:15 EST", "3/5/2024 10:15 CST", "3/5/2024T", "soon",
    "today",
    "星期", "周二", "#VALUE!", "Tue", "1,234", "１２３", "3/5/2024 (", "2024年3月5日 下午14:30", "2024-03-05T10:15+15:00",
  ])
  func whatIsNoDate(text: String) {
    #expect(parse(text) == nil)
  }

  /// Any date in every style reads back as itself.
  @Test func whatIsWrittenInAnyStyleIsReadBack() {
    var random = SplitMix64(seed: 21)
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let first = CivilDate.dayNumber(year: 1980, month: 1, day: 1)
    let last = CivilDate.dayNumber(year: 2079, month: 12, day: 31)
    for _ in 0..<8000 {
      let date = CivilDate(dayNumber: first + random.below(last - first + 1))
      let (year, month, day) = date.parts
      let name = months[month - 1]
      let (d, m) = random.below(2) == 0 ? ("\(day)", "\(month)") : (two(day), two(month))
      let y = random.below(3) == 0 ? two(year % 100) : "\(year)"
      let styles: [(String, DateOrder)] = [
        ("\(d)/\(m)/\(y)", .dayMonthYear), ("\(m)/\(d)/\(y)", .monthDayYear), ("\(m)-\(d)-\(y)", .monthDayYear),
        ("\(d).\(m).\(y)", .dayMonthYear), ("\(two(year % 100))/\(m)/\(d)", .yearMonthDay),
        ("\(d)-\(name.prefix(3))-\(y)", .dayMonthYear),
        ("\(name) \(d), \(year)", .dayMonthYear), ("\(year)年\(m)月\(d)日", .dayMonthYear),
        ("\(year)\(two(month))\(two(day))", .monthDayYear),
        ("\(date.dayNumber + 25_569)", .monthDayYear), ("\(d) \(name.uppercased()) \(year)", .yearMonthDay),
      ]
      let (written, order) = styles[random.below(styles.count)]
      let (hour, minute, second) = (random.below(24), random.below(60), random.below(60))
      let half = hour < 12 ? "AM" : "PM"
      let hour12 = hour % 12 == 0 ? 12 : hour % 12
      let clocks = [
        "", " \(hour):\(two(minute)):\(two(second))", " \(hour12):\(two(minute)):\(two(second)) \(half)",
        " \(hour)时\(minute)分\(second)秒", " \(hour < 12 ? "上午" : "下午")\(hour12):\(two(minute)):\(two(second))",
      ]
      let isSerial = written.allSatisfy(\.isNumber) && written.count == 5
      let clock = isSerial ? 0 : random.below(clocks.count)
      let text = written + clocks[clock]
      let expected = civil(date.iso) + (clock == 0 ? 0 : civil("1970-01-01", hour, minute, second))
      let found = parse(text)?[DateFormat(order: order)]
      if found != expected { #expect(found == expected, "\(text) as \(order)") }
    }
  }

  /// What `TimeText` reads, this reads as the same.
  @Test func agreesWithTheStandardForms() {
    var random = SplitMix64(seed: 22)
    let texts = ["2024-03-05", "2024/3/5 9:05", "2024.03.05T14:05:09.123Z", "2024-03-05 14:05:09+02:00"].map {
      Array($0.utf8)
    }
    for _ in 0..<30_000 {
      var text = texts[random.below(texts.count)]
      for _ in 0..<random.below(3) {
        text[random.below(text.count)] = Array("0123456789-T: /.+Z".utf8)[random.below(18)]
      }
      text.withUnsafeBytes { bytes in
        guard let written = TimeText.parse(bytes) else { return }
        let readings = FoldedText(bytes).flatMap { DateText.parse($0) }
        if readings?.dayFirst != written.time || readings?.monthFirst != written.time
          || readings?.offset != written.offset
        {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(written), \(String(describing: readings))")
        }
      }
    }
  }

  @Test func anyBytesAreReadWithoutHarm() {
    var random = SplitMix64(seed: 23)
    let pieces = [
      "1", "12", "2024", "/", "-", ".", " ", "年", "月", "日", "mar", "tue", ":", "t", "z", "pm", "下午", "时", ",", "+", "(",
      "周",
    ]
    .map { Array($0.utf8) }
    for _ in 0..<15_000 {
      var bytes = (0..<random.below(12)).flatMap { _ in pieces[random.below(pieces.count)] }
      if random.below(8) == 0, !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      bytes.withUnsafeBytes { bytes in
        _ = FoldedText(bytes).flatMap { DateText.parse($0) }
      }
    }
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
