import ReportModel

/// The first sheet, one printed page: key figures and funnels side by side, and what to know before trusting them.
///
/// Figures stand in the first five columns, charts right of them. The charts' helping numbers stand right of all that
/// is printed, in cells named `funnel_1_spacer` and so on.
struct SummarySheet {
  /// The report.
  let document: ReportDocument
  /// The part that the sheet is of.
  let section: ReportSection
  /// The formats.
  let formats: WorkbookFormats
  /// How it is printed.
  let page: PageSetup

  /// The row of the heads of the key figures; charts begin there.
  static let firstRow = 4
  /// The columns of figures.
  static let figureColumns = 5
  private static let chartColumns = 6
  private static let chartColumnWidth = 13
  /// The rows of a chart, at least, and of a single one at most.
  private static let chartRows = 12...28

  /// A funnel's figures on the sheet.
  struct Block {
    let number: Int
    let chart: FunnelChart
    let firstRow: Int
    var rows: ClosedRange<Int> { firstRow...(firstRow + chart.bars.count - 1) }
  }

  private var charts: [FunnelChart] {
    let charts = document.sections.first { $0.id == .funnel }?.charts ?? section.charts
    return charts.filter { !$0.bars.isEmpty }
  }

  /// The height of rows in points: the figures of a single funnel fill the page with more room between them.
  private var rowHeight: Double { charts.count < 2 ? 21 : 18 }

  /// Writes the sheet.
  func write(to sheet: Worksheet, of workbook: borrowing Workbook) throws(WorkbookError) {
    let widths = columnWidths()
    let lastColumn = widths.widths.count - 1
    let spacer = lastColumn + 2
    let writer = TableWriter(formats: formats, widths: widths, lastColumn: SummarySheet.figureColumns - 1)
    var plan = SheetPlan()
    planTitles(lastColumn: lastColumn, in: &plan)
    var row = planKeyFigures(row: SummarySheet.firstRow, writer, in: &plan)
    var blocks: [Block] = []
    for (index, chart) in charts.enumerated() {
      let block = Block(number: index + 1, chart: chart, firstRow: row + 3)
      row = planStages(block, spacer: spacer, widths, in: &plan)
      blocks.append(block)
    }
    let height = chartHeight(figureRows: row - SummarySheet.firstRow, count: blocks.count)
    row = max(row, SummarySheet.firstRow + height * blocks.count)
    var areas: [(columns: [ReportColumn], rows: ClosedRange<Int>?)] = []
    for table in section.tables {
      let area = writer.plan(table, title: table.title, row: row + 1, in: &plan)
      areas.append((table.columns, area.rows))
      row = area.end
    }
    planSentences(row: row, widths, in: &plan)

    // LibreOffice looks at rows' own heights only; in constant memory the library, placing charts, at the default only.
    plan.fillHeights(rowHeight)
    sheet.setDefaultHeight(rowHeight)
    try sheet.setWidths(widths.widths)
    try plan.write(to: sheet)
    for area in areas { try writer.setDataBars(area.columns, rows: area.rows, on: sheet) }
    try nameKeyFigures(on: sheet, of: workbook)
    for block in blocks {
      try insert(block, spacer: spacer, height: height, on: sheet, of: workbook)
    }
    try page.apply(
      to: sheet,
      printing: CellRange(rows: 0...(plan.rowCount - 1), columns: 0...lastColumn),
      repeating: nil,
      isOnePage: true,
      isCentred: true
    )
  }

  private func columnWidths() -> ColumnWidths {
    var widths = ColumnWidths(format: document.format)
    widths.add(
      headColumns,
      rows: document.keyFigures.map { [.text($0.label), $0.value, .empty, $0.previous, $0.yearAgo] }
    )
    for chart in charts {
      widths.add(
        headColumns,
        rows: chart.bars.map { [.text($0.stage), .count($0.reached), .empty, .empty, .money($0.amount)] }
      )
    }
    for (column, least) in [26, 17, 13, 18, 17].enumerated() { widths.widen(column, to: least) }
    for table in section.tables { widths.add(table.columns, rows: table.rows) }
    widths.pad(to: SummarySheet.figureColumns + SummarySheet.chartColumns, width: SummarySheet.chartColumnWidth)
    return widths
  }

  /// The rows that each chart gets, so that charts reach as far down as the figures beside them.
  private func chartHeight(figureRows: Int, count: Int) -> Int {
    if count == 0 { return 0 }
    let rows = SummarySheet.chartRows
    return min(max(figureRows / count, rows.lowerBound), rows.upperBound)
  }

  private func insert(
    _ block: Block,
    spacer: Int,
    height: Int,
    on sheet: Worksheet,
    of workbook: borrowing Workbook
  ) throws(WorkbookError) {
    let spacers = CellRange(rows: block.rows, columns: spacer...spacer)
    let stages = CellRange(rows: block.rows, columns: 0...0)
    let counts = CellRange(rows: block.rows, columns: 1...1)
    try workbook.define("funnel_\(block.number)_stages", as: stages, on: sheet)
    try workbook.define("funnel_\(block.number)_deals", as: counts, on: sheet)
    try workbook.define("funnel_\(block.number)_spacer", as: spacers, on: sheet)
    // A column of n digits is 7n + 5 pixels wide, a point 4/3 of a pixel.
    let width = Double(SummarySheet.chartColumns * (SummarySheet.chartColumnWidth * 7 + 5))
    try FunnelChartWriter(chart: block.chart, stages: stages, counts: counts, spacers: spacers).insert(
      into: workbook,
      on: sheet,
      row: SummarySheet.firstRow + (block.number - 1) * height,
      column: SummarySheet.figureColumns,
      width: width - 16,
      height: Double(height) * rowHeight * 4 / 3
    )
  }
}
