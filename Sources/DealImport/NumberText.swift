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
  static func plainAmount(_ text: UnsafeRawBufferPointer) -> Int64? {
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
    if index == text.count { return value &* 10_000 }
    guard start.load(fromByteOffset: index, as: UInt8.self) == UInt8(ascii: ".") else { return nil }
    let decimals = text.count - index - 1
    guard decimals >= 1, decimals <= 4 else { return nil }
    for place in index + 1..<text.count {
      let digit = start.load(fromByteOffset: place, as: UInt8.self) &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    switch decimals {
    case 1: return value &* 1000
    case 2: return value &* 100
    case 3: return value &* 10
    default: return value
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

/// Texts that exports write where there is no value.
enum MissingText {
  /// Whether the text stands for no value.
  static func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    switch text.count {
    case 0: return true
    case 1: return text[0] == UInt8(ascii: "-")
    case 2...10:
      // Names, dates and amounts hardly ever begin as one of the words does.
      guard firstBytes.contains(text[0]) else { return false }
      return words.contains { $0.elementsEqual(text) }
    default: return false
    }
  }

  private static let firstBytes = ByteSet(words.map { $0[0] })

  private static let words: [[UInt8]] =
    ["N/A", "n/a", "NULL", "null", "#N/A", "(No value)", "(no value)", "无", "--", "—"].map { Array($0.utf8) }
}

/// A set of bytes, asked for each value.
private struct ByteSet: Sendable {
  private var bits: SIMD4<UInt64> = .zero

  init(_ bytes: [UInt8]) {
    for byte in bytes { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
  }

  func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }
}
