import DealImport
import DealModel
import Diagnostics
import FunnelAnalytics
import ReportModel

extension CheckEvidence {
  /// How many deals of each kind are named whose history contradicts their row.
  static let contradictions = 10

  /// Looks up in the files what a report leaves there.
  /// - Throws: a diagnostic where somebody wrote to a file meanwhile.
  init(_ analysis: Analysis, problems: [Diagnostic], lacksDay: Bool) throws(Diagnostic) {
    self.init()
    let imported = analysis.imported
    self.problems = problems
    self.lacksDay = lacksDay
    rejects = RejectKinds(imported.rejects).kinds.map {
      RejectKind(file: $0.file, count: $0.reasons.count, reasons: $0.reasons)
    }
    unknownDeals = imported.unknownDeals
    let rows = analysis.report.contradictions.map(\.row)
    for ((row, text), location) in zip(zip(rows, try imported.texts(of: rows)), imported.locations(of: rows)) {
      places[row] = Place(id: text.id, location: location)
    }
    guard let outcomes = analysis.report.outcomes else { return }
    let book = imported.book
    let used = (0..<outcomes.count).filter { outcomes.isUsed[$0] }
    let open = used.filter { outcomes.outcome[$0] == .open }
    entryDates = try imported.dates(of: open.filter { outcomes.age[$0] == nil })
    creationDates = try imported.dates(of: used.filter { outcomes.created[$0] == CivilTime.missing })
    expectedCloses = try imported.dates(of: open.filter { book.expectedClose[$0] == CivilTime.missingDay })
  }
}
