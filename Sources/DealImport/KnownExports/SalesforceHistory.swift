import DealModel

extension KnownExport {
  /// Salesforce's object `OpportunityHistory`, and its report of the stage history.
  ///
  /// There is a row for each save, so stages repeat; `Id` is that of the row. The close date is the one expected then.
  static let salesforceHistory = KnownExport(
    name: "salesforce_history",
    title: ExportTitle("Salesforce OpportunityHistory"),
    table: .history,
    marks: [
      Marks(
        required: [["opportunityid"], ["stagename"], ["createddate"]],
        headings: [
          "id", "opportunityid", "stagename", "amount", "expectedrevenue", "closedate", "probability",
          "forecastcategory", "createddate", "createdbyid", "systemmodstamp", "isdeleted", "currencyisocode",
        ],
        needed: 4
      ),
      Marks(
        required: [["from stage"], ["to stage"], ["last modified"]],
        headings: [
          "opportunity name", "opportunity id", "from stage", "to stage", "last modified", "last modified by",
          "close date", "amount", "probability", "opportunity owner",
        ],
        needed: 5
      ),
    ],
    columns: [
      "id": ["opportunityid", "opportunity id", "opportunity name"],
      "from": ["from stage"],
      "to": ["stagename", "to stage"],
      "at": ["createddate", "last modified"],
      "amount": ["amount"],
      "expected_close": ["closedate", "close date"],
    ],
    passedOver: ["id", "created date", "stage"]
  )
}
