import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// The list of the deals used, if the analysis kept their results.
  func dealTable() -> DealTable? {
    guard let outcomes = report.outcomes else { return nil }
    let hasNames = book.names.count == book.count && book.count > 0
    let owner = book.groups.first { $0.name == "owner" }
    let team = book.groups.first { $0.name == "team" }
    let hasPipelines = book.processes.count > 1
    var columns = [ReportColumn("deal", texts[.deal], .text)]
    if hasNames {
      columns += [ReportColumn("name", texts[.name], .text), ReportColumn("account", texts[.account], .text)]
    }
    if owner != nil { columns.append(ReportColumn("owner", texts[.owner], .text)) }
    if team != nil { columns.append(ReportColumn("team", texts[.team], .text)) }
    if hasPipelines { columns.append(ReportColumn("pipeline", texts[.pipeline], .text)) }
    columns += [
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
        var cells: [Cell] = [.text(book.ids.text(row))]
        if hasNames { cells += [.text(book.names.text(row)), .text(book.accounts.text(row))] }
        if let owner { cells.append(.text(owner.text(row))) }
        if let team { cells.append(.text(team.text(row))) }
        if hasPipelines { cells.append(.text(process.name)) }
        let kind = outcomes.outcome[row]
        let expected = book.expectedClose[row]
        let hasExpected = kind == .open && expected != CivilTime.missingDay
        cells += [
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
        return cells
      }
    )
  }
}

/// The date of a time, or nothing.
private func date(_ time: Int64) -> Cell {
  time == CivilTime.missing ? .empty : .date(CivilDate(dayNumber: Int(CivilTime.day(of: time))))
}
