import DealModel

extension KnownExport {
  /// Odoo's export of the pipeline, with the labels of its fields or their names.
  ///
  /// A lost opportunity keeps its stage; it is archived (`Active` is False) and has a reason.
  static let odoo = KnownExport(
    name: "odoo",
    title: ExportTitle("Odoo"),
    table: .deals,
    marks: [
      Marks(
        required: [["opportunity"], ["expected revenue", "expected closing"]],
        headings: [
          "opportunity", "customer", "salesperson", "sales team", "expected revenue", "expected closing", "created on",
          "date closed", "closed date", "lost reason", "external id",
        ],
        needed: 5
      ),
      Marks(
        required: [["stage id"], ["expected revenue", "date deadline"]],
        headings: [
          "partner id", "user id", "team id", "stage id", "expected revenue", "date deadline", "date closed",
          "create date", "lost reason id", "date last stage update",
        ],
        needed: 5
      ),
    ],
    columns: [
      "id": ["external id", "id"],
      "name": ["opportunity", "name"],
      "account": ["customer", "company name", "partner id"],
      "owner": ["salesperson", "user id"],
      "team": ["sales team", "team id"],
      "stage": ["stage", "stage id"],
      "status": ["active"],
      "amount": ["expected revenue"],
      "currency": ["currency"],
      "probability": ["probability"],
      "created": ["created on", "create date"],
      "expected_close": ["expected closing", "date deadline"],
      "closed": ["date closed", "closed date"],
      "stage_entered": ["last stage update", "date last stage update"],
      "source": ["source", "source id"],
      "loss_reason": ["lost reason", "lost reason id"],
    ],
    passedOver: ["prorated revenue", "recurring revenue", "priority"],
    rules: [.lossReasonMeansLost, .statusIsActive]
  )
}
