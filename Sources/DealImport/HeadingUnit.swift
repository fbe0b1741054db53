/// What a heading says about the amounts below it: `金额（万元）`, `Amount (k EUR)`, `金额 单位：亿`.
struct HeadingUnit: Equatable {
  /// The power of ten that amounts are multiplied with.
  var exponent = 0
  /// The currency that amounts are in where nothing else says it.
  var currency = WrittenCurrency.none

  /// Reads the heading; a part that is neither in brackets nor behind 单位 is no unit.
  init(heading: String) {
    for part in HeadingUnit.parts(heading) {
      var part = part
      guard let text = part.withUTF8({ FoldedText(UnsafeRawBufferPointer($0)) }), text.count > 0 else { continue }
      if read(text, part) { return }
    }
  }

  /// Codes of currencies that are words.
  private static let words: Set<String> = ["all", "top", "try", "cup", "mop", "pen", "mad", "cop", "gel", "lak", "sos"]

  private mutating func read(_ text: FoldedText, _ written: String) -> Bool {
    var unit = HeadingUnit(heading: "")
    var rest = 0..<text.count
    // A word such as "all" or "top" is no currency unless it is written as one.
    let isWord = HeadingUnit.words.contains(written.lowercased()) && written.utf8.contains { $0 &- 0x61 < 26 }
    if !isWord, let whole = WrittenCurrency(text, rest) {
      unit.currency = whole
    } else if let first = text.string(rest).split(separator: " ").first, first.unicodeScalars.count < rest.count,
      let currency = WrittenCurrency(text, 0..<first.unicodeScalars.count)
    {
      // "EUR k": the currency stands in front of the unit.
      unit.currency = currency
      rest = first.unicodeScalars.count + 1..<text.count
      guard let (power, length) = AmountUnit.prefix(text, rest), length == rest.count else { return false }
      unit.exponent = power
    } else {
      guard let (power, length) = AmountUnit.prefix(text, rest) else { return false }
      unit.exponent = power
      var start = length
      while text[start] == 0x20 { start += 1 }
      if start < text.count {
        guard let currency = WrittenCurrency(text, start..<text.count) else { return false }
        unit.currency = currency
      }
    }
    self = unit
    return true
  }

  /// What stands in brackets, or behind 单位, without white space around.
  private static func parts(_ heading: String) -> [String] {
    var parts: [String] = []
    var open: String?
    for character in heading {
      if "([（【".contains(character) {
        open = ""
      } else if ")]）】".contains(character) {
        if let open { parts.append(open) }
        open = nil
      } else {
        open?.append(character)
      }
    }
    if let range = heading.firstRange(of: "单位") {
      parts.append(String(heading[range.upperBound...].prefix { !")]）】".contains($0) }))
    }
    return parts.map { part in
      var part = Substring(part)
      if part.hasPrefix("单位") { part = part.dropFirst(2) }
      while let first = part.first, first == ":" || first == "：" || first.isWhitespace { part = part.dropFirst() }
      return trimmed(part)
    }
  }
}
