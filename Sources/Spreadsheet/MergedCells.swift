/// Cells of one column that are shown as one, because they are merged downwards, perhaps with those beside them.
package struct MergedCells: Sendable, Hashable {
  /// The column of the cell that has the value, counted from 1.
  var column: Int32
  /// The row of the cell that has the value.
  package var firstRow: Int32
  /// The last row that shows it.
  var lastRow: Int32

  /// Reads `A2:A5`; nil where it is no range, or one of a single row.
  init?(_ reference: String) {
    let ends = reference.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = MergedCells.place(ends[0]), let last = MergedCells.place(ends[1]),
      last.row > first.row, last.column >= first.column
    else { return nil }
    (column, firstRow, lastRow) = (Int32(first.column), Int32(first.row), Int32(last.row))
  }

  private static func place(_ text: Substring) -> CellReference? { String(text).withCString { CellReference($0) } }
}

/// Takes the values of merged cells down to the rows that show them.
///
/// Rows without a cell of their own stay empty. What a covered cell has of its own is not shown, and not taken.
struct MergedValues {
  private struct Value {
    var column: Int
    var lastRow: Int
    /// As it is written in the result.
    var field: [UInt8]
  }

  private var lastRows: [Int: Int] = [:]
  /// The values that rows from here on show, by column.
  private var values: [Value] = []
  /// The row that `values` is for.
  private var row = 0

  /// - Parameter cells: the ranges to fill; the first of those that begin in one cell counts.
  init(_ cells: [MergedCells]) {
    for range in cells {
      let key = MergedValues.key(CellReference(column: Int(range.column), row: Int(range.firstRow)))
      if lastRows[key] == nil { lastRows[key] = Int(range.lastRow) }
    }
  }

  /// Whether there is nothing to fill.
  var isEmpty: Bool { lastRows.isEmpty }

  /// Whether rows below a cell show its value.
  func begins(at place: CellReference) -> Bool { lastRows[MergedValues.key(place)] != nil }

  /// Keeps the field of such a cell.
  mutating func keep(_ field: ArraySlice<UInt8>, of place: CellReference) {
    guard let lastRow = lastRows[MergedValues.key(place)] else { return }
    let value = Value(column: place.column, lastRow: lastRow, field: Array(field))
    let index = index(from: place.column)
    if index < values.endIndex, values[index].column == place.column {
      values[index] = value
    } else {
      values.insert(value, at: index)
    }
  }

  /// Goes to a row and forgets what ends above it.
  mutating func go(to row: Int) {
    if row == self.row { return }
    self.row = row
    values.removeAll { $0.lastRow < row }
  }

  /// Whether a cell of the row is covered by the value of one above it.
  func covers(_ place: CellReference) -> Bool {
    let index = index(from: place.column)
    return index < values.endIndex && values[index].column == place.column
  }

  /// The fields that the row shows in some columns.
  func fields(in columns: Range<Int>) -> [(column: Int, field: [UInt8])] {
    values[index(from: columns.lowerBound)...].prefix { $0.column < columns.upperBound }.map { ($0.column, $0.field) }
  }

  /// The place of the first value in this column or one to the right.
  ///
  /// By halving: a file may have a value in every column, and a cell beside each.
  private func index(from column: Int) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func key(_ place: CellReference) -> Int { place.row << 14 | place.column - 1 }
}
