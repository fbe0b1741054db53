import ArgumentParser
import Diagnostics

/// `salesfunnel man`: the manual page.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Prints the manual page.",
    discussion: """
      It has all commands and options, the files, exit codes and variables, and how to run salesfunnel from cron.

      Examples:
        salesfunnel man | man -l -
        salesfunnel man > salesfunnel.1
      """
  )

  func run() throws {
    do {
      try StandardOutput.write(Array(ManualPage(CommandDescription.root()).text.utf8))
    } catch let problem as Diagnostic {
      throw CommandFailure(problems: [problem], language: .english)
    }
  }
}
