import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Number cells of a workbook are read with a point whatever its texts are written with, and say nothing about these.
struct SheetNumbersTests {
  private enum Cell {
    case number(String)
    case text(String)

    var xml: String {
      switch self {
      case .number(let text): "<c><v>\(text)</v></c>"
      case .text(let text): "<c t='inlineStr'><is><t>\(text)</t></is></c>"
      }
    }
  }

  /// A workbook of deals, each with one of the cells.
  private func workbook(_ heading: String, _ cells: [Cell], properties: String = "") -> [UInt8] {
    let rows = [("id", "stage", Cell.text(heading))] + cells.enumerated().map { ("d\($0)", "New", $1) }
    let data = rows.map { "<row>\(Cell.text($0).xml)\(Cell.text($1).xml)\($2.xml)</row>" }.joined()
    return workbook(data, properties: properties)
  }

  /// A workbook with these rows.
  private func workbook(_ data: String, properties: String = "", behind: String = "") -> [UInt8] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    var zip = StoredZip()
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    zip.add(
      "_rels/.rels",
      Array("<R><Relationship Id='a' Type='\(type)officeDocument' Target='xl/workbook.xml'/></R>".utf8)
    )
    zip.add(
      "xl/workbook.xml",
      Array(
        "<workbook xmlns:r='r'><workbookPr \(properties)/><sheets><sheet name='Deals' sheetId='1' r:id='r1'/></sheets></workbook>"
          .utf8
      )
    )
    zip.add(
      "xl/_rels/workbook.xml.rels",
      Array("<R><Relationship Id='r1' Type='\(type)worksheet' Target='sheet1.xml'/></R>".utf8)
    )
    zip.add("xl/sheet1.xml", Array("<worksheet><sheetData>\(data)</sheetData>\(behind)</worksheet>".utf8))
    return zip.file
  }

  private func run(
    _ heading: String,
    _ cells: [Cell],
    configure: (inout Configuration) -> Void = { _ in }
  ) throws(Diagnostics) -> ImportResult {
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.xlsx", bytes: workbook(heading, cells)))]
    configure(&configuration)
    var importer = DealImporter(configuration: configuration, wantsDealList: false)
    return try importer.run()
  }

  private func amounts(
    _ cells: [Cell],
    heading: String = "amount",
    configure: (inout Configuration) -> Void = { _ in }
  ) throws -> [Double?] {
    try run(heading, cells, configure: configure).book.amounts.map {
      $0 == DealBook.noAmount ? nil : Double($0) / 10_000
    }
  }

  private func shares(_ cells: [Cell], heading: String = "probability") throws -> [Double?] {
    try run(heading, cells).book.probability.map { $0 < 0 ? nil : Double($0) / 1_000_000 }
  }

  @Test func textsWithCommasDoNotChangeNumbers() throws {
    #expect(try amounts([.text("12,5"), .text("7,25"), .number("1.234")]) == [12.5, 7.25, 1.234])
    // Nor do many numbers change what a text says.
    #expect(
      try amounts([.number("1.5"), .number("-2.75"), .text("12,5"), .text("1.234")]) == [1.5, -2.75, 12.5, 1234]
    )
  }

  @Test func numbersWithThreeDecimalsAreNotAmbiguous() throws {
    #expect(try amounts([.number("1.234"), .number("2.5"), .number("3")]) == [1.234, 2.5, 3])
    #expect(try amounts([.number("1.234"), .number("12.345")]) == [1.234, 12.345])
  }

  @Test func textsMayBeAmbiguousAsEver() {
    #expect(throws: Diagnostics.self) { try amounts([.text("1.234"), .number("12.5")]) }
  }

  /// What is configured is about texts.
  @Test func theConfigurationIsAboutTexts() throws {
    let cells: [Cell] = [.number("1.234"), .number("12.5"), .text("1.234")]
    #expect(try amounts(cells) { $0.deals[0].decimal = .comma } == [1.234, 12.5, 1234])
    #expect(try amounts(cells) { $0.deals[0].decimal = .point } == [1.234, 12.5, 1.234])
  }

  /// 1.234 万元 are 12,340.
  @Test func unitsOfTheHeadingHold() throws {
    #expect(try amounts([.number("1.234"), .text("0,5"), .number("2")], heading: "金额（万元）") == [12_340, 5000, 20_000])
  }

  @Test func sharesToo() throws {
    let cells: [Cell] = [.text("12,5%"), .number("0.35"), .number("0.5"), .text("7,5%")]
    #expect(try shares(cells) == [0.125, 0.35, 0.5, 0.075])
    let percents: [Cell] = [.text("12,5"), .number("35.25"), .number("50"), .number("0.5")]
    #expect(try shares(percents, heading: "probability (%)") == [0.125, 0.3525, 0.5, 0.005])
    // A comma of full width is one.
    #expect(try shares([.text("12，5%"), .number("0.35")]) == [0.125, 0.35])
  }

  // MARK: Days

  /// 45356 is 2024-03-05 counted from 1900; counted from 1904 that is 43894.
  @Test func numbersOfDaysCountFromWhereTheWorkbookSays() throws {
    func created(_ cell: Cell, _ properties: String) throws -> [Int] {
      let folder = TestFolder()
      var configuration = Configuration()
      let bytes = workbook("created", [cell], properties: properties)
      configuration.deals = [Configuration.Input(path: folder.write("deals.xlsx", bytes: bytes))]
      var importer = DealImporter(configuration: configuration, wantsDealList: false)
      return try importer.run().book.created.map { Int(CivilTime.day(of: $0)) }
    }
    let day = CivilDate(year: 2024, month: 3, day: 5).map(\.dayNumber)
    #expect(try created(.number("45356"), "") == [day])
    #expect(try created(.number("45356.5"), "") == [day])
    #expect(try created(.number("43894"), "date1904='1'") == [day])
    #expect(try created(.number("43894.5"), "date1904='1'") == [day])
    // Only numbers of days are counted from anywhere.
    #expect(try created(.text("2024年3月5日"), "date1904='1'") == [day])
  }

  // MARK: Stages

  @Test func numberCellsOfStageTablesAreNumbers() throws {
    func row(_ cells: [Cell]) -> String { "<row>\(cells.map(\.xml).joined())</row>" }
    let data = [
      row([.text("stage"), .text("probability"), .text("standard_days")]),
      row([.text("New"), .number("0.125"), .number("1.125")]), row([.text("Offer"), .text("0,5"), .text("12,5")]),
      row([.text("Won"), .number("1"), .text("7,5")]),
    ].joined()
    let folder = TestFolder()
    let path = folder.write("stages.xlsx", bytes: workbook(data))
    let stages = try StageTable.read(path: path, configuration: Configuration()).map(\.stage)
    #expect(stages.map(\.probability) == [0.125, 0.5, 1])
    #expect(stages.map(\.standardDays) == [1.125, 12.5, 7.5])
  }

  // MARK: Merged cells

  @Test func stagesOfMergedCellsHoldForTheirRows() throws {
    func row(_ number: Int, _ cells: (String, String)...) -> String {
      let xml = cells.map { "<c r='\($0)\(number)' t='str'><v>\($1)</v></c>" }.joined()
      return "<row r='\(number)'>\(xml)</row>"
    }
    let data = [
      // A title over two rows, headings over two rows, and blocks of stages.
      row(1, ("A", "Deals of June")), row(3, ("A", "stage"), ("B", "id"), ("C", "owner")),
      row(4, ("A", "New"), ("B", "d1"), ("C", "Ada")), row(5, ("B", "d2"), ("C", "Bo")),
      row(6, ("A", "Offer"), ("B", "d3"), ("C", "Ada")), row(7, ("B", "d4")),
    ].joined()
    let merged = ["A1:C2", "A4:A5", "A6:A7", "C6:C7"].map { "<mergeCell ref='\($0)'/>" }.joined()
    let folder = TestFolder()
    var configuration = Configuration()
    let bytes = workbook(data, behind: "<mergeCells>\(merged)</mergeCells>")
    configuration.deals = [Configuration.Input(path: folder.write("deals.xlsx", bytes: bytes))]
    var importer = DealImporter(configuration: configuration, wantsDealList: false)
    let result = try importer.run()
    #expect(result.stages == ["New", "New", "Offer", "Offer"])
    #expect(result.group("owner") == ["Ada", "Bo", "Ada", "Ada"])
    let notes = result.summary.assumptions.compactMap { assumption -> Diagnostic? in
      if case .layout(let note) = assumption, note.id == .mergedCellsFilled { note } else { nil }
    }
    #expect(notes.map(\.arguments) == [["3", "A5"]])
  }
}
