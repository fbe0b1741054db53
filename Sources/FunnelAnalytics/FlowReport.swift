/// What moved through a stage in the period (7): openAtStart + entered − left = openAtEnd.
public struct FlowRow: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// Visits at the beginning of the first day.
  public var openAtStart: Int
  /// Visits that began in the period.
  public var entered: Int
  /// Visits that ended in the period.
  public var left: Int
  /// Of these, to a later open stage or won.
  public var forward: Int
  /// Of these, to an earlier open stage.
  public var back: Int
  /// Of these, lost.
  public var lost: Int
  /// Of these, void.
  public var void: Int
  /// Visits at the end of the last day.
  public var openAtEnd: Int
}
