import DealModel

/// A count and an amount.
struct CountedAmount {
  var count = 0
  var amount: Int128 = 0

  /// Adds a deal; a missing amount counts as nothing.
  @inline(__always)
  mutating func add(_ value: Int64) {
    count += 1
    if value != DealBook.noAmount { amount += Int128(value) }
  }

  /// Takes a deal away again.
  @inline(__always)
  mutating func remove(_ value: Int64) {
    count -= 1
    if value != DealBook.noAmount { amount -= Int128(value) }
  }

  mutating func merge(_ other: CountedAmount) {
    count += other.count
    amount += other.amount
  }
}

/// What was created and closed in some days.
struct DatedDeals {
  var created = CountedAmount()
  var won = CountedAmount()
  var lost = CountedAmount()
  var void = CountedAmount()
  /// Won deals that have an amount.
  var wonWithAmount = 0
  /// Cycles of the won deals.
  var wonCycles = DurationList()

  mutating func merge(_ other: DatedDeals) {
    created.merge(other.created)
    won.merge(other.won)
    lost.merge(other.lost)
    void.merge(other.void)
    wonWithAmount += other.wonWithAmount
    wonCycles.append(contentsOf: other.wonCycles)
  }
}

/// One process's deals by the pieces of days in which they were created and closed, and at which ends of windows they
/// were open (DEFINITIONS.md 8).
struct CalendarTally {
  private var pieces: [DatedDeals]
  /// What becomes open with each end of a window, less what is no longer open: the sum up to an end is what was open then.
  private var openChanges: [CountedAmount]

  init(cut: CalendarCut) {
    pieces = Array(repeating: DatedDeals(), count: cut.pieceCount)
    openChanges = Array(repeating: CountedAmount(), count: cut.endCount + 1)
  }

  /// Counts a deal.
  mutating func add(_ life: DealLife, amount: Int64, openCount: Int, cut: borrowing CalendarCut) {
    let created = cut.piece(of: life.created)
    pieces[created].created.add(amount)
    addOpen(life, createdIn: created, amount: amount, openCount: openCount, cut: cut)
    if life.outcome == .open { return }
    let closed = cut.piece(of: life.closed)
    switch life.outcome {
    case .won:
      pieces[closed].won.add(amount)
      if amount != DealBook.noAmount { pieces[closed].wonWithAmount += 1 }
      // Nobody asks for the cycles before the first window.
      if closed > 0, let cycle = life.cycle { pieces[closed].wonCycles.append(cycle) }
    case .lost: pieces[closed].lost.add(amount)
    case .void: pieces[closed].void.add(amount)
    case .open: break
    }
  }

  /// Counts at which ends of windows a deal was open.
  private mutating func addOpen(
    _ life: DealLife,
    createdIn created: Int,
    amount: Int64,
    openCount: Int,
    cut: borrowing CalendarCut
  ) {
    let first = cut.firstEnd(behind: created)
    guard life.hasEvents else {
      // A close at an unknown time lies before every end.
      let until = life.outcome == .open ? cut.endCount : cut.firstEnd(behind: cut.piece(of: life.closed))
      return setOpen(first, until, amount)
    }
    // From the last visit back to the creation: which stage shows at the ends from `reached` on is settled.
    var reached = cut.endCount
    // Where the run of open stages ends that begins at `reached`, if there is one.
    var runEnd = -1
    var index = life.visits.count - 1
    while reached > first, index >= 0 {
      let entered = max(first, cut.firstEnd(behind: cut.piece(of: life.visits[index].entered)))
      if entered < reached {
        if Int(life.visits[index].stage) < openCount {
          if runEnd < 0 { runEnd = reached }
        } else if runEnd >= 0 {
          setOpen(reached, runEnd, amount)
          runEnd = -1
        }
        reached = entered
      }
      index -= 1
    }
    // Before its first visit a deal is open.
    if reached > first, runEnd < 0 { runEnd = reached }
    if runEnd >= 0 { setOpen(first, runEnd, amount) }
  }

  /// Marks a deal as open at the ends from one on up to another.
  @inline(__always)
  private mutating func setOpen(_ first: Int, _ end: Int, _ amount: Int64) {
    if first >= end { return }
    openChanges[first].add(amount)
    openChanges[end].remove(amount)
  }

  /// Adds other deals.
  mutating func merge(_ other: CalendarTally) {
    for index in pieces.indices { pieces[index].merge(other.pieces[index]) }
    for index in openChanges.indices { openChanges[index].merge(other.openChanges[index]) }
  }

  /// What was created and closed in a window.
  func deals(in window: Int, _ cut: CalendarCut) -> DatedDeals {
    cut.pieces(of: window).reduce(into: DatedDeals()) { $0.merge(pieces[$1]) }
  }

  /// What was open at the end of a window.
  func openAtEnd(of window: Int, _ cut: CalendarCut) -> CountedAmount {
    (0...cut.end(of: window)).reduce(into: CountedAmount()) { $0.merge(openChanges[$1]) }
  }
}
