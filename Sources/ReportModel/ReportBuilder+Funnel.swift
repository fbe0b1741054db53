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
      if let balance = balanceTable(pipeline, index) { tables.append(balance) }
    }
    tables.append(shapeTable())
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
