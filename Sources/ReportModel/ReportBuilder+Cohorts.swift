import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// The months since creation that the table has; `metrics.json` has all.
  private static let shownMonths = Array(0...12) + [18, 23]

  func cohortTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    var columns = [
      ReportColumn("month", texts[.cohortMonth], .text),
      ReportColumn(
        "cohort.created",
        texts[.cohortCreated],
        .count,
        derivation: .sum(["cohort.won", "cohort.lost", "cohort.void", "cohort.open"]),
        hasTotal: true
      ),
    ]
    columns += pipeline.funnel.enumerated().map { number, stage in
      ReportColumn("cohort.reached.\(number + 1)", stage.stage, .count, hasTotal: true)
    }
    columns += [
      ReportColumn("cohort.won", texts[.won], .count, hasTotal: true),
      ReportColumn("cohort.lost", texts[.lost], .count, hasTotal: true),
      ReportColumn("cohort.void", texts[.void], .count, hasTotal: true),
      ReportColumn("cohort.open", texts[.open], .count, hasTotal: true),
      ReportColumn("winRate", texts[.winRate], .rate, derivation: .ratio("cohort.won", ["cohort.won", "cohort.lost"])),
    ]
    let rows: [[Cell]] = pipeline.cohorts.rows.map { row in
      [.text(name(row.key)), .count(row.created)] + row.reached.map { .count($0) }
        + [.count(row.won), .count(row.lost), .count(row.void), .count(row.open), .rate(row.winRate)]
    }
    return ReportTable(
      id: "cohorts-\(index + 1)",
      title: title(.cohorts, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows),
      notes: [texts[.noteCohorts]]
    )
  }

  func timeToWinTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let shown = ReportBuilder.shownMonths
    let columns =
      [
        ReportColumn("month", texts[.cohortMonth], .text),
        ReportColumn("cohort.dated", texts[.datedDeals], .count),
      ] + shown.map { ReportColumn("cohort.wonWithin.\($0)", texts[.withinMonths, "\($0)"], .rate) }
    var rows: [[Cell]] = pipeline.cohorts.rows.filter { $0.dated > 0 }.map { row in
      [.text(name(row.key)), .count(row.dated)] + shown.map { .rate(row.wonWithin[$0]) }
    }
    let (created, dated) = pipeline.cohorts.rows.reduce((0, 0)) { ($0.0 + $1.created, $0.1 + $1.dated) }
    rows.append(
      [.text(texts[.allCohorts]), .count(dated)] + shown.map { .rate(pipeline.cohorts.wonWithin[$0]) }
    )
    return ReportTable(
      id: "time-to-win-\(index + 1)",
      title: title(.timeToWin, pipeline),
      columns: columns,
      rows: rows,
      notes: [texts[.noteTimeToWin]] + (created == dated ? [] : [texts[.noteUndated, texts.count(created - dated)]])
    )
  }

  private func name(_ key: CohortRow.Key) -> String {
    switch key {
    case .earlier: texts[.earlier]
    case .month(let month): texts.format.month(month)
    case .unknown: texts[.unknownMonth]
    }
  }
}
