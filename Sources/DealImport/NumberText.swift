/// Reads decimal numbers with `.` as decimal sign and, if any, `,` between groups of three digits.
enum NumberText {
  /// The number scaled by 10^`decimals` and rounded half away from zero, or `nil` where the text is no such number or
  /// does not fit.
  static func scaled(_ text: UnsafeRawBufferPointer, decimals: Int) -> Int64? {
    var cursor = Cursor(text)
    let isNegative = cursor.take(UInt8(ascii: "-"))
    if !isNegative { _ = cursor.take(UInt8(ascii: "+")) }
    guard var value = whole(&cursor) else { return nil }
    var taken = 0
    var roundUp = false
    if cursor.take(UInt8(ascii: ".")) {
      var any = false
      while let digit = cursor.digit() {
        any = true
        if taken < decimals {
          guard let next = appended(digit, to: value) else { return nil }
          value = next
          taken += 1
        } else if taken == decimals {
          roundUp = digit >= 5
          taken += 1
        }
      }
      guard any else { return nil }
    }
    guard cursor.isAtEnd else { return nil }
    while taken < decimals {
      guard let next = appended(0, to: value) else { return nil }
      value = next
      taken += 1
    }
    if roundUp { value += 1 }
    return isNegative ? -value : value
  }

  /// The digits before the decimal sign; groups, if there are any, must all be of three.
  private static func whole(_ cursor: inout Cursor) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    while let digit = cursor.digit() {
      guard let next = appended(digit, to: value) else { return nil }
      value = next
      digits += 1
    }
    guard digits > 0 else { return nil }
    while cursor.take(UInt8(ascii: ",")) {
      guard digits <= 3, let group = cursor.number(digits: 3...3) else { return nil }
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 1000)
      guard !overflow, shifted < limit else { return nil }
      value = shifted + Int64(group)
    }
    return value
  }

  /// The amount, in ten-thousandths, in a text as most files write it: up to 13 digits, and up to 4 behind a `.`; else
  /// `nil`.
  ///
  /// The fast twin of `scaled(_:decimals:)` for these.
  @inline(__always)
  static func plainAmount(_ text: UnsafeRawBufferPointer) -> Int64? { plain(text)?.amount }

  /// What the way of writing says about a column's decimal sign.
  enum PlainShape {
    /// Nothing: there is no sign.
    case whole
    /// That it is a point.
    case point
    /// Nothing yet: `1.234` may be a point and three decimals, or a group of three digits.
    case either
  }

  /// The amount as `plainAmount(_:)` reads it, and what it says about the decimal sign.
  @inline(__always)
  static func plain(_ text: UnsafeRawBufferPointer) -> (amount: Int64, shape: PlainShape)? {
    guard let start = text.baseAddress, text.count <= 18 else { return nil }
    var value: Int64 = 0
    var index = 0
    while index < text.count {
      let digit = start.load(fromByteOffset: index, as: UInt8.self) &- 0x30
      if digit > 9 { break }
      value = value &* 10 &+ Int64(digit)
      index += 1
    }
    if index == 0 || index > 13 { return nil }
    if index == text.count { return (value &* 10_000, .whole) }
    guard start.load(fromByteOffset: index, as: UInt8.self) == UInt8(ascii: ".") else { return nil }
    let decimals = text.count - index - 1
    guard decimals >= 1, decimals <= 4 else { return nil }
    for place in index + 1..<text.count {
      let digit = start.load(fromByteOffset: place, as: UInt8.self) &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    switch decimals {
    case 1: return (value &* 1000, .point)
    case 2: return (value &* 100, .point)
    case 3:
      let isEither = index <= 3 && start.load(as: UInt8.self) != UInt8(ascii: "0")
      return (value &* 10, isEither ? .either : .point)
    default: return (value, .point)
    }
  }

  /// The amount with commas between groups of three digits, a sign in front, or many digits, and what it says about the
  /// decimal sign; `nil` where `scaled(_:decimals:)` does not read it.
  ///
  /// The fast twin of `AmountText` for these.
  static func grouped(_ text: UnsafeRawBufferPointer) -> (amount: Int64, shape: PlainShape)? {
    guard let amount = scaled(text, decimals: 4) else { return nil }
    var (commas, point, firstDigit): (Int, Int?, Int?) = (0, nil, nil)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ",") { commas += 1 }
      if byte == UInt8(ascii: ".") { point = index }
      if firstDigit == nil, byte &- 0x30 < 10 { firstDigit = index }
    }
    // A number in groups does not begin with 0; the grammar behind decides.
    guard let firstDigit, commas == 0 || text[firstDigit] != UInt8(ascii: "0") else { return nil }
    if commas == 0, point == nil { return (amount, .whole) }
    if commas == 1, point == nil { return (amount, .either) }
    guard commas == 0, let point, text.count - point == 4, point - firstDigit <= 3,
      text[firstDigit] != UInt8(ascii: "0")
    else { return (amount, .point) }
    return (amount, .either)
  }

  /// Whether there is nothing but digits, points, signs and `%`: as number cells of a sheet become, and no quoted text.
  static func isBare(_ field: UnsafeRawBufferPointer) -> Bool {
    field.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"): true
      default: false
      }
    }
  }

  private static let limit: Int64 = 1_000_000_000_000_000_000

  private static func appended(_ digit: Int, to value: Int64) -> Int64? {
    value < limit / 10 ? value * 10 + Int64(digit) : nil
  }

  /// A share as 0…1 in millionths: `0.35` or `35%`; `nil` where it is neither.
  /// - Parameter isPercent: whether numbers without a sign are percents too.
  static func shareInMillionths(_ text: UnsafeRawBufferPointer, isPercent: Bool = false) -> Int32? {
    var number = text[...]
    var isPercent = isPercent
    if let last = text.last, last == UInt8(ascii: "%") {
      isPercent = true
      number = number.dropLast()
      while let space = number.last, space == UInt8(ascii: " ") { number = number.dropLast() }
    }
    guard let value = scaled(UnsafeRawBufferPointer(rebasing: number), decimals: isPercent ? 4 : 6) else { return nil }
    return (0...1_000_000).contains(value) ? Int32(value) : nil
  }
}
