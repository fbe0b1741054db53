import ReportModel

/// The sheet of all deals, written row by row as they come.
struct DealSheet {
  /// The deals.
  let deals: DealTable
  /// Says how many deals did not fit, for `{0}`; the head would else be the first row.
  let tooLong: String
  /// The formats.
  let formats: WorkbookFormats
  /// How it is printed.
  let page: PageSetup
  /// The language's digits.
  let numbers: NumberFormat
  /// The rows of a sheet.
  var rowLimit = 1_048_576

  /// How many deals are looked at for the widths.
  static let sample = 1_000

  /// Adds the sheet to a workbook.
  func add(to workbook: inout Workbook) throws(WorkbookError) {
    try write(to: workbook.addSheet(named: deals.title))
  }

  /// Writes the sheet.
  func write(to sheet: Worksheet) throws(WorkbookError) {
    let columns = deals.columns
    let head = deals.rows.count > rowLimit - 1 ? 1 : 0
    let rows = deals.rows.prefix(rowLimit - 1 - head)
    var widths = ColumnWidths(format: numbers)
    widths.add(columns, rows: rows.prefix(DealSheet.sample).lazy.map(deals.cells), button: 3)
    let all = 0...max(0, columns.count - 1)
    let writer = TableWriter(formats: formats, widths: widths, lastColumn: all.upperBound)
    let last = head + rows.count
    try sheet.setWidths(widths.widths)
    if !rows.isEmpty {
      try writer.setDataBars(columns, rows: (head + 1)...last, on: sheet)
      // Before the rows, because in constant memory the library refuses a filter on rows that are written.
      try sheet.setFilter(CellRange(rows: head...last, columns: all))
    }
    sheet.freeze(rows: head + 1, columns: 1)
    try page.apply(to: sheet, printing: CellRange(rows: 0...last, columns: all), repeating: head...head)

    var plan = SheetPlan()
    if head > 0 { plan.put(.text(note(deals.rows.count - rows.count)), row: 0, column: 0, formats.cautionTitle) }
    writer.heads(columns, row: head, in: &plan)
    try plan.write(to: sheet)
    try write(rows, from: head + 1, to: sheet)
  }

  /// Writes rows as they come.
  func write(_ rows: ArraySlice<Int>, from first: Int, to sheet: Worksheet) throws(WorkbookError) {
    for (index, row) in rows.enumerated() {
      let band: WorkbookFormats.Band = index % 2 == 0 ? .plain : .banded
      for (column, (description, cell)) in zip(deals.columns, deals.cells(row)).enumerated() {
        let format = formats.cell(cell.style(in: description.kind), band)
        try sheet.write(CellContent(cell), row: first + index, column: column, format)
      }
    }
  }

  /// Says how many deals are missing.
  func note(_ missing: Int) -> String {
    let parts = tooLong.split(separator: "{0}", omittingEmptySubsequences: false)
    return parts.joined(separator: numbers.text(.count(missing)))
  }
}
