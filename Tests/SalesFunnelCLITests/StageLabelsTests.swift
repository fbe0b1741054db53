import FunnelAnalytics
import ReportModel
import Testing

/// Where a stage has a label in the report's language, its name is nowhere to be read.
struct StageLabelsTests {
  @Test func namesAreShownNowhere() throws {
    let analysed = try #require(AnalysedCase.all.first { $0.name == "stage-labels" })
    let document = analysed.document
    // What was read stands as it stands in the files.
    let sections = document.sections.filter { $0.id != .dataQuality }
    #expect(sections.flatMap(\.tables).count > 25)
    for section in sections {
      #expect(!"\(section)".contains("phase-"), "\(section.id)")
      for table in section.tables { #expect(!"\(table)".contains("phase-"), "\(table.id)") }
      if let deals = section.list { #expect(deals.rows.allSatisfy { !"\(deals.cells($0))".contains("phase-") }) }
    }
    if let deals = document.deals {
      let cells = deals.rows.flatMap { deals.cells($0) }
      #expect(cells.contains(.text("方案确认")) && cells.contains(.text("赢单")))
      #expect(!"\(cells)".contains("phase-"))
    }
    #expect(!"\(document.bottlenecks)\(document.cautions)\(document.keyFigures)".contains("phase-"))
    #expect("\(sections)".contains("初步接洽"))
  }

  /// The figures keep the names: other programs find stages by them.
  @Test func figuresKeepTheNames() throws {
    let analysed = try #require(AnalysedCase.all.first { $0.name == "stage-labels" })
    #expect(analysed.report.pipelines[0].funnel.map(\.stage) == ["phase-a", "phase-b", "phase-c"])
  }
}
