/// Gathers the text of a string: runs joined, the readings above Chinese and Japanese characters (`rPh`) left out,
/// escapes replaced.
///
/// White space at both ends of an element counts only under `xml:space="preserve"`, as spreadsheet programs take it.
/// `_x000D_` stands for the character of that number (ECMA-376 part 1, `ST_Xstring`); half of a surrogate pair and
/// U+0000, which no text can hold, stay as they are written.
struct CellText {
  /// The text so far, in UTF-8, with escapes replaced.
  private(set) var bytes: [UInt8] = []
  private let limit: Int
  /// The element that is being gathered, as it is written.
  private var raw: [UInt8] = []
  private var isGathering = false
  private var preserves = false
  private var phoneticDepth = 0

  /// - Parameter limit: how many bytes a text may have, as they are written.
  init(limit: Int) { self.limit = limit }

  /// Forgets the text, to begin another.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isGathering = false
    phoneticDepth = 0
  }

  /// An element `rPh` begins or ends.
  mutating func phonetic(begins: Bool) { phoneticDepth = max(0, phoneticDepth + (begins ? 1 : -1)) }

  /// An element with text begins.
  mutating func begin(preserves: Bool) {
    raw.removeAll(keepingCapacity: true)
    isGathering = phoneticDepth == 0
    self.preserves = preserves
  }

  /// Takes a piece of text, unless it belongs to no element with text.
  /// - Returns: false where the text would pass the limit; the piece is left out then.
  mutating func append(_ piece: UnsafeRawBufferPointer) -> Bool {
    if !isGathering { return true }
    if raw.count + piece.count > limit - bytes.count { return false }
    raw.append(contentsOf: piece)
    return true
  }

  /// The element with text ends.
  mutating func end(mayHaveEscapes: Bool = true) {
    if !isGathering { return }
    isGathering = false
    var (start, end) = (0, raw.count)
    if !preserves {
      while start < end, CellText.isSpace(raw[start]) { start += 1 }
      while start < end, CellText.isSpace(raw[end - 1]) { end -= 1 }
    }
    if mayHaveEscapes {
      CellText.appendUnescaped(raw[start..<end], to: &bytes)
    } else {
      bytes.append(contentsOf: raw[start..<end])
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  /// Appends the text with `_x000D_` and the like replaced.
  static func appendUnescaped(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var rest = text
    while let underscore = rest.firstIndex(of: UInt8(ascii: "_")) {
      bytes.append(contentsOf: rest[..<underscore])
      rest = rest[underscore...]
      if let scalar = escaped(rest) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        rest = rest.dropFirst(7)
      } else {
        bytes.append(UInt8(ascii: "_"))
        rest = rest.dropFirst()
      }
    }
    bytes.append(contentsOf: rest)
  }

  /// The character that an escape at the beginning of the text stands for.
  private static func escaped(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let start = text.startIndex
    guard text.count >= 7, text[start + 1] == UInt8(ascii: "x"), text[start + 6] == UInt8(ascii: "_") else {
      return nil
    }
    var value: UInt32 = 0
    for byte in text[start + 2..<start + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value == 0 ? nil : Unicode.Scalar(value)
  }
}
