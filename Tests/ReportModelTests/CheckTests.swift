import Diagnostics
import Testing

@testable import ReportModel

/// The words of a check, the names of files in it, and the lines for a configuration.
struct CheckTests {
  private let texts = Texts(format: NumberFormat(language: .english))

  private func numbers(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /\{([0-9])/).map { $0.output.1 })
  }

  @Test(arguments: FindingID.allCases)
  func everyFindingHasWordsInBothLanguages(id: FindingID) {
    let (english, chinese) = (id.english, id.chinese)
    #expect(!english.text.isEmpty && !chinese.text.isEmpty)
    #expect(english.effect.isEmpty == chinese.effect.isEmpty)
    #expect(english.remedy.isEmpty == chinese.remedy.isEmpty)
    // English words change with their number; Chinese ones do not.
    #expect(numbers(chinese.text).isSubset(of: numbers(english.text)))
    #expect(numbers(english.text.replacing(/\{[0-9]\?[^}]*\}/, with: "")) == numbers(chinese.text))
    #expect(!chinese.text.contains("?"))
  }

  @Test(arguments: CheckTitle.allCases)
  func everyTitleIsThereInBothLanguages(title: CheckTitle) {
    let (english, chinese) = (title.text(.english), title.text(.simplifiedChinese))
    #expect(!english.isEmpty && !chinese.isEmpty)
    #expect(numbers(english.replacing(/\{[0-9]\?[^}]*\}/, with: "")) == numbers(chinese))
  }

  @Test func wordsFollowTheirNumber() {
    let words = "{0} {0?deal has|deals have} “{1}”, {2}"
    #expect(texts.fill(words, [.count(1), .text("{0}")]) == "1 deal has “{0}”, {2}")
    #expect(texts.fill(words, [.count(1200), .text("x"), .text("y")]) == "1,200 deals have “x”, y")
    #expect(texts.fill("{0?a|b} {x} {", [.text("1")]) == "{0?a|b} {x} {")
  }

  @Test func fileNamesAreAsShortAsTheyTellFilesApart() {
    let names = FileNames(["/a/june/deals.csv", "/a/july/deals.csv", "/a/history.csv", "stages.csv", "-"])
    #expect(names["/a/june/deals.csv"] == "june/deals.csv")
    #expect(names["/a/july/deals.csv"] == "july/deals.csv")
    #expect(names["/a/history.csv"] == "history.csv")
    #expect(names["stages.csv"] == "stages.csv")
    #expect(names["-"] == "-")
    #expect(names["other"] == "other")
    let same = FileNames(["deals.csv", "x/deals.csv"])
    #expect(same["deals.csv"] == "deals.csv")
    #expect(same["x/deals.csv"] == "x/deals.csv")
    #expect(names.shortened("/a/history.csv: a sentence") == "history.csv: a sentence")
    #expect(names.shortened("a sentence of /a/history.csv") == "a sentence of /a/history.csv")
  }

  @Test(arguments: [
    ("engage_date", "engage_date"), ("Close Date", "Close Date"), ("进入日期", "进入日期"), ("Amount (EUR)", "Amount (EUR)"),
    ("a: b", "\"a: b\""), ("#1", "\"#1\""), ("yes", "\"yes\""), ("2025", "\"2025\""), ("a,b", "\"a,b\""),
    ("say \"hi\" \\", "\"say \\\"hi\\\" \\\\\""), ("a\nb", "\"a\\u000ab\""), ("", "\"\""), ("end ", "\"end \""),
    ("- a", "\"- a\""),
  ])
  func headingsStandInTheLineAsYAMLReadsThem(heading: String, written: String) {
    #expect(YAMLText.column("created", heading) == "columns: {created: \(written)}")
  }
}
