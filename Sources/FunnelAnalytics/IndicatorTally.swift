import DealModel

/// A count and an amount.
struct CountedAmount {
  var count = 0
  var amount: Int128 = 0

  /// Adds a deal; a missing amount counts as nothing.
  mutating func add(_ value: Int64) {
    count += 1
    if value != DealBook.noAmount { amount += Int128(value) }
  }

  mutating func merge(_ other: CountedAmount) {
    count += other.count
    amount += other.amount
  }
}

/// Key figures of one run of days (DEFINITIONS.md 8).
struct IndicatorTally {
  /// The first instant of the days, and the first behind them.
  private let start: Int64
  private let end: Int64
  var created = CountedAmount()
  var won = CountedAmount()
  var lost = CountedAmount()
  var void = CountedAmount()
  var openAtEnd = CountedAmount()
  /// Won deals that have an amount.
  var wonWithAmount = 0
  /// Cycles of the won deals, in microseconds.
  var wonCycles = ChunkedList<Int64>()

  init(window: DayRange) {
    start = Int64(window.first.dayNumber) * CivilTime.day
    end = Int64(window.last.dayNumber + 1) * CivilTime.day
  }

  /// Whether a time lies in the days; a missing one does not.
  private func contains(_ time: Int64) -> Bool { time >= start && time < end }

  /// Counts a deal by its dates.
  mutating func add(_ life: DealLife, amount: Int64, openCount: Int) {
    if contains(life.created) { created.add(amount) }
    if life.isOpen(before: end, openCount: openCount) { openAtEnd.add(amount) }
    guard contains(life.closed) else { return }
    switch life.outcome {
    case .won:
      won.add(amount)
      if amount != DealBook.noAmount { wonWithAmount += 1 }
      if let cycle = life.cycle { wonCycles.append(cycle) }
    case .lost: lost.add(amount)
    case .void: void.add(amount)
    case .open: break
    }
  }

  /// Adds other deals.
  mutating func merge(_ other: IndicatorTally) {
    created.merge(other.created)
    won.merge(other.won)
    lost.merge(other.lost)
    void.merge(other.void)
    openAtEnd.merge(other.openAtEnd)
    wonWithAmount += other.wonWithAmount
    wonCycles.append(contentsOf: other.wonCycles)
  }
}
