/// What a table is of, as the inputs of a configuration are named.
public enum TableKind: String, Sendable, CaseIterable {
  /// One row a deal.
  case deals
  /// One row a stage change.
  case history
  /// One row a stage.
  case stages
  /// One row a quota.
  case quotas
  /// One row a call, visit or mail.
  case activities
  /// One row an owner, account or product.
  case lookup
}
