import DealModel

extension KnownExport {
  /// HubSpot's export of deals, with the names of its table view or of its properties.
  ///
  /// One close date: expected while the deal is open, actual when it is closed. When a deal entered its stages stands in
  /// columns of their own (`EntryDates`).
  static let hubSpot = KnownExport(
    name: "hubspot",
    title: ExportTitle("HubSpot"),
    table: .deals,
    marks: [
      Marks(
        required: [["deal name", "record id"], ["deal stage", "date entered*"]],
        headings: [
          "record id", "deal name", "deal stage", "deal owner", "create date", "close date", "last activity date",
          "deal probability", "date entered*", "associated company", "deal type", "forecast amount",
        ],
        needed: 5
      ),
      Marks(
        required: [["dealname", "hs object id"], ["dealstage", "hs v2 date entered*", "hs date entered*"]],
        headings: [
          "hs object id", "dealname", "dealstage", "closedate", "createdate", "hubspot owner id",
          "hs deal stage probability", "hs v2 date entered*", "hs date entered*", "deal currency code",
          "closed lost reason", "notes last updated", "hs lastmodifieddate",
        ],
        needed: 4
      ),
    ],
    columns: [
      "id": ["record id", "deal id", "hs object id", "id"],
      "name": ["deal name", "dealname"],
      "account": ["associated company", "company name", "primary company"],
      "owner": ["deal owner", "hubspot owner id"],
      "team": ["hubspot team", "owner's main team", "hubspot team id"],
      "pipeline": ["pipeline"],
      "stage": ["deal stage", "dealstage"],
      "amount": ["amount"],
      "currency": ["currency", "deal currency code"],
      "probability": ["deal probability", "hs deal stage probability"],
      "created": ["create date", "createdate"],
      "close_any": ["close date", "closedate"],
      "stage_entered": [
        "date entered current stage", "hs v2 date entered current stage", "hs date entered current stage",
      ],
      "last_activity": ["last activity date", "notes last updated", "last contacted", "notes last contacted"],
      "next_step": ["next step", "hs next step"],
      "source": ["deal source", "original source type", "original traffic source", "hs analytics source"],
      "loss_reason": ["closed lost reason"],
    ],
    passedOver: ["deal type", "dealtype", "forecast amount", "weighted amount", "forecast category"]
  )
}
