import DealModel
import DelimitedText
import Diagnostics
package import TableFiles

extension TableReader {
  /// Keeps account of a record that is no row.
  mutating func passOver(_ kind: RecordKind, _ record: RecordFields) {
    if case .furtherTable = kind {} else { summary.skipped += 1 }
    passedOver.add(kind, record.start..<record.end)
  }

  /// Takes rejected lines of one field behind the last row, and behind a gap, for what they are: footers.
  mutating func takeFooters() {
    var first = rejected.count
    var row = summary.rowsRead
    while first > 0, rejected[first - 1].isLone, rejected[first - 1].row == row {
      first -= 1
      row -= 1
    }
    guard let start = rejected[first...].firstIndex(where: \.isBehindGap) else { return }
    for note in rejected[start...] {
      summary.rowsRead -= 1
      summary.rejected -= 1
      summary.skipped += 1
      passedOver.add(.footer, note.recordRange)
    }
    rejected.removeSubrange(start...)
  }

  /// What was done to tell the rows from what else stands in the file, in the order of the file.
  func layoutNotes() -> [Diagnostic] { table.notes + passedOver.notes(of: table) }
}

extension RowRule {
  /// The rule for a table of which nothing is known but its headings: as a report would take it if they are those of
  /// deals or of stage changes.
  package init(recognising table: InputTable) {
    var ignored: [Diagnostic] = []
    let export = KnownExport.of(table.headings, .deals)
    let deals = ColumnPlan<DealRole>(table: table, configured: [:], export: export, problems: &ignored)
    let historyExport = KnownExport.of(table.headings, .history)
    let history = ColumnPlan<HistoryRole>(table: table, configured: [:], export: historyExport, problems: &ignored)
    let columns = DealColumns.essential(deals)
    // A status or a date alone is in many tables of other things.
    let isOfDeals = deals[.stage] >= 0 || !columns.isEmpty && (columns.count > 1 || deals[.amount] >= 0)
    var essential: [Int]?
    if isOfDeals, deals[.id] >= 0 || deals[.name] >= 0 {
      essential = columns
    } else if [.id, .to, .at].allSatisfy({ history[$0] >= 0 }) {
      essential = [history[.to], history[.at]]
    }
    self.init(table, essential: essential, isMissing: { MissingText.matches($0) })
  }
}
