import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Sections 6 and 9 of the definitions.
  func forecastSection() -> ReportSection {
    let tables =
      quotaTables(.all)
      + report.pipelines.enumerated().flatMap { index, pipeline in
        [
          snapshotTable(pipeline, index), bucketTable(pipeline, index), calibrationTable(pipeline, index),
          committedTable(pipeline, index),
        ]
      }
    return ReportSection(
      id: .forecast,
      title: texts[.forecast],
      notes: [],
      charts: [],
      tables: tables + paymentTables()
    )
  }

  private func snapshotTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("deals", texts[.deals], .count, hasTotal: true),
      ReportColumn("amount", texts[.amount], .money, hasTotal: true),
      ReportColumn("weighted", texts[.weighted], .money, hasTotal: true),
      ReportColumn("meanAge", texts[.meanAge], .days),
      ReportColumn("medianAge", texts[.medianAge], .days),
      ReportColumn("overStandardDeals", texts[.overStandardDeals], .count, hasTotal: true),
      ReportColumn("overStandardAmount", texts[.overStandardAmount], .money, hasTotal: true),
      ReportColumn("share", texts[.share], .rate, hasTotal: true),
    ]
    let rows: [[Cell]] = pipeline.snapshot.map { row in
      [
        .text(row.stage), .count(row.deals), .money(row.amount), .money(row.weighted), .days(row.meanAge),
        .days(row.medianAge), .count(row.overStandardDeals), .money(row.overStandardAmount), .rate(row.share),
      ]
    }
    return ReportTable(
      id: "snapshot-\(index + 1)",
      title: title(.snapshot, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  private func bucketTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("bucket", texts[.bucket], .text),
      ReportColumn("deals", texts[.deals], .count, hasTotal: true),
      ReportColumn("amount", texts[.amount], .money, hasTotal: true),
      ReportColumn("weighted", texts[.weighted], .money, hasTotal: true),
    ]
    let forecast = pipeline.forecast
    func row(_ name: String, _ bucket: ForecastBucket) -> [Cell] {
      [.text(name), .count(bucket.deals), .money(bucket.amount), .money(bucket.weighted)]
    }
    var rows = [row(texts[.overdue], forecast.overdue)]
    rows += forecast.months.map { row(texts.format.month($0.month), $0.bucket) }
    rows += [row(texts[.beyond], forecast.beyond), row(texts[.noDate], forecast.noDate)]
    return ReportTable(
      id: "forecast-\(index + 1)",
      title: title(.buckets, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  private func calibrationTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("configured", texts[.configured], .rate),
      ReportColumn("observed", texts[.observed], .rate),
      ReportColumn("resolved", texts[.resolved], .count),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
      ReportColumn("inside", texts[.inside], .text),
      ReportColumn("used", texts[.used], .rate),
    ]
    let calibration = pipeline.forecast.calibration
    let rows: [[Cell]] = calibration.map { row in
      [
        .text(row.stage), .rate(row.configured), .rate(row.observed), .count(row.resolved), .rate(row.low),
        .rate(row.high), row.inside.map { .text(texts[$0 ? .yes : .no]) } ?? .undefined, .rate(row.used),
      ]
    }
    let notes =
      pipeline.forecast.method == .observed
      ? []
      : calibration.filter { $0.configured == nil && $0.observed != nil }
        .map { texts[.noteObserved, $0.stage, texts.count($0.resolved)] }
    return ReportTable(
      id: "calibration-\(index + 1)",
      title: title(.calibration, pipeline),
      columns: columns,
      rows: rows,
      notes: notes
    )
  }

  private func committedTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("committed", texts[.committed], .text),
      ReportColumn("amount", texts[.amount], .money, hasTotal: true),
    ]
    let rows: [[Cell]] = [
      [.text(texts[.realised]), .money(pipeline.forecast.realised)],
      [.text(texts[.expectedInPeriod]), .money(pipeline.forecast.expectedInPeriod)],
    ]
    return ReportTable(
      id: "committed-\(index + 1)",
      title: title(.committed, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }
}
