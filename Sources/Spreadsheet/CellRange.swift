extension SpreadsheetReader.CellRange {
  /// Reads `A1:C2`; nil where the text is something else.
  init?(_ text: String) {
    let ends = text.split(separator: ":", maxSplits: 1).map { end in end.withCString { CellReference($0) } }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
    guard first.row <= last.row, first.column <= last.column else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}
