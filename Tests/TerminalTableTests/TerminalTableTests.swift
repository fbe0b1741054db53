import DealModel
import Diagnostics
import ReportModel
import Testing

@testable import TerminalTable

struct TerminalTableTests {
  private let table = ReportTable(
    id: "owners",
    title: "Owners",
    columns: [
      ReportColumn("key", "Owner", .text), ReportColumn("won", "Won", .count, hasTotal: true),
      ReportColumn("wonAmount", "Won amount", .money), ReportColumn("winRate", "Win rate", .rate),
      ReportColumn("cycle", "Days", .days), ReportColumn("closed", "Closed", .date),
    ],
    rows: [
      [
        .text("王芳"), .count(1234), .money(Money(rounding: 1234.5)), .rate(0.123456789), .days(2.5),
        .date(CivilDate(dayNumber: 0)),
      ],
      [.text("=Ada, \"A\""), .count(7), .money(Money(rounding: -0.004)), .undefined, .undefined, .empty],
    ],
    totals: [.empty, .count(1241), .empty, .empty, .empty, .empty],
    notes: ["Small groups say little."]
  )

  private func renderer(isStyled: Bool = false) -> TerminalTable {
    TerminalTable(format: NumberFormat(language: .english), isStyled: isStyled, total: "Total")
  }

  /// A Chinese character is two columns wide, so both rows end at the same one.
  @Test func alignsWideCharacters() {
    let text = renderer().text(table, columns: ["key", "won", "winRate"])
    let expected = """
      Owners
        Owner        Won  Win rate
        王芳       1,234    12.3 %
        =Ada, "A"      7         –
        Total      1,241
        Small groups say little.

      """
    #expect(text == expected)
  }

  @Test func showsColumnsInTheOrderAskedForAndPassesOverUnknownOnes() {
    let text = renderer().text(table, columns: ["won", "nothing", "key"])
    #expect(text.split(separator: "\n")[1] == "    Won  Owner")
    #expect(renderer().text(table).contains("Won amount"))
  }

  @Test func stylesTitlesOnly() {
    let plain = renderer().text(table)
    let styled = renderer(isStyled: true).text(table)
    #expect(!plain.contains("\u{1B}"))
    #expect(styled.hasPrefix("\u{1B}[1mOwners\u{1B}[0m\n"))
    #expect(styled.replacing(/\u{1B}\[[0-9]m/, with: "") == plain)
  }

  /// What a name holds must neither move the cursor nor begin a line.
  @Test func controlCharactersAreShown() {
    var hostile = table
    hostile.rows[0][0] = .text("a\u{1B}[2Jb\nc")
    let text = renderer().text(hostile)
    #expect(text.contains("a�[2Jb⏎c"))
  }

  @Test func csvHasTheFiguresNames() {
    let bytes = TableCSV.bytes([table])
    let expected = """
      key,won,wonAmount,winRate,cycle,closed
      王芳,1234,1234.50,0.123457,2.5000,1970-01-01
      "'=Ada, ""A""\",7,0.00,,,

      """
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func csvOfSeveralTablesNamesThem() {
    var other = table
    other.title = "+Others"
    other.rows.removeFirst()
    let lines = String(decoding: TableCSV.bytes([table, other], columns: ["won"]), as: UTF8.self).split(separator: "\n")
    #expect(lines == ["table,won", "Owners,1234", "Owners,7", "'+Others,7"])
    #expect(TableCSV.bytes([]).isEmpty)
  }
}
