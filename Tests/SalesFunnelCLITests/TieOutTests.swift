import DealModel
import FunnelAnalytics
import ReportModel
import Testing

/// All figures tie out: in every table of every report the parts make up the whole.
///
/// A table that no rule knows fails: whoever adds one says what its parts add up to.
struct TieOutTests {
  @Test func thereAreReports() { #expect(AnalysedCase.all.count > 15) }

  @Test func everyTableTiesOut() {
    var met: Set<String> = []
    for analysed in AnalysedCase.all {
      for table in analysed.tables {
        let (rule, index) = TieOutRule.named(table.id)
        guard let rule else {
          Issue.record("no rule says what the table \(table.id) adds up to")
          continue
        }
        met.insert(rule.name)
        let sums = TableSums(table)
        var problems = sums.problems()
        problems += rule.differences(sums, analysed.report, index).map { "\($0)" }
        #expect(problems.isEmpty, "\(analysed.name), \(table.id): \(problems.joined(separator: "; "))")
      }
    }
    let unused = TieOutRule.all.map(\.name).filter { !met.contains($0) }
    #expect(unused.isEmpty, "rules without a table: \(unused)")
  }
}

/// A table, and what its columns add up to.
struct TableSums {
  let table: ReportTable

  init(_ table: ReportTable) { self.table = table }

  /// The cells of a column; empty where there is none.
  func cells(_ key: String) -> [Cell] {
    guard let column = table.columns.firstIndex(where: { $0.key == key }) else { return [] }
    return table.rows.map { $0[column] }
  }

  /// The sum of a column, in ten-thousandths, so that money is exact.
  func sum(_ key: String) -> Int128 { TableSums.sum(cells(key)) }

  /// A number as ten-thousandths; 0 of what is none.
  static func scaled(_ cell: Cell) -> Int128 {
    switch cell {
    case .count(let count): Int128(count) * 10_000
    case .money(let money): money.tenThousandths
    case .rate(let number), .days(let number), .number(let number): Int128((number * 10_000).rounded())
    case .text, .date, .undefined, .empty: 0
    }
  }

  static func sum(_ cells: [Cell]) -> Int128 { cells.reduce(0) { $0 + scaled($1) } }

  /// What holds of every table: a cell a column, totals that are the sums, sums that are their terms.
  func problems() -> [String] {
    var problems: [String] = []
    for (number, row) in table.rows.enumerated() {
      if row.count != table.columns.count { problems.append("row \(number) has \(row.count) cells") }
      for (index, column) in table.columns.enumerated() {
        guard case .sum(let keys) = column.derivation else { continue }
        let terms = keys.map { key in table.columns.firstIndex { $0.key == key }.map { row[$0] } ?? .empty }
        if TableSums.sum(terms) != TableSums.scaled(row[index]) { problems.append("row \(number): \(column.key)") }
      }
    }
    guard let totals = table.totals else { return problems }
    for (index, column) in table.columns.enumerated() where column.hasTotal {
      let cells = table.rows.map { $0[index] }
      // Shares are rounded one by one.
      let leeway: Int128 = column.kind == .rate ? Int128(cells.count + 1) : 0
      let difference = TableSums.scaled(totals[index]) - TableSums.sum(cells)
      let isDefined = cells.contains { $0 != .undefined && $0 != .empty }
      if isDefined, difference.magnitude > leeway.magnitude { problems.append("the total of \(column.key)") }
    }
    return problems
  }
}
