/// Reads times of day and zones in folded texts.
enum ClockText {
  /// Which half of the day is meant.
  private enum Half { case morning, afternoon }

  /// `14:30`, `2:30:15.5 PM`, `下午2:30`, `14时30分15秒`; in microseconds.
  /// - Parameter compact: whether `143015` and `1430` are times too.
  static func clock(_ cursor: inout FoldedCursor, compact: Bool) -> Int64? {
    var half = chineseHalf(&cursor)
    cursor.skipSpaces()
    if compact, half == nil, cursor.digits == 6 || cursor.digits == 4 {
      let hasSeconds = cursor.digits == 6
      let (hour, minute) = (cursor.number(first: 2), cursor.number(first: 2))
      let second = hasSeconds ? cursor.number(first: 2) : 0
      guard let time = time(hour, minute, second) else { return nil }
      return hasSeconds ? fraction(&cursor, time) : time
    }
    guard let hour = cursor.number(digits: 1...2)?.value else { return nil }
    var (minute, second) = (0, 0)
    var microseconds: Int64 = 0
    if cursor.take(":" as Unicode.Scalar) {
      guard let minutes = cursor.number(digits: 2...2)?.value else { return nil }
      minute = minutes
      if cursor.take(":" as Unicode.Scalar) {
        guard let seconds = cursor.number(digits: 2...2)?.value, let part = fraction(&cursor, 0) else { return nil }
        (second, microseconds) = (seconds, part)
      }
    } else if cursor.take("时" as Unicode.Scalar) || cursor.take("時" as Unicode.Scalar)
      || cursor.take("点" as Unicode.Scalar)
    {
      if isDigit(cursor.next) {
        guard let minutes = cursor.number(digits: 1...2)?.value, cursor.take("分" as Unicode.Scalar) else { return nil }
        minute = minutes
      }
      if isDigit(cursor.next) {
        guard let seconds = cursor.number(digits: 1...2)?.value, cursor.take("秒" as Unicode.Scalar) else { return nil }
        second = seconds
      }
    } else {
      half = half ?? englishHalf(&cursor)
      if half == nil { return nil }
    }
    half = half ?? englishHalf(&cursor)
    guard let half else { return time(hour, minute, second).map { $0 + microseconds } }
    guard (1...12).contains(hour) || (hour == 0 && half == .morning) else { return nil }
    return time(hour % 12 + (half == .afternoon ? 12 : 0), minute, second).map { $0 + microseconds }
  }

  private static func time(_ hour: Int, _ minute: Int, _ second: Int) -> Int64? {
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return Int64(hour * 3600 + minute * 60 + second) * 1_000_000
  }

  /// Up to nine decimals of a second, if there are any; digits beyond the sixth are cut off.
  private static func fraction(_ cursor: inout FoldedCursor, _ time: Int64) -> Int64? {
    guard cursor.take("." as Unicode.Scalar) || cursor.take("," as Unicode.Scalar) else { return time }
    guard (1...9).contains(cursor.digits) else { return nil }
    var (time, weight): (Int64, Int64) = (time, 100_000)
    while let digit = cursor.digit() {
      time += Int64(digit) * weight
      weight /= 10
    }
    return time
  }

  private static func chineseHalf(_ cursor: inout FoldedCursor) -> Half? {
    for word: StaticString in ["上午", "凌晨", "早上"] where cursor.take(word) { return .morning }
    for word: StaticString in ["下午", "晚上", "傍晚"] where cursor.take(word) { return .afternoon }
    return nil
  }

  private static func englishHalf(_ cursor: inout FoldedCursor) -> Half? {
    let start = cursor.index
    cursor.skipSpaces()
    for word: StaticString in ["a.m.", "am"] where cursor.take(word) { return .morning }
    for word: StaticString in ["p.m.", "pm"] where cursor.take(word) { return .afternoon }
    cursor.move(to: start)
    return nil
  }

  /// A zone's offset from UTC in seconds: `Z`, `UTC`, `GMT+8`, `+08:00`; abbreviations that several zones share are none.
  static func zone(_ cursor: inout FoldedCursor) -> Int? {
    if cursor.take("z" as Unicode.Scalar) { return 0 }
    let isNamed = cursor.take("utc") || cursor.take("gmt")
    if isNamed, cursor.isAtEnd { return 0 }
    let isNegative = cursor.next == 0x2D
    guard isNegative || cursor.next == 0x2B else { return nil }
    cursor.move(to: cursor.index + 1)
    let digits = cursor.digits
    guard digits == 2 || digits == 4 || (digits == 1 && isNamed) else { return nil }
    let hours = cursor.number(first: min(digits, 2))
    var minutes = digits == 4 ? cursor.number(first: 2) : 0
    if digits < 4, cursor.take(":" as Unicode.Scalar) {
      guard let written = cursor.number(digits: 2...2)?.value else { return nil }
      minutes = written
    }
    guard hours <= 14, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
  }
}
