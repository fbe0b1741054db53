public import DealModel

/// Lost deals with one value of a column, by the stage they were lost from.
public struct LossRow: Sendable, Hashable {
  /// The value; empty for deals without one.
  public var key: String
  /// The deals.
  public var lost: DealSum
  /// For each open stage of the process the deals lost from it.
  public var stages: [DealSum]
  /// The deals of which no stage is known.
  public var unknownStage: DealSum
}

/// A number of deals and their amount.
public struct DealSum: Sendable, Hashable {
  /// How many.
  public var deals: Int
  /// Their amount; a missing one counts as nothing.
  public var amount: Money
}

/// Postponed deals with one value of a column: open ones whose expected close is past, or was put off.
public struct PostponedRow: Sendable, Hashable {
  /// The value; empty for deals without one.
  public var key: String
  /// The deals.
  public var postponed: DealSum
}

/// Why a process's deals are lost or late, by the values of one column.
public struct LossReport: Sendable {
  /// The column: `lossReason` or `competitor`.
  public var name: String
  /// Lost deals by value, the most first.
  public var lost: [LossRow]
  /// Postponed deals by value, the most first; `nil` where nothing tells when a close is expected.
  public var postponed: [PostponedRow]?
}
