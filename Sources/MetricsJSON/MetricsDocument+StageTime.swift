import FunnelAnalytics

extension MetricsDocument {
  /// Section 4 of the definitions.
  static func stageTime(_ writer: inout JSONWriter, _ row: StageTimeRow) {
    writer.member("stage", row.stage)
    writer.member("visits", row.visits)
    writer.days("mean", row.mean)
    writer.days("median", row.median)
    writer.days("p90", row.p90)
    writer.member("open", row.open)
    writer.days("medianAge", row.medianAge)
    writer.member("untimed", row.untimed)
    writer.member("reentries", row.reentries)
    writer.object("exits") { exits in
      exits.member("forward", row.exits.forward)
      exits.member("back", row.exits.back)
      exits.member("lost", row.exits.lost)
      exits.member("void", row.exits.void)
    }
    writer.days("kmMedian", row.kmMedian)
    writer.object("ultimate") { ultimate in
      ultimate.rate("forward", row.ultimate.forward)
      ultimate.rate("back", row.ultimate.back)
      ultimate.rate("lost", row.ultimate.lost)
      ultimate.rate("void", row.ultimate.void)
      ultimate.rate("remaining", row.ultimate.remaining)
    }
    writer.days("standardDays", row.standardDays)
    writer.rate("overStandard", row.overStandard)
  }
}
