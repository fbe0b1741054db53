/// The deals of one month of creation (cohorts).
struct ReferenceCohortRow {
  /// `2025-06`, `earlier` or `unknown`.
  var month: String
  var created: Int
  var reached: [Int]
  var won: Int
  var lost: Int
  var void: Int
  var open: Int
  var winRate: Double?
  var dated: Int
  var wonWithin: [Double?]
}

/// The number of a day's month.
private func referenceMonthNumber(of day: Int) -> Int {
  let month = referenceMonth(of: day).month
  return month.year * 12 + month.month
}

/// A deal with a known creation that is open, "or closed at a known time that is not before the creation".
private struct ReferenceDatedDeal {
  var outcome: ReferenceKind
  /// The number of the month it was created in.
  var created: Int
  /// In which month since creation it ended; nil while it is open.
  var monthsToEnd: Int?

  init?(_ life: ReferenceLife) {
    guard let created = life.created else { return nil }
    outcome = life.outcome
    self.created = referenceMonthNumber(of: created.day)
    if life.outcome == .open { return }
    guard let closed = life.closed, life.cycle != nil else { return nil }
    monthsToEnd = referenceMonthNumber(of: closed.day) - self.created
  }

  /// Whether the m-th month behind that of its creation is over at the end of as-of: the next day is of a later one.
  func isOver(_ m: Int, dayAfterAsOf: Int) -> Bool { created + m < dayAfterAsOf }
}

/// The cohorts of a process.
func referenceCohorts(_ lives: [ReferenceLife], of process: ReferenceProcess, asOf: Int) -> [ReferenceCohortRow] {
  var months: [(month: ReferenceMonth, days: ClosedRange<Int>)] = [referenceMonth(of: asOf)]
  while months.count < 24 { months.insert(referenceMonth(of: months[0].days.lowerBound - 1), at: 0) }
  let oldest = months[0].days.lowerBound
  func deals(_ days: ClosedRange<Int>) -> [ReferenceLife] { referenceCohort(lives, days) }
  while let first = months.first, deals(first.days).isEmpty { months.removeFirst() }

  let dayAfterAsOf = referenceMonthNumber(of: asOf + 1)
  func row(_ label: String, _ deals: [ReferenceLife]) -> ReferenceCohortRow {
    let dated = deals.compactMap(ReferenceDatedDeal.init)
    let funnel = deals.filter { $0.outcome != .void && !$0.isInUnknownStage }
    return ReferenceCohortRow(
      month: label,
      created: deals.count,
      reached: process.openStages.indices.map { referenceReached(funnel, $0 + 1).count },
      won: referenceCount(deals, .won),
      lost: referenceCount(deals, .lost),
      void: referenceCount(deals, .void),
      open: referenceCount(deals, .open),
      winRate: referenceRatio(
        referenceCount(deals, .won),
        referenceCount(deals, .won) + referenceCount(deals, .lost)
      ),
      dated: dated.count,
      wonWithin: (0..<24).map { m in
        let areOver = dated.allSatisfy { $0.isOver(m, dayAfterAsOf: dayAfterAsOf) }
        let won = dated.filter { $0.outcome == .won && ($0.monthsToEnd ?? 99) <= m }
        return areOver ? referenceRatio(won.count, dated.count) : nil
      }
    )
  }
  var rows: [ReferenceCohortRow] = []
  let earlier = lives.filter { life in life.created.map { $0.day < oldest } ?? false }
  if !earlier.isEmpty { rows.append(row("earlier", earlier)) }
  rows += months.map { row($0.month.label, deals($0.days)) }
  let unknown = lives.filter { $0.created == nil }
  if !unknown.isEmpty { rows.append(row("unknown", unknown)) }
  return rows
}

/// The share won within 0, 1, 2 … months, by Aalen and Johansen, deal by deal.
func referenceTimeToWin(_ lives: [ReferenceLife], asOf: Int) -> [Double?] {
  let dated = lives.compactMap(ReferenceDatedDeal.init)
  let dayAfterAsOf = referenceMonthNumber(of: asOf + 1)
  var (s, f): (Double, Double?) = (1, 0)
  return (0..<24).map { m in
    let atRisk = dated.filter { $0.isOver(m, dayAfterAsOf: dayAfterAsOf) && ($0.monthsToEnd ?? 99) >= m }
    let ended = atRisk.filter { $0.monthsToEnd == m }
    if atRisk.isEmpty {
      if s > 0 { f = nil }
      return f
    }
    f = f.map { $0 + s * Double(ended.filter { $0.outcome == .won }.count) / Double(atRisk.count) }
    s *= 1 - Double(ended.count) / Double(atRisk.count)
    return f
  }
}
