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
