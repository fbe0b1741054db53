import Diagnostics
import TestSupport
import Testing

@testable import Spreadsheet

/// How sheets are found in a workbook, and which one is read.
struct WorkbookPartTests {
  private func sheet(_ name: String, _ value: String?, state: String = "visible") -> TestWorkbook.Sheet {
    let rows = value.map { "<row><c><v>\($0)</v></c></row>" } ?? "<row r='3'><c s='1'/></row>"
    return TestWorkbook.Sheet(name: name, state: state, xml: TestWorkbook.sheet(rows))
  }

  private var several: TestWorkbook {
    var chart = sheet("Chart", nil)
    chart.xml = nil
    return TestWorkbook(sheets: [
      chart, sheet("Notes", nil), sheet("Secret", "1", state: "hidden"), sheet("Deals", "2"),
      sheet("历史", "3"), sheet("Code", "4", state: "veryHidden"),
    ])
  }

  @Test func theFirstVisibleSheetWithACell() throws {
    let converted = try Converted(several.file)
    #expect(converted.text == "2\n")
    #expect(converted.outcome.sheet == "Deals")
    #expect(converted.outcome.otherSheets == ["Notes", "历史"])
  }

  @Test(arguments: [("Deals", "2\n"), ("deals", "2\n"), ("历史", "3\n"), ("Secret", "1\n"), ("Code", "4\n")])
  func aNamedSheet(name: String, expected: String) throws { #expect(try several.text(name) == expected) }

  @Test func noSuchSheet() {
    let missing = Converted.problem(several.file, sheet: "Deels")
    #expect(missing?.id == .sheetMissing)
    #expect(missing?.suggestion == "Deals")
    #expect(missing?.arguments == ["Deels", "Notes, Secret, Deals, 历史, Code"])
    #expect(several.problem("Chart") == "deals.xlsx sheetIsNoTable")
    #expect(several.problem("notes") == "deals.xlsx sheetWithoutCells")
    #expect(several.problem("") == "deals.xlsx sheetMissing")
  }

  @Test func noCellsAnywhere() {
    let book = TestWorkbook(sheets: [sheet("A", nil), sheet("B", "1", state: "hidden")])
    let problem = Converted.problem(book.file)
    #expect(problem?.id == .workbookWithoutCells)
    #expect(problem?.arguments == ["B"])
    #expect(TestWorkbook(sheets: []).problem() == "deals.xlsx workbookWithoutCells")
  }

  @Test func manySheetsAreNotAllListed() {
    let book = TestWorkbook(sheets: (1...12).map { sheet("S\($0)", nil) })
    let list = Converted.problem(book.file, sheet: "none at all")?.arguments.last
    #expect(list == "S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, …")
  }

  /// Names of parts are found by relationships, whatever they are, with other cases, folders and slashes.
  @Test func otherNames() throws {
    var zip = StoredZip()
    func add(_ name: String, _ text: String) { zip.add(name, Array(text.utf8)) }
    add("_RELS/.rels", "<R><Relationship Id='1' Type='x/officeDocument' Target='/book/Main%20part.xml'/></R>")
    add(
      "book\\Main part.xml",
      "<w:workbook xmlns:w='w' xmlns:q='q'><w:sheets><w:sheet name='A' q:id='7'/></w:sheets></w:workbook>"
    )
    add(
      "book/_rels/main PART.xml.rels",
      """
      <R><Relationship Id='7' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' Target='../cells/A.XML'/>
      <Relationship Id='8' Type='x/sharedStrings' Target='http://example.com/s.xml' TargetMode='External'/></R>
      """
    )
    add("cells/a.xml", "<worksheet><sheetData><row><c t='d'><v>2024-03-05</v></c></row></sheetData></worksheet>")
    #expect(try Converted(zip.file).text == "2024-03-05\n")
  }

  /// UTF-16 is as good as UTF-8 in XML.
  @Test func otherEncodings() throws {
    let xml =
      "<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData><row><c t='str'><v>中é</v></c></row></sheetData></worksheet>"
    var book = TestWorkbook("")
    book.others["xl/worksheets/sheet1.xml"] = utf16(xml)
    #expect(try book.text() == "中é\n")
  }
}
