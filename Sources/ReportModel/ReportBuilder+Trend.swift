import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Sections 7 and 8 of the definitions: the key figures by month, what moved in the period, and
  /// cohorts.
  func trendSection() -> ReportSection {
    let tables =
      [trendTable()]
      + report.pipelines.enumerated().flatMap { index, pipeline in
        [flowTable(pipeline, index), cohortTable(pipeline, index), timeToWinTable(pipeline, index)]
      }
    return ReportSection(id: .trend, title: texts[.trend], notes: [], charts: [], tables: tables)
  }

  private func trendTable() -> ReportTable {
    let columns = [
      ReportColumn("month", texts[.month], .text),
      ReportColumn("created", texts[.created], .count),
      ReportColumn("createdAmount", texts[.createdAmount], .money),
      ReportColumn("won", texts[.won], .count),
      ReportColumn("wonAmount", texts[.wonAmount], .money),
      ReportColumn("lost", texts[.lost], .count),
      ReportColumn("lostAmount", texts[.lostAmount], .money),
      ReportColumn("void", texts[.void], .count),
      ReportColumn("voidAmount", texts[.voidAmount], .money),
      ReportColumn("winRate", texts[.winRate], .rate, derivation: .ratio("won", ["won", "lost"])),
      ReportColumn("averageWon", texts[.averageWon], .money),
      ReportColumn("medianWonCycle", texts[.medianWonCycle], .days),
      ReportColumn("openAtEnd", texts[.openAtEnd], .count),
      ReportColumn("openAmountAtEnd", texts[.openAmountAtEnd], .money),
    ]
    let rows: [[Cell]] = report.trend.map { row in
      let figures = row.figures
      return [
        .text(texts.format.month(row.month)), .count(figures.created), .money(figures.createdAmount),
        .count(figures.won), .money(figures.wonAmount), .count(figures.lost), .money(figures.lostAmount),
        .count(figures.void), .money(figures.voidAmount), .rate(figures.winRate), .units(figures.averageWon),
        .days(figures.medianWonCycle), .count(figures.openAtEnd), .money(figures.openAmountAtEnd),
      ]
    }
    let isCut = report.trend.last.map { $0.month.lastDay > report.asOf } ?? false
    return ReportTable(
      id: "trend",
      title: texts[.trend],
      columns: columns,
      rows: rows,
      notes: isCut ? [texts[.noteTrend, texts.format.date(report.asOf)]] : []
    )
  }

  private func flowTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("flow.openAtStart", texts[.openAtStart], .count, hasTotal: true),
      ReportColumn("flow.entered", texts[.flowEntered], .count, hasTotal: true),
      ReportColumn(
        "flow.left",
        texts[.flowLeft],
        .count,
        derivation: .sum(["exits.forward", "exits.back", "exits.lost", "exits.void"]),
        hasTotal: true
      ),
      ReportColumn("exits.forward", texts[.exitForward], .count, hasTotal: true),
      ReportColumn("exits.back", texts[.exitBack], .count, hasTotal: true),
      ReportColumn("exits.lost", texts[.exitLost], .count, hasTotal: true),
      ReportColumn("exits.void", texts[.exitVoid], .count, hasTotal: true),
      ReportColumn("flow.openAtEnd", texts[.openAtEnd], .count, hasTotal: true),
    ]
    let rows: [[Cell]] = pipeline.flow.map { row in
      [
        .text(row.stage), .count(row.openAtStart), .count(row.entered), .count(row.left), .count(row.forward),
        .count(row.back), .count(row.lost), .count(row.void), .count(row.openAtEnd),
      ]
    }
    let days = report.period.days
    return ReportTable(
      id: "flow-\(index + 1)",
      title: title(.flow, pipeline),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows),
      notes: [texts[.noteFlow, texts.format.date(days.first), texts.format.date(days.last)]]
    )
  }
}
