import DealModel

extension KnownExport {
  /// Zoho CRM's export of deals; ids are like `zcrm_4876876000000376001`.
  static let zoho = KnownExport(
    name: "zoho",
    title: ExportTitle("Zoho CRM"),
    table: .deals,
    marks: [
      Marks(
        required: [["closing date"], ["deal name", "potential name"]],
        headings: [
          "record id", "deal owner", "deal owner id", "deal name", "closing date", "account name", "account name id",
          "created time", "modified time", "last activity time", "reason for loss", "lead source", "potential name",
        ],
        needed: 5
      )
    ],
    columns: [
      "id": ["record id", "deal id", "potential id"],
      "name": ["deal name", "potential name"],
      "account": ["account name"],
      "owner": ["deal owner", "potential owner"],
      "pipeline": ["pipeline"],
      "stage": ["stage"],
      "amount": ["amount"],
      "currency": ["currency"],
      "probability": ["probability"],
      "created": ["created time"],
      "close_any": ["closing date"],
      "stage_entered": ["stage modified time"],
      "last_activity": ["last activity time"],
      "next_step": ["next step"],
      "source": ["lead source"],
      "loss_reason": ["reason for loss"],
    ],
    passedOver: ["type", "expected revenue", "modified time"]
  )
}
