import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Sections 4 and 5 of the definitions.
  func stageTimeSection() -> ReportSection {
    let tables = report.pipelines.enumerated().flatMap { index, pipeline in
      [stageTimeTable(pipeline, index), survivalTable(pipeline, index)]
        + [rateTable(pipeline, index)].compactMap(\.self)
        + exitCriteriaTables(pipeline, index) + [cycleTable(pipeline, index)]
    }
    return ReportSection(id: .stageTime, title: texts[.stageTime], notes: [], charts: [], tables: tables)
  }

  private func stageTimeTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn(
        "visits",
        texts[.visits],
        .count,
        derivation: .sum(["exits.forward", "exits.back", "exits.lost", "exits.void"]),
        hasTotal: true
      ),
      ReportColumn("mean", texts[.mean], .days),
      ReportColumn("median", texts[.median], .days),
      ReportColumn("p90", texts[.p90], .days),
      ReportColumn("kmMedian", texts[.kmMedian], .days),
      ReportColumn("standardDays", texts[.standardDays], .days),
      ReportColumn("overStandard", texts[.overStandard], .rate),
      ReportColumn("exits.forward", texts[.exitForward], .count, hasTotal: true),
      ReportColumn("exits.back", texts[.exitBack], .count, hasTotal: true),
      ReportColumn("exits.lost", texts[.exitLost], .count, hasTotal: true),
      ReportColumn("exits.void", texts[.exitVoid], .count, hasTotal: true),
      ReportColumn("open", texts[.open], .count, hasTotal: true),
      ReportColumn("medianAge", texts[.medianAge], .days),
      ReportColumn("reentries", texts[.reentries], .count, hasTotal: true),
      ReportColumn("untimed", texts[.untimed], .count, hasTotal: true),
    ]
    let rows: [[Cell]] = pipeline.stageTime.map { row in
      [
        .text(row.stage), .count(row.visits), .days(row.mean), .days(row.median), .days(row.p90),
        .days(row.kmMedian), .days(row.standardDays), .rate(row.overStandard), .count(row.exits.forward),
        .count(row.exits.back), .count(row.exits.lost),
        .count(row.exits.void), .count(row.open), .days(row.medianAge), .count(row.reentries), .count(row.untimed),
      ]
    }
    return ReportTable(
      id: "stage-time-\(index + 1)",
      title: title(.stageTime, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows),
      notes: [texts[.noteSurvival]]
    )
  }

  /// How visits end, when those that go on are not left out.
  private func survivalTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("ultimate.forward", texts[.exitForward], .rate),
      ReportColumn("ultimate.back", texts[.exitBack], .rate),
      ReportColumn("ultimate.lost", texts[.exitLost], .rate),
      ReportColumn("ultimate.void", texts[.exitVoid], .rate),
      ReportColumn("ultimate.remaining", texts[.remaining], .rate),
    ]
    let rows: [[Cell]] = pipeline.stageTime.map { row in
      [
        .text(row.stage), .rate(row.ultimate.forward), .rate(row.ultimate.back), .rate(row.ultimate.lost),
        .rate(row.ultimate.void),
        .rate(row.ultimate.remaining),
      ]
    }
    return ReportTable(
      id: "survival-\(index + 1)",
      title: title(.survival, pipeline),
      columns: columns,
      rows: rows
    )
  }

  private func cycleTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("outcome", texts[.outcome], .text),
      ReportColumn("n", texts[.n], .count),
      ReportColumn("mean", texts[.mean], .days),
      ReportColumn("median", texts[.median], .days),
      ReportColumn("p25", texts[.p25], .days),
      ReportColumn("p75", texts[.p75], .days),
      ReportColumn("p90", texts[.p90], .days),
      ReportColumn("leftOut", texts[.leftOut], .count),
    ]
    func row(_ name: ReportText, _ cycle: CycleRow) -> [Cell] {
      [
        .text(texts[name]), .count(cycle.n), .days(cycle.mean), .days(cycle.median), .days(cycle.p25),
        .days(cycle.p75), .days(cycle.p90), .count(cycle.leftOut),
      ]
    }
    return ReportTable(
      id: "cycle-\(index + 1)",
      title: title(.cycle, pipeline),
      columns: columns,
      rows: [row(.wonDeals, pipeline.wonCycle), row(.lostDeals, pipeline.lostCycle)]
    )
  }
}
