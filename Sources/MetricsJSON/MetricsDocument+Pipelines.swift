import DealModel
import FunnelAnalytics

extension MetricsDocument {
  static func pipeline(
    _ writer: inout JSONWriter,
    _ pipeline: PipelineReport,
    evidence: (Bottleneck) -> String
  ) {
    writer.member("name", pipeline.name)
    writer.member("basis", pipeline.isTracedBasis ? "events" : "all")
    writer.object("evidence") { evidence in
      evidence.member("events", pipeline.evidenceEvents)
      evidence.member("current", pipeline.evidenceCurrent)
    }
    writer.object("deals") { deals in
      deals.member("total", pipeline.total)
      deals.member("open", pipeline.open)
      deals.member("won", pipeline.won)
      deals.member("lost", pipeline.lost)
      deals.member("void", pipeline.void)
    }
    writer.list("funnel", pipeline.funnel, funnel)
    writer.list("stageTime", pipeline.stageTime, stageTime)
    // Where nothing is asked for there is nothing to say.
    if !pipeline.exitCriteria.isEmpty { writer.list("exitCriteria", pipeline.exitCriteria, exitCriteria) }
    writer.object("cycle") { cycle in
      cycle.object("won") { self.cycle(&$0, pipeline.wonCycle) }
      cycle.object("lost") { self.cycle(&$0, pipeline.lostCycle) }
    }
    writer.list("snapshot", pipeline.snapshot, snapshot)
    writer.list("flow", pipeline.flow, flow)
    cohorts(&writer, pipeline.cohorts)
    writer.object("forecast") { forecast(&$0, pipeline.forecast) }
    bottlenecks(&writer, pipeline.bottlenecks, evidence: evidence)
    writer.object("standard") { standard(&$0, pipeline.standard) }
    writer.object("shape") { shape(&$0, pipeline.shape) }
  }

  static func funnel(_ writer: inout JSONWriter, _ row: FunnelRow) {
    writer.member("stage", row.stage)
    writer.member("reached", row.reached)
    writer.member("entered", row.entered)
    writer.member("skipped", row.skipped)
    writer.member("advanced", row.advanced)
    writer.member("dropped", row.dropped)
    writer.member("waiting", row.waiting)
    writer.rate("conversion", row.conversion)
    writer.rate("conversionResolved", row.conversionResolved)
    writer.rate("low", row.low)
    writer.rate("high", row.high)
    writer.rate("cumulative", row.cumulative)
    writer.rate("winRate", row.winRate)
    writer.money("amount", row.amount)
  }

  private static func cycle(_ writer: inout JSONWriter, _ row: CycleRow) {
    writer.member("n", row.n)
    writer.member("leftOut", row.leftOut)
    writer.days("mean", row.mean)
    writer.days("median", row.median)
    writer.days("p25", row.p25)
    writer.days("p75", row.p75)
    writer.days("p90", row.p90)
  }

  private static func snapshot(_ writer: inout JSONWriter, _ row: SnapshotRow) {
    writer.member("stage", row.stage)
    writer.member("deals", row.deals)
    writer.money("amount", row.amount)
    writer.money("weighted", row.weighted)
    writer.days("meanAge", row.meanAge)
    writer.days("medianAge", row.medianAge)
    writer.member("overStandardDeals", row.overStandardDeals)
    writer.money("overStandardAmount", row.overStandardAmount)
    writer.rate("share", row.share)
  }

  private static func forecast(_ writer: inout JSONWriter, _ forecast: ForecastReport) {
    writer.member("probability", forecast.method.rawValue)
    writer.object("total") { bucket(&$0, forecast.total) }
    writer.object("overdue") { bucket(&$0, forecast.overdue) }
    writer.list("months", forecast.months) { item, month in
      item.member("month", month.month.iso)
      bucket(&item, month.bucket)
    }
    writer.object("beyond") { bucket(&$0, forecast.beyond) }
    writer.object("noDate") { bucket(&$0, forecast.noDate) }
    writer.object("committed") { committed in
      committed.money("realised", forecast.realised)
      committed.money("weighted", forecast.expectedInPeriod)
      committed.money("total", forecast.committed)
    }
    writer.list("calibration", forecast.calibration) { item, stage in
      item.member("stage", stage.stage)
      item.rate("configured", stage.configured)
      item.rate("observed", stage.observed)
      item.member("resolved", stage.resolved)
      item.rate("low", stage.low)
      item.rate("high", stage.high)
      item.member("inside", stage.inside)
      item.rate("used", stage.used)
    }
  }

  private static func bucket(_ writer: inout JSONWriter, _ bucket: ForecastBucket) {
    writer.member("deals", bucket.deals)
    writer.money("amount", bucket.amount)
    writer.money("weighted", bucket.weighted)
  }
}
