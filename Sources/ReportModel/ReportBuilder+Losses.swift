import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Why deals are lost, by the stage they were lost from, and which open deals are late.
  func lossTables() -> [ReportTable] {
    zip(report.pipelines, report.losses).enumerated().flatMap { number, entry in
      let (pipeline, losses) = entry
      return losses.flatMap { report in
        let id = "\(report.name)-\(number + 1)"
        return [lossTable(report, pipeline, id)] + (postponedTable(report, pipeline, id).map { [$0] } ?? [])
      }
    }
  }

  private func lossTable(_ report: LossReport, _ pipeline: PipelineReport, _ id: String) -> ReportTable {
    let hasUnknown = report.lost.contains { $0.unknownStage.deals > 0 }
    var columns = [
      ReportColumn("key", heading(of: report), .text),
      ReportColumn("lostDeals", texts[.lostDeals], .count, hasTotal: true),
      ReportColumn("lostDealsAmount", texts[.lostAmount], .money, hasTotal: true),
    ]
    columns += pipeline.funnel.enumerated().map {
      ReportColumn("lostFrom.\($0 + 1)", $1.stage, .count, hasTotal: true)
    }
    if hasUnknown { columns.append(ReportColumn("lostFrom.unknown", texts[.unknownStage], .count, hasTotal: true)) }
    let rows: [[Cell]] = report.lost.map { row in
      var cells: [Cell] = [.text(label(row.key)), .count(row.lost.deals), .money(row.lost.amount)]
      cells += row.stages.map { .count($0.deals) }
      if hasUnknown { cells.append(.count(row.unknownStage.deals)) }
      return cells
    }
    return ReportTable(
      id: "loss-" + id,
      title: title(report.name == "competitor" ? .lossesByCompetitor : .lossesByReason, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  private func postponedTable(_ report: LossReport, _ pipeline: PipelineReport, _ id: String) -> ReportTable? {
    guard let postponed = report.postponed, !postponed.isEmpty else { return nil }
    let columns = [
      ReportColumn("key", heading(of: report), .text),
      ReportColumn("postponed", texts[.deals], .count, hasTotal: true),
      ReportColumn("postponedAmount", texts[.amount], .money, hasTotal: true),
    ]
    let rows: [[Cell]] = postponed.map {
      [.text(label($0.key)), .count($0.postponed.deals), .money($0.postponed.amount)]
    }
    return ReportTable(
      id: "postponed-" + id,
      title: title(report.name == "competitor" ? .postponedByCompetitor : .postponedByReason, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  private func heading(of report: LossReport) -> String {
    texts[report.name == "competitor" ? .competitor : .lossReason]
  }

  private func label(_ key: String) -> String { key.isEmpty ? texts[.blankKey] : key }
}
