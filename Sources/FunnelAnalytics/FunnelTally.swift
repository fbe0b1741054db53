import DealModel

/// Counts of one process's deals by position and outcome: all of the funnel is read off them (DEFINITIONS.md 3).
struct FunnelTally {
  /// Which deals a count is over.
  enum Basis: Int, CaseIterable {
    /// All.
    case all
    /// All but those taken as having reached the first stage.
    case notAssumed
    /// Those that events trace.
    case traced
  }

  private let openCount: Int
  /// `[basis][outcome][position]`, positions 0…n + 1.
  private var counts: [Int]
  /// Amounts of the deals in the funnel by position.
  private var amounts: [Int128]
  /// Deals with a visit of each open stage.
  private(set) var entered: [Int]
  /// Deals with events that reached a stage without a visit of it.
  private(set) var skipped: [Int]

  init(openCount: Int) {
    self.openCount = openCount
    counts = Array(repeating: 0, count: 3 * 4 * (openCount + 2))
    amounts = Array(repeating: 0, count: openCount + 2)
    entered = Array(repeating: 0, count: openCount)
    skipped = Array(repeating: 0, count: openCount)
  }

  private func index(_ basis: Basis, _ outcome: StageKind, _ position: Int) -> Int {
    (basis.rawValue * 4 + Int(outcome.rawValue)) * (openCount + 2) + position
  }

  /// Counts a deal.
  /// - Parameter visited: room for a mark for each open stage; left cleared.
  mutating func add(_ life: DealLife, amount: Int64, visited: inout [Bool]) {
    counts[index(.all, life.outcome, life.position)] += 1
    if !life.isAssumedFirst { counts[index(.notAssumed, life.outcome, life.position)] += 1 }
    if life.isTraced { counts[index(.traced, life.outcome, life.position)] += 1 }
    if life.outcome == .void || life.position == 0 { return }
    if amount != DealBook.noAmount { amounts[life.position] += Int128(amount) }
    for visit in life.visits where visit.stage < openCount {
      let stage = Int(visit.stage)
      if !visited[stage] { entered[stage] += 1 }
      visited[stage] = true
    }
    for stage in 0..<min(life.position, openCount) {
      if life.hasEvents, !visited[stage] { skipped[stage] += 1 }
      visited[stage] = false
    }
  }

  /// Adds the counts of other deals.
  mutating func merge(_ other: FunnelTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in amounts.indices { amounts[index] += other.amounts[index] }
    for index in entered.indices { entered[index] += other.entered[index] }
    for index in skipped.indices { skipped[index] += other.skipped[index] }
  }

  /// Deals of an outcome.
  func total(_ outcome: StageKind, _ basis: Basis = .all) -> Int {
    (0...openCount + 1).reduce(0) { $0 + counts[index(basis, outcome, $1)] }
  }

  /// Deals of an outcome at exactly a position.
  func count(_ outcome: StageKind, at position: Int, _ basis: Basis) -> Int { counts[index(basis, outcome, position)] }

  /// Deals of an outcome at a position or beyond.
  func count(_ outcome: StageKind, from position: Int, _ basis: Basis) -> Int {
    (position...openCount + 1).reduce(0) { $0 + counts[index(basis, outcome, $1)] }
  }

  /// Open, won and lost deals at a position or beyond.
  func reached(_ position: Int, _ basis: Basis) -> Int {
    count(.open, from: position, basis) + count(.won, from: position, basis) + count(.lost, from: position, basis)
  }

  /// The amount of the deals at a position or beyond.
  func amount(from position: Int) -> Int128 { amounts[position...].reduce(0, +) }

  /// Open deals whose stage is unknown.
  var unknownStage: Int { counts[index(.all, .open, 0)] }

  /// Lost and void deals taken as having reached the first stage.
  var assumedFirst: Int {
    total(.lost) + total(.void) - total(.lost, .notAssumed) - total(.void, .notAssumed)
  }

  /// What rates are taken over: where more than 2 % of the lost and void deals ended at an unknown stage, the traced
  /// deals only.
  var honestBasis: Basis {
    assumedFirst * 50 > total(.lost) + total(.void) ? .traced : .notAssumed
  }

  /// Won ÷ (won + lost + void) of the deals at a position or beyond: what an open deal there has to expect (9).
  func observedProbability(at position: Int, _ basis: Basis) -> (won: Int, resolved: Int) {
    let basis = position == 1 ? .all : basis
    let won = count(.won, from: position, basis)
    return (won, won + count(.lost, from: position, basis) + count(.void, from: position, basis))
  }
}
