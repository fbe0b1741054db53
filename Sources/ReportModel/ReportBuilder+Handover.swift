import DealModel
public import FunnelAnalytics

extension ReportBuilder {
  /// The deals that a seller hands over, as a report of one table.
  /// - Parameter successor: who takes them; `nil` where that is not said.
  public func handover(_ handover: HandoverReport, of owner: String, to successor: String?) -> ReportDocument {
    var document = ReportDocument(
      format: texts.format,
      title: successor.map { texts[.handoverTo, owner, $0] } ?? texts[.handoverOf, owner],
      company: company,
      subtitle: subtitle,
      asOf: report.asOf,
      keyFigures: [],
      cautions: [],
      sections: [],
      deals: nil,
      words: words()
    )
    document.sections = [
      ReportSection(
        id: .handover,
        title: texts[.handover],
        notes: [document.title],
        charts: [],
        tables: [handoverTable(handover, document.title)]
      )
    ]
    return document
  }

  private func handoverTable(_ handover: HandoverReport, _ title: String) -> ReportTable {
    let columns = [
      ReportColumn("deal", texts[.deal], .text), ReportColumn("name", texts[.name], .text),
      ReportColumn("account", texts[.account], .text), ReportColumn("stage", texts[.stage], .text),
      ReportColumn("way", texts[.handoverWay], .text), ReportColumn("probability", texts[.winProbability], .rate),
      ReportColumn("amount", texts[.amount], .money, hasTotal: true),
      ReportColumn("weighted", texts[.weighted], .money, hasTotal: true),
      ReportColumn("expectedClose", texts[.expectedClose], .date), ReportColumn("nextStep", texts[.nextStep], .text),
    ]
    let rows: [[Cell]] = handover.rows.map { row in
      [
        .text(row.deal), .text(row.name), .text(row.account),
        .text(row.stage.map { labels.label($0, Int(book.process[row.row])) } ?? NumberFormat.dash),
        .text(texts.way(row.way)), .rate(row.probability), row.amount.map { .money($0) } ?? .empty,
        .money(row.weighted), row.expectedClose.map { .date($0) } ?? .empty, .text(row.nextStep),
      ]
    }
    return ReportTable(
      id: "handover",
      title: title,
      columns: columns,
      rows: rows,
      totals: rows.isEmpty ? nil : totals(columns, rows),
      notes: rows.isEmpty ? [texts[.handoverNone]] : []
    )
  }
}

extension Texts {
  /// How a deal is handed over.
  func way(_ way: HandoverWay) -> String {
    switch way {
    case .visit: self[.handoverVisit]
    case .phone: self[.handoverPhone]
    case .later: self[.handoverLater]
    }
  }
}
