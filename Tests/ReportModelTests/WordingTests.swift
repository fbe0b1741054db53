import DealModel
import Diagnostics
import Testing

@testable import ReportModel

/// The texts of a report, in both languages.
struct WordingTests {
  /// `{0}`, `{1}` … of a text.
  private func placeholders(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /\{[0-9]\}/).map { text[$0.range] })
  }

  @Test(arguments: ReportText.allCases)
  func everyTextIsThereInBothLanguages(text: ReportText) {
    #expect(!text.english.isEmpty)
    #expect(!text.chinese.isEmpty)
    #expect(placeholders(text.english) == placeholders(text.chinese))
  }

  @Test func bracesInAValueStay() {
    let texts = Texts(format: NumberFormat(language: .english))
    #expect(texts[.chartTitleOf, "{0} {1} {{x}}"] == "Sales funnel: {0} {1} {{x}}")
  }

  @Test func noDefinitionIsThereTwice() {
    let keys = Definition.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func definitionsAreInBothLanguages() {
    for definition in Definition.all {
      for language in Language.allCases {
        #expect(!definition.name(language).isEmpty)
        #expect(!definition.rule(language).isEmpty)
        #expect(!definition.basis(language).isEmpty)
      }
    }
  }
}

struct DirectionTests {
  /// A stage could be called so that the figures behind its name read backwards.
  @Test(arguments: Language.allCases)
  func noNameTurnsASentence(language: Language) {
    let texts = Texts(format: NumberFormat(language: language))
    let names = ["\u{202E}", "\u{2066}", "\u{200F}", "\u{061C}"]
    for name in names {
      let sentence = texts[.topBottleneck, "a\(name)b"]
      #expect(sentence.contains("a\u{FFFD}b"))
      #expect(!sentence.unicodeScalars.contains { names.contains(String($0)) })
    }
    #expect(texts[.topBottleneck, "“Ø” – 漏斗"].contains("“Ø” – 漏斗"))
  }
}

struct NumberFormatTests {
  @Test func digits() {
    let english = NumberFormat(language: .english)
    let chinese = NumberFormat(language: .simplifiedChinese)
    #expect(english.text(.count(1_234_567)) == "1,234,567")
    #expect(english.text(.count(-999)) == "−999")
    #expect(english.text(.money(.init(tenThousandths: 12_345_678))) == "1,235")
    #expect(english.text(.rate(0.12345)) == "12.3 %")
    #expect(chinese.text(.rate(0.12345)) == "12.3%")
    #expect(english.text(.days(3.05)) == "3.1")
    #expect(english.text(.undefined) == "–")
    #expect(english.text(.date(.init(dayNumber: 20_269))) == "30 Jun 2025")
    #expect(chinese.text(.date(.init(dayNumber: 20_269))) == "2025年6月30日")
    #expect(english.change(-0.051, isDifference: true, points: "pp") == "−5.1 pp")
    #expect(english.change(0.5, isDifference: false, points: "pp") == "+50.0 %")
  }
}
