import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 13 of the definitions: how many deals are at risk and why, and which they are.
  func risksSection() -> ReportSection {
    let unknown = report.risks.byReason.filter { $0.deals == nil }.map { texts.reason($0.reason) }
    var section = ReportSection(
      id: .risks,
      title: texts[.risks],
      notes: [texts[.noteRisks]],
      charts: [],
      tables: [reasonTable()]
    )
    if !unknown.isEmpty { section.notes.append(texts[.noteRisksUnknown, unknown.joined(separator: texts[.listComma])]) }
    if report.outcomes == nil {
      section.tables.append(topTable())
    } else if !report.risks.list.isEmpty {
      section.list = riskList()
    }
    return section
  }

  private func reasonTable() -> ReportTable {
    let columns = [
      ReportColumn("reason", texts[.reason], .text),
      ReportColumn("atRisk", texts[.deals], .count),
      ReportColumn("atRiskAmount", texts[.amount], .money),
    ]
    let rows: [[Cell]] = report.risks.byReason.map {
      [.text(texts.reason($0.reason)), .count($0.deals), .money($0.amount)]
    }
    // Not the sum of the rows: a deal may have several reasons.
    let totals: [Cell] = [.text(texts[.riskAny]), .count(report.risks.deals), .money(report.risks.amount)]
    return ReportTable(id: "risk-reasons", title: texts[.risksByReason], columns: columns, rows: rows, totals: totals)
  }

  /// The first of the deals at risk, where results of deals are not kept.
  private func topTable() -> ReportTable {
    let columns = [
      ReportColumn("deal", texts[.deal], .text), ReportColumn("name", texts[.name], .text),
      ReportColumn("owner", texts[.owner], .text), ReportColumn("stage", texts[.stage], .text),
      ReportColumn("amount", texts[.amount], .money), ReportColumn("weighted", texts[.weighted], .money),
      ReportColumn("age", texts[.ageDays], .count), ReportColumn("reasons", texts[.reasons], .text),
    ]
    let rows: [[Cell]] = report.risks.top.map { row in
      [
        .text(row.deal), .text(row.name ?? ""), .text(row.owner ?? ""), .text(row.stage ?? NumberFormat.dash),
        row.amount.map { .money($0) } ?? .empty, .money(row.weighted), row.age.map { .count($0) } ?? .empty,
        .text(row.reasons.map(texts.reason).joined(separator: texts[.listComma])),
      ]
    }
    return ReportTable(id: "risk-top", title: texts[.risks], columns: columns, rows: rows)
  }

  /// All deals at risk, the largest weighted amount first.
  private func riskList() -> DealTable {
    let identity = DealIdentity(book, texts)
    let columns =
      identity.columns + [
        ReportColumn("stage", texts[.stage], .text),
        ReportColumn("amount", texts[.amount], .money),
        ReportColumn("weighted", texts[.weighted], .money),
        ReportColumn("expectedClose", texts[.expectedClose], .date),
        ReportColumn("age", texts[.ageDays], .count),
        ReportColumn("reasons", texts[.reasons], .text),
      ]
    let (book, texts, list) = (book, texts, report.risks.list)
    return DealTable(
      title: texts[.riskList],
      columns: columns,
      rows: Array(list.indices),
      cells: { index in
        let deal = list[index]
        let row = Int(deal.row)
        let process = book.processes[Int(book.process[row])]
        let expected = book.expectedClose[row]
        return identity.cells(row) + [
          .text(deal.stage == DealBook.noStage ? NumberFormat.dash : texts.stage(process.stages[Int(deal.stage)])),
          deal.amount == DealBook.noAmount ? .empty : .money(Money(tenThousandths: Int128(deal.amount))),
          .money(Money(tenThousandths: Int128(deal.weighted))),
          expected == CivilTime.missingDay ? .empty : .date(CivilDate(dayNumber: Int(expected))),
          deal.age < 0 ? .empty : .count(Int(deal.age)),
          .text(deal.reasons.list.map(texts.reason).joined(separator: texts[.listComma])),
        ]
      },
      top: RiskReport.topCount
    )
  }
}

extension Texts {
  /// Why a deal is at risk.
  func reason(_ reason: RiskReason) -> String {
    switch reason {
    case .overStandard: self[.riskOverStandard]
    case .soon: self[.riskSoon]
    case .pastExpectedClose: self[.riskPastExpectedClose]
    case .noExpectedClose: self[.riskNoExpectedClose]
    case .noAmount: self[.riskNoAmount]
    case .inactive: self[.riskInactive]
    case .movedBack: self[.riskMovedBack]
    case .pushed: self[.riskPushed]
    case .olderThanP90: self[.riskOlderThanP90]
    }
  }
}
