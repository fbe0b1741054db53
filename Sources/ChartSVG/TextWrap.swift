/// Text set in a few lines.
struct WrappedText: Equatable {
  /// The lines from the top; at least one.
  var lines: [String]
  /// Whether the end was left out, with … in its place.
  var isShortened: Bool
}

extension TextMeasure {
  /// Sets text in at most `limit` lines no wider than `room`: broken at spaces, after `/` and `-`, between Chinese
  /// characters, and where nothing else helps anywhere; what does not fit gives way to ….
  func wrap(_ text: String, room: Double, lines limit: Int) -> WrappedText {
    var rest = TextMeasure.onOneLine(text)
    var lines: [String] = []
    while lines.count + 1 < limit, width(rest) > room {
      let end = lineEnd(of: rest, room: room)
      lines.append(TextMeasure.trimmed(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    let isShortened = width(rest) > room
    lines.append(isShortened ? shortened(rest, room: room) : String(rest))
    return WrappedText(lines: lines, isShortened: isShortened)
  }

  /// Where the first line ends: after the last break that fits, or after the last character that does.
  private func lineEnd(of text: Substring, room: Double) -> Substring.Index {
    var used = 0.0
    var lastBreak: Substring.Index?
    for index in text.indices {
      let next = text.index(after: index)
      used += width(text[index..<next])
      if used > room, text[index] != " " { return lastBreak ?? (index == text.startIndex ? next : index) }
      if TextMeasure.mayBreak(after: text[index], before: next < text.endIndex ? text[next] : " ") { lastBreak = next }
    }
    return text.endIndex
  }

  private func shortened(_ text: Substring, room: Double) -> String {
    var used = width("…")
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      used += width(text[end..<next])
      if used > room { break }
      end = next
    }
    return TextMeasure.trimmed(text[..<end]) + "…"
  }

  private static func mayBreak(after left: Character, before right: Character) -> Bool {
    if left == " " || left == "/" || left == "-" { return true }
    return (isIdeograph(left) || "，。、；：？！）》”".contains(left)) && (isIdeograph(right) || "（《“".contains(right))
  }

  private static func isIdeograph(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return (0x3400...0x9FFF).contains(first.value) || (0x3040...0x30FF).contains(first.value)
      || (0x20000...0x3FFFD).contains(first.value)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The text with every run of white space as one space.
  private static func onOneLine(_ text: String) -> Substring {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
  }
}
