import DealModel

extension KnownExport {
  /// Dynamics 365's export of opportunities.
  ///
  /// The status says open, won or lost, its reason why; the phase is the last open one. What a won one brings is its actual
  /// revenue. `(Do Not Modify)` columns but the
  /// id are its own checks.
  static let dynamics = KnownExport(
    name: "dynamics365",
    title: ExportTitle("Dynamics 365"),
    table: .deals,
    marks: [
      Marks(
        required: [["topic"], ["est. revenue", "est. close date", "pipeline phase"]],
        headings: [
          "(do not modify) opportunity", "(do not modify) row checksum", "(do not modify) modified on", "topic",
          "potential customer", "account", "est. revenue", "est. close date", "actual revenue", "actual close date",
          "status reason", "pipeline phase", "created on",
        ],
        needed: 4
      )
    ],
    columns: [
      "id": ["(do not modify) opportunity", "opportunity"],
      "name": ["topic"],
      "account": ["account", "potential customer", "company"],
      "owner": ["owner"],
      "stage": ["pipeline phase", "sales stage"],
      "status": ["status"],
      "amount": ["est. revenue"],
      "won_amount": ["actual revenue"],
      "currency": ["currency"],
      "probability": ["probability"],
      "created": ["created on"],
      "expected_close": ["est. close date"],
      "closed": ["actual close date"],
      "source": ["originating lead", "source campaign"],
      "loss_reason": ["status reason"],
    ],
    passedOver: ["(do not modify) row checksum", "(do not modify) modified on", "process stage"]
  )
}
