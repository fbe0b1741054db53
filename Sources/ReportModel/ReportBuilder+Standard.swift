import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Open deals by stage against the standard funnel; `nil` without one.
  func balanceTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable? {
    if pipeline.standard.balance.allSatisfy({ $0.standard == nil }) { return nil }
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("balance.actual", texts[.openDeals], .count, hasTotal: true),
      ReportColumn("balance.standard", texts[.standardDeals], .number),
      ReportColumn("balance.difference", texts[.difference], .number),
    ]
    let rows: [[Cell]] = pipeline.standard.balance.map { row in
      [.text(row.stage), .count(row.actual), .number(row.standard), .number(row.difference)]
    }
    return ReportTable(
      id: "balance-\(index + 1)",
      title: title(.balance, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  /// Time in stage against the standard days; `nil` without any.
  func rateTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable? {
    if pipeline.standard.rate.allSatisfy({ $0.standard == nil }) { return nil }
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("rate.actual", texts[.kmMedian], .days),
      ReportColumn("rate.standard", texts[.standardDays], .days),
      ReportColumn("rate.difference", texts[.difference], .days),
    ]
    let rows: [[Cell]] = pipeline.standard.rate.map { row in
      [.text(row.stage), .days(row.actual), .days(row.standard), .days(row.difference)]
    }
    return ReportTable(id: "rate-\(index + 1)", title: title(.rateOfStages, pipeline), columns: columns, rows: rows)
  }

  /// The shape of each funnel, to compare them by.
  func shapeTable() -> ReportTable {
    let columns = [
      ReportColumn("pipeline", texts[.pipeline], .text),
      ReportColumn("capacity", texts[.capacity], .count),
      ReportColumn("capacityAmount", texts[.capacityAmount], .money),
      ReportColumn("slope", texts[.slope], .rate),
      ReportColumn("evenness", texts[.evenness], .rate),
      ReportColumn("shape.flow", texts[.flowOfMoney], .money),
    ]
    let rows: [[Cell]] = report.pipelines.map { pipeline in
      let shape = pipeline.shape
      return [
        .text(pipeline.name.isEmpty ? texts[.funnel] : pipeline.name), .count(shape.capacity),
        .money(shape.capacityAmount), .rate(shape.slope), .rate(shape.evenness), .units(shape.flow),
      ]
    }
    return ReportTable(id: "shape", title: texts[.shape], columns: columns, rows: rows, notes: [texts[.noteShape]])
  }
}
