import CXlsxWriter
import Glibc

/// A sheet of an open workbook.
///
/// Rows must be written from top to bottom: in constant memory the library has forgotten those above.
struct Worksheet {
  /// The sheet's name as Excel has it.
  let name: String
  /// Not owned: the workbook frees it.
  let pointer: UnsafeMutablePointer<lxw_worksheet>

  /// Writes a cell.
  func write(_ content: CellContent, row: Int, column: Int, _ format: CellFormat) throws(WorkbookError) {
    let (line, position) = (lxw_row_t(row), lxw_col_t(column))
    let code =
      switch content {
      case .blank: worksheet_write_blank(pointer, line, position, format.pointer)
      case .number(let number): worksheet_write_number(pointer, line, position, number, format.pointer)
      case .text(let text): worksheet_write_string(pointer, line, position, WorkbookText.cell(text), format.pointer)
      case .formula(let formula, let value):
        worksheet_write_formula_num(pointer, line, position, formula, format.pointer, value)
      case .textFormula(let formula, let value):
        worksheet_write_formula_str(pointer, line, position, formula, format.pointer, value)
      }
    try check(code) { place(row, column) }
  }

  /// Writes a text across several columns of a row.
  func merge(_ text: String, row: Int, columns: ClosedRange<Int>, _ format: CellFormat) throws(WorkbookError) {
    if columns.count == 1 { return try write(.text(text), row: row, column: columns.lowerBound, format) }
    let (top, left, bottom, right) = CellRange(rows: row...row, columns: columns).bounds
    let content = WorkbookText.cell(text)
    let code = worksheet_merge_range(pointer, top, left, bottom, right, content, format.pointer)
    try check(code) { place(row, columns.lowerBound) }
  }

  /// Sets a row's height in points.
  func setHeight(_ height: Double, row: Int) throws(WorkbookError) {
    try check(worksheet_set_row(pointer, lxw_row_t(row), height, nil)) { place(row, 0) }
  }

  /// Sets the widths of the first columns, in digits of the standard font.
  func setWidths(_ widths: [Int]) throws(WorkbookError) {
    for (column, width) in widths.enumerated() {
      let place = lxw_col_t(column)
      try check(worksheet_set_column(pointer, place, place, Double(width), nil)) { self.place(0, column) }
    }
  }

  /// Sets the height of rows that have none of their own, in points.
  func setDefaultHeight(_ height: Double) { worksheet_set_default_row(pointer, height, 0) }

  /// Keeps rows and columns in sight.
  func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(pointer, lxw_row_t(rows), lxw_col_t(columns)) }

  /// Puts filter buttons on a table's head.
  func setFilter(_ range: CellRange) throws(WorkbookError) {
    let (top, left, bottom, right) = range.bounds
    try check(worksheet_autofilter(pointer, top, left, bottom, right)) { "the filter of “\(name)”" }
  }

  /// Lays bars behind the numbers of a column.
  func setDataBars(_ range: CellRange) throws(WorkbookError) {
    var bars = lxw_conditional_format()
    bars.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    bars.data_bar_2010 = 1
    bars.bar_solid = 1
    bars.bar_no_border = 1
    bars.bar_color = Palette.dataBar
    bars.bar_negative_color = Palette.negativeDataBar
    bars.bar_direction = UInt8(LXW_CONDITIONAL_BAR_DIRECTION_LEFT_TO_RIGHT.rawValue)
    let (top, left, bottom, right) = range.bounds
    try check(worksheet_conditional_format_range(pointer, top, left, bottom, right, &bars)) {
      "the data bars of “\(name)”"
    }
  }

  /// The bytes that the sheet takes for a moment in the temporary folder when the workbook is closed; `nil`, with `errno`
  /// set, where its rows could not be written there.
  ///
  /// In memory an estimate: the cells are not written yet.
  var temporarySize: Int? {
    guard let file = pointer.pointee.optimize_tmpfile else {
      // 64 bytes a cell are more than any sheet of ours takes.
      return (Int(pointer.pointee.dim_rowmax) + 1) * (Int(pointer.pointee.dim_colmax) + 1) * 64
    }
    return fflush(file) != 0 || ferror(file) != 0 ? nil : ftell(file)
  }

  private func place(_ row: Int, _ column: Int) -> String {
    "cell \(CellRange(row: row, column: column).relative) of “\(name)”"
  }
}

/// Cells of a sheet, counted from 0.
struct CellRange {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// A single cell.
  init(row: Int, column: Int) { self.init(rows: row...row, columns: column...column) }

  /// `B7`, or `B7:B12`.
  var relative: String { text(mark: "") }
  /// `$B$7`, or `$B$7:$B$12`.
  var absolute: String { text(mark: "$") }

  /// The range's corners as the library counts them.
  var bounds: (top: lxw_row_t, left: lxw_col_t, bottom: lxw_row_t, right: lxw_col_t) {
    (
      lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), lxw_row_t(rows.upperBound),
      lxw_col_t(columns.upperBound)
    )
  }

  private func text(mark: String) -> String {
    func cell(_ row: Int, _ column: Int) -> String { mark + CellRange.columnName(column) + mark + String(row + 1) }
    let first = cell(rows.lowerBound, columns.lowerBound)
    return rows.count == 1 && columns.count == 1
      ? first : first + ":" + cell(rows.upperBound, columns.upperBound)
  }

  /// A column's letters: `A`, …, `Z`, `AA`, ….
  static func columnName(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? letter : columnName(column / 26 - 1) + letter
  }
}
