public import Diagnostics

/// What it means for a deal to be in a stage.
public enum StageKind: UInt8, Sendable, CaseIterable {
  /// The deal is being worked on.
  case open
  /// The deal brought an order.
  case won
  /// The deal went to somebody else, or to nobody.
  case lost
  /// The deal was not worth following: neither a win nor a loss.
  case void
}

/// One stage of a sales process, as configured.
public struct Stage: Sendable, Hashable {
  /// The name as it stands in the data; empty for a closed stage that the configuration does not name.
  public var name: String
  /// Open, won, lost or void.
  public var kind: StageKind
  /// The configured win probability, 0…1; `nil` where none is configured.
  public var probability: Double?
  /// The days a deal normally stays here; `nil` where no standard is set.
  public var standardDays: Double?
  /// The share of all open deals that the stage holds in the standard funnel, 0…1; `nil` without one.
  public var standardShare: Double?
  /// The share of the deals decided here that should go on, 0…1; `nil` where no standard is set.
  public var standardConversion: Double?
  /// Other names that the data uses for this stage.
  public var aliases: [String]
  /// What must be so before a deal may go on, in the words of the configuration; `nil` where nothing is said.
  public var exitCriterion: String?
  /// What is to be done before a deal may go on.
  public var tasks: [StageTask]
  /// What reports in a language call it in the place of its name.
  public var labels: [Language: String]

  /// Makes a stage.
  public init(
    name: String,
    kind: StageKind,
    probability: Double? = nil,
    standardDays: Double? = nil,
    standardShare: Double? = nil,
    standardConversion: Double? = nil,
    aliases: [String] = [],
    exitCriterion: String? = nil,
    tasks: [StageTask] = [],
    labels: [Language: String] = [:]
  ) {
    self.name = name
    self.kind = kind
    self.probability = probability
    self.standardDays = standardDays
    self.standardShare = standardShare
    self.standardConversion = standardConversion
    self.aliases = aliases
    self.exitCriterion = exitCriterion
    self.tasks = tasks
    self.labels = labels
  }
}

/// A sales process: its stages in the order that DEFINITIONS.md's rules compare them.
public struct SalesProcess: Sendable, Hashable {
  /// The pipeline's name; empty where there is one process only and it has no name.
  public let name: String
  /// Open stages in configured order, then the closed ones in configured order; each closed kind is there, an unnamed
  /// stage standing for one that is not configured.
  public let stages: [Stage]
  /// How many of `stages`, from the first on, are open.
  public let openCount: Int

  /// Makes a process from its stages in configured order.
  public init(name: String, stages configured: [Stage]) {
    self.name = name
    let open = configured.filter { $0.kind == .open }
    var closed = configured.filter { $0.kind != .open }
    for kind in [StageKind.won, .lost, .void] where !closed.contains(where: { $0.kind == kind }) {
      closed.append(Stage(name: "", kind: kind))
    }
    stages = open + closed
    openCount = open.count
  }

  /// The index of the first stage of a kind; every kind but open has one, and open has one in every usable process.
  public func firstStage(of kind: StageKind) -> Int? { stages.firstIndex { $0.kind == kind } }
}
