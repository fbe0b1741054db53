import ReportModel

/// Lays a table onto a sheet, its first column in the sheet's first.
struct TableWriter {
  /// The formats.
  let formats: WorkbookFormats
  /// The widths of the sheet's columns.
  let widths: ColumnWidths
  /// The sheet's last column.
  let lastColumn: Int

  /// Where a table stands.
  struct Area {
    /// The row of the heads.
    let head: Int
    /// The rows of values; `nil` where there are none.
    let rows: ClosedRange<Int>?
    /// The row behind the table, its notes included.
    let end: Int
  }

  /// The columns in which long bars help to compare, the first that a table has.
  private static let barKeys = ["reached", "wonAmount", "amount"]

  /// The column that is spread to the sheet's last: a text that is the last of a table narrower than the sheet.
  static func spread(_ table: ReportTable, lastColumn: Int) -> Int? {
    let last = table.columns.count - 1
    return last >= 0 && last < lastColumn && table.columns[last].kind == .text ? last : nil
  }

  /// The height of the gap before a table's notes, in points.
  private static let gap = 6.0

  /// Plans a table.
  /// - Parameter title: `nil` where the sheet's title says it.
  func plan(_ table: ReportTable, title: String?, row start: Int, in plan: inout SheetPlan) -> Area {
    var row = start
    if let title {
      plan.put(.text(title), row: row, column: 0, formats.tableTitle)
      plan.raise(row: row, to: 20)
      row += 1
    }
    let head = row
    let spread = TableWriter.spread(table, lastColumn: lastColumn)
    heads(table.columns, spread: spread, row: head, in: &plan)
    row += 1
    let first = row
    for (index, given) in table.rows.enumerated() {
      let cells = TableWriter.filled(given, table.columns)
      for column in table.columns.indices {
        let content = CellFormula.derived(column, of: table.columns, cells: cells, row: row)
        let band: WorkbookFormats.Band = index % 2 == 0 ? .plain : .banded
        put(cells[column], content, column, table.columns[column], band, spread: spread, row: row, in: &plan)
      }
      row += 1
    }
    if let totals = table.totals.map({ TableWriter.filled($0, table.columns) }) {
      for column in table.columns.indices {
        let content = total(column, of: table, totals, first: first, row: row)
        put(totals[column], content, column, table.columns[column], .total, spread: spread, row: row, in: &plan)
      }
      row += 1
    }
    if !table.notes.isEmpty {
      plan.raise(row: row, to: TableWriter.gap)
      row += 1
    }
    let wide = 0...max(lastColumn, 0)
    row = plan.sentences(table.notes, row: row, columns: wide, width: widths.total(wide), formats.note)
    return Area(head: head, rows: table.rows.isEmpty ? nil : first...(first + table.rows.count - 1), end: row)
  }

  /// A row with a cell for each column, empty where it has too few.
  private static func filled(_ row: [Cell], _ columns: [ReportColumn]) -> [Cell] {
    row + Array(repeating: .empty, count: max(0, columns.count - row.count))
  }

  /// Lays bars behind the column where they help.
  func setDataBars(_ columns: [ReportColumn], rows: ClosedRange<Int>?, on sheet: Worksheet) throws(WorkbookError) {
    let keys = columns.map(\.key)
    guard let rows, rows.count > 1,
      let column = TableWriter.barKeys.lazy.compactMap({ keys.firstIndex(of: $0) }).first
    else { return }
    try sheet.setDataBars(CellRange(rows: rows, columns: column...column))
  }

  /// Plans a row of heads.
  func heads(_ columns: [ReportColumn], spread: Int? = nil, row: Int, in plan: inout SheetPlan) {
    for (column, description) in columns.enumerated() {
      let format = description.kind == .text ? formats.textHead : formats.numberHead
      if column == spread {
        plan.merge(description.heading, row: row, columns: column...lastColumn, format)
      } else {
        plan.put(.text(description.heading), row: row, column: column, format)
        let lines = TextWidth.lines(description.heading, within: widths.widths[column] - 2)
        plan.raise(row: row, to: Double(max(1, lines)) * SheetPlan.line + 6)
      }
    }
  }

  private func put(
    _ cell: Cell,
    _ content: CellContent?,
    _ column: Int,
    _ description: ReportColumn,
    _ band: WorkbookFormats.Band,
    spread: Int?,
    row: Int,
    in plan: inout SheetPlan
  ) {
    let style = cell.style(in: description.kind)
    if column == spread {
      let text = if case .text(let text) = cell { text } else { "" }
      let columns = column...lastColumn
      plan.merge(text, row: row, columns: columns, formats.cell(.wrappedText, band))
      plan.raise(row: row, to: SheetPlan.height(of: text, within: widths.total(columns) - ColumnWidths.padding))
      return
    }
    let width = widths.widths[column] - ColumnWidths.padding
    let isLong = style == .text && widths.width(cell) > width
    if isLong, case .text(let text) = cell {
      plan.raise(row: row, to: SheetPlan.height(of: text, within: width))
    }
    plan.put(
      content ?? CellContent(cell),
      row: row,
      column: column,
      formats.cell(isLong ? .wrappedText : style, band)
    )
  }

  /// A cell of the total row: a sum, else as it follows from the other totals, else its value.
  private func total(_ column: Int, of table: ReportTable, _ totals: [Cell], first: Int, row: Int) -> CellContent? {
    if table.columns[column].hasTotal, row > first {
      let sum = CellFormula.total(
        totals[column],
        of: table.rows.compactMap { $0.indices.contains(column) ? $0[column] : nil },
        column: column,
        rows: first...(row - 1)
      )
      if let sum { return sum }
    }
    return CellFormula.derived(column, of: table.columns, cells: totals, row: row)
  }
}
