import DealModel
import Diagnostics
import ReportModel
import Testing

@testable import XLSXReport

struct ColumnWidthsTests {
  @Test("Wide script takes two columns, a combining character none")
  func width() {
    #expect(TextWidth.of("Deal") == 4)
    #expect(TextWidth.of("漏斗（A）") == 9)
    #expect(TextWidth.of("e\u{301}") == 1)
  }

  @Test("Texts are broken at spaces, and wide script anywhere")
  func lines() {
    #expect(TextWidth.lines("", within: 10) == 1)
    #expect(TextWidth.lines("one two three", within: 13) == 1)
    #expect(TextWidth.lines("one two three", within: 9) == 2)
    #expect(TextWidth.lines("one\ntwo", within: 9) == 2)
    #expect(TextWidth.lines(String(repeating: "漏", count: 20), within: 20) == 2)
    #expect(TextWidth.lines(String(repeating: "x", count: 25), within: 10) == 3)
    #expect(TextWidth.lines("anything", within: 0) >= 1)
  }

  @Test("Columns are as wide as what they hold, within bounds; spread columns need no room")
  func columns() {
    var widths = ColumnWidths(format: NumberFormat(language: .english))
    let columns = [
      ReportColumn("a", "A", .text), ReportColumn("b", "Median won cycle (days)", .money),
      ReportColumn("c", "C", .text),
    ]
    let long = Cell.text(String(repeating: "x", count: 100))
    widths.add(columns, rows: [[long, .money(Money(rounding: 1_234_567)), long]], spread: 2)
    #expect(widths.widths == [60, 15, 8])
  }
}
