/// Writes texts as YAML has them, so that they are read back as they are.
enum YAMLText {
  /// A text as a value or key on one line: plain where that can mean nothing else, else in double quotes.
  static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Letters, digits and a few signs inside; no word or number that YAML takes for something else.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, first.properties.isAlphabetic,
      last != " ", text.unicodeScalars.count < 100
    else { return false }
    if ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased()) { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      let isSign = scalar.isASCII && " _-./()%$+".unicodeScalars.contains(scalar)
      return isSign || scalar.isASCII && ("0"..."9").contains(scalar)
        || (scalar.properties.isAlphabetic && !scalar.properties.isDefaultIgnorableCodePoint)
        || "（）".unicodeScalars.contains(scalar)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x20...0x7E: result.unicodeScalars.append(scalar)
      // Controls of the text's direction, and what no editor shows.
      case 0..<0x20, 0x7F..<0xA1, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF0...0xFFFF:
        result += escape(scalar.value)
      case 0x1_FFFE...0x1_FFFF, 0xE_0000...: result += escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (sign, width) = value < 0x100 ? ("x", 2) : value < 0x1_0000 ? ("u", 4) : ("U", 8)
    return "\\" + sign + String(repeating: "0", count: width - digits.count) + digits
  }
}
