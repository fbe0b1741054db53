import ArgumentParser
import Foundation

/// The manual page: the commands as they declare themselves, and what they do not say of themselves.
struct ManualPage {
  private let root: CommandDescription
  private var page: Roff

  /// The page in the language of `man(7)`.
  var text: String { page.text }

  /// Makes the page.
  init(_ root: CommandDescription) {
    self.root = root
    page = Roff(
      title: "SALESFUNNEL",
      section: 1,
      date: SalesFunnelCommand.released,
      source: "salesfunnel " + SalesFunnelCommand.configuration.version,
      volume: "User Commands"
    )
    addOpening()
    addCommands()
    addOptions()
    page.section("EXAMPLES")
    page.literal(root.examples)
    for (heading, items) in [("FILES", ManualText.files), ("ENVIRONMENT", ManualText.environment)] {
      page.section(heading)
      for item in items { page.item(item.term, item.meaning) }
    }
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases { page.item("**\(status.rawValue)**", status.meaning) }
    page.paragraph(ManualText.signals)
    page.section("CRON")
    addParagraphs(ManualText.cronBefore)
    page.literal(Crontab.lines)
    addParagraphs(ManualText.cronAfter)
    page.section("SEE ALSO")
    page.line(ManualText.seeAlso)
  }

  private mutating func addOpening() {
    page.section("NAME")
    page.line("salesfunnel - \(sentence(root.abstract).lowercasingFirst)")
    page.section("SYNOPSIS")
    page.line("**salesfunnel** *command* [*option* ...] [*file* ...]")
    page.section("DESCRIPTION")
    addParagraphs(ManualText.description)
  }

  private mutating func addParagraphs(_ paragraphs: [String]) {
    for paragraph in paragraphs { page.paragraph(paragraph) }
  }

  private mutating func addCommands() {
    page.section("COMMANDS")
    page.line(ManualText.commands)
    for command in root.commands {
      page.subsection("salesfunnel " + command.commandName)
      page.line(command.abstract ?? "")
      addDiscussion(command.discussion ?? "")
      for argument in command.shown where isOwn(argument) { add(argument) }
    }
  }

  /// Whether an argument is the command's alone, not one of a group or of all commands.
  private func isOwn(_ argument: CommandDescription.Argument) -> Bool {
    let names = (argument.names ?? []).map(\.name)
    return argument.sectionTitle == nil && !names.contains("help") && !names.contains("version")
  }

  private mutating func addOptions() {
    page.section("OPTIONS")
    page.line(ManualText.options)
    for group in groups() {
      page.subsection(group.title)
      for argument in group.arguments { add(argument) }
    }
    page.subsection("Every command")
    for argument in root.shown { add(argument) }
  }

  /// The groups of options, each once: a command may give one another title, with what it is needed for in brackets.
  private func groups() -> [(title: String, arguments: [CommandDescription.Argument])] {
    var groups: [(title: String, arguments: [CommandDescription.Argument])] = []
    for command in root.commands {
      for title in command.shown.compactMap({ $0.sectionTitle?.components(separatedBy: " (").first })
      where !groups.contains(where: { $0.title == title }) {
        groups.append((title, command.shown.filter { $0.sectionTitle?.hasPrefix(title) == true }))
      }
    }
    return groups
  }

  private mutating func add(_ argument: CommandDescription.Argument) {
    let value = argument.kind == "flag" ? "" : "*\(argument.valueName ?? "value")*"
    let names = (argument.names ?? []).map { "**\($0.text)**" }.joined(separator: ", ")
    var term = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
    if argument.kind == "positional" { term += argument.isRepeating ? " ..." : "" }
    var words = argument.abstract ?? ""
    if let standard = argument.defaultValue, !words.contains("(default:") { words += " (default: \(standard))" }
    page.item(term, words)
  }

  /// The paragraphs of a command's help; lines that stand apart there do so here.
  private mutating func addDiscussion(_ discussion: String) {
    var words: [Substring] = []
    var literal: [String] = []
    func flush(_ page: inout Roff) {
      if !words.isEmpty { page.paragraph(words.joined(separator: " ")) }
      if !literal.isEmpty { page.literal(literal) }
      (words, literal) = ([], [])
    }
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        if !words.isEmpty { flush(&page) }
        literal.append(String(line.dropFirst(2)))
      } else if line.isEmpty {
        flush(&page)
      } else {
        if !literal.isEmpty { flush(&page) }
        words.append(line)
      }
    }
    flush(&page)
  }

  private func sentence(_ text: String?) -> String {
    let text = text ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

extension String {
  fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}
