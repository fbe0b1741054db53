import Diagnostics

/// The words of a kind of finding.
///
/// `{0}` … stand for values; `{0?deal|deals}` for the first word where the value is one, else for the second.
struct FindingWords: Sendable {
  /// What was found.
  let text: String
  /// Which figures are undefined or weaker by it; may be empty.
  let effect: String
  /// What to do; may be empty.
  let remedy: String

  init(_ text: String, _ effect: String = "", _ remedy: String = "") {
    (self.text, self.effect, self.remedy) = (text, effect, remedy)
  }
}

/// What stands in the words of a finding.
enum FindingValue: Sendable {
  case text(String)
  case count(Int)
}

extension Texts {
  /// Fills words in.
  func fill(_ words: String, _ values: [FindingValue]) -> String {
    var result = ""
    var rest = words[...]
    // One pass, so that braces inside a value stay as they are.
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let behind = rest[rest.index(after: open)...]
      guard let close = behind.firstIndex(of: "}"), let value = value(behind[..<close], values) else {
        result += "{"
        rest = behind
        continue
      }
      result += value
      rest = behind[behind.index(after: close)...]
    }
    return result + rest
  }

  private func value(_ part: Substring, _ values: [FindingValue]) -> String? {
    let pieces = part.split(separator: "?", maxSplits: 1)
    guard let first = pieces.first, let number = Int(first), values.indices.contains(number) else { return nil }
    guard pieces.count == 2 else {
      switch values[number] {
      case .text(let text): return printable(text, limit: 400)
      case .count(let value): return count(value)
      }
    }
    let choices = pieces[1].split(separator: "|", omittingEmptySubsequences: false)
    guard choices.count == 2, case .count(let value) = values[number] else { return nil }
    return String(choices[value == 1 ? 0 : 1])
  }
}
