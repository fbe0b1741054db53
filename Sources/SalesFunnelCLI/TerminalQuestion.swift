import DealImport
import Diagnostics
import Glibc

/// Asks on a terminal what a file leaves open.
struct TerminalQuestion {
  let language: Language
  /// Shows a text.
  var show: (String) -> Void = writeToStandardError
  /// Reads a line; `nil` at the end of the input.
  var read: () -> String? = { readLine() }

  /// Asks on the terminal that the tool runs on; `nil` where there is none.
  init?(language: Language) {
    guard isatty(0) == 1, isatty(1) == 1 else { return nil }
    self.language = language
  }

  /// Asks by other means.
  init(language: Language, show: @escaping (String) -> Void, read: @escaping () -> String?) {
    (self.language, self.show, self.read) = (language, show, read)
  }

  /// The choice that a person takes by its number; `nil` where they leave it open.
  func answer(_ question: OpenQuestion) -> String? {
    var text = question.problem.location.description + ": " + question.problem.problem(in: language) + "\n"
    for (number, choice) in question.choices.enumerated() {
      text += "  \(number + 1)  \(question.key.name): \(printable(choice))\n"
    }
    show(text)
    let prompt =
      language == .english
      ? "Which? 1–\(question.choices.count), or Enter to leave it open: " : "请选择 1–\(question.choices.count)，回车表示暂不决定："
    for _ in 0..<3 {
      show(prompt)
      guard let line = read() else { return nil }
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { return nil }
      if words.count == 1, let number = Int(first), question.choices.indices.contains(number - 1) {
        return question.choices[number - 1]
      }
    }
    return nil
  }
}
