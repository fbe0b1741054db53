import DealModel

extension KnownExport {
  /// Salesforce's object `OpportunityFieldHistory`, its report, and logs of the same kind: a row for each field that was
  /// changed.
  ///
  /// Rows of the stage are stage changes, those of the close date tell how the expected close moved; the others are of
  /// fields that no figure is about.
  static let fieldHistory = KnownExport(
    name: "salesforce_field_history",
    title: ExportTitle("Salesforce OpportunityFieldHistory"),
    table: .history,
    marks: [
      Marks(
        required: [["field", "field / event", "field name"], ["oldvalue", "old value"], ["newvalue", "new value"]],
        headings: [
          "opportunityid", "opportunity id", "opportunity name", "field", "field / event", "field name", "oldvalue",
          "old value", "newvalue", "new value", "createddate", "created date", "edit date",
        ],
        needed: 3
      )
    ],
    columns: [
      "id": ["opportunityid", "opportunity id", "opportunity name"],
      "field": ["field", "field / event", "field name"],
      "from": ["oldvalue", "old value"],
      "to": ["newvalue", "new value"],
      "at": ["createddate", "created date", "edit date"],
    ],
    passedOver: ["id", "stage", "amount"]
  )
}
