/// A sheet's cells before they are written, in any order; writing them is from top to bottom, as constant memory needs.
struct SheetPlan {
  private struct Row {
    var height: Double?
    var cells: [(column: Int, content: CellContent, format: CellFormat)] = []
    var merges: [(columns: ClosedRange<Int>, text: String, format: CellFormat)] = []
  }

  /// The height of a line of text in points.
  static let line = 15.0

  private var rows: [Row] = []

  /// The rows planned.
  var rowCount: Int { rows.count }

  /// Puts content into a cell.
  mutating func put(_ content: CellContent, row: Int, column: Int, _ format: CellFormat) {
    reach(row)
    rows[row].cells.append((column, content, format))
  }

  /// Puts a text across columns.
  mutating func merge(_ text: String, row: Int, columns: ClosedRange<Int>, _ format: CellFormat) {
    reach(row)
    rows[row].merges.append((columns, text, format))
  }

  /// Makes a row at least so high, in points.
  mutating func raise(row: Int, to height: Double) {
    reach(row)
    rows[row].height = max(rows[row].height ?? 0, height)
  }

  /// Makes all rows that have no height of their own so high, in points.
  mutating func fillHeights(_ height: Double) {
    for row in rows.indices where rows[row].height == nil { rows[row].height = height }
  }

  /// The height of all rows together, in points.
  var height: Double { rows.reduce(0) { $0 + ($1.height ?? SheetPlan.line) } }

  /// Puts wrapped sentences across columns, a row each, as high as they need.
  /// - Parameter width: the width of the columns together.
  /// - Returns: the row behind them.
  mutating func sentences(
    _ texts: [String],
    row: Int,
    columns: ClosedRange<Int>,
    width: Int,
    _ format: CellFormat
  ) -> Int {
    for (index, text) in texts.enumerated() {
      merge(text, row: row + index, columns: columns, format)
      raise(row: row + index, to: SheetPlan.height(of: text, within: width))
    }
    return row + texts.count
  }

  /// The height in points that a wrapped text needs.
  static func height(of text: String, within width: Int) -> Double {
    // Digits are wider than most letters, which leaves room for the differences between programs' fonts.
    Double(TextWidth.lines(text, within: width)) * line + 3
  }

  /// Writes the cells.
  func write(to sheet: Worksheet) throws(WorkbookError) {
    for (number, row) in rows.enumerated() {
      if let height = row.height { try sheet.setHeight(height, row: number) }
      for merge in row.merges { try sheet.merge(merge.text, row: number, columns: merge.columns, merge.format) }
      for cell in row.cells { try sheet.write(cell.content, row: number, column: cell.column, cell.format) }
    }
  }

  private mutating func reach(_ row: Int) {
    while rows.count <= row { rows.append(Row()) }
  }
}
