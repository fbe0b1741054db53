/// What a field looks like, as far as headings and rows are told apart by it.
enum CellShape: Equatable {
  /// Nothing but white space or a dash.
  case blank
  /// A number, an amount or a date.
  case value
  /// Anything else.
  case text

  /// The shape of a field's text.
  /// - Complexity: looks at the first 40 bytes; what is longer is text.
  init(_ text: UnsafeRawBufferPointer) {
    var index = 0
    while index < text.count, CellShape.isSpace(text[index]) { index += 1 }
    if index == text.count || CellShape.isIdeographicSpaces(text) {
      self = .blank
      return
    }
    if text.count < 4, text.allSatisfy({ CellShape.isSpace($0) || $0 == UInt8(ascii: "-") }) {
      self = .blank
      return
    }
    if text.count > 40 {
      self = .text
      return
    }
    self = CellShape.isValue(text) ? .value : .text
  }

  /// Whether a text has digits, and beside them nothing but signs and words that amounts and dates have.
  private static func isValue(_ text: UnsafeRawBufferPointer) -> Bool {
    // Most texts have no digit at all.
    if !text.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) { return false }
    var word: [UInt8] = []
    func isKnown(_ word: [UInt8]) -> Bool { CellShape.words.contains(String(decoding: word, as: UTF8.self)) }
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !word.isEmpty, !isKnown(word) { return false }
        word.removeAll(keepingCapacity: true)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
        word.append(byte < 0x80 ? byte | 0x20 : byte)
        if word.count > longestWord { return false }
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "%"),
        UInt8(ascii: "$"), UInt8(ascii: "'"):
        if !word.isEmpty, !isKnown(word) { return false }
        word.removeAll(keepingCapacity: true)
      default: return false
      }
    }
    return word.isEmpty || isKnown(word)
  }

  private static let longestWord = 12

  /// What may stand in a number or date beside digits and signs: currencies, units, months, parts of the day.
  ///
  /// In lower case.
  private static let words: Set<String> = [
    "usd", "eur", "cny", "rmb", "gbp", "jpy", "hkd", "chf", "€", "£", "¥", "￥", "元", "万", "亿", "万元", "亿元", "k", "m",
    "t", "z", "am", "pm", "utc", "gmt", "e", "年", "月", "日", "时", "分", "秒", "上午", "下午", "\u{A0}", "\u{202F}",
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december",
  ]

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// Whether the text is white space with some that is not ASCII: no-break and ideographic spaces.
  private static func isIdeographicSpaces(_ text: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < text.count {
      if isSpace(text[index]) {
        index += 1
      } else if index + 1 < text.count, text[index] == 0xC2, text[index + 1] == 0xA0 {
        index += 2
      } else if index + 2 < text.count, text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x80 {
        index += 3
      } else {
        return false
      }
    }
    return true
  }
}
