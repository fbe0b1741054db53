import ReportModel

/// A sheet for a part of the report: its title, its notes, its tables one under another.
struct SectionSheet {
  /// The part.
  let section: ReportSection
  /// What stands under the title.
  let subtitle: String
  /// The formats.
  let formats: WorkbookFormats
  /// How it is printed.
  let page: PageSetup
  /// The language's digits.
  let numbers: NumberFormat

  /// The rows that stay in sight at most; more would leave no room for the rest on a small screen.
  private static let mostFrozenRows = 12

  /// Writes the sheet.
  func write(to sheet: Worksheet) throws(WorkbookError) {
    let widths = columnWidths()
    let writer = TableWriter(formats: formats, widths: widths, lastColumn: lastColumn)
    var plan = SheetPlan()
    plan.put(.text(section.title), row: 0, column: 0, formats.sheetTitle)
    plan.raise(row: 0, to: 26)
    plan.put(.text(subtitle), row: 1, column: 0, formats.subtitle)
    let noted = 0...readableColumn(widths)
    var row = plan.sentences(section.notes, row: 2, columns: noted, width: widths.total(noted), formats.note)
    var areas: [TableWriter.Area] = []
    for table in section.tables {
      let title = isSingle && table.title == section.title ? nil : table.title
      let area = writer.plan(table, title: title, row: row + 1, in: &plan)
      row = area.end
      areas.append(area)
    }
    try sheet.setWidths(widths.widths)
    for (table, area) in zip(section.tables, areas) {
      try writer.setDataBars(table.columns, rows: area.rows, on: sheet)
    }
    try setHead(isSingle ? areas.first : nil, widths, on: sheet)
    let isOnePage = PageSetup.isNearlyOnePage(columns: widths.widths, height: plan.height)
    let head = isSingle ? areas.first?.head ?? 0 : 0
    let printed = CellRange(rows: 0...(plan.rowCount - 1), columns: 0...lastColumn)
    try page.apply(to: sheet, printing: printed, repeating: head...head, isOnePage: isOnePage)
    // The last, because in constant memory the library refuses a filter on rows that are written.
    try plan.write(to: sheet)
  }

  private var isSingle: Bool { section.tables.count == 1 }

  private var lastColumn: Int { max(0, (section.tables.map(\.columns.count).max() ?? 1) - 1) }

  private func columnWidths() -> ColumnWidths {
    var widths = ColumnWidths(format: numbers)
    widths.pad(to: lastColumn + 1, width: lastColumn == 0 ? ColumnWidths.most : ColumnWidths.least)
    for table in section.tables {
      let rows = table.rows + (table.totals.map { [$0] } ?? [])
      let spread = TableWriter.spread(table, lastColumn: lastColumn)
      widths.add(table.columns, rows: rows, spread: spread, button: isSingle ? 2 : 0)
    }
    return widths
  }

  /// Keeps the head in sight; a single table's with filter buttons, else the sheet's title.
  private func setHead(_ area: TableWriter.Area?, _ widths: ColumnWidths, on sheet: Worksheet) throws(WorkbookError) {
    let columns = lastColumn > 7 && widths.widths[0] <= 30 ? 1 : 0
    if let area, let rows = area.rows {
      try sheet.setFilter(CellRange(rows: area.head...rows.upperBound, columns: 0...lastColumn))
    }
    let head = area?.head ?? 0
    sheet.freeze(rows: head < SectionSheet.mostFrozenRows ? head + 1 : 1, columns: columns)
  }

  /// The last column that notes reach over: lines longer than this are hard to read.
  private func readableColumn(_ widths: ColumnWidths) -> Int {
    var column = 0
    while column + 1 < widths.widths.count, widths.total(0...(column + 1)) <= 120 { column += 1 }
    return column
  }
}
