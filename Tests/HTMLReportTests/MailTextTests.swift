import Diagnostics
import Testing

@testable import HTMLReport

struct MailTextTests {
  @Test(
    "What would break or turn a line is made harmless",
    arguments: [
      ("a\r\nb", "a b"), ("a\rb", "a b"), ("a\n\nb", "a  b"), ("a\tb\u{A0}c", "a b c"), ("a\u{2028}b\u{85}c", "a b c"),
      ("\u{202E}abc\u{200F}", "\u{FFFD}abc\u{FFFD}"), ("a\u{0}b\u{1B}[1m", "a\u{FFFD}b\u{FFFD}[1m"),
      ("\r\u{301}x", " \u{301}x"), ("e\u{301}界👩‍🔬", "e\u{301}界👩‍🔬"),
    ]
  )
  func oneLine(text: String, line: String) { #expect(lineText(text) == line) }

  @Test(
    "A long text is shortened between characters",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("漏斗报告", 8, "漏斗报告"), ("漏斗报告", 7, "漏斗报…"),
      ("  a b  ", 9, "a b"), ("ab   cdef", 5, "ab…"), ("", 5, ""),
    ]
  )
  func shortens(text: String, columns: Int, result: String) { #expect(shortened(text, columns: columns) == result) }

  @Test("A name of nothing but combining marks is shortened too")
  func shortensMarks() {
    let name = shortened("e" + String(repeating: "\u{301}", count: 100_000), columns: 10)
    #expect(name.unicodeScalars.count <= 41)
    #expect(name.hasSuffix("…"))
  }

  @Test(
    "Lines break at spaces, between Chinese characters, not before their punctuation",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("x abcdefghij", 6, ["x", "abcdef", "ghij"]),
      ("漏斗报告，很长", 8, ["漏斗报", "告，很长"]), ("已决（95% 区间）", 8, ["已决", "（95% 区", "间）"]),
      ("45.2 % – 56.0 %", 10, ["45.2 % –", "56.0 %"]),
      ("", 5, [""]), ("   ", 5, [""]), ("很", 1, ["很"]),
    ]
  )
  func wraps(text: String, columns: Int, lines: [String]) { #expect(wrapped(text, columns: columns) == lines) }

  @Test("Nothing is lost in breaking, and no line is too wide")
  func keepsAll() {
    let text = "A deal called “很长的名称”, at 45.2 % – 56.0 % · (95 % interval) 金额（CNY）：1,234。Donaudampfschifffahrt"
    func solid(_ text: String) -> String { text.replacing(" ", with: "") }
    for columns in 2...90 {
      let lines = wrapped(text, columns: columns)
      #expect(solid(lines.joined()) == solid(text))
      for line in lines { #expect(displayWidth(line) <= columns) }
    }
  }

  private let columns = [
    PlainTable.Column(heading: "Stage", isNumber: false), PlainTable.Column(heading: "Reached", isNumber: true),
    PlainTable.Column(heading: "Expected in it, weighted", isNumber: true),
  ]

  @Test("Columns are aligned, Chinese characters taking two")
  func aligns() {
    let table = PlainTable(
      columns: columns,
      rows: [[["Lead"], ["1,200"], ["7", "▲ +3 %"]], [["需求分析"], ["8"], []]]
    )
    #expect(
      table.lines() == [
        "                    Expected in it,", "Stage     Reached          weighted",
        "-----------------------------------",
        "Lead        1,200                 7", "                             ▲ +3 %", "需求分析        8",
      ]
    )
  }

  @Test("A long name is broken, the figures stay beside its first line")
  func breaksNames() {
    let name = String(repeating: "name ", count: 20)
    let lines = PlainTable(columns: columns, rows: [[[name], ["1"], ["2"]]]).lines()
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { displayWidth($0) <= 78 })
    #expect(lines[3].hasPrefix("name name") && lines[3].hasSuffix(" 1                 2"))
  }

  @Test("Columns that do not fit stand below each other")
  func stacks() {
    let figure = String(repeating: "9", count: 40)
    let lines = PlainTable(columns: columns, rows: [[["Lead"], [figure], [figure, ""]]]).lines()
    #expect(lines == ["Lead", "  Reached: " + figure, "  Expected in it, weighted: " + figure])
  }
}
