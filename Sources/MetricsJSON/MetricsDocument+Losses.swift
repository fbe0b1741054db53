import DealModel
import FunnelAnalytics

extension MetricsDocument {
  /// Why deals are lost or late, for each process and each column that tells it.
  static func losses(_ writer: inout JSONWriter, _ report: FunnelReport) {
    let entries = zip(report.pipelines, report.losses).flatMap { pipeline, losses in losses.map { (pipeline, $0) } }
    writer.list("losses", entries) { item, entry in
      let (pipeline, losses) = entry
      item.member("pipeline", pipeline.name)
      item.member("column", losses.name)
      item.list("lost", losses.lost) { item, row in
        item.member("key", row.key)
        sum(&item, row.lost)
        item.list("stages", zip(pipeline.funnel, row.stages)) { item, stage in
          item.member("stage", stage.0.stage)
          sum(&item, stage.1)
        }
        item.object("unknownStage") { sum(&$0, row.unknownStage) }
      }
      guard let postponed = losses.postponed else { return item.member("postponed", nil as String?) }
      item.list("postponed", postponed) { item, row in
        item.member("key", row.key)
        sum(&item, row.postponed)
      }
    }
  }

  private static func sum(_ writer: inout JSONWriter, _ sum: DealSum) {
    writer.member("deals", sum.deals)
    writer.money("amount", sum.amount)
  }
}
