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
  /// Says how many deals of the list did not fit, for `{0}`.
  var tooLong = ""
  /// The rows of a sheet.
  var rowLimit = 1_048_576

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
    let list = section.list.map {
      DealSheet(deals: $0, tooLong: tooLong, formats: formats, page: page, numbers: numbers, rowLimit: rowLimit)
    }
    let listed = list.map { planList($0, writer, row: row + 1, in: &plan) }
    try sheet.setWidths(widths.widths)
    for (table, area) in zip(section.tables, areas) {
      try writer.setDataBars(table.columns, rows: area.rows, on: sheet)
    }
    if let list { try writer.setDataBars(list.deals.columns, rows: listed?.rows, on: sheet) }
    try setHead(isSingle ? areas.first : listed, widths, on: sheet)
    let isOnePage = listed == nil && PageSetup.isNearlyOnePage(columns: widths.widths, height: plan.height)
    let head = isSingle ? areas.first?.head ?? 0 : 0
    let printed = CellRange(rows: 0...max(plan.rowCount - 1, listed?.rows?.upperBound ?? 0), columns: 0...lastColumn)
    try page.apply(to: sheet, printing: printed, repeating: head...head, isOnePage: isOnePage)
    // The last, because in constant memory the library refuses a filter on rows that are written.
    try plan.write(to: sheet)
    if let list, let rows = listed?.rows {
      try list.write(list.deals.rows.prefix(rows.count), from: rows.lowerBound, to: sheet)
    }
  }

  /// Plans the title and the heads of a list of deals; its rows are written one by one behind all that is planned.
  private func planList(_ list: DealSheet, _ writer: TableWriter, row: Int, in plan: inout SheetPlan)
    -> TableWriter.Area
  {
    plan.put(.text(list.deals.title), row: row, column: 0, formats.tableTitle)
    plan.raise(row: row, to: 20)
    var head = row + 1
    let missing = list.deals.rows.count - (rowLimit - head - 2)
    if missing > 0 {
      plan.put(.text(list.note(missing)), row: head, column: 0, formats.cautionTitle)
      head += 1
    }
    writer.heads(list.deals.columns, row: head, in: &plan)
    let count = min(list.deals.rows.count, rowLimit - head - 1)
    return TableWriter.Area(head: head, rows: count > 0 ? head + 1...head + count : nil, end: head + count + 1)
  }

  private var isSingle: Bool { section.tables.count == 1 && section.list == nil }

  private var lastColumn: Int {
    let counts = section.tables.map(\.columns.count) + (section.list.map { [$0.columns.count] } ?? [])
    return max(0, (counts.max() ?? 1) - 1)
  }

  private func columnWidths() -> ColumnWidths {
    var widths = ColumnWidths(format: numbers)
    widths.pad(to: lastColumn + 1, width: lastColumn == 0 ? ColumnWidths.most : ColumnWidths.least)
    for table in section.tables {
      let rows = table.rows + (table.totals.map { [$0] } ?? [])
      let spread = TableWriter.spread(table, lastColumn: lastColumn)
      widths.add(table.columns, rows: rows, spread: spread, button: isSingle ? 2 : 0)
    }
    if let list = section.list {
      widths.add(list.columns, rows: list.rows.prefix(DealSheet.sample).lazy.map(list.cells), button: 3)
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
