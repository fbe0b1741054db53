/// Makes any text one that a workbook can hold.
enum WorkbookText {
  /// The UTF-16 units that a cell can hold.
  static let cellLimit = 32_767

  /// A text for a cell: cut to Excel's limit, without characters that XML forbids, and with what would read as an
  /// escape (`_x0041_`) escaped (ECMA-376 part 1, 22.9.2.19).
  static func cell(_ text: String) -> String {
    isHarmless(text) ? text : cut(escaped(plain(text)), to: cellLimit)
  }

  /// A text without characters that XML 1.0 forbids; line ends become line feeds.
  static func plain(_ text: String) -> String {
    if isHarmless(text) { return text }
    var scalars = String.UnicodeScalarView()
    var isBehindReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: scalars.append("\n")
      case 0x0A: if !isBehindReturn { scalars.append("\n") }
      case 0x09: scalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
      isBehindReturn = scalar.value == 0x0D
    }
    return String(scalars)
  }

  /// A text for a printed head or foot, where `&` starts a code.
  static func headFoot(_ text: String, limit: Int) -> String {
    let line = plain(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    return cut(line, to: limit).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
  }

  /// A text cut to a number of UTF-16 units, never inside a character.
  static func cut(_ text: String, to limit: Int) -> String {
    // UTF-16 never has more units than UTF-8.
    if text.utf8.count <= limit || text.utf16.count <= limit { return text }
    var units = 0
    let rest = text.firstIndex {
      units += $0.utf16.count
      return units > limit
    }
    return String(text[..<(rest ?? text.endIndex)])
  }

  /// Whether nothing needs to be done; most texts are such, and this looks at every byte only once.
  private static func isHarmless(_ text: String) -> Bool {
    var previous: UInt8 = 0
    var count = 0
    for byte in text.utf8 {
      // 0xEF begins U+FFFE and U+FFFF (and much that is harmless, which only takes the longer way).
      if byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0xEF || previous == 0x5F && byte | 0x20 == 0x78 {
        return false
      }
      previous = byte
      count += 1
    }
    return count <= cellLimit
  }

  /// The text with `_` before `x`, four hexadecimal digits and `_` written as `_x005F_`.
  private static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func isEscape(at start: Int) -> Bool {
      guard start + 6 < bytes.count, bytes[start] == 0x5F, bytes[start + 1] == 0x78, bytes[start + 6] == 0x5F else {
        return false
      }
      return bytes[(start + 2)..<(start + 6)].allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
      }
    }
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      result += isEscape(at: index) ? Array("_x005F_".utf8) : [byte]
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Gives sheets names that Excel accepts: short, without certain characters, and no name twice.
struct SheetNames {
  private static let limit = 31
  private var taken: Set<String> = []

  /// A name as near to the title as may be.
  mutating func unique(_ title: String) -> String {
    // Excel keeps “History” for itself.
    let base = SheetNames.allowed(title)
    var name = base.lowercased() == "history" ? base + "_" : base
    var number = 2
    while taken.contains(name.lowercased()) {
      let suffix = " (\(number))"
      name = WorkbookText.cut(base, to: SheetNames.limit - suffix.utf16.count) + suffix
      number += 1
    }
    taken.insert(name.lowercased())
    return name
  }

  private static func allowed(_ title: String) -> String {
    let plain = WorkbookText.plain(title)
    var name = String(plain.map { "[]:*?/\\".contains($0) || $0.isNewline || $0 == "\t" ? "-" : $0 })
    name = WorkbookText.cut(name, to: limit)
    // An apostrophe may stand inside a name only.
    while name.hasPrefix("'") { name.removeFirst() }
    while name.hasSuffix("'") { name.removeLast() }
    return name.isEmpty ? "-" : name
  }
}
