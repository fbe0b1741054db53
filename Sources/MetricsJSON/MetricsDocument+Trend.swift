import DealModel
import FunnelAnalytics

extension MetricsDocument {
  static func flow(_ writer: inout JSONWriter, _ row: FlowRow) {
    writer.member("stage", row.stage)
    writer.member("openAtStart", row.openAtStart)
    writer.member("entered", row.entered)
    writer.member("left", row.left)
    writer.object("exits") { exits in
      exits.member("forward", row.forward)
      exits.member("back", row.back)
      exits.member("lost", row.lost)
      exits.member("void", row.void)
    }
    writer.member("openAtEnd", row.openAtEnd)
  }

  static func cohorts(_ writer: inout JSONWriter, _ report: CohortReport) {
    writer.list("cohorts", report.rows) { item, row in
      switch row.key {
      case .earlier: item.member("month", "earlier")
      case .month(let month): item.member("month", month.iso)
      case .unknown: item.member("month", "unknown")
      }
      item.member("created", row.created)
      item.counts("reached", row.reached)
      item.member("won", row.won)
      item.member("lost", row.lost)
      item.member("void", row.void)
      item.member("open", row.open)
      item.rate("winRate", row.winRate)
      item.member("dated", row.dated)
      item.rates("wonWithin", Array(known(row.wonWithin)))
    }
    writer.object("timeToWin") { curve in
      let shares = known(report.wonWithin)
      curve.rates("wonWithin", Array(shares))
      curve.counts("atRisk", Array(report.atRisk.prefix(shares.count)))
    }
  }

  /// The months that are over: behind them nothing is known.
  private static func known(_ shares: [Double?]) -> ArraySlice<Double?> {
    shares.prefix((shares.lastIndex { $0 != nil } ?? -1) + 1)
  }
}
