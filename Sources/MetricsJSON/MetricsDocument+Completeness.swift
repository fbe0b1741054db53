import DealModel
import FunnelAnalytics

extension MetricsDocument {
  /// Section 15; the owner is `null` in a field's total.
  static func completeness(_ writer: inout JSONWriter, _ row: CompletenessRow) {
    writer.member("field", row.field.rawValue)
    writer.member("owner", row.owner)
    writer.member("required", row.required)
    writer.member("missing", row.missing)
    writer.rate("rate", row.rate)
  }
}
