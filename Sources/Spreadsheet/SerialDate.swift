/// Days and times as workbooks keep them: a number of days since the end of 1899, or since 1904 (ECMA-376 part 1,
/// "Date and Time").
///
/// By the first way of counting, day 60 is 29 February 1900, a day that never was; it is written as it is shown, and so
/// is day 0, as 1900-01-00: neither can be taken for a date by mistake. Numbers that spreadsheet programs cannot show as
/// dates (negative ones, and those after the year 9999) stay numbers.
enum SerialDate {
  private static let millisecondsOfDay = 86_400_000

  /// Writes `YYYY-MM-DD`, with ` HH:MM:SS` where it is not midnight, with `.mmm` where the second is not whole.
  ///
  /// Rounded to the millisecond before it is split, so that seconds never come to 60.
  /// - Parameter format: `.time` writes numbers below 1 as the time alone; `.duration` as `H:MM:SS` of any length.
  /// - Returns: false where the number is no date, time or duration; nothing is written then.
  static func append(_ serial: Double, as format: NumberFormat, uses1904: Bool, to bytes: inout [UInt8]) -> Bool {
    if format == .duration { return appendDuration(serial, to: &bytes) }
    guard serial >= 0, serial < (uses1904 ? 2_957_004 : 2_958_466) else { return false }
    let total = Int((serial * Double(millisecondsOfDay)).rounded())
    let (day, time) = total.quotientAndRemainder(dividingBy: millisecondsOfDay)
    if format == .time, serial < 1 {
      appendTime(time, to: &bytes)
      return true
    }
    if !uses1904, day == 0 || day == 60 {
      bytes.append(contentsOf: (day == 0 ? "1900-01-00" : "1900-02-29").utf8)
    } else {
      appendDay(uses1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569, to: &bytes)
    }
    if time != 0 {
      bytes.append(UInt8(ascii: " "))
      appendTime(time, to: &bytes)
    }
    return true
  }

  private static func appendDuration(_ days: Double, to bytes: inout [UInt8]) -> Bool {
    // 10,000 years, as for dates; NaN fails too.
    guard abs(days) < 3_652_500 else { return false }
    let total = Int((abs(days) * Double(millisecondsOfDay)).rounded())
    if days < 0, total > 0 { bytes.append(UInt8(ascii: "-")) }
    appendTime(total, to: &bytes, hours: 1)
    return true
  }

  /// Days from 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
  private static func appendDay(_ days: Int, to bytes: inout [UInt8]) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = era * 400 + yearOfEra + (month < 10 ? 0 : 1)
    append(year, digits: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(month < 10 ? month + 3 : month - 9, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(dayOfYear - (153 * month + 2) / 5 + 1, digits: 2, to: &bytes)
  }

  private static func appendTime(_ milliseconds: Int, to bytes: inout [UInt8], hours: Int = 2) {
    append(milliseconds / 3_600_000, digits: hours, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(milliseconds / 60_000 % 60, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(milliseconds / 1000 % 60, digits: 2, to: &bytes)
    if milliseconds % 1000 != 0 {
      bytes.append(UInt8(ascii: "."))
      append(milliseconds % 1000, digits: 3, to: &bytes)
    }
  }

  /// A number that is not negative, with zeros in front up to so many digits.
  private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
    var power = 1
    var count = 1
    while count < digits || number / power >= 10 {
      power *= 10
      count += 1
    }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }

  /// An ISO 8601 time, as strict workbooks keep it, in the same form: `T` becomes a space, midnight is left out.
  ///
  /// What has another form, a zone for example, stays as it is.
  static func appendISO(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let start = text.startIndex
    guard text.count > 10, text[start + 10] == UInt8(ascii: "T") else { return bytes.append(contentsOf: text) }
    bytes.append(contentsOf: text.prefix(10))
    let time = text.dropFirst(11)
    if time.elementsEqual("00:00:00".utf8) { return }
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: time)
  }
}
