import Diagnostics

extension WorkbookPart {
  /// The visible sheets that have cells, by name.
  var visibleTables: [String] { sheets.filter { $0.isVisible && $0.part != nil }.map(\.name) }

  /// The sheets to look for a table in, in this order.
  /// - Throws: a diagnostic where there is no sheet of that name, or it is a chart.
  func candidates(for name: String?, path: String) throws(Diagnostic) -> [Sheet] {
    guard let name else { return sheets.filter { $0.isVisible && $0.part != nil } }
    // Spreadsheet programs take no two sheets whose names differ by case only.
    let found = sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
    let tables = sheets.filter { $0.part != nil }.map(\.name)
    guard let found else {
      let suggestion = nearestName(to: name, among: tables)
      let arguments = [name, WorkbookPart.list(tables)]
      throw Diagnostic(.sheetMissing, arguments, at: SourceLocation(file: path), suggestion: suggestion)
    }
    if found.part == nil {
      throw Diagnostic(.sheetIsNoTable, [found.name, WorkbookPart.list(tables)], at: SourceLocation(file: path))
    }
    return [found]
  }

  /// The problem where no candidate has a filled cell.
  func nothingFound(in name: String?, path: String) -> Diagnostic {
    let location = SourceLocation(file: path)
    if let name {
      let others = sheets.filter { $0.part != nil && $0.name.lowercased() != name.lowercased() }.map(\.name)
      return Diagnostic(.sheetWithoutCells, [name, WorkbookPart.list(others)], at: location)
    }
    let hidden = sheets.filter { !$0.isVisible && $0.part != nil }.map(\.name)
    return Diagnostic(.workbookWithoutCells, [WorkbookPart.list(hidden)], at: location)
  }

  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "–" }
    return names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
  }
}
