import DealModel
import FunnelAnalytics

extension MetricsDocument {
  /// Section 13.
  static func risks(_ writer: inout JSONWriter, _ risks: RiskReport) {
    writer.member("deals", risks.deals)
    writer.money("amount", risks.amount)
    writer.list("byReason", risks.byReason) { item, row in
      item.member("reason", row.reason.name)
      item.member("deals", row.deals)
      item.money("amount", row.amount)
    }
    writer.list("top", risks.top) { item, row in
      item.member("deal", row.deal)
      item.member("name", row.name)
      item.member("owner", row.owner)
      item.member("stage", row.stage)
      item.money("amount", row.amount)
      item.money("weighted", row.weighted)
      item.member("age", row.age)
      item.texts("reasons", row.reasons.map(\.name))
    }
  }
}
