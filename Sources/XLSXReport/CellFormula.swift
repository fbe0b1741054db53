import DealModel
import ReportModel

/// Writes cells as formulas, so that an analyst can follow and change them.
///
/// A formula is used only where it gives the shown value; else the cell stays the plain value, because the report's
/// figures must not change when a spreadsheet program recalculates.
enum CellFormula {
  /// A cell that follows from others of its row.
  /// - Parameters:
  ///   - cells: the row's cells.
  ///   - row: the row on the sheet, from 0.
  /// - Returns: `nil` where the formula does not give the shown value.
  static func derived(_ column: Int, of columns: [ReportColumn], cells: [Cell], row: Int) -> CellContent? {
    guard let derivation = columns[column].derivation else { return nil }
    func index(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }
    switch derivation {
    case .sum(let keys):
      let terms = keys.compactMap(index)
      guard terms.count == keys.count, isSum(of: terms.map { cells[$0] }, cells[column]) else { return nil }
      return number("=" + sum(terms, row), cells[column])
    case .ratio(let key, let keys):
      let terms = keys.compactMap(index)
      guard let part = index(key), terms.count == keys.count, let numerator = cells[part].number else { return nil }
      let numbers = terms.compactMap { cells[$0].number }
      guard numbers.count == terms.count, !terms.isEmpty else { return nil }
      let denominator = numbers.reduce(0, +)
      let whole = terms.count == 1 ? sum(terms, row) : "(" + sum(terms, row) + ")"
      let formula = "=IF(\(whole)=0,\"\(NumberFormat.dash)\",\(reference(part, row))/\(whole))"
      if denominator == 0 {
        return cells[column] == .undefined ? .textFormula(formula, NumberFormat.dash) : nil
      }
      return gives(numerator / denominator, cells[column]) ? number(formula, cells[column]) : nil
    }
  }

  /// The total of a column.
  /// - Parameters:
  ///   - cells: the column's cells without the total.
  ///   - rows: their rows on the sheet.
  /// - Returns: `nil` where the sum is not the shown value.
  static func total(_ shown: Cell, of cells: [Cell], column: Int, rows: ClosedRange<Int>) -> CellContent? {
    let summed = cells.filter { $0.number != nil }
    guard !summed.isEmpty, isSum(of: summed, shown) else { return nil }
    return number("=SUM(\(CellRange(rows: rows, columns: column...column).relative))", shown)
  }

  /// Whether a formula's value is the shown one.
  static func gives(_ value: Double, _ shown: Cell) -> Bool {
    switch shown {
    case .count, .rate, .days, .number: shown.number.map { abs(value - $0) < 1e-9 } ?? false
    // Money is kept at four decimals, so that a quotient is its rounding.
    case .money(let money): Money(rounding: value) == money
    case .text, .date, .undefined, .empty: false
    }
  }

  /// Whether cells add up to the shown one; money exactly.
  private static func isSum(of cells: [Cell], _ shown: Cell) -> Bool {
    if case .money(let total) = shown {
      var sum = Money.zero
      for cell in cells {
        guard case .money(let money) = cell else { return false }
        sum += money
      }
      return sum == total
    }
    let numbers = cells.compactMap(\.number)
    return numbers.count == cells.count && gives(numbers.reduce(0, +), shown)
  }

  private static func number(_ formula: String, _ shown: Cell) -> CellContent? {
    shown.number.map { .formula(formula, $0) }
  }

  private static func sum(_ columns: [Int], _ row: Int) -> String {
    columns.map { reference($0, row) }.joined(separator: "+")
  }

  private static func reference(_ column: Int, _ row: Int) -> String {
    CellRange(row: row, column: column).relative
  }
}
