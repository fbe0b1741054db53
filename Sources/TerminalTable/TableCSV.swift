import DealModel
import DelimitedText
public import ReportModel

/// Writes tables of a report as CSV for other programs: RFC 4180 with LF, UTF-8.
///
/// Headings are the figures' names, as in `metrics.json`. Money has two decimals, rates six, days four, dates are ISO; an
/// undefined figure is blank. Totals and notes are left out. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front.
public enum TableCSV {
  /// The bytes of tables with the same columns; of more than one, a first column `table` has the title of each row's.
  /// - Parameter keys: the columns to write; all of them without any.
  public static func bytes(_ tables: [ReportTable], columns keys: [String] = []) -> [UInt8] {
    guard let first = tables.first else { return [] }
    let known =
      keys.isEmpty ? first.columns.map(\.key) : keys.filter { key in first.columns.contains { $0.key == key } }
    let names = tables.count > 1
    var bytes: [UInt8] = []
    RecordWriter.append((names ? ["table"] : []) + known, to: &bytes)
    for table in tables {
      let shown = known.map { key in table.columns.firstIndex { $0.key == key } }
      for row in table.rows {
        let cells = shown.map { $0.map { value(row[$0]) } ?? "" }
        RecordWriter.append((names ? [RecordWriter.formulaSafe(table.title)] : []) + cells, to: &bytes)
      }
    }
    return bytes
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): RecordWriter.formulaSafe(text)
    case .count(let count): String(count)
    case .money(let money): money.text(decimals: 2)
    case .rate(let rate): FixedDecimals.text(rate, 6)
    case .days(let value), .number(let value): FixedDecimals.text(value, 4)
    case .date(let date): date.iso
    case .undefined, .empty: ""
    }
  }
}
