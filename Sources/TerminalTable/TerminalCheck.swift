import Diagnostics
public import ReportModel

/// Sets what `check` tells in lines that can be read aloud: sentences, what they do to the figures, and what to do.
public struct TerminalCheck {
  private let report: CheckReport
  private let tables: TerminalTable
  private let isStyled: Bool
  /// How many columns a line takes at most, where its words can be broken.
  private static let width = 100
  /// How many examples are shown of what is no row at fault.
  private static let shownExamples = 5

  /// Makes a renderer.
  /// - Parameter isStyled: whether titles are set off by control sequences; a file or a pipe gets none.
  public init(_ report: CheckReport, isStyled: Bool) {
    self.report = report
    self.isStyled = isStyled
    tables = TerminalTable(format: report.format, isStyled: isStyled, total: report.words.total)
  }

  /// The text, with a newline at the end.
  public var text: String {
    var result = bold(printable(report.verdict)) + "\n"
    if !report.subtitle.isEmpty { result += printable(report.subtitle, limit: 500) + "\n" }
    for section in report.sections {
      result += "\n" + bold(printable(section.title)) + "\n"
      for line in section.lines { result += paragraph(line, first: "  - ", further: "    ") }
      for (index, table) in section.tables.enumerated() { result += set(table, isFirst: index == 0) }
      for finding in section.findings { result += set(finding) }
    }
    return result
  }

  /// A table; one that has no title of its own stands right under that of the section.
  private func set(_ table: ReportTable, isFirst: Bool) -> String {
    let text = tables.text(table)
    guard table.title.isEmpty else { return (isFirst ? "" : "\n") + text }
    return text.firstIndex(of: "\n").map { String(text[text.index(after: $0)...]) } ?? text
  }

  // MARK: Findings

  private func set(_ finding: Finding) -> String {
    if [.rejects, .unreadable].contains(finding.topic) { return setRows(finding) }
    if finding.topic == .problem { return setProblem(finding) }
    let mark = finding.weight == .note ? "  - " : "  ! "
    var text = printable(finding.text, limit: 2000)
    if let file = finding.file { text = text.replacing(printable(file), with: report.fileNames[file]) }
    let space = report.format.language == .english ? " " : ""
    if !finding.effect.isEmpty { text += space + finding.effect }
    if let suggestion = finding.suggestion { text += space + report.words.suggestion(suggestion) }
    return paragraph(text, first: mark, further: "    ") + remedy(finding) + examples(finding)
  }

  /// What to do, with the line for the configuration beside it where there is room.
  private func remedy(_ finding: Finding) -> String {
    var text = finding.remedy.isEmpty ? "" : paragraph(finding.remedy, first: "    → ", further: "      ")
    guard let line = finding.configuration.map({ printable($0) }) else { return text }
    let last = text.split(separator: "\n").last.map(String.init) ?? ""
    if !last.isEmpty, displayWidth(last) + displayWidth(line) + 2 <= TerminalCheck.width {
      text.removeLast()
      return text + "  " + line + "\n"
    }
    return text + (text.isEmpty ? "    → " : "      ") + line + "\n"
  }

  /// What no report can be made for; what to do is said once more when the run ends with it.
  private func setProblem(_ finding: Finding) -> String {
    let place = finding.examples.first.map(place) ?? finding.file.map { printable(report.fileNames[$0]) }
    let text = (place.map { $0 + "  " } ?? "") + finding.text
    let effect = finding.effect.isEmpty ? "" : paragraph(finding.effect, first: "    ", further: "    ")
    return paragraph(text, first: "  ! ", further: "    ") + effect
  }

  /// Rows and values that cannot be used: each with its place and the line as it stands in the file.
  private func setRows(_ finding: Finding) -> String {
    var result = ""
    for example in finding.examples {
      result += "  ! " + place(example) + "  " + printable(example.text, limit: 500) + "\n"
      if let excerpt = example.excerpt { result += "      | " + printable(excerpt, limit: 100) + "\n" }
    }
    if finding.more > 0 { result += "    " + report.words.more(finding.more) + "\n" }
    return result + remedy(finding)
  }

  /// The rows that show it: places and deals in columns, then what is there.
  private func examples(_ finding: Finding) -> String {
    let shown = finding.examples.prefix(TerminalCheck.shownExamples)
    if finding.topic == .column {
      return shown.isEmpty ? "" : "      " + shown.map { printable($0.text, limit: 60) }.joined(separator: " · ") + "\n"
    }
    let places = shown.map(place)
    let deals = shown.map { printable($0.deal ?? "", limit: 60) }
    let (placeWidth, dealWidth) = (places.map(displayWidth).max() ?? 0, deals.map(displayWidth).max() ?? 0)
    var result = ""
    for (index, example) in shown.enumerated() {
      var line = "      " + padded(places[index], placeWidth)
      if dealWidth > 0 { line += "  " + padded(deals[index], dealWidth) }
      result += line + "  " + printable(example.text, limit: 500) + "\n"
    }
    let more = finding.more + finding.examples.count - shown.count
    if more > 0 { result += "      " + report.words.more(more) + "\n" }
    return result
  }

  private func place(_ example: Finding.Example) -> String {
    var text = example.file.map { report.fileNames[$0] } ?? ""
    if let line = example.line { text += ":\(line)" }
    if let column = example.column { text += ":\(column)" }
    return printable(text)
  }

  // MARK: Lines

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(text)))
  }

  private func bold(_ text: String) -> String { isStyled ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// A sentence in lines of bounded width, broken between words; Chinese between any two characters but before a mark.
  private func paragraph(_ sentence: String, first: String, further: String) -> String {
    var result = ""
    var line = first
    for word in TerminalCheck.words(printable(sentence, limit: 2000)) {
      let start = result.isEmpty ? first : further
      let isEmpty = line == start
      if !isEmpty, displayWidth(line) + displayWidth(word) > TerminalCheck.width {
        while line.last == " " { line.removeLast() }
        result += line + "\n"
        line = further
      }
      line += line == further || line == first ? String(word.drop { $0 == " " }) : word
    }
    return result + line + "\n"
  }

  /// The pieces between which a line may end, each with the space before it.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      let isWide = displayWidth(String(character)) == 2
      let closes = "，。；：、？！”）》".contains(character)
      let begins = character == " " || isWide && !closes && word.last != "“" && word.last != "（"
      if begins, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }
}
