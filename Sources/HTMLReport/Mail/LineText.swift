import Diagnostics

/// The text in one line, safe in plain text: what breaks a line or moves along it becomes a space, and control
/// characters and those that turn the direction of what stands around them become U+FFFD.
///
/// It works scalar by scalar, so nothing hides behind a combining accent. Spaces stay as they are: columns are made of
/// them.
func lineText(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var isBehindReturn = false
  for scalar in text.unicodeScalars {
    defer { isBehindReturn = scalar == "\r" }
    switch scalar.value {
    case 0x0A where isBehindReturn: continue
    case 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: result.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F, 0xFEFF, 0xFDD0...0xFDEF,
      0xFFF9...0xFFFB:
      result.append("\u{FFFD}")
    case let value where value & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// The text in one line without spaces around, shortened to so many columns with an ellipsis.
///
/// Combining marks take no column, so they are counted too: no name gets more than four scalars a column.
func shortened(_ text: String, columns: Int) -> String {
  // Nobody reads what lies far behind the limit, so it is not looked at.
  let start = String(text.unicodeScalars.prefix(columns * 5 + 20))
  let line = trimmed(lineText(start))
  if start.unicodeScalars.count == text.unicodeScalars.count, displayWidth(line) <= columns,
    line.unicodeScalars.count <= columns * 4
  {
    return line
  }
  var result = ""
  var (width, count) = (0, 0)
  for character in line {
    let piece = String(character)
    width += displayWidth(piece)
    count += piece.unicodeScalars.count
    if width >= columns || count >= columns * 4 { break }
    result += piece
  }
  return trimmed(result) + "…"
}

private func trimmed(_ text: String) -> String {
  let start = text.drop { $0 == " " }
  return String(start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)])
}

/// A figure whose spaces do not break; in plain text they are spaces again.
/// - Parameter limit: from how many columns on it may break.
func unbroken(_ figure: String, upTo limit: Int = .max) -> String {
  if displayWidth(figure) > limit { return figure }
  return String(String.UnicodeScalarView(figure.unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 }))
}

/// Whether a text has a word that is longer than a cell on a phone is wide, so that it must be allowed to break anywhere.
func breaksAnywhere(_ texts: String..., columns: Int = 24) -> Bool {
  texts.contains { pieces($0).contains { displayWidth($0) > columns } }
}

/// The text broken into lines of at most so many columns: at spaces, between Chinese characters, and within a word only
/// where it is longer than a line.
func wrapped(_ text: String, columns: Int) -> [String] {
  let limit = max(columns, 2)
  var lines: [String] = []
  var line = ""
  var width = 0
  func endLine() {
    lines.append(trimmed(line))
    (line, width) = ("", 0)
  }
  for piece in pieces(lineText(text)) {
    let pieceWidth = displayWidth(piece)
    if width + pieceWidth <= limit {
      if line.isEmpty, piece == " " { continue }
      line += piece
      width += pieceWidth
      continue
    }
    if piece == " " {
      endLine()
      continue
    }
    if !trimmed(line).isEmpty { endLine() }
    for character in piece {
      let characterWidth = displayWidth(String(character))
      if width + characterWidth > limit, !line.isEmpty { endLine() }
      line.append(character)
      width += characterWidth
    }
  }
  if !trimmed(line).isEmpty || lines.isEmpty { endLine() }
  return lines
}

/// A line in pieces that must not be torn apart: words, single spaces, single Chinese characters with the punctuation
/// that must not begin a line.
func pieces(_ line: String) -> [String] {
  var result: [String] = []
  var word = ""
  func endWord() {
    if !word.isEmpty { result.append(word) }
    word = ""
  }
  for character in line {
    if character == " " {
      endWord()
      result.append(" ")
    } else if "%·–".contains(character), word.isEmpty, result.count > 1, result.last == " " {
      // Belongs to what stands before it, over the space between.
      result.removeLast()
      result[result.count - 1] += " " + String(character)
    } else if "，。、；：？！）》」』”’…%".contains(character) {
      // Belongs to what stands before it.
      if word.isEmpty, let last = result.last, last != " " {
        result[result.count - 1] = last + String(character)
      } else {
        word.append(character)
        endWord()
      }
    } else if displayWidth(String(character)) == 2, !"（《「『".contains(character) {
      if let last = word.last, "（《「『“‘".contains(last) {
        word.append(character)
        endWord()
      } else {
        endWord()
        result.append(String(character))
      }
    } else {
      if "（《「『".contains(character) { endWord() }
      word.append(character)
    }
  }
  endWord()
  return result
}
