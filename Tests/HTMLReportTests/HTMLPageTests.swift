import Diagnostics
import HTMLReport
import ReportModel
import Testing

struct HTMLPageTests {
  private let page = PageMaker()

  @Test("A page fetches nothing, runs nothing, and says so", arguments: Language.allCases)
  func isSelfContained(language: Language) throws {
    let text = try page.text(language)
    let outline = PageOutline(text)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n"))
    for name in ["script", "link", "img", "iframe", "object", "form", "base"] { #expect(outline.all(name).isEmpty) }
    #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("url(") && !text.contains("@import"))
    let policy = outline.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
    let content = try #require(policy?.attributes["content"])
    for rule in ["default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'"] {
      #expect(content.contains(rule))
    }
    #expect(outline.all("meta").contains { $0.attributes["name"] == "color-scheme" })
    #expect(outline.all("meta").contains { $0.attributes["name"] == "viewport" })
    #expect(!outline.values("style").contains { _ in true })
    #expect(!outline.tags.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
  }

  @Test("Every id is there once, and every link and reference leads to one", arguments: Language.allCases)
  func linksLead(language: Language) throws {
    let outline = PageOutline(try page.text(language))
    let ids = outline.values("id")
    #expect(Set(ids).count == ids.count)
    #expect(outline.values("href").count == 5)
    for target in outline.values("href") { #expect(target.hasPrefix("#") && ids.contains(String(target.dropFirst()))) }
    for list in outline.values("aria-labelledby") {
      for id in list.split(separator: " ") { #expect(ids.contains(String(id))) }
    }
  }

  @Test("Every tag that is opened is closed", arguments: Language.allCases)
  func isBalanced(language: Language) throws {
    let empty = ["!DOCTYPE", "meta", "rect", "path"]
    var open: [String] = []
    for name in PageOutline(try page.text(language)).names where !empty.contains(name) {
      if name.hasPrefix("/") { #expect(open.popLast() == String(name.dropFirst())) } else { open.append(name) }
    }
    #expect(open.isEmpty)
  }

  @Test("Tables have a caption, headings, and as many cells in every row")
  func tablesAreWhole() throws {
    let text = try page.text(.english)
    let tables = text.matches(of: /<table[\s\S]*?<\/table>/).map { String($0.output) }
    #expect(tables.count == 4)
    for table in tables {
      let outline = PageOutline(table)
      #expect(outline.all("caption").count == 1 && outline.all("thead").count == 1 && outline.all("tbody").count == 1)
      let columns = outline.all("th").count { $0.attributes["scope"] == "col" }
      for row in table.split(separator: "<tr>").dropFirst() {
        let cells = PageOutline(String(row)).names.count { $0 == "td" || $0 == "th" }
        #expect(cells == columns)
      }
    }
    #expect(tables.count { $0.contains("<tfoot>") } == 1)
    #expect(
      PageOutline(text).all("div").count { $0.attributes["role"] == "region" && $0.attributes["tabindex"] == "0" } == 4
    )
  }

  @Test("Figures stand in the digits of the language")
  func showsFigures() throws {
    let english = try page.text(.english)
    for text in [
      "<p class=\"value\">1,284,500</p>", "▲</span> +16.5 %", "▼</span> −2.3 pp", "→</span> 0.0 %", "<dd>–</dd>",
      "<td class=\"n\">68.4 %</td>", "<td class=\"d\">12 Jan 2025</td>", "<th scope=\"row\" class=\"short\">Total</th>",
    ] { #expect(english.contains(text), "\(text)") }
    let chinese = try page.text(.simplifiedChinese)
    for text in ["▼</span> −2.3 个百分点", "2025年1月12日", "34.8%", "最弱的一步"] { #expect(chinese.contains(text), "\(text)") }
  }

  @Test("A figure without a past has no comparison, not even an empty one")
  func comparesWhatCanBe() throws {
    let outline = PageOutline(try page.text(.english))
    #expect(outline.values("class").count { $0 == "card" } == 13)
    #expect(outline.all("dl").count == 12)
  }

  @Test("A chart of two sections is shown once")
  func showsChartsOnce() throws {
    let outline = PageOutline(try page.text(.english))
    #expect(outline.all("svg").count == 1)
    #expect(outline.all("figure").count == 1)
  }

  @Test("Deals are listed up to the limit, with a word about the rest", arguments: [0, 1, 11, 12, 13])
  func limitsDeals(limit: Int) throws {
    let text = try page.text(.english, limit: limit)
    #expect(text.matches(of: />D-10[0-9][0-9]</).count == min(limit, 12))
    #expect(text.contains("\(12 - limit) more deals are in the workbook") == (limit < 12))
  }

  @Test("The same report gives the same page")
  func isDeterministic() throws {
    #expect(try page.text(.english) == page.text(.english))
  }

  @Test("What is not there leaves no empty shell")
  func leavesOutWhatIsMissing() throws {
    var document = SampleDocument().make()
    document.company = ""
    document.cautions = []
    document.keyFigures = []
    document.deals = nil
    let outline = PageOutline(try HTMLPage().render(document))
    #expect(!outline.values("class").contains { ["company", "cautions", "figures"].contains($0) })
    #expect(outline.values("href").count == 4)
  }
}

/// Makes pages of the sample report.
struct PageMaker {
  func text(_ language: Language, limit: Int = 500, change: @escaping (String) -> String = { $0 }) throws -> String {
    try HTMLPage().render(SampleDocument(language: language, change: change).make(), dealLimit: limit)
  }
}
