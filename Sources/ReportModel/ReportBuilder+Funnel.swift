import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 3 of the definitions, with a chart for each process.
  func funnelSection() -> ReportSection {
    var charts: [FunnelChart] = []
    var tables: [ReportTable] = []
    for (index, pipeline) in report.pipelines.enumerated() {
      charts.append(chart(pipeline, index))
      tables.append(funnelTable(pipeline, index))
    }
    var notes: [String] = []
    if let cohort = report.cohort {
      notes.append(texts[.noteCohort, texts.format.date(cohort.first), texts.format.date(cohort.last)])
    }
    notes.append(texts[.noteInterval])
    return ReportSection(id: .funnel, title: texts[.funnel], notes: notes, charts: charts, tables: tables)
  }

  private func funnelTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("reached", texts[.reached], .count, derivation: .sum(["advanced", "dropped", "waiting"])),
      ReportColumn("entered", texts[.entered], .count),
      ReportColumn("skipped", texts[.skipped], .count),
      ReportColumn("advanced", texts[.advanced], .count),
      ReportColumn("dropped", texts[.dropped], .count),
      ReportColumn("waiting", texts[.waiting], .count),
      ReportColumn("conversion", texts[.conversion], .rate, derivation: .ratio("advanced", ["reached"])),
      ReportColumn(
        "conversionResolved",
        texts[.conversionResolved],
        .rate,
        derivation: .ratio("advanced", ["advanced", "dropped"])
      ),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
      ReportColumn("cumulative", texts[.cumulative], .rate),
      ReportColumn("winRate", texts[.winRate], .rate),
      ReportColumn("amount", texts[.amount], .money),
    ]
    let rows: [[Cell]] = pipeline.funnel.map { row in
      [
        .text(row.stage), .count(row.reached), .count(row.entered), .count(row.skipped), .count(row.advanced),
        .count(row.dropped), .count(row.waiting), .rate(row.conversion), .rate(row.conversionResolved),
        .rate(row.low), .rate(row.high), .rate(row.cumulative), .rate(row.winRate), .money(row.amount),
      ]
    }
    var notes: [String] = []
    if pipeline.isTracedBasis {
      notes.append(
        texts[.noteBasisTraced, texts.count(pipeline.assumedFirst), texts.count(pipeline.lost + pipeline.void)]
      )
    }
    if pipeline.cohortVoid > 0 { notes.append(texts[.noteVoidBeside, texts.count(pipeline.cohortVoid)]) }
    if pipeline.cohortUnknownStage > 0 {
      notes.append(texts[.noteUnknownBeside, texts.count(pipeline.cohortUnknownStage)])
    }
    return ReportTable(
      id: "funnel-\(index + 1)",
      title: title(.funnel, pipeline),
      columns: columns,
      rows: rows,
      notes: notes
    )
  }

  private func chart(_ pipeline: PipelineReport, _ index: Int) -> FunnelChart {
    // A step is the weakest for certain only where others are known too.
    let known = pipeline.funnel.compactMap(\.conversionResolved)
    let weakest = known.count > 1 ? known.min() : nil
    let bars = pipeline.funnel.map { row in
      var interval: ClosedRange<Double>?
      if let low = row.low, let high = row.high { interval = low...max(low, high) }
      return FunnelChart.Bar(
        stage: row.stage,
        reached: row.reached,
        amount: row.amount,
        conversion: row.conversionResolved,
        interval: interval,
        isWeakest: weakest != nil && row.conversionResolved == weakest
      )
    }
    var description = ""
    if let first = bars.first, let last = bars.last, let weak = bars.first(where: \.isWeakest) {
      description =
        texts[
          .chartSummary,
          texts.count(first.reached),
          first.stage,
          texts.count(last.reached),
          last.stage,
          weak.stage,
          texts.format.text(.rate(weak.conversion))
        ]
    }
    return FunnelChart(
      id: "funnel-chart-\(index + 1)",
      title: pipeline.name.isEmpty ? texts[.chartTitle] : texts[.chartTitleOf, pipeline.name],
      summary: description,
      bars: bars,
      legend: FunnelChart.Legend(
        deals: texts[.reached],
        amount: summary.currency.isEmpty ? texts[.amount] : texts[.chartAmount, summary.currency],
        conversion: texts[.chartConversion],
        weakest: texts[.chartWeakest]
      )
    )
  }

  /// Sections 4 and 5 of the definitions.
  func stageTimeSection() -> ReportSection {
    let tables = report.pipelines.enumerated().flatMap { index, pipeline in
      [stageTimeTable(pipeline, index), cycleTable(pipeline, index)]
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
      ReportColumn("standardDays", texts[.standardDays], .days),
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
        .days(row.standardDays), .count(row.forward), .count(row.back), .count(row.lost), .count(row.void),
        .count(row.open), .days(row.medianAge), .count(row.reentries), .count(row.untimed),
      ]
    }
    return ReportTable(
      id: "stage-time-\(index + 1)",
      title: title(.stageTime, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
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

  /// The total row: the sums of the columns that have one.
  func totals(_ columns: [ReportColumn], _ rows: [[Cell]]) -> [Cell] {
    columns.indices.map { index in
      if index == 0 { return .text(texts[.total]) }
      guard columns[index].hasTotal else { return .empty }
      var count = 0
      var money = Money.zero
      var share = 0.0
      for row in rows {
        switch row[index] {
        case .count(let value): count += value
        case .money(let value): money += value
        case .rate(let value): share += value
        default: break
        }
      }
      switch columns[index].kind {
      case .money: return .money(money)
      case .rate: return rows.contains { $0[index] != .undefined } ? .rate(share) : .undefined
      default: return .count(count)
      }
    }
  }
}
