import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// The list of the deals used, if the analysis kept their results.
  func dealTable() -> DealTable? {
    guard let outcomes = report.outcomes else { return nil }
    let identity = DealIdentity(book, texts)
    let columns =
      identity.columns + [
        ReportColumn("stage", texts[.stage], .text),
        ReportColumn("outcome", texts[.outcome], .text),
        ReportColumn("amount", texts[.amount], .money),
        ReportColumn("createdDate", texts[.createdDate], .date),
        ReportColumn("expectedClose", texts[.expectedClose], .date),
        ReportColumn("closedDate", texts[.closedDate], .date),
        ReportColumn("age", texts[.ageDays], .count),
        ReportColumn("cycle", texts[.cycleDays], .days),
      ]
    let (book, texts) = (book, texts)
    return DealTable(
      title: texts[.deals],
      columns: columns,
      rows: (0..<outcomes.count).filter { outcomes.isUsed[$0] },
      cells: { row in
        let process = book.processes[Int(book.process[row])]
        let kind = outcomes.outcome[row]
        let expected = book.expectedClose[row]
        let hasExpected = kind == .open && expected != CivilTime.missingDay
        return identity.cells(row) + [
          .text(outcomes.stage[row].map { texts.stage(process.stages[Int($0)]) } ?? texts.outcome(kind)),
          .text(texts.outcome(kind)),
          book.amounts[row] == DealBook.noAmount
            ? .empty : .money(Money(tenThousandths: Int128(book.amounts[row]))),
          date(outcomes.created[row]),
          hasExpected ? .date(CivilDate(dayNumber: Int(expected))) : .empty,
          date(outcomes.closed[row]),
          outcomes.age[row].map { .count($0) } ?? .empty,
          outcomes.cycle[row].map { .days($0) } ?? .empty,
        ]
      }
    )
  }
}

/// The date of a time, or nothing.
private func date(_ time: Int64) -> Cell {
  time == CivilTime.missing ? .empty : .date(CivilDate(dayNumber: Int(CivilTime.day(of: time))))
}
