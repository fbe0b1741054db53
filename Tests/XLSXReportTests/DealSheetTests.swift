import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import XLSXReport

struct DealSheetTests {
  @Test("The heads are the first row, filtered and kept in sight", arguments: [3, 20_001])
  func heads(deals: Int) throws {
    let sheet = try WorkbookFile(ExampleReport(dealCount: deals).make()).sheet(4)
    #expect(sheet.contains("<autoFilter ref=\"A1:D\(deals + 1)\"/>"))
    #expect(sheet.contains("<pane xSplit=\"1\" ySplit=\"1\""))
    #expect(sheet.contains("<dataBar>"))
    #expect(sheet.contains("<row r=\"\(deals + 1)\"") && !sheet.contains("<row r=\"\(deals + 2)\""))
  }

  @Test("More deals than rows are cut, and a sentence says so")
  func isCut() throws {
    let file = try WorkbookFile()
    let document = ExampleReport(dealCount: 10).make()
    let deals = try #require(document.deals)
    var workbook = try Workbook(path: file.path, temporaryFolder: file.folder.path, constantMemory: false)
    let formats = try WorkbookFormats(in: workbook, language: .english, points: "pp")
    try DealSheet(
      deals: deals,
      tooLong: "{0} more deals do not fit",
      formats: formats,
      page: PageSetup(document),
      numbers: document.format,
      rowLimit: 8
    ).add(to: &workbook)
    try workbook.close()
    let sheet = try file.sheet(1)
    #expect(try file.texts.contains("4 more deals do not fit"))
    #expect(sheet.contains("<autoFilter ref=\"A2:D8\"/>") && sheet.contains("<row r=\"8\""))
    #expect(!sheet.contains("<row r=\"9\""))
  }

  @Test("As many deals as there are rows behind the heads are not cut")
  func fits() throws {
    let file = try WorkbookFile()
    let document = ExampleReport(dealCount: 7).make()
    let deals = try #require(document.deals)
    var workbook = try Workbook(path: file.path, temporaryFolder: file.folder.path, constantMemory: false)
    let formats = try WorkbookFormats(in: workbook, language: .english, points: "pp")
    try DealSheet(
      deals: deals,
      tooLong: "{0}",
      formats: formats,
      page: PageSetup(document),
      numbers: document.format,
      rowLimit: 8
    ).add(to: &workbook)
    try workbook.close()
    #expect(try file.sheet(1).contains("<autoFilter ref=\"A1:D8\"/>"))
  }

  private static let python = ProcessInfo.processInfo.environment["SALESFUNNEL_TEST_PYTHON"] ?? "/usr/bin/python3"
  private static let hasOpenpyxl = (try? output(of: python, ["-c", "import openpyxl"]).code) == 0

  @Test(
    "Many deals, written in constant memory, can be read",
    .enabled(if: hasOpenpyxl, "There is no openpyxl; SALESFUNNEL_TEST_PYTHON may name a Python that has it")
  )
  func constantMemory() throws {
    let file = try WorkbookFile(ExampleReport(dealCount: 20_001).make())
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
      rows = list(book["Deals"].iter_rows(values_only=True))
      print(len(rows), rows[1][1], rows[2][2], rows[-1][0], rows[-1][2], rows[-1][3].date(), sep="|")
      print(book["Summary"]["B6"].value, book["Funnel"]["E6"].value, book["Funnel"]["E8"].value, sep="|")
      """
    let result = try output(of: DealSheetTests.python, ["-W", "ignore", "-c", script, file.path])
    #expect(result.code == 0)
    #expect(
      result.text == """
        20002|=HYPERLINK("http://example.org","click")|None|0020000|20000.5|2025-04-22
        6|0.5|–

        """
    )
  }
}
