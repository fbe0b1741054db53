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
  /// `[evidence][outcome][position]`, positions 0…n + 1.
  private var counts: [Int]
  /// Amounts of the deals in the funnel by position.
  private var amounts: [Int128]
  /// `[has events][stage]`: deals in the funnel with a visit of each open stage.
  private var visits: [Int]
  /// Deals in the funnel with events by position.
  private var withEvents: [Int]

  /// What is known of where a deal ended: an evidence belongs to one basis and all before it.
  enum Evidence: Int, CaseIterable {
    /// Taken as having reached the first stage.
    case assumed
    /// A visit of an open stage, but no events.
    case stated
    /// Events.
    case traced

    /// What is known of a deal.
    @inline(__always)
    init(_ life: DealLife) { self = life.isAssumedFirst ? .assumed : life.isTraced ? .traced : .stated }
  }

  init(openCount: Int) {
    self.openCount = openCount
    counts = Array(repeating: 0, count: 3 * 4 * (openCount + 2))
    amounts = Array(repeating: 0, count: openCount + 2)
    visits = Array(repeating: 0, count: 2 * openCount)
    withEvents = Array(repeating: 0, count: openCount + 2)
  }

  private func index(_ evidence: Evidence, _ outcome: StageKind, _ position: Int) -> Int {
    FunnelTally.place(evidence.rawValue, Int(outcome.rawValue), position, openCount)
  }

  /// The place of a count, by raw values.
  @inline(__always)
  static func place(_ evidence: Int, _ outcome: Int, _ position: Int, _ openCount: Int) -> Int {
    (evidence * 4 + outcome) * (openCount + 2) + position
  }

  /// How many counts there are.
  static func countOfCounts(_ openCount: Int) -> Int { place(Evidence.allCases.count, 0, 0, openCount) }

  /// Adds counts by place, and amounts by position.
  mutating func add(_ more: ArraySlice<Int>, amounts moreAmounts: ArraySlice<Int128>) {
    for (place, count) in more.enumerated() { counts[place] += count }
    for (position, amount) in moreAmounts.enumerated() { amounts[position] += amount }
  }

  /// Counts a deal.
  mutating func add(_ life: DealLife, amount: Int64) {
    counts[index(Evidence(life), life.outcome, life.position)] += 1
    if life.outcome == .void || life.position == 0 { return }
    if amount != DealBook.noAmount { amounts[life.position] += Int128(amount) }
    let first = life.hasEvents ? openCount : 0
    for visit in life.visits where visit.stage < openCount && !visit.isReentry {
      visits[first + Int(visit.stage)] += 1
    }
    if life.hasEvents { withEvents[life.position] += 1 }
  }

  /// Adds the counts of other deals.
  mutating func merge(_ other: FunnelTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in amounts.indices { amounts[index] += other.amounts[index] }
    for index in visits.indices { visits[index] += other.visits[index] }
    for index in withEvents.indices { withEvents[index] += other.withEvents[index] }
  }

  /// Deals with a visit of an open stage.
  func entered(_ stage: Int) -> Int { visits[stage] + visits[openCount + stage] }

  /// Deals with events that reached an open stage without a visit of it.
  func skipped(_ stage: Int) -> Int { withEvents[(stage + 1)...].reduce(0, +) - visits[openCount + stage] }

  /// Deals of an outcome.
  func total(_ outcome: StageKind, _ basis: Basis = .all) -> Int {
    (0...openCount + 1).reduce(0) { $0 + count(outcome, at: $1, basis) }
  }

  /// Deals of an outcome at exactly a position.
  func count(_ outcome: StageKind, at position: Int, _ basis: Basis) -> Int {
    Evidence.allCases.dropFirst(basis.rawValue).reduce(0) { $0 + counts[index($1, outcome, position)] }
  }

  /// Deals of an outcome at a position or beyond.
  func count(_ outcome: StageKind, from position: Int, _ basis: Basis) -> Int {
    (position...openCount + 1).reduce(0) { $0 + count(outcome, at: $1, basis) }
  }

  /// Open, won and lost deals at a position or beyond.
  func reached(_ position: Int, _ basis: Basis) -> Int {
    count(.open, from: position, basis) + count(.won, from: position, basis) + count(.lost, from: position, basis)
  }

  /// The amount of the deals at a position or beyond.
  func amount(from position: Int) -> Int128 { amounts[position...].reduce(0, +) }

  /// Open deals whose stage is unknown.
  var unknownStage: Int { count(.open, at: 0, .all) }

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
