import Diagnostics
import TerminalTable

/// Prints problems as `file:line:column: error: message`, with the line, what was probably meant, and what to do.
struct DiagnosticPrinter {
  let language: Language
  /// Where the command takes its settings from.
  var settings = SettingsSource.configuration

  /// Prints problems to standard error.
  func print(_ problems: [Diagnostic]) {
    writeToStandardError(problems.map(text).joined())
  }

  /// A problem's text, with a newline at the end.
  func text(_ problem: Diagnostic) -> String {
    var result = problem.location.description + ": \(label(problem.id.category)): "
    result += problem.problem(in: language) + "\n"
    if let excerpt = problem.excerpt { result += shown(excerpt, at: problem.location.column) }
    if let suggestion = problem.suggestion {
      result +=
        language == .english ? "  did you mean “\(printable(suggestion))”?\n" : "  是否想写“\(printable(suggestion))”？\n"
    }
    let remedy = problem.remedy(in: language, settings: settings)
    if !remedy.isEmpty { result += "  → " + remedy + "\n" }
    return result
  }

  private func label(_ category: FaultCategory) -> String {
    switch category {
    case .note: language == .english ? "note" : "说明"
    case .alert: language == .english ? "alert" : "预警"
    case .usage, .data, .output: language == .english ? "error" : "错误"
    }
  }

  /// The line around a column, with a mark below it.
  private func shown(_ line: String, at column: Int?) -> String {
    let width = 100
    let scalars = Array(line.unicodeScalars)
    let place = min(max(0, (column ?? 1) - 1), scalars.count)
    let start = place > width * 3 / 4 ? place - width / 2 : 0
    let end = min(scalars.count, start + width)
    func part(_ range: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return printable(String(text))
    }
    var result = "  | " + (start > 0 ? "…" : "") + part(start..<end) + (end < scalars.count ? "…" : "") + "\n"
    if column != nil {
      let before = (start > 0 ? 1 : 0) + displayWidth(part(start..<place))
      result += "  | " + String(repeating: " ", count: before) + "^\n"
    }
    return result
  }
}
