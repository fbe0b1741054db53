public import DealModel

/// How many of the deals that should have a field lack it (15).
public struct CompletenessRow: Sendable, Hashable {
  /// The field.
  public var field: DealField
  /// The owner of the deals, empty where they have none; `nil`: of all.
  public var owner: String?
  /// Deals that should have it.
  public var required: Int
  /// Those of them that lack it.
  public var missing: Int
  /// Missing ÷ required.
  public var rate: Double? { ratio(missing, required) }
}
