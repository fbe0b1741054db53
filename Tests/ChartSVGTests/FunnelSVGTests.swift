import Diagnostics
import ReportModel
import Testing

@testable import ChartSVG

struct FunnelSVGTests {
  private let format = NumberFormat(language: .english)

  @Test("Every chart is XML without a broken number, as a file and in a page", arguments: extremeCharts.keys.sorted())
  func isXML(name: String) throws {
    let chart = sampleChart(bars: try #require(extremeCharts[name]))
    let document = FunnelSVG.document(chart, format: format)
    let fragment = FunnelSVG.fragment(chart, format: format)
    #expect(document.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(!fragment.contains("<?xml"))
    for text in [document, fragment] {
      #expect(XMLOutline(text).isValid)
      #expect(!text.contains("=\"nan") && !text.contains("=\"inf") && !text.contains("=\"-inf"))
      #expect(!text.contains("width=\"-") && !text.contains("height=\"-"))
    }
  }

  @Test("Title and description name the drawing")
  func namesItself() {
    let chart = sampleChart(bars: everydayBars)
    let document = FunnelSVG.document(chart, format: format)
    #expect(document.contains("role=\"img\" aria-labelledby=\"funnel-chart-1-title funnel-chart-1-desc\""))
    #expect(XMLOutline(document).ids == ["funnel-chart-1-title", "funnel-chart-1-desc"])
    #expect(XMLOutline(document).texts.prefix(2) == ["Sales funnel", "9 deals reached “Lead”."])
    let second = FunnelSVG.fragment(chart, format: format, id: "again")
    #expect(XMLOutline(second).ids == ["again-title", "again-desc"])
  }

  @Test("An id from anywhere becomes one that is allowed")
  func cleansIds() {
    let chart = sampleChart(id: "a b\"'<漏>", bars: [])
    #expect(XMLOutline(FunnelSVG.fragment(chart, format: format)).ids == ["a-b------title", "a-b------desc"])
  }

  @Test("Names, counts, amounts and steps are text, in process order")
  func keepsText() {
    let texts = XMLOutline(FunnelSVG.document(sampleChart(bars: everydayBars), format: format)).texts
    let wanted = [
      "Reached", "Amount (EUR)", "Lead qualified", "9,876,500", "412", "68.4 %  (58.4–78.4 %)", "Needs analysis",
      "57.1 %  (47.1–67.1 %)", "Proposal", "141", "36.2 %  (26.2–46.2 %)", "weakest step", "Negotiation",
      "65.5 %  (55.5–75.5 %)", "Contract review", "19", "went on, of those decided (95 % interval)",
    ]
    #expect(texts.filter(wanted.contains) == wanted)
  }

  @Test("Only the weakest step is accented, and told in words")
  func accentsWeakest() {
    let document = FunnelSVG.document(sampleChart(bars: everydayBars), format: format)
    #expect(document.ranges(of: "weakest step").count == 1)
    #expect(document.ranges(of: "class=\"funnel-weak-bar\"").count == 1)
    let without = FunnelSVG.document(sampleChart(bars: [sampleBar("Lead", 3)]), format: format)
    #expect(!without.contains("weak"))
  }

  @Test("An undefined conversion is a dash between stages, and nothing below the last")
  func drawsUndefined() {
    let bars = [sampleBar("Lead", 3, conversion: nil), sampleBar("Proposal", 1, conversion: nil)]
    let texts = XMLOutline(FunnelSVG.document(sampleChart(bars: bars), format: format)).texts
    #expect(texts.filter { $0 == NumberFormat.dash }.count == 1)
  }

  @Test("Hostile names leave the elements as they are")
  func resistsHostileNames() {
    let hostile = ["<b x='", "\"\u{301}>", "a\u{0}b", "{{x}}", "\u{202E}&amp;"]
    func outline(_ name: (Int) -> String) -> [String] {
      let bars = hostile.indices.map { sampleBar(name($0), 9 - $0) }
      return XMLOutline(FunnelSVG.document(sampleChart(title: name(0), bars: bars), format: format)).elements
    }
    #expect(outline { hostile[$0] } == outline { _ in "Lead" })
  }

  @Test("A name that does not fit is shortened and kept in full as a title")
  func shortensNames() {
    let name = String(repeating: "very ", count: 60) + "long"
    let texts = XMLOutline(FunnelSVG.fragment(sampleChart(bars: [sampleBar(name, 1)]), format: format)).texts
    #expect(texts.contains(name))
    #expect(texts.contains { $0.hasSuffix("very…") })
  }

  @Test("A longer bar is for more deals, on one scale")
  func scalesBars() throws {
    let fragment = FunnelSVG.fragment(sampleChart(bars: [sampleBar("A", 100), sampleBar("B", 50)]), format: format)
    let lengths = fragment.matches(of: /class="funnel-bar"[^>]* width="([0-9.]+)%"/).compactMap { Double($0.1) }
    try #require(lengths.count == 2)
    #expect(abs(lengths[0] - 2 * lengths[1]) < 0.02)
  }

  @Test("The same chart is drawn the same")
  func isDeterministic() {
    let chart = sampleChart(bars: everydayBars)
    #expect(FunnelSVG.document(chart, format: format) == FunnelSVG.document(chart, format: format))
  }

  @Test("The language stands in the file")
  func namesLanguage() {
    let chart = sampleChart(bars: everydayBars)
    #expect(FunnelSVG.document(chart, format: format).contains("xml:lang=\"en\""))
    let chinese = FunnelSVG.document(chart, format: NumberFormat(language: .simplifiedChinese))
    #expect(chinese.contains("xml:lang=\"zh-Hans\""))
    #expect(chinese.contains("68.4%"))
  }
}
