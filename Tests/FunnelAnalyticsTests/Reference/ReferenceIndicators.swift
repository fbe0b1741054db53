/// The indicators of a window of days (section 8).
///
/// Amounts are in ten-thousandths.
struct ReferenceIndicators {
  var created: Int
  var createdAmount: Int64
  var won: Int
  var wonAmount: Int64
  var lost: Int
  var lostAmount: Int64
  var void: Int
  var voidAmount: Int64
  var winRate: Double?
  /// Ten-thousandths.
  var averageWon: Double?
  /// Days.
  var medianWonCycle: Double?
  var openAtEnd: Int
  var openAmountAtEnd: Int64
}

/// The deals with an outcome that were closed in a window; a deal whose closed time is unknown is in none.
func referenceClosed(
  _ lives: [ReferenceLife],
  _ outcome: ReferenceKind,
  in window: ClosedRange<Int>
) -> [ReferenceLife] {
  lives.filter { life in life.outcome == outcome && life.closed.map { window.contains($0.day) } ?? false }
}

/// The indicators of any window, over some or all processes.
func referenceIndicators(
  _ lives: [ReferenceLife],
  processes: [ReferenceProcess],
  window: ClosedRange<Int>
) -> ReferenceIndicators {
  // "A deal counts by its created or closed date."
  let created = referenceCohort(lives, window)
  let won = referenceClosed(lives, .won, in: window)
  let lost = referenceClosed(lives, .lost, in: window)
  let void = referenceClosed(lives, .void, in: window)
  let open = lives.filter { referenceIsOpen($0, in: processes[$0.deal.process], atEndOf: window.upperBound) }
  return ReferenceIndicators(
    created: created.count,
    createdAmount: referenceAmount(created),
    won: won.count,
    wonAmount: referenceAmount(won),
    lost: lost.count,
    lostAmount: referenceAmount(lost),
    void: void.count,
    voidAmount: referenceAmount(void),
    winRate: referenceRatio(won.count, won.count + lost.count),
    averageWon: referenceAverageAmount(won),
    medianWonCycle: referenceMedian(won.compactMap(\.cycle)),
    openAtEnd: open.count,
    openAmountAtEnd: referenceAmount(open)
  )
}

/// Whether a deal was open at the end of a day.
func referenceIsOpen(_ life: ReferenceLife, in process: ReferenceProcess, atEndOf day: Int) -> Bool {
  // "Created by then (or creation unknown)."
  if let created = life.created, created.day > day { return false }
  if life.hasEvents {
    // "With events: the last visit entered by then is of an open stage, or none was entered yet." An untimed visit was
    // entered before every day.
    let entered = life.visits.filter { visit in visit.entered.map { $0.day <= day } ?? true }
    return entered.last.map { process.kind(of: $0.stage) == .open } ?? true
  }
  // "Without events: not closed by then (an open deal, or a close date after t; a closed deal without close date is not
  // open)."
  if life.outcome == .open { return true }
  return life.closed.map { $0.day > day } ?? false
}

/// Money a day (section 8: `velocity`), in ten-thousandths; undefined if one of its factors is.
func referenceVelocity(_ lives: [ReferenceLife], asOf: Int) -> Double? {
  // "Over deals closed in the 365 days up to as-of."
  let year = (asOf - 364)...asOf
  let won = referenceClosed(lives, .won, in: year)
  let lost = referenceClosed(lives, .lost, in: year)
  guard let winRate = referenceRatio(won.count, won.count + lost.count),
    let averageWon = referenceAverageAmount(won),
    let cycle = referenceMean(won.compactMap(\.cycle)), cycle != 0
  else { return nil }
  return Double(referenceCount(lives, .open)) * winRate * averageWon / cycle
}

/// The indicators by month, oldest first: the 13 months up to the period's last month (section 8: trend).
func referenceTrend(
  _ lives: [ReferenceLife],
  processes: [ReferenceProcess],
  period: ClosedRange<Int>
) -> [(month: String, indicators: ReferenceIndicators)] {
  var trend: [(month: String, indicators: ReferenceIndicators)] = []
  var month = referenceMonth(of: period.upperBound)
  for _ in 0..<13 {
    let indicators = referenceIndicators(lives, processes: processes, window: month.days)
    trend.insert((month.month.label, indicators), at: 0)
    month = referenceMonth(of: month.days.lowerBound - 1)
  }
  return trend
}
