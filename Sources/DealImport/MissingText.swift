/// Texts that exports write where there is no value.
///
/// Of Excel's error values only `#N/A` is among them: the others are values that cannot be read.
enum MissingText {
  /// Whether the text stands for no value.
  @inline(__always)
  static func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    // None of the words ends with a digit; ids, dates and amounts hardly ever end otherwise.
    if let last = text.last, last &- UInt8(ascii: "0") < 10 { return false }
    return isWord(text)
  }

  @inline(never)
  private static func isWord(_ text: UnsafeRawBufferPointer) -> Bool {
    switch text.count {
    case 0: return true
    case 1: return text[0] == UInt8(ascii: "-")
    case 2...longest:
      // Names, dates and amounts hardly ever begin as one of the words does.
      guard firstBytes.contains(text[0]) else { return false }
      return words.contains { word in
        word.count == text.count && word.indices.allSatisfy { word[$0] == small(text[$0]) }
      }
    default: return false
    }
  }

  /// Whether the text is one of those once it is folded: with spaces of other kinds, or in full-width characters.
  static func matches(_ text: FoldedText) -> Bool {
    if text.count == 0 { return true }
    guard text.count <= longest else { return false }
    var string = text.string(0..<text.count)
    return string.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  private static let words: [[UInt8]] =
    [
      "n/a", "null", "#n/a", "(no value)", "(blank)", "无", "空", "暂无", "(空)", "（空）", "(空白)", "（空白）", "--", "—", "–",
      "——",
    ].map { Array($0.utf8) }
  private static let longest = 12
  private static let firstBytes = ByteSet(words.flatMap { [$0[0], capital($0[0])] })

  @inline(__always)
  private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
  private static func capital(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & 0xDF : byte }
}

/// A set of bytes, asked for each value.
private struct ByteSet: Sendable {
  private var bits: SIMD4<UInt64> = .zero

  init(_ bytes: [UInt8]) {
    for byte in bytes { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
  }

  func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }
}
