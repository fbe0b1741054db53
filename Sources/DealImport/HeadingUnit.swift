/// What a heading says about the amounts below it: `金额（万元）`, `Amount (k EUR)`, `金额 单位：亿`, `Amount in thousands`.
struct HeadingUnit: Equatable {
  /// The power of ten that amounts are multiplied with.
  var exponent = 0
  /// The currency that amounts are in where nothing else says it.
  var currency = WrittenCurrency.none

  /// Reads the heading: what stands in brackets, behind 单位, or at its end.
  init(heading: String) {
    for part in HeadingUnit.parts(heading) where read(part) { return }
    _ = read(HeadingUnit.split(heading).unit)
  }

  private init() {}

  /// Codes of currencies that are words too; they count only where they are written as codes.
  private static let words: Set<String> = ["all", "top", "try", "cup", "mop", "pen", "mad", "cop", "gel", "lak", "sos"]
  /// Units that no value has, and their powers of ten.
  private static let further: [(word: String, power: Int)] = [
    ("thousands", 3), ("millions", 6), ("billions", 9), ("000s", 3), ("000", 3), ("w", 4),
  ]
  private static let separators = " ,，、/·;；|.'’"

  /// Reads the words of a part; those that are neither a unit nor a currency say nothing.
  private mutating func read(_ part: String) -> Bool {
    var unit = HeadingUnit()
    for word in part.split(whereSeparator: { HeadingUnit.separators.contains($0) }) {
      guard let found = HeadingUnit(word: String(word)) else { continue }
      if unit.exponent == 0 { unit.exponent = found.exponent }
      if unit.currency == .none { unit.currency = found.currency }
    }
    self = unit
    return unit != HeadingUnit()
  }

  /// Reads a word that is a unit, a currency, or one behind the other: `k`, `EUR`, `T€`, `$M`, `人民币万元`.
  private init?(word: String) {
    // A word such as "all" or "top" is no currency unless it is written as one.
    if HeadingUnit.words.contains(word.lowercased()), word.utf8.contains(where: { $0 &- 0x61 < 26 }) { return nil }
    var word = word
    guard let text = word.withUTF8({ FoldedText(UnsafeRawBufferPointer($0)) }), text.count > 0 else { return nil }
    var place = 0
    var hasUnit = false
    while place < text.count {
      let rest = place..<text.count
      if !hasUnit, let (power, length) = HeadingUnit.unit(text, rest) {
        (exponent, hasUnit) = (power, true)
        place += length
      } else if let length = (1...min(8, rest.count)).reversed().first(where: {
        WrittenCurrency(text, place..<place + $0) != nil
      }) {
        let found = WrittenCurrency(text, place..<place + length) ?? .none
        if currency != .none, currency != found { return nil }
        currency = found
        place += length
      } else {
        return nil
      }
    }
  }

  /// The unit at the front of a part of a word.
  ///
  /// Of letters alone it is the whole part, or has a currency behind it.
  private static func unit(_ text: FoldedText, _ rest: Range<Int>) -> (power: Int, length: Int)? {
    let whole = text.string(rest)
    if let known = further.first(where: { $0.word == whole }) { return (known.power, rest.count) }
    guard let (power, length) = AmountUnit.prefix(text, rest) else { return nil }
    let isLetters = rest.prefix(length).allSatisfy { text[$0] &- 0x61 < 26 }
    if isLetters, length < rest.count, WrittenCurrency(text, rest.lowerBound + length..<rest.upperBound) == nil {
      return nil
    }
    return (power, length)
  }

  /// A heading without brackets cut into its name and the units at its end: `金额`, `万元`; `Amount in`, `K`.
  static func split(_ heading: String) -> (name: String, unit: String) {
    for unit in ["万元", "亿元", "千元", "百万元", "万", "亿", "元"] where heading.hasSuffix(unit) && heading != unit {
      // 美元 and 欧元 are currencies, 单元 is none.
      var name = heading.dropLast(unit.count)
      if unit == "元", let last = name.last, !"额值价款 _/-".contains(last) { continue }
      while let last = name.last, " /_-:：".contains(last) { name = name.dropLast() }
      return (String(name), unit)
    }
    var words = heading.split { HeadingUnit.separators.contains($0) || $0 == "_" }.map(String.init)
    var unit: [String] = []
    while words.count > 1, let last = words.last, HeadingUnit(word: last) != nil {
      unit.insert(words.removeLast(), at: 0)
    }
    if !unit.isEmpty, words.count > 1, words.last?.lowercased() == "in" { words.removeLast() }
    return unit.isEmpty ? (heading, "") : (words.joined(separator: " "), unit.joined(separator: " "))
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
