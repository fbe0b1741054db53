import DealModel
import ReportModel

extension SummarySheet {
  /// The columns of the key figures.
  var headColumns: [ReportColumn] {
    let words = document.words
    return [
      ReportColumn("figure", words.figure, .text), ReportColumn("current", words.current, .money),
      ReportColumn("change", words.change, .rate), ReportColumn("previous", words.previous, .money),
      ReportColumn("yearAgo", words.yearAgo, .money),
    ]
  }

  /// Plans the title, the company, and what the report is of.
  func planTitles(lastColumn: Int, in plan: inout SheetPlan) {
    plan.put(.text(document.title), row: 0, column: 0, formats.title)
    plan.raise(row: 0, to: 32)
    if !document.company.isEmpty { plan.put(.text(document.company), row: 0, column: lastColumn, formats.company) }
    plan.put(.text(document.subtitle), row: 1, column: 0, formats.subtitle)
    for column in 0...lastColumn { plan.put(.blank, row: 2, column: column, formats.rule) }
    plan.raise(row: 2, to: 5)
    plan.raise(row: 3, to: 9)
  }

  /// Plans the key figures.
  /// - Returns: the row behind them.
  func planKeyFigures(row head: Int, _ writer: TableWriter, in plan: inout SheetPlan) -> Int {
    writer.heads(headColumns, row: head, in: &plan)
    for (index, figure) in document.keyFigures.enumerated() {
      let row = head + 1 + index
      let band: WorkbookFormats.Band = index % 2 == 0 ? .plain : .banded
      plan.put(.text(figure.label), row: row, column: 0, formats.figure(.text, band))
      for (column, cell) in [(1, figure.value), (3, figure.previous), (4, figure.yearAgo)] {
        let style = cell.style(in: .money)
        plan.put(CellContent(cell), row: row, column: column, formats.figure(style, band, isEmphasised: column == 1))
      }
      let change = figure.isDifference ? formats.points : formats.change
      plan.put(
        SummarySheet.change(figure, row: row),
        row: row,
        column: 2,
        band == .plain ? change.plain : change.banded
      )
    }
    return head + 1 + document.keyFigures.count
  }

  /// The change as a formula over the two values, where that gives the figure's own.
  static func change(_ figure: KeyFigure, row: Int) -> CellContent {
    guard let change = figure.change, change.isFinite else { return .text(NumberFormat.dash) }
    // A number format cannot show a share as points without a percent sign.
    let shown = figure.isDifference ? change * 100 : change
    guard let now = figure.value.number, let before = figure.previous.number else { return .number(shown) }
    let (current, previous) = ("B\(row + 1)", "D\(row + 1)")
    let value = figure.isDifference ? now - before : now / before - 1
    if !(abs(value - change) < 1e-9) { return .number(shown) }
    let formula = figure.isDifference ? "=(\(current)-\(previous))*100" : "=\(current)/\(previous)-1"
    return .formula(formula, shown)
  }

  /// Names the key figures' values: `kpi_won`.
  func nameKeyFigures(on sheet: Worksheet, of workbook: borrowing Workbook) throws(WorkbookError) {
    for (index, figure) in document.keyFigures.enumerated() {
      let isName = !figure.key.isEmpty && figure.key.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      if !isName { continue }
      let cell = CellRange(row: SummarySheet.firstRow + 1 + index, column: 1)
      try workbook.define("kpi_" + figure.key, as: cell, on: sheet)
    }
  }

  /// Plans a funnel's figures and the numbers that centre its bars.
  /// - Returns: the row behind them.
  func planStages(_ block: Block, spacer: Int, _ widths: ColumnWidths, in plan: inout SheetPlan) -> Int {
    let (chart, head) = (block.chart, block.firstRow - 1)
    plan.put(.text(chart.title), row: head - 1, column: 0, formats.tableTitle)
    plan.put(.text(stageHeading), row: head, column: 0, formats.textHead)
    plan.put(.text(chart.legend.deals), row: head, column: 1, formats.numberHead)
    plan.merge(chart.legend.conversion, row: head, columns: 2...3, formats.wideHead)
    plan.put(.text(chart.legend.amount), row: head, column: 4, formats.numberHead)
    let heads = [(chart.legend.conversion, 2...3), (chart.legend.amount, 4...4)]
    for (text, columns) in heads {
      let lines = TextWidth.lines(text, within: widths.total(columns) - ColumnWidths.padding)
      plan.raise(row: head, to: Double(lines) * SheetPlan.line + 6)
    }
    plan.put(.text("↔"), row: head, column: spacer, formats.helper)
    let counts = CellRange(rows: block.rows, columns: 1...1).absolute
    let largest = chart.bars.map(\.reached).max() ?? 0
    for (index, bar) in chart.bars.enumerated() {
      let row = block.firstRow + index
      let band: WorkbookFormats.Band = index % 2 == 0 ? .plain : .banded
      let cells: [Cell] = [
        .text(bar.stage), .count(bar.reached), bar.conversion.map { .rate($0) } ?? .undefined, interval(bar),
        .money(bar.amount),
      ]
      for (column, cell) in cells.enumerated() {
        // The interval is a text of two numbers and stands where numbers do.
        let style = column == 3 ? .rate : cell.style(in: column == 0 ? .text : .rate)
        plan.put(
          CellContent(cell),
          row: row,
          column: column,
          formats.figure(style, band, isEmphasised: column == 1)
        )
      }
      plan.put(
        .formula("=(MAX(\(counts))-B\(row + 1))/2", Double(largest - bar.reached) / 2),
        row: row,
        column: spacer,
        formats.helper
      )
    }
    var row = block.rows.upperBound + 1
    if chart.bars.contains(where: \.isWeakest) {
      plan.put(.text(chart.legend.weakest), row: row, column: 0, formats.weakest)
      row += 1
    }
    return row
  }

  /// Plans what the charts show in words, the part's notes, and the cautions.
  func planSentences(row start: Int, _ widths: ColumnWidths, in plan: inout SheetPlan) {
    let columns = 0...(widths.widths.count - 1)
    let width = widths.total(columns)
    let summaries = document.sections.first { $0.id == .funnel }?.charts.map(\.summary) ?? []
    var row = plan.sentences(
      summaries + section.notes,
      row: start + 1,
      columns: columns,
      width: width,
      formats.note
    )
    if document.cautions.isEmpty { return }
    plan.put(.text(document.words.cautions), row: row + 1, column: 0, formats.cautionTitle)
    row = plan.sentences(
      document.cautions.map { "• " + $0 },
      row: row + 2,
      columns: columns,
      width: width,
      formats.note
    )
  }

  /// What stages are called, as the funnel's tables say.
  private var stageHeading: String {
    let tables = document.sections.first { $0.id == .funnel }?.tables ?? []
    return tables.first?.columns.first?.heading ?? document.words.figure
  }

  private func interval(_ bar: FunnelChart.Bar) -> Cell {
    guard let interval = bar.interval else { return bar.conversion == nil ? .undefined : .empty }
    let numbers = document.format
    return .text(numbers.percent(interval.lowerBound) + " – " + numbers.percent(interval.upperBound))
  }
}
