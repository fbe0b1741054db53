import DealModel
import FunnelAnalytics

extension MetricsDocument {
  static func quota(_ writer: inout JSONWriter, _ row: QuotaRow) {
    writer.member("period", row.period.label)
    writer.member("owner", row.owner)
    writer.member("team", row.team)
    writer.member("pipeline", row.pipeline)
    writer.member("from", row.period.days.first.iso)
    writer.member("to", row.period.days.last.iso)
    writer.member("isSum", row.isSum)
    writer.money("quota", row.quota)
    writer.money("won", row.won)
    writer.rate("attainment", row.attainment)
    writer.money("gap", row.gap)
    writer.money("openAmount", row.openAmount)
    writer.money("weighted", row.weighted)
    writer.rate("coverage", row.coverage)
    writer.money("fromNewDeals", row.fromNewDeals)
    guard let required = row.required else { return writer.member("required", Int?.none) }
    writer.object("required") { writer in
      writer.member("wins", required.wins)
      writer.list("stages", required.stages) { writer, stage in
        writer.member("stage", stage.stage)
        writer.days("needed", stage.needed)
        writer.member("waiting", stage.waiting)
        writer.days("missing", stage.missing)
      }
      writer.days("newPerWeek", required.newPerWeek)
      writer.days("weeks", required.weeks)
      writer.days("sellers", required.sellers)
    }
  }
}
