public import DealModel

/// Whether what a stage asks for was done before deals went on (4a).
public struct ExitCriteriaRow: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// What must be so before a deal may go on, in the words of the configuration.
  public var criterion: String?
  /// The activities that must have been.
  public var tasks: [TaskRow]
  /// The moves forward, of deals whose first entry into the stage is known; `nil` of a stage without tasks.
  public var kept: KeptShare?
  /// Moves forward of deals that entered the stage at an unknown time.
  public var untimed: Int
  /// The same by owner, in the order of the owners in detail, those with moves only.
  public var owners: [OwnerRow]

  /// A task, and how often it was not done.
  public struct TaskRow: Sendable, Hashable {
    /// What is asked for.
    public var task: StageTask
    /// Moves forward before which there were fewer.
    public var short: Int
    /// Their share of the moves forward.
    public var shortShare: Double?
  }

  /// The moves of one owner's deals.
  public struct OwnerRow: Sendable, Hashable {
    /// The owner; empty where a deal has none, `nil` for those that are not in detail and deals without owner together.
    public var owner: String?
    /// The moves forward.
    public var kept: KeptShare
  }
}

/// Moves forward, and the share of them before which all tasks were done.
public struct KeptShare: Sendable, Hashable {
  /// Moves forward.
  public var moves: Int
  /// Those before which all tasks were done.
  public var kept: Int
  /// Kept ÷ moves.
  public var share: Double?
  /// Lower end of its 95 % Wilson interval.
  public var low: Double?
  /// Upper end of its 95 % Wilson interval.
  public var high: Double?

  init(_ counts: (moves: Int, kept: Int)) {
    (moves, kept) = counts
    share = ratio(kept, moves)
    (low, high) = Wilson.interval(kept, of: moves).map { ($0.low, $0.high) } ?? (nil, nil)
  }
}
