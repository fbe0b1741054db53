import DealModel
import ReportModel

/// What a workbook's cell holds.
enum CellContent: Hashable {
  /// Nothing but its format.
  case blank
  /// A text, never taken for anything else.
  case text(String)
  /// A finite number.
  case number(Double)
  /// A formula and the number it gives.
  case formula(String, Double)
  /// A formula and the text it gives.
  case textFormula(String, String)
}

/// How a cell of a table looks, but for its band.
enum CellStyle: Int, CaseIterable {
  case text, wrappedText, count, money, rate, days, date
}

extension CellContent {
  /// The content of a report's cell; what should be a number and is not finite is shown as undefined.
  init(_ cell: Cell) {
    switch cell {
    case .text(let text): self = .text(text)
    case .date(let date): self = CellContent.date(date)
    case .empty: self = .blank
    case .undefined: self = .text(NumberFormat.dash)
    case .count, .money, .rate, .days, .number: self = cell.number.map { .number($0) } ?? .text(NumberFormat.dash)
    }
  }

  /// A date as Excel counts it, in days since 1899-12-30.
  ///
  /// Before March 1900 Excel counts otherwise or not at all, so that such dates are texts.
  private static func date(_ date: CivilDate) -> CellContent {
    let serial = date.dayNumber + 25_569
    return (61...2_958_465).contains(serial) ? .number(Double(serial)) : .text(date.iso)
  }
}

extension Cell {
  /// The cell's number, if it is one and finite.
  var number: Double? {
    switch self {
    case .count(let count): Double(count)
    case .money(let money): money.units
    case .rate(let value), .days(let value), .number(let value): value.isFinite ? value : nil
    case .text, .date, .undefined, .empty: nil
    }
  }

  /// How the cell looks in a column: by what it holds, and without a value by the column.
  func style(in kind: ColumnKind) -> CellStyle {
    switch self {
    case .text: .text
    case .count: .count
    case .money: .money
    case .rate: .rate
    case .days, .number: .days
    case .date: .date
    case .undefined, .empty: CellStyle(kind)
    }
  }
}

extension CellStyle {
  /// How cells of a column look.
  init(_ kind: ColumnKind) {
    self =
      switch kind {
      case .text: .text
      case .count: .count
      case .money: .money
      case .rate: .rate
      case .days, .number: .days
      case .date: .date
      }
  }
}
