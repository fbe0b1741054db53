import DealModel

extension KnownExport {
  /// Pipedrive's export of deals, whose headings begin with `Deal - ` or do not.
  ///
  /// The status says whether a deal is won or lost; its stage is the last open one, for a lost deal where it was lost. Won
  /// and lost deals have a close time in a column each.
  static let pipedrive = KnownExport(
    name: "pipedrive",
    title: ExportTitle("Pipedrive"),
    table: .deals,
    marks: [
      Marks(
        required: [["deal title", "deal id"], ["deal status", "deal stage"]],
        headings: [
          "deal id", "deal title", "deal value", "deal currency of value", "deal probability", "deal organization",
          "deal contact person", "deal pipeline", "deal stage", "deal status", "deal deal created",
          "deal last stage change", "deal won time", "deal lost time", "deal lost reason", "deal expected close date",
          "deal owner",
        ],
        needed: 7
      ),
      Marks(
        required: [["title"], ["won time", "lost time"]],
        headings: [
          "id", "title", "value", "currency of value", "probability", "organization", "contact person", "pipeline",
          "stage", "status", "deal created", "last stage change", "won time", "lost time", "lost reason",
          "expected close date",
        ],
        needed: 7
      ),
    ],
    columns: [
      "id": ["deal id", "id"],
      "name": ["deal title", "title"],
      "account": ["deal organization", "organization"],
      "owner": ["deal owner", "owner"],
      "pipeline": ["deal pipeline", "pipeline"],
      "stage": ["deal stage", "stage"],
      "status": ["deal status", "status"],
      "amount": ["deal value", "value"],
      "currency": ["deal currency of value", "currency of value", "deal currency", "currency"],
      "probability": ["deal probability", "probability"],
      "created": ["deal deal created", "deal created", "deal add time", "add time"],
      "expected_close": ["deal expected close date", "expected close date"],
      "closed": ["deal deal closed on", "deal closed on", "deal won time", "won time"],
      "lost_at": ["deal lost time", "lost time"],
      "stage_entered": ["deal last stage change", "last stage change"],
      "last_activity": ["deal last activity date", "last activity date"],
      "source": ["deal source", "deal source channel", "source channel"],
      "product": ["deal product name"],
      "loss_reason": ["deal lost reason", "lost reason"],
    ],
    passedOver: ["deal weighted value", "weighted value", "deal next activity date", "deal update time", "update time"]
  )
}
