// How it works: a value that is not written plainly is first brought into one form, so that the grammars behind need not know
// in how many ways a digit, a space, a minus or a letter can be written. The form is a short list of Unicode scalars that
// lies on the stack; a text that does not fit is no number and no date.

/// A value's text in one form: full-width characters as their ASCII twins, letters small and without accents, every kind
/// of space, minus and apostrophe as the one of ASCII, invisible marks and white space around left out.
struct FoldedText {
  /// The longest text that can be a value, in scalars.
  static let capacity = 64
  private var scalars = InlineArray<64, UInt32>(repeating: 0)
  /// How many scalars there are.
  private(set) var count = 0

  /// The text in its form, or `nil` where it is not UTF-8 or too long for a value.
  init?(_ text: UnsafeRawBufferPointer) {
    guard text.count <= 4 * FoldedText.capacity else { return nil }
    var index = 0
    while index < text.count {
      var scalar = UInt32(text[index])
      if scalar < 0x80 {
        index += 1
      } else {
        guard let (wide, length) = FoldedText.wide(text, index) else { return nil }
        scalar = FoldedText.folded(wide)
        index += length
        if scalar == 0 { continue }
      }
      if scalar >= 0x41, scalar <= 0x5A { scalar += 0x20 }
      if scalar < 0x20 { scalar = 0x20 }
      if scalar == 0x20, count == 0 { continue }
      guard count < FoldedText.capacity else { return nil }
      scalars[count] = scalar
      count += 1
    }
    while count > 0, scalars[count - 1] == 0x20 { count -= 1 }
  }

  /// The scalar at a place; 0 before the first and behind the last.
  subscript(index: Int) -> UInt32 { index >= 0 && index < count ? scalars[index] : 0 }

  /// The text of some scalars, for looking up words.
  func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for index in range { text.append(Unicode.Scalar(self[index]) ?? "\u{FFFD}") }
    return String(text)
  }

  /// A scalar of more than one byte and how many it has; `nil` where it is none.
  private static func wide(_ text: UnsafeRawBufferPointer, _ start: Int) -> (UInt32, Int)? {
    let first = text[start]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, start + length <= text.count else { return nil }
    var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in start + 1..<start + length {
      guard text[index] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(text[index] & 0x3F)
    }
    return (scalar, length)
  }

  /// The form of a scalar that is not ASCII; 0 where it is left out.
  private static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: 0x20
    // Zero width, direction, byte order, and accents that stand by themselves.
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x0300...0x036F: 0
    case 0x2010...0x2013, 0x2212, 0xFE63: 0x2D
    case 0x2018, 0x2019, 0x02BC, 0xB4: 0x27
    case 0xFFE5: 0xA5
    case 0xFFE1: 0xA3
    case 0xFF61, 0x3002: 0x2E
    case 0x3001: 0x2C
    case 0x842C: 0x4E07  // 萬, 万
    case 0x5104: 0x4EBF  // 億, 亿
    case 0x5713, 0x5706: 0x5143  // 圓 and 圆, 元
    case 0xC0...0xC5, 0xE0...0xE5: 0x61
    case 0xC7, 0xE7: 0x63
    case 0xC8...0xCB, 0xE8...0xEB: 0x65
    case 0xCC...0xCF, 0xEC...0xEF: 0x69
    case 0xD2...0xD6, 0xF2...0xF6: 0x6F
    case 0xD9...0xDC, 0xF9...0xFC: 0x75
    case 0x141: 0x142
    default: scalar
    }
  }
}

/// Reads a folded text from its front.
struct FoldedCursor {
  private let text: FoldedText
  /// The place of the next scalar.
  private(set) var index = 0

  init(_ text: FoldedText) { self.text = text }

  var isAtEnd: Bool { index >= text.count }
  var next: UInt32 { text[index] }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character.value else { return false }
    index += 1
    return true
  }

  /// Takes a word that stands next, whatever follows it.
  mutating func take(_ word: StaticString) -> Bool {
    var place = index
    let matches = word.withUTF8Buffer { bytes in
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        if text[place] != scalar.value { return false }
        place += 1
      }
      return true
    }
    if matches { index = place }
    return matches
  }

  @discardableResult
  mutating func skipSpaces() -> Bool {
    let start = index
    while next == 0x20 { index += 1 }
    return index > start
  }

  mutating func digit() -> Int? {
    guard isDigit(next) else { return nil }
    index += 1
    return Int(text[index - 1] - 0x30)
  }

  /// How many digits follow.
  var digits: Int {
    var end = index
    while isDigit(text[end]) { end += 1 }
    return end - index
  }

  /// The number of all digits that follow, if there are so many; at most 18.
  mutating func number(digits range: ClosedRange<Int>) -> (value: Int, digits: Int)? {
    let count = digits
    guard range.contains(count), count <= 18 else { return nil }
    return (number(first: count), count)
  }

  /// The number of the next digits, of which so many must be there.
  mutating func number(first count: Int) -> Int {
    var value = 0
    for _ in 0..<count { value = value * 10 + (digit() ?? 0) }
    return value
  }

  /// The letters that follow, if there are any.
  mutating func word() -> String? {
    let start = index
    while isLetter(next) { index += 1 }
    return index > start ? text.string(start..<index) : nil
  }

  mutating func move(to place: Int) { index = place }
}

/// Whether a folded scalar is a digit.
@inline(__always)
func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

/// Whether a folded scalar is a letter; Chinese characters are.
func isLetter(_ scalar: UInt32) -> Bool {
  scalar &- 0x61 < 26 || (scalar >= 0xC0 && Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false)
}
