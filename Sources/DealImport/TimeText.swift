import DealModel

/// A date or a time as it stands in a file.
struct WrittenTime: Equatable {
  /// Microseconds since 1970-01-01T00:00, by the clock the file's writer read.
  var time: Int64
  /// What that clock was ahead of UTC, in seconds; `nil` where the text names no zone.
  var offset: Int?
}

/// Reads dates and times.
///
/// Year, month, day with `-`, `/` or `.` between, with or without leading zeros; then, behind a `T` or spaces, hours,
/// minutes, seconds and up to a nanosecond; then a zone as `Z`, `+02`, `+0200` or `+02:00`.
enum TimeText {
  /// The time in the text, or `nil` where it is none of these.
  static func parse(_ text: UnsafeRawBufferPointer) -> WrittenTime? {
    var cursor = Cursor(text)
    guard let year = cursor.number(digits: 4...4), let separator = cursor.next(),
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
      let month = cursor.number(digits: 1...2), cursor.take(separator),
      let day = cursor.number(digits: 1...2),
      year >= 1, month >= 1, month <= 12, day >= 1, day <= CivilDate.days(inMonth: month, of: year)
    else { return nil }
    var time = Int64(CivilDate.dayNumber(year: year, month: month, day: day)) * CivilTime.day
    if cursor.isAtEnd { return WrittenTime(time: time, offset: nil) }
    guard cursor.take(UInt8(ascii: "T")) || cursor.skipSpaces() else { return nil }
    guard let clock = clock(&cursor) else { return nil }
    time += clock
    if cursor.isAtEnd { return WrittenTime(time: time, offset: nil) }
    guard let offset = zone(&cursor), cursor.isAtEnd else { return nil }
    return WrittenTime(time: time, offset: offset)
  }

  /// `h:mm`, `h:mm:ss` or `h:mm:ss.ffffff`, in microseconds; digits beyond the sixth are cut off.
  private static func clock(_ cursor: inout Cursor) -> Int64? {
    let colon = UInt8(ascii: ":")
    guard let hour = cursor.number(digits: 1...2), hour < 24, cursor.take(colon),
      let minute = cursor.number(digits: 2...2), minute < 60
    else { return nil }
    var time = Int64(hour * 3600 + minute * 60) * 1_000_000
    guard cursor.take(colon) else { return time }
    guard let second = cursor.number(digits: 2...2), second < 60 else { return nil }
    time += Int64(second) * 1_000_000
    guard cursor.take(UInt8(ascii: ".")) || cursor.take(UInt8(ascii: ",")) else { return time }
    var weight: Int64 = 100_000
    var digits = 0
    while let digit = cursor.digit() {
      time += Int64(digit) * weight
      weight /= 10
      digits += 1
    }
    return (1...9).contains(digits) ? time : nil
  }

  /// The zone's offset in seconds.
  private static func zone(_ cursor: inout Cursor) -> Int? {
    cursor.skipSpaces()
    if cursor.take(UInt8(ascii: "Z")) || cursor.take(UInt8(ascii: "z")) { return 0 }
    guard let sign = cursor.next(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = cursor.number(digits: 2...2), hours <= 14
    else { return nil }
    var seconds = hours * 3600
    if !cursor.isAtEnd {
      _ = cursor.take(UInt8(ascii: ":"))
      guard let minutes = cursor.number(digits: 2...2), minutes < 60 else { return nil }
      seconds += minutes * 60
    }
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }
}

extension TimeText {
  // How it works: eight bytes are taken as one number. XOR with "0000-00-" leaves the value of each digit and 0 for each
  // sign; adding what lifts a value too large into the highest bit of its byte tells whether all of them fit.

  /// The time in a text as most files write it, `2025-06-30` or `2025-06-30T09:30:00` (also with a space), or `nil`.
  ///
  /// The fast twin of `parse` for these.
  @inline(__always)
  static func plain(_ text: UnsafeRawBufferPointer, _ months: MonthTable) -> Int64? {
    guard text.count == 10 || text.count == 19, let start = text.baseAddress else { return nil }
    let date = digits(start, pattern: 0x2D30_302D_3030_3030, room: 0x7F76_767F_7676_7676)
    // The last four bytes of the ten, "M-DD".
    let end = start.loadUnaligned(fromByteOffset: 6, as: UInt32.self) ^ 0x3030_2D30
    guard let date, (end | (end &+ 0x7676_7F76)) & 0x8080_8080 == 0 else { return nil }
    // Digits cannot overflow: no sum is checked.
    let century = byte(date, 0) &* 10 &+ byte(date, 1)
    let year = century &* 100 &+ byte(date, 2) &* 10 &+ byte(date, 3)
    let month = byte(date, 5) &* 10 &+ byte(date, 6)
    let day = Int(truncatingIfNeeded: end >> 16 & 0xFF) &* 10 &+ Int(truncatingIfNeeded: end >> 24)
    guard let number = months.dayNumber(year: year, month: month, day: day) else { return nil }
    let midnight = Int64(number) &* CivilTime.day
    if text.count == 10 { return midnight }
    let separator = text[10]
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
      let clock = digits(start + 11, pattern: 0x3030_3A30_303A_3030, room: 0x7676_7F76_767F_7676)
    else { return nil }
    let hour = byte(clock, 0) &* 10 &+ byte(clock, 1)
    let minute = byte(clock, 3) &* 10 &+ byte(clock, 4)
    let second = byte(clock, 6) &* 10 &+ byte(clock, 7)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return midnight &+ Int64(hour &* 3600 &+ minute &* 60 &+ second) &* 1_000_000
  }

  /// Eight bytes as the values of digits, or `nil` where they do not have the pattern.
  @inline(__always)
  private static func digits(_ bytes: UnsafeRawPointer, pattern: UInt64, room: UInt64) -> UInt64? {
    let values = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) ^ pattern
    return (values | (values &+ room)) & 0x8080_8080_8080_8080 == 0 ? values : nil
  }

  @inline(__always)
  private static func byte(_ word: UInt64, _ index: UInt64) -> Int {
    Int(truncatingIfNeeded: word >> (index * 8) & 0xFF)
  }
}

/// The first days of the months that most dates lie in.
struct MonthTable: Sendable {
  private static let firstYear = 1900
  private static let years = 200
  private let firstDays: [Int32]

  /// The only one: each reader has a copy, all of which share one list.
  static let shared = MonthTable()

  private init() {
    firstDays = (0...MonthTable.years * 12).map { month in
      let year = MonthTable.firstYear + month / 12
      return Int32(CivilDate.dayNumber(year: year, month: month % 12 + 1, day: 1))
    }
  }

  /// Days since 1970-01-01; `nil` where there is no such day, or the year is not in the table.
  @inline(__always)
  func dayNumber(year: Int, month: Int, day: Int) -> Int? {
    guard month >= 1, month <= 12, year >= MonthTable.firstYear, year < MonthTable.firstYear + MonthTable.years
    else { return nil }
    let index = (year &- MonthTable.firstYear) &* 12 &+ month &- 1
    let number = Int(firstDays[index]) &+ day &- 1
    return day >= 1 && number < Int(firstDays[index + 1]) ? number : nil
  }
}

/// Walks over the bytes of one value.
struct Cursor {
  private let text: UnsafeRawBufferPointer
  private var index = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  var isAtEnd: Bool { index == text.count }

  mutating func next() -> UInt8? {
    guard index < text.count else { return nil }
    index += 1
    return text[index - 1]
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  @discardableResult
  mutating func skipSpaces() -> Bool {
    let start = index
    while take(UInt8(ascii: " ")) {}
    return index > start
  }

  mutating func digit() -> Int? {
    guard index < text.count, text[index] &- 0x30 < 10 else { return nil }
    index += 1
    return Int(text[index - 1] &- 0x30)
  }

  /// A number of as many digits as there are, if that is within `digits`.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let digit = digit() {
      value = value * 10 + digit
      count += 1
    }
    return count >= digits.lowerBound ? value : nil
  }
}
