import Diagnostics
import Testing

struct SourceLocationTests {
  @Test func isWrittenAsCompilersDo() {
    #expect(SourceLocation(file: "deals.csv", line: 12, column: 3).description == "deals.csv:12:3")
    #expect(SourceLocation(file: "deals.csv", line: 12).description == "deals.csv:12")
    #expect(SourceLocation(file: "deals.csv").description == "deals.csv")
    #expect(SourceLocation().description == "salesfunnel")
  }

  @Test func aFileNameCannotSteerTheTerminal() {
    #expect(SourceLocation(file: "a\u{1B}[2Jb\nc.csv", line: 1).description == "a�[2Jb⏎c.csv:1")
  }

  @Test func ordinaryTextStaysAsItIs() {
    for text in ["", "plain", "ä ß €", "商机编号", "👩‍👩‍👧", "a b", "“quoted” – dashed"] {
      #expect(printable(text) == text)
    }
  }

  @Test func whiteSpaceThatMovesTheCursorIsMadeVisible() {
    #expect(printable("a\tb") == "a→b")
    #expect(printable("a\nb") == "a⏎b")
    #expect(printable("a\r\nb") == "a␍⏎b")
  }

  @Test func noControlCharacterIsLeft() {
    let controls = Array(0x00..<0x20) + Array(0x7F..<0xA0)
    for value in controls where ![0x09, 0x0A, 0x0D].contains(value) {
      #expect(printable(text(of: value)) == "�", "U+\(String(value, radix: 16))")
    }
    #expect(printable("\u{20}\u{7E}\u{A0}") == "\u{20}\u{7E}\u{A0}")
  }

  @Test func noDirectionMarkOrLineSeparatorIsLeft() {
    let marks = [
      0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ]
    for value in marks + [0xFEFF] {
      #expect(printable(text(of: value)) == "�", "U+\(String(value, radix: 16))")
    }
  }

  @Test func theArabicLetterMarkIsADirectionMarkToo() {
    #expect(printable("\u{61C}") == "�")
  }

  @Test func longTextIsCutAtTheLimit() {
    #expect(printable("abcde", limit: 5) == "abcde")
    #expect(printable("abcdef", limit: 5) == "abcde…")
    #expect(printable("abc", limit: 0) == "…")
    #expect(printable("", limit: 0) == "")
    #expect(printable("商机编号", limit: 2) == "商机…")
    #expect(printable(String(repeating: "x", count: 200)).count == 200)
    #expect(printable(String(repeating: "x", count: 201)) == String(repeating: "x", count: 200) + "…")
  }

  private func text(of value: Int) -> String {
    String(String.UnicodeScalarView([Unicode.Scalar(UInt32(value)) ?? "?"]))
  }
}
