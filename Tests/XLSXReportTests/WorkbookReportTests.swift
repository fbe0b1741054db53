import DealModel
import Diagnostics
import Foundation
import ReportModel
import Testing
import XLSXReport

struct WorkbookReportTests {
  @Test("The same document gives the same bytes", arguments: Language.allCases, [3, 20_001])
  func isReproducible(language: Language, deals: Int) throws {
    let example = ExampleReport(language: language, dealCount: deals)
    let first = try WorkbookFile(example.make())
    let second = try WorkbookFile(example.make())
    #expect(try first.bytes == second.bytes)
    #expect(try first.files == ["report.xlsx"])
  }

  @Test("Sheets stand in the report's order, the deals before the definitions, by acceptable names")
  func sheets() throws {
    let title = "Deals: [2025]/Q2 " + String(repeating: "漏斗", count: 20)
    let file = try WorkbookFile(ExampleReport(sheetTitle: title).make())
    let cut = "Deals- -2025--Q2 " + String(repeating: "漏斗", count: 7)
    #expect(try file.sheetNames == ["Summary", cut, "Groups", "Deals", "Definitions"])
  }

  @Test("Two sheets never have one name")
  func sheetNamesDiffer() throws {
    let file = try WorkbookFile(ExampleReport(sheetTitle: "DEALS").make())
    #expect(try file.sheetNames == ["Summary", "DEALS", "Groups", "Deals (2)", "Definitions"])
  }

  @Test("The document's properties are the report's, its date the as-of date")
  func properties() throws {
    let file = try WorkbookFile(ExampleReport().make())
    let core = try file.part("docProps/core.xml")
    #expect(core.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2025-06-30T00:00:00Z</dcterms:created>"))
    #expect(core.contains("<dc:title>Sales &amp; more</dc:title>"))
    #expect(try file.part("docProps/app.xml").contains("<Company>Ben &amp; Co</Company>"))
  }

  @Test("Text stays text, whatever it looks like")
  func textStaysText() throws {
    let file = try WorkbookFile(ExampleReport().make())
    let texts = try file.texts
    #expect(texts.contains("=HYPERLINK(\"http://example.org\",\"click\")"))
    #expect(texts.contains("&lt;b&gt;&amp;\"'\u{FFFD}\u{FFFD} _x005F_x0041_ ]]&gt;"))
    #expect(texts.contains("000") && texts.contains("002"))
    for sheet in 1...5 {
      let xml = try file.sheet(sheet)
      #expect(!xml.contains("<hyperlink") && !xml.contains("HYPERLINK") && !xml.contains("nan") && !xml.contains("inf"))
    }
    #expect(try file.part("xl/worksheets/_rels/sheet4.xml.rels").isEmpty)
  }

  @Test("Cells that follow from others are formulas with their values, and only those whose formula gives the value")
  func formulas() throws {
    let sheet = try WorkbookFile(ExampleReport().make()).sheet(2)
    func cell(_ name: String) throws -> String {
      let pattern = try Regex("<c r=\"\(name)\"[^>]*>(.*?)</c>", as: (Substring, Substring).self)
      return sheet.firstMatch(of: pattern).map { String($0.1) } ?? ""
    }
    #expect(try cell("B6") == "<f>C6+D6</f><v>8</v>")
    #expect(try cell("E6") == "<f>IF((C6+D6)=0,\"–\",C6/(C6+D6))</f><v>0.5</v>")
    #expect(try cell("B7") == "<v>5</v>")
    #expect(try cell("E7") == "<v>0.7</v>")
    #expect(try cell("E8") == "<f>IF((C8+D8)=0,\"–\",C8/(C8+D8))</f><v>–</v>")
    #expect(try cell("B9") == "<f>SUM(B6:B8)</f><v>13</v>")
    #expect(try cell("C9") == "<v>9</v>")
    #expect(try cell("F9") == "<f>SUM(F6:F8)</f><v>0.3</v>")
  }

  @Test("A total that is a ratio of totals is a formula over them")
  func totalRatio() throws {
    let sheet = try WorkbookFile(ExampleReport().make()).sheet(3)
    #expect(sheet.contains("<f>IF(C8=0,\"–\",B8/C8)</f><v>0.375</v>"))
  }

  @Test("Key figures have names, and their changes are formulas")
  func keyFigures() throws {
    let file = try WorkbookFile(ExampleReport().make())
    let workbook = try file.part("xl/workbook.xml")
    #expect(workbook.contains("<definedName name=\"kpi_won\">'Summary'!$B$6</definedName>"))
    #expect(workbook.contains("<definedName name=\"kpi_averageWon\">'Summary'!$B$10</definedName>"))
    let sheet = try file.sheet(1)
    #expect(sheet.contains("<f>B6/D6-1</f><v>0.5</v>"))
    #expect(sheet.contains("<f>(B8-D8)*100</f><v>25</v>"))
    #expect(!sheet.contains("<f>B10/D10-1</f>") && sheet.contains("<v>2.333333333</v>"))
  }

  @Test("Each funnel is a native chart of bars that are centred", arguments: [3, 20_001])
  func charts(deals: Int) throws {
    let file = try WorkbookFile(ExampleReport(dealCount: deals).make())
    for number in 1...2 {
      let chart = try file.part("xl/charts/chart\(number).xml")
      #expect(chart.contains("<c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/>"))
      #expect(chart.contains("<a:noFill/>") && chart.contains("E69F00"))
      #expect(chart.contains("<c:catAx>") && chart.contains("<c:orientation val=\"maxMin\"/>"))
      #expect(chart.contains("<c:max val=\"8\"/>"))
    }
    #expect(try file.part("xl/charts/chart3.xml").isEmpty)
    // Half of what four is short of eight.
    #expect(try file.sheet(1).contains("/2</f><v>2</v>"))
    #expect(try file.part("xl/workbook.xml").contains("<definedName name=\"funnel_2_spacer\">"))
  }

  @Test(
    "Sheets are printed landscape on A4, the summary on one page, with the page's number",
    arguments: Language.allCases
  )
  func printing(language: Language) throws {
    let file = try WorkbookFile(ExampleReport(language: language).make())
    for number in 1...5 {
      let sheet = try file.sheet(number)
      #expect(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""))
      #expect(sheet.contains(language == .english ? "Page &amp;P / &amp;N" : "&amp;P / &amp;N Page"))
      #expect(sheet.contains("Sales &amp;&amp; more · Ben &amp;&amp; Co"))
    }
    #expect(try file.sheet(1).contains("<pageSetup paperSize=\"9\" orientation=\"landscape\"/>"))
    let workbook = try file.part("xl/workbook.xml")
    #expect(workbook.contains("_xlnm.Print_Area") && workbook.contains("_xlnm.Print_Titles"))
    #expect(try file.sheet(4).contains("fitToHeight=\"0\""))
  }

  @Test("Dates are dates, and those that Excel does not know are texts")
  func dates() throws {
    let file = try WorkbookFile(ExampleReport().make())
    #expect(try file.sheet(3).contains("<v>45838</v>"))
    #expect(try file.texts.contains("1887-11-12"))
  }

  @Test("A folder that cannot be written into is an error, and nothing is left")
  func refusedFolder() throws {
    let file = try WorkbookFile()
    let document = ExampleReport().make()
    #expect {
      try WorkbookReport.write(
        document,
        to: file.folder.path + "/missing/report.xlsx",
        temporaryFolder: file.folder.path
      )
    } throws: {
      ($0 as? WorkbookError)?.message.contains("/missing/report.xlsx: No such file or directory") == true
    }
    #expect(throws: WorkbookError.self) {
      try WorkbookReport.write(document, to: file.path, temporaryFolder: file.folder.path + "/missing")
    }
    #expect(try file.files.isEmpty)
  }
}
