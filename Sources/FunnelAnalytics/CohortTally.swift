import DealModel

/// One process's deals by the month of their creation (DEFINITIONS.md, cohorts).
struct CohortTally {
  /// How many months have a cohort of their own.
  static let months = 24
  /// The places: deals created earlier, the months from the oldest on, deals whose creation is unknown.
  static let earlier = 0
  static let unknown = months + 1
  private static let places = months + 2
  /// Ends are counted by whole months since creation, those that took longer than the oldest month is old together.
  private static let spans = months + 1

  private let openCount: Int
  private let oldest: Int
  /// `[place][outcome][position]`, positions 0…n + 1.
  private var counts: [Int]
  /// Deals that ended at a known time, `[place][won or not][months since creation]`.
  private var ends: [Int]

  /// - Parameter last: the month of as-of.
  init(openCount: Int, last: CivilMonth) {
    self.openCount = openCount
    oldest = last.number - CohortTally.months + 1
    counts = Array(repeating: 0, count: CohortTally.places * 4 * (openCount + 2))
    ends = Array(repeating: 0, count: CohortTally.places * 2 * CohortTally.spans)
  }

  private func index(_ place: Int, _ outcome: StageKind, _ position: Int) -> Int {
    (place * 4 + Int(outcome.rawValue)) * (openCount + 2) + position
  }

  private func index(_ place: Int, _ isWon: Bool, _ months: Int) -> Int {
    (place * 2 + (isWon ? 1 : 0)) * CohortTally.spans + months
  }

  /// Counts a deal.
  mutating func add(_ life: DealLife, months: borrowing MonthTable) {
    if life.created == CivilTime.missing {
      counts[index(CohortTally.unknown, life.outcome, life.position)] += 1
      return
    }
    let month = months.number(of: life.created)
    let place = max(CohortTally.earlier, month - oldest + 1)
    counts[index(place, life.outcome, life.position)] += 1
    if life.outcome == .open || life.closed == CivilTime.missing || life.hasNegativeCycle { return }
    let span = min(months.number(of: life.closed) - month, CohortTally.spans - 1)
    ends[index(place, life.outcome == .won, span)] += 1
  }

  /// Adds other deals.
  mutating func merge(_ other: CohortTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in ends.indices { ends[index] += other.ends[index] }
  }

  /// Deals of an outcome.
  func total(_ place: Int, _ outcome: StageKind) -> Int {
    (0...openCount + 1).reduce(0) { $0 + counts[index(place, outcome, $1)] }
  }

  /// All deals.
  func total(_ place: Int) -> Int { StageKind.allCases.reduce(0) { $0 + total(place, $1) } }

  /// Open, won and lost deals at a position or beyond.
  func reached(_ place: Int, _ position: Int) -> Int {
    [StageKind.open, .won, .lost].reduce(0) { sum, outcome in
      (position...openCount + 1).reduce(sum) { $0 + counts[index(place, outcome, $1)] }
    }
  }

  /// Deals that are open or ended at a known time, not before their creation.
  func dated(_ place: Int) -> Int {
    if place == CohortTally.unknown { return 0 }
    return (0..<CohortTally.spans).reduce(total(place, .open)) { $0 + won(place, in: $1) + notWon(place, in: $1) }
  }

  /// Deals won so many months after their creation.
  func won(_ place: Int, in months: Int) -> Int { ends[index(place, true, months)] }
  /// Deals lost or void so many months after their creation.
  func notWon(_ place: Int, in months: Int) -> Int { ends[index(place, false, months)] }
}
