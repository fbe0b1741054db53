import Foundation
import Testing

/// What bash offers when the tabulator is pressed; `Tests/consumers` has the scripts read by zsh and fish as well.
struct CompletionTests {
  /// What is offered behind a line that is typed so far.
  private func offered(_ typed: String, files: [String] = []) throws -> [String] {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let path = folder.appending(path: file)
      if file.hasSuffix("/") {
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      } else {
        try "".write(to: path, atomically: true, encoding: .utf8)
      }
    }
    let outcome = try Shell.run(
      """
      source <("$0" --generate-completion-script bash) || exit 1
      COMP_LINE='\(typed)'
      COMP_POINT=${#COMP_LINE}
      read -ra COMP_WORDS <<<"$COMP_LINE"
      [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _salesfunnel salesfunnel "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """,
      in: folder,
      environment: ["PATH": Tool.products.path + ":/usr/bin:/bin"]
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test func commandsAndOptions() throws {
    #expect(try offered("salesfunnel rep") == ["report"])
    #expect(try offered("salesfunnel fo") == ["forecast"])
    #expect(try offered("salesfunnel report --pe") == ["--period"])
    #expect(try offered("salesfunnel report --con") == ["--config"])
  }

  @Test func valuesOfLists() throws {
    #expect(try offered("salesfunnel report --locale ") == ["en", "zh-Hans"])
    #expect(try offered("salesfunnel funnel --format ") == ["csv", "json", "table"])
    #expect(try offered("salesfunnel handover --format c") == ["csv"])
    #expect(try offered("salesfunnel read --delimiter s") == ["semicolon"])
    #expect(try offered("salesfunnel compare --by t") == ["team"])
    #expect(try offered("salesfunnel report --as-of t") == ["today"])
  }

  @Test func seriesAndPeriods() throws {
    #expect(try offered("salesfunnel report --format ") == ["eml", "html", "json", "svg", "xlsx"])
    #expect(try offered("salesfunnel report --format json,h") == ["json,html"])
    #expect(try offered("salesfunnel report --fail-on risk,") == ["risk,bottleneck", "risk,quota"])
    #expect(try offered("salesfunnel report --period 2024-Q") == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"])
    #expect(try offered("salesfunnel report --period FY2024-H") == ["FY2024-H1", "FY2024-H2"])
    #expect(try offered("salesfunnel compare --with 2024-1") == ["2024-10", "2024-11", "2024-12"])
  }

  @Test func filesByTheirKind() throws {
    let files = ["deals.csv", "Deals.XLSX", "funnel.yaml", "notes.md", "reports/"]
    #expect(try offered("salesfunnel report --history ", files: files) == ["Deals.XLSX", "deals.csv", "reports"])
    #expect(try offered("salesfunnel report d", files: files) == ["deals.csv"])
    #expect(try offered("salesfunnel report --config ", files: files) == ["funnel.yaml", "reports"])
    #expect(try offered("salesfunnel report --out ", files: files) == ["reports"])
    #expect(try offered("salesfunnel report --templates ", files: files) == ["reports"])
    #expect(try offered("salesfunnel read ", files: files) == ["Deals.XLSX", "deals.csv", "reports"])
  }
}
