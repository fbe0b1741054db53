/// The text with everything escaped that HTML or XML would read as markup, safe in content and in quoted attributes.
///
/// It works scalar by scalar: `"` followed by a combining accent is one character to a reader and to Swift, but still a
/// quotation mark to a parser. What neither format may contain (control characters, noncharacters) becomes U+FFFD.
public func escapedMarkup(_ text: String) -> String {
  // Nearly all texts of a page are plain ASCII, and go through as they are.
  if text.utf8.allSatisfy(isPlain) { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\r": result += "\n"
    default: result.unicodeScalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
    }
  }
  return result
}

/// Whether a byte is that of an ASCII character which nothing is done about.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
  default: byte >= 0x20 && byte < 0x7F
  }
}

/// Whether HTML or XML forbids the scalar: C0 and C1 controls but tab and line feed, and noncharacters.
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}

/// A name for ids and anchors: ASCII letters, digits, `-` and `_` as they are, `-` for the rest.
public func anchorName(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": scalar
        default: "-"
        }
      }
    )
  )
}
