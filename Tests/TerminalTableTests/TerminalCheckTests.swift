import DealModel
import Diagnostics
import Testing

@testable import ReportModel
@testable import TerminalTable

/// What `check` prints.
struct TerminalCheckTests {
  private func report(_ findings: [Finding], lines: [String] = [], language: Language = .english) -> CheckReport {
    var report = CheckReport(unreadable: [], language: language)
    report.subtitle = "As of today"
    report.sections = [CheckReport.Section(title: "Part", findings: findings, lines: lines)]
    return report
  }

  private func lines(_ report: CheckReport, isStyled: Bool = false) -> [String] {
    TerminalCheck(report, isStyled: isStyled).text.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init
    )
  }

  @Test func longSentencesAreBrokenBetweenWords() {
    let sentence = Array(repeating: "four", count: 60).joined(separator: " ")
    let found = lines(report([], lines: [sentence])).dropFirst(4)
    #expect(found.allSatisfy { displayWidth($0) <= 100 })
    #expect(found.first?.hasPrefix("  - four four") ?? false)
    #expect(found.dropFirst().first?.hasPrefix("    four") ?? false)
    #expect(found.joined(separator: " ").split(separator: "four").count == 61)
  }

  @Test func chineseIsBrokenBetweenCharactersButBeforeAMark() {
    let sentence = String(repeating: "商机数量，", count: 40)
    let found = lines(report([], lines: [sentence], language: .simplifiedChinese)).dropFirst(4).filter { !$0.isEmpty }
    #expect(found.count > 3)
    #expect(found.allSatisfy { displayWidth($0) <= 102 && !$0.drop { $0 == " " }.hasPrefix("，") })
  }

  @Test func aWordThatIsTooLongStandsAlone() {
    let word = String(repeating: "x", count: 150)
    #expect(lines(report([], lines: ["short " + word + " short"])).contains("    " + word))
  }

  @Test func theLineForTheConfigurationStandsBesideWhatToDoWhereThereIsRoom() {
    var finding = Finding(id: "noTeam", topic: .missing, weight: .note, text: "No team.", effect: "No teams.")
    (finding.remedy, finding.configuration) = ("Say it.", "columns: {team: x}")
    #expect(
      lines(report([finding])).dropFirst(4) == ["  - No team. No teams.", "    → Say it.  columns: {team: x}", ""]
    )
    finding.remedy = String(repeating: "word ", count: 18)
    #expect(lines(report([finding])).contains("      columns: {team: x}"))
    finding.remedy = ""
    #expect(lines(report([finding])).contains("    → columns: {team: x}"))
  }

  @Test func listsAreCut() {
    var finding = Finding(id: "reopened", topic: .contradiction, weight: .look, text: "Odd.")
    finding.examples = (1...10).map { (line: Int) in
      Finding.Example(deal: "D\(line)", file: "/a/deals.csv", line: line, text: "so")
    }
    finding.more = 7
    let found = lines(report([finding]))
    #expect(found[4] == "  ! Odd.")
    #expect(found[5] == "      /a/deals.csv:1  D1  so")
    #expect(found[10] == "      and 12 more")
  }

  @Test func nothingOfTheInputsSteersTheTerminal() {
    let evil = "\u{1B}[31mred\u{7}\u{202E}"
    var finding = Finding(id: "x", topic: .rejects, weight: .look, file: evil, text: evil, effect: evil, remedy: evil)
    finding.configuration = evil
    finding.suggestion = evil
    finding.examples = [.init(deal: evil, file: evil, line: 1, text: evil, excerpt: evil)]
    for topic in Finding.Topic.allCases {
      finding.topic = topic
      let text = TerminalCheck(report([finding], lines: [evil]), isStyled: false).text
      let steering: (Unicode.Scalar) -> Bool = {
        $0.value < 0x20 && $0.value != 0x0A || [0x7F, 0x202E].contains($0.value)
      }
      #expect(!text.unicodeScalars.contains(where: steering))
    }
  }

  @Test func titlesAreBoldWhereAPersonLooks() {
    let found = lines(report([], lines: ["x"]), isStyled: true)
    #expect(found[0].hasPrefix("\u{1B}[1m") && found[3] == "\u{1B}[1mPart\u{1B}[0m")
  }
}
