import Testing

@testable import ChartSVG

struct DrawingPartsTests {
  @Test(
    "Numbers have at most two decimals and a full stop",
    arguments: [
      (0, "0"), (1, "1"), (-1.5, "-1.5"), (0.005, "0.01"), (-0.001, "0"), (12.3456, "12.35"), (0.07, "0.07"),
      (99.999, "100"), (.nan, "0"), (.infinity, "0"), (1e300, "0"),
    ]
  )
  func roundsNumbers(number: Double, text: String) {
    #expect(rounded(number) == text)
  }

  @Test("Text is escaped scalar by scalar")
  func escapes() {
    #expect(escapedMarkup("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
    #expect(escapedMarkup("\"\u{301}<\u{338}") == "&quot;\u{301}&lt;\u{338}")
    for value: UInt32 in [0, 8, 0x1B, 0x7F, 0x9F, 0xFDD0, 0xFFFE, 0x1FFFF] {
      let text = Unicode.Scalar(value).map { String(Character($0)) } ?? ""
      #expect(escapedMarkup("a" + text + "z") == "a\u{FFFD}z")
    }
    #expect(escapedMarkup("tab\tline\nreturn\r\n") == "tab\tline\nreturn\n\n")
    #expect(escapedMarkup("漏斗 😀 \u{202E}") == "漏斗 😀 \u{202E}")
  }

  @Test("A scale holds values at its ends and knows no gaps")
  func scales() {
    let scale = LinearScale(domain: 0...10, range: 0...100)
    #expect(scale(5) == 50)
    #expect(scale(-1) == 0)
    #expect(scale(11) == 100)
    #expect(scale(.nan) == 0)
    #expect(LinearScale(domain: 0...0, range: 3...9)(0) == 3)
  }

  @Test("Chinese is about two columns wide")
  func measures() {
    let measure = TextMeasure(size: 10)
    #expect(measure.width("漏斗") > measure.width("abc"))
    #expect(measure.width("e\u{301}") == measure.width("e"))
    #expect(TextMeasure(size: 10, isBold: true).width("abc") > measure.width("abc"))
    #expect(measure.size(fitting: "abc", in: 1000) == 10)
    #expect(TextMeasure(size: measure.size(fitting: "abcdef", in: 20)).width("abcdef") <= 20.001)
  }

  @Test("Lines break at spaces, between Chinese characters, and at last anywhere")
  func wraps() {
    let measure = TextMeasure(size: 10)
    #expect(measure.wrap("short", room: 100, lines: 2) == WrappedText(lines: ["short"], isShortened: false))
    #expect(measure.wrap("one two three", room: 45, lines: 3).lines == ["one two", "three"])
    #expect(measure.wrap("需求分析与方案", room: 45, lines: 2).lines == ["需求分析", "与方案"])
    #expect(measure.wrap("a\n b", room: 100, lines: 1).lines == ["a b"])
    let cut = measure.wrap(String(repeating: "x", count: 100), room: 60, lines: 2)
    #expect(cut.isShortened && cut.lines.count == 2)
    #expect(cut.lines.allSatisfy { measure.width($0) <= 60 })
    #expect(measure.wrap("", room: 10, lines: 2).lines == [""])
    #expect(measure.wrap("wide", room: 0, lines: 2).lines == ["w", "…"])
  }
}
