import DealModel
import FunnelAnalytics
import ReportModel

extension TieOutRule {
  /// Tables of single deals: at risk, lost, late, paid, incomplete.
  static let ofDeals: [TieOutRule] = [
    TieOutRule(name: "risk-reasons") { _, report, _ in
      var equal = Equalities()
      let most = report.risks.byReason.reduce(0) { max($0, $1.deals ?? 0) }
      let all = report.risks.byReason.reduce(0) { $0 + ($1.deals ?? 0) }
      equal.check("each reason ≤ at risk ≤ all reasons", most <= report.risks.deals && report.risks.deals <= all, true)
      equal.check("at risk ≤ open", report.risks.deals <= report.counts.open, true)
      return equal.differences
    },
    TieOutRule(name: "loss-lossReason", differences: losses), TieOutRule(name: "loss-competitor", differences: losses),
    TieOutRule(name: "postponed-lossReason", differences: postponed),
    TieOutRule(name: "postponed-competitor", differences: postponed),
    TieOutRule(name: "payments") { table, report, _ in
      var equal = Equalities()
      let outstanding = table.sum("collected") == 0 ? 0 : table.sum("wonAmount") - table.sum("collected")
      equal.check("won − collected = outstanding", outstanding, table.sum("outstanding"))
      let won = report.groups.first.map { $0.rows.reduce(Money.zero) { $0 + $1.wonAmount } }
      if let won { equal.check("won", table.sum("wonAmount"), won.tenThousandths) }
      return equal.differences
    },
    TieOutRule(name: "collections") { table, report, _ in
      var equal = Equalities()
      let months = report.pipelines.flatMap { $0.forecast.months.map(\.bucket.weighted) }
      equal.check("forecast", table.sum("expectedWeighted"), months.reduce(Money.zero, +).tenThousandths)
      let outstanding = report.payments?.total.outstanding ?? .zero
      equal.check("outstanding", table.sum("outstanding"), outstanding.tenThousandths)
      return equal.differences
    },
    TieOutRule(name: "completeness") { _, report, _ in
      report.completeness.filter { $0.missing > $0.required || $0.required > report.counts.deals }
        .map { "\($0.field): \($0.missing) of \($0.required)" }
    },
    TieOutRule(name: "completeness-owners") { table, report, _ in
      var equal = Equalities()
      let missing = report.completeness.filter { $0.owner == nil }.reduce(0) { $0 + $1.missing }
      equal.check("missing = that of all fields", table.sum("completeness.missing"), Int128(missing) * 10_000)
      return equal.differences
    },
  ]

  /// Stages make up each row, and all rows the lost deals of the pipeline.
  private static let losses: @Sendable (TableSums, FunnelReport, Int) -> [String] = { table, report, index in
    var equal = Equalities()
    let stages = report.pipelines[index].funnel.indices.map { "lostFrom.\($0 + 1)" } + ["lostFrom.unknown"]
    equal.check("stages", stages.reduce(0) { $0 + table.sum($1) }, table.sum("lostDeals"))
    equal.check("lost", table.sum("lostDeals"), Int128(report.pipelines[index].lost) * 10_000)
    if report.cohort == nil {
      let dropped = report.pipelines[index].funnel.reduce(0) { $0 + $1.dropped }
      equal.check("dropped", table.sum("lostDeals"), Int128(dropped) * 10_000)
    }
    return equal.differences
  }

  /// The late deals are those of the forecast's first bucket.
  private static let postponed: @Sendable (TableSums, FunnelReport, Int) -> [String] = { table, report, index in
    let overdue = report.pipelines[index].forecast.overdue
    var equal = Equalities()
    // Where the history tells of it, deals that were put off come on top.
    if report.risks.byReason.contains(where: { $0.reason == .pushed && $0.deals != nil }) { return [] }
    equal.check("deals", table.sum("postponed"), Int128(overdue.deals) * 10_000)
    equal.check("amount", table.sum("postponedAmount"), overdue.amount.tenThousandths)
    return equal.differences
  }
}
