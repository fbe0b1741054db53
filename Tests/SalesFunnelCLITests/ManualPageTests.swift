import Testing

@testable import SalesFunnelCLI

/// The manual page, as `man(7)` has it; `Tests/consumers` has it read by the programs that show it.
struct ManualPageTests {
  private func page() throws -> String { try ManualPage(CommandDescription.root()).text }

  @Test func hasItsParts() throws {
    let lines = try page().split(separator: "\n").map(String.init)
    let headings = lines.filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(5).dropLast() }
    #expect(
      headings == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXAMPLES", "FILES", "ENVIRONMENT", "EXIT STATUS",
        "CRON", "SEE ALSO",
      ]
    )
    #expect(lines.first?.hasPrefix(".TH \"SALESFUNNEL\" \"1\" \"20") == true)
  }

  @Test func hasEveryCommandAndOption() throws {
    let page = try page()
    let root = try CommandDescription.root()
    for command in root.commands {
      #expect(page.contains(".SS \"salesfunnel \(command.commandName)\"\n"))
      for name in command.shown.flatMap({ $0.names ?? [] }) {
        #expect(page.contains("\\fB" + name.text.replacing("-", with: "\\-") + "\\fR"), "\(name.text)")
      }
    }
    // Options of a group stand there once.
    #expect(page.split(separator: "\\fB\\-\\-as\\-of\\fR").count == 2)
  }

  @Test func isPlainText() throws {
    let page = try page()
    #expect(page.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    for line in page.split(separator: "\n") { #expect(!line.hasPrefix("'"), "\(line)") }
  }

  @Test func escapesWhatMeansSomething() {
    var roff = Roff(title: "a\"b", section: 1, date: "2026-01-01", source: "s", volume: "v")
    roff.paragraph(".begins \\n with **--a-b** and *c*, one-way – 2025-06")
    roff.literal(["'x' ^~`", "  -y"])
    #expect(
      roff.text == """
        .TH "a\\(dqb" "1" "2026-01-01" "s" "v"
        .PP
        \\&.begins \\en with \\fB\\-\\-a\\-b\\fR and \\fIc\\fR, one-way \\[u2013] 2025\\-06
        .PP
        .RS 4
        .nf
        \\(aqx\\(aq \\(ha\\(ti\\(ga
          \\-y
        .fi
        .RE

        """
    )
  }
}
