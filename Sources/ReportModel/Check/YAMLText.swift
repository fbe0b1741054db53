import DealModel

/// A text as YAML has it in a list or mapping on one line.
enum YAMLText {
  /// The text, in quotes where it would be read as something else.
  static func scalar(_ text: String) -> String {
    let marks = Set("-_./()（） ")
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) || marks.contains(Character(scalar))
    }
    let first = text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isPlain, first, text.last != " ", !words.contains(text.lowercased()) { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The line that gives a column a role.
  static func column(_ role: String, _ heading: String) -> String { "columns: {\(role): \(scalar(heading))}" }
}
