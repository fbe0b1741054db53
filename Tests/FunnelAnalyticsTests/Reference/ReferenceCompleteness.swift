/// How many of the deals that should have a field lack it (section 15).
struct ReferenceCompletenessRow {
  /// By its name in the configuration.
  var field: String
  /// Nil: all.
  var owner: String?
  var required: Int
  var missing: Int
}

/// A required field: whether a deal should have it, and whether it lacks it.
private struct ReferenceField {
  var name: String
  var isRequired: (ReferenceLife) -> Bool
  var isMissing: (ReferenceDeal) -> Bool
}

/// The fields of the property tests in their order.
private func referenceFields() -> [ReferenceField] {
  [
    ReferenceField(name: "owner", isRequired: { _ in true }, isMissing: { $0.owner.isEmpty }),
    ReferenceField(name: "amount", isRequired: { $0.outcome != .void }, isMissing: { $0.amount == nil }),
    ReferenceField(name: "expected_close", isRequired: { $0.outcome == .open }, isMissing: { $0.expectedClose == nil }),
    ReferenceField(name: "closed", isRequired: { $0.outcome != .open }, isMissing: { $0.closed == nil }),
    ReferenceField(name: "created", isRequired: { _ in true }, isMissing: { $0.created == nil }),
    ReferenceField(name: "stage", isRequired: { _ in true }, isMissing: { $0.stage == nil }),
    ReferenceField(name: "probability", isRequired: { $0.outcome == .open }, isMissing: { $0.probability == nil }),
    ReferenceField(name: "last_activity", isRequired: { $0.outcome == .open }, isMissing: { $0.lastActivity == nil }),
    // No column has it.
    ReferenceField(name: "loss_reason", isRequired: { $0.outcome == .lost }, isMissing: { _ in true }),
  ]
}

/// Each field's total, then the owners of deals that should have it: the most missing first, then by name.
func referenceCompleteness(_ lives: [ReferenceLife]) -> [ReferenceCompletenessRow] {
  referenceFields().flatMap { field in
    func row(_ owner: String?) -> ReferenceCompletenessRow {
      let deals = lives.filter { (owner == nil || $0.deal.owner == owner) && field.isRequired($0) }
      let missing = deals.filter { field.isMissing($0.deal) }
      return ReferenceCompletenessRow(field: field.name, owner: owner, required: deals.count, missing: missing.count)
    }
    let owners = Set(lives.map(\.deal.owner)).map(row).filter { $0.required > 0 }
    return [row(nil)] + owners.sorted { ($1.missing, $0.owner ?? "") < ($0.missing, $1.owner ?? "") }
  }
}
