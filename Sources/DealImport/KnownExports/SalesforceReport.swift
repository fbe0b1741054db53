import DealModel

extension KnownExport {
  /// Salesforce's report of opportunities, and its object `Opportunity`.
  ///
  /// One close date: expected while the deal is open, actual when it is closed. `Age` and `Stage Duration` are days up to
  /// the export, not dates; `Type` is new or existing business.
  static let salesforce = KnownExport(
    name: "salesforce",
    title: ExportTitle("Salesforce"),
    table: .deals,
    marks: [
      Marks(
        required: [["opportunity name", "opportunity id", "opportunity owner"]],
        headings: [
          "opportunity id", "opportunity name", "opportunity owner", "account name", "amount currency", "probability",
          "age", "fiscal period", "created date", "close date", "lead source", "forecast category", "lost reason",
          "next step", "type", "stage duration",
        ],
        needed: 6
      ),
      Marks(
        required: [["stagename"], ["closedate"]],
        headings: [
          "stagename", "closedate", "createddate", "ownerid", "accountid", "isclosed", "iswon", "forecastcategory",
          "forecastcategoryname", "leadsource", "nextstep", "lastactivitydate", "laststagechangedate",
          "currencyisocode", "expectedrevenue",
        ],
        needed: 5
      ),
    ],
    columns: [
      "id": ["opportunity id", "id"],
      "name": ["opportunity name", "name"],
      "account": ["account name", "account", "accountid"],
      "owner": ["opportunity owner", "owner", "owner full name", "ownerid"],
      "team": ["owner role", "team"],
      "pipeline": ["sales process"],
      "stage": ["stage", "stagename"],
      "amount": ["amount"],
      "currency": ["amount currency", "opportunity currency", "currencyisocode"],
      "probability": ["probability"],
      "created": ["created date", "createddate"],
      "close_any": ["close date", "closedate"],
      "stage_entered": ["last stage change date", "laststagechangedate"],
      "last_activity": ["last activity", "last activity date", "lastactivitydate"],
      "next_step": ["next step", "nextstep"],
      "source": ["lead source", "leadsource"],
      "product": ["product name", "product family"],
      "loss_reason": ["lost reason", "loss reason", "closed lost reason"],
      "competitor": ["main competitor", "main competitor s", "competitors"],
    ],
    passedOver: [
      "age", "type", "forecast category", "forecastcategory", "forecastcategoryname", "fiscal period", "stage duration",
      "expected revenue", "expectedrevenue",
    ]
  )
}
