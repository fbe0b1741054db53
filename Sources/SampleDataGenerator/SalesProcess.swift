/// How deals behave in a stage.
///
/// What is not lost, void or moved back goes forward.
struct StageBehavior {
  /// The median time in the stage, in days.
  let typicalDays: Double
  /// The share of exits that are losses.
  let lost: Double
  /// The share of exits to the stage before.
  let back: Double
  /// The share of exits of deals not worth following.
  let void: Double
  /// The share of deals that nobody moves on any more.
  let stalled: Double
}

/// An open stage of a process.
struct Stage {
  /// Its name.
  let name: Term
  /// The configured probability of a win, in per cent.
  let probability: Int
  /// The configured days a deal should stay at most.
  let standardDays: Int
  /// What really happens in it.
  let behavior: StageBehavior
}

/// The stages a deal goes through.
///
/// A stage is known by its number: the open ones from 0 in order, then won, lost, void.
struct SalesProcess {
  /// The number that stands for "no stage yet"; every stage's number is smaller.
  static let noStage: UInt8 = 15

  /// The process's name; missing where a company has only one process.
  let name: Term
  /// The share of the deals that take this process.
  let weight: Double
  /// How much larger its deals are than a product's usual price.
  let amountFactor: Double
  /// The open stages in order.
  let stages: [Stage]
  /// The names of the won, the lost and the void stage.
  let closedNames: [Term]
  /// The names of all stages by their number.
  let names: [Term]
  /// The behaviours of the open stages by their number.
  let behaviors: [StageBehavior]

  /// Describes a process.
  init(name: Term, weight: Double, amountFactor: Double, stages: [Stage], closedNames: [Term]) {
    self.name = name
    self.weight = weight
    self.amountFactor = amountFactor
    self.stages = stages
    self.closedNames = closedNames
    names = stages.map(\.name) + closedNames
    behaviors = stages.map(\.behavior)
  }

  /// The number of the won stage.
  var won: UInt8 { UInt8(stages.count) }
  /// The number of the lost stage.
  var lost: UInt8 { won + 1 }
  /// The number of the void stage.
  var void: UInt8 { won + 2 }
  /// The days a deal that goes straight through needs.
  var typicalDays: Double { behaviors.reduce(0) { $0 + $1.typicalDays } }
}
