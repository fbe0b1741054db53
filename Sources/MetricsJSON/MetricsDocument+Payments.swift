import DealModel
import FunnelAnalytics

extension MetricsDocument {
  /// Section 14.
  static func payments(_ writer: inout JSONWriter, _ payments: PaymentReport?) {
    guard let payments else { return writer.member("payments", nil as String?) }
    writer.object("payments") { writer in
      sum(&writer, payments.total)
      writer.list("months", payments.months) { item, month in
        item.member("month", month.month.iso)
        sum(&item, month.sum)
      }
      writer.object("earlier") { sum(&$0, payments.earlier) }
      writer.list("expected", payments.expected) { item, month in
        item.member("month", month.month.iso)
        item.money("outstanding", month.outstanding)
        item.money("weighted", month.weighted)
      }
    }
  }

  private static func sum(_ writer: inout JSONWriter, _ sum: PaymentReport.Sum) {
    writer.money("won", sum.won)
    writer.money("settled", sum.settled)
    writer.money("collected", sum.collected)
    writer.money("outstanding", sum.outstanding)
  }
}
