import Foundation
import Testing

@testable import SalesFunnelCLI

/// What `--help`, the manual and the README say of commands and options.
struct HelpTests {
  private static let commands = (try? CommandDescription.root())?.commands ?? []
  private static let names = commands.map(\.commandName)

  private func command(_ name: String) throws -> CommandDescription {
    try #require(HelpTests.commands.first { $0.commandName == name })
  }

  private func readme() throws -> String {
    try String(contentsOf: Tool.package.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func thereAreCommands() { #expect(HelpTests.names.contains("report") && HelpTests.names.count > 10) }

  /// The words of an example's commands: of `a | b > c` those of the first that is ours.
  private func words(_ example: String) -> [String] {
    let words: [String] = example.split(separator: Character(" ")).map(String.init)
    return Array(words.prefix { $0 != "|" && $0 != ">" })
  }

  @Test(arguments: names)
  func examplesNameOptionsThatExist(name: String) throws {
    let command = try command(name)
    #expect(!command.examples.isEmpty)
    let options = Set(command.shown.flatMap { $0.names ?? [] }.map(\.text))
    for example in command.examples {
      let words = words(example)
      #expect(words.prefix(2) == ["salesfunnel", name], "\(example)")
      #expect(example.count <= 78, "it would be broken on a terminal: \(example)")
      for word in words where word.hasPrefix("-") && word != "-" { #expect(options.contains(word), "\(example)") }
    }
  }

  /// On the sample's files, by a shell, as somebody copies them.
  @Test(arguments: names)
  func examplesRun(name: String) throws {
    try run(command(name).examples)
  }

  @Test func examplesOfTheWholeRun() throws {
    let root = try CommandDescription.root()
    #expect(root.examples.count > 4)
    try run(root.examples)
  }

  private func run(_ examples: [String]) throws {
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: folder.appending(path: "deals.csv"), to: folder.appending(path: "export.txt"))
    try Shell.addMail(to: folder)
    // Programs that examples speak of, and that need not be there.
    let programs = folder.appending(path: "programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: false)
    for program in ["man", "sendmail", "less"] {
      let file = programs.appending(path: program)
      try "#!/bin/sh\nexec cat >/dev/null\n".write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    for example in examples {
      // What `init` writes is there in the sample, and the other examples need that.
      let isFirst = example.contains(" init ")
      let fresh = isFirst ? try Tool.temporaryFolder() : folder
      defer { if isFirst { try? FileManager.default.removeItem(at: fresh) } }
      for file in isFirst ? ["deals.csv", "history.csv", "quotas.csv", "export.txt"] : [] {
        try FileManager.default.copyItem(at: folder.appending(path: file), to: fresh.appending(path: file))
      }
      let outcome = try Shell.run(
        example,
        in: fresh,
        environment: ["PATH": programs.path + ":" + Tool.products.path + ":/usr/bin:/bin"]
      )
      let isWell = outcome.status == 0 || outcome.status == 10 && example.contains("--fail-on")
      #expect(isWell, "\(example): \(outcome.status) \(outcome.errors)")
    }
  }

  /// Sentences, with a full stop and without a second one.
  @Test(arguments: names)
  func textsAreSentences(name: String) throws {
    let command = try command(name)
    let options = command.shown.filter { $0.names?.contains { ["help", "version"].contains($0.name) } != true }
    for text in [command.abstract] + options.map(\.abstract) {
      let text = text ?? ""
      #expect(text.hasSuffix(".") && !text.hasSuffix(".."), "\(text)")
      #expect(text.first?.isUppercase == true, "\(text)")
      #expect(!text.contains("  "), "\(text)")
    }
    #expect(command.abstract?.split(separator: " ").first?.hasSuffix("s") == true, "\(command.abstract ?? "")")
  }

  /// An option that several commands have says the same in each, unless it is of a list of its own.
  @Test func theSameOptionsSayTheSame() {
    var said: [String: Set<String>] = [:]
    for command in HelpTests.commands {
      for argument in command.shown {
        guard let name = argument.names?.first?.text, name != "--format" else { continue }
        said[name, default: []].insert(argument.abstract ?? "")
      }
    }
    let different = said.filter { $0.value.count > 1 }.keys.sorted()
    // `read` has messages only; handover's deals go to somebody, and where there is no mail, a table is written; only
    // `init` writes beside the deals.
    #expect(different == ["--locale", "--out", "--output", "--to"])
  }

  @Test func theReadmeHasAllOptionsOfAReport() throws {
    let readme = try readme()
    for argument in try command("report").shown {
      for name in argument.names ?? [] where !["help", "h", "version"].contains(name.name) {
        #expect(readme.contains("`\(name.text)"), "\(name.text)")
      }
    }
  }

  @Test func theReadmeHasTheExitCodes() throws {
    let readme = try readme()
    for status in ExitStatus.allCases {
      let meaning = status.meaning.replacingOccurrences(of: "--fail-on", with: "`--fail-on`")
      #expect(readme.contains("\n| \(status.rawValue) | \(meaning) |\n"), "\(status)")
    }
  }

  @Test func theReadmeHasTheLinesOfTheCrontab() throws {
    #expect(try readme().contains("```crontab\n" + Crontab.lines.joined(separator: "\n") + "\n```\n"))
  }

  /// What a crontab calls is what the commands take.
  @Test func theLinesOfTheCrontabCanBeRun() throws {
    for line in Crontab.lines where line.contains("/salesfunnel ") {
      let words = line.split(separator: " ").map(String.init)
      let start = try #require(words.firstIndex { $0.hasSuffix("/salesfunnel") })
      #expect(start == 5, "five fields of time: \(line)")
      let command = try command(words[start + 1])
      let options = Set(command.shown.flatMap { $0.names ?? [] }.map(\.text))
      for word in words[(start + 2)...] where word.hasPrefix("--") { #expect(options.contains(word), "\(word)") }
      // cron takes a percent sign for the end of the line.
      #expect(!line.replacingOccurrences(of: "\\%", with: "").contains("%"))
    }
  }
}
