/// A bottleneck of a process (section 10).
struct ReferenceBottleneck {
  /// The place of its stage among the open ones.
  var stage: Int
  /// leak, slow or pileUp.
  var kind: String
  /// Units of money a month.
  var impact: Double?
  /// Ten-thousandths.
  var delayedAmount: Int64?
  var reference: Double
  var actual: Double
}

/// The bottlenecks of a process, ranked.
///
/// - Parameters:
///   - lives: All used deals of the process.
///   - cohort: The days in which the funnel's deals were created.
///   - period: The days of the flow.
func referenceBottlenecks(
  _ lives: [ReferenceLife],
  open: [ReferenceOpenDeal],
  of process: ReferenceProcess,
  cohort: ClosedRange<Int>?,
  period: ClosedRange<Int>,
  clock: ReferenceClock
) -> [ReferenceBottleneck] {
  let numbers = Array(1...process.openStages.count)
  // The deals that the funnel's rates are taken over.
  let funnel = referenceCohort(lives, cohort).filter { $0.outcome != .void && !$0.isInUnknownStage }
  let based = ReferenceBasis(lives).applied(to: funnel)
  func advanced(_ k: Int) -> Int { referenceReached(based, k + 1).count }
  func decided(_ k: Int) -> Int { advanced(k) + based.filter { $0.outcome == .lost && $0.position == k }.count }
  let stageTime = referenceStageTime(lives, of: process, clock: clock)
  let snapshot = referenceSnapshot(open, of: process, clock: clock)
  let flow = referenceFlow(lives, of: process, period: period)
  let calibration = referenceCalibration(lives, of: process)
  let averageWon = referenceAverageAmount(referenceClosed(lives, .won, in: (clock.asOf - 364)...clock.asOf))
  let hasStandardFunnel = process.openStages.contains { process.stages[$0].standardShare != nil }

  var found: [ReferenceBottleneck] = []
  for k in numbers {
    let stage = process.stages[process.openStages[k - 1]]

    // "The stage's configured standard conversion, else the pooled conversionResolved of the other open stages."
    let others = numbers.filter { $0 != k }
    let pooled = referenceRatio(others.map(advanced).reduce(0, +), others.map(decided).reduce(0, +))
    if let expected = stage.standardConversion ?? pooled, let conversion = referenceRatio(advanced(k), decided(k)),
      let interval = referenceWilson(advanced(k), of: decided(k)), interval.upperBound < expected, decided(k) >= 5
    {
      let next = k == numbers.count ? 1 : calibration[k].observed
      let monthly = Double(referenceReachedInYear(lives, k, of: process, asOf: clock.asOf)) / 12
      var impact: Double?
      if lives.contains(where: \.hasEvents), let next, let averageWon {
        impact = monthly * (expected - conversion) * next * averageWon / 10_000
      }
      found.append(
        ReferenceBottleneck(stage: k - 1, kind: "leak", impact: impact, reference: expected, actual: conversion)
      )
    }

    // "Standard days set and `overStandard` > 0.5."
    let time = stageTime[k - 1]
    if let share = time.overStandard, share > 0.5 + 1e-9, time.visits + time.open >= 5 {
      found.append(
        ReferenceBottleneck(
          stage: k - 1,
          kind: "slow",
          delayedAmount: snapshot[k - 1].overStandardAmount,
          reference: 0.5,
          actual: share
        )
      )
    }

    if hasStandardFunnel {
      // "The stage's share of open deals > 1.5 × its standard share."
      if let standard = stage.standardShare, let share = snapshot[k - 1].share, share > 1.5 * standard + 1e-9,
        snapshot[k - 1].deals >= 5
      {
        found.append(ReferenceBottleneck(stage: k - 1, kind: "pileUp", reference: 1.5 * standard, actual: share))
      }
    } else {
      // "No standard and openAtEnd ≥ 1.2 × openAtStart with openAtStart ≥ 5."
      let row = flow[k - 1]
      if row.openAtStart >= 5, 10 * row.openAtEnd >= 12 * row.openAtStart {
        let growth = Double(row.openAtEnd) / Double(row.openAtStart)
        found.append(ReferenceBottleneck(stage: k - 1, kind: "pileUp", reference: 1.2, actual: growth))
      }
    }
  }
  // "Ranked by impact, then by delayed amount", then in the order of the stages.
  var ranked: [ReferenceBottleneck] = []
  while !found.isEmpty {
    var best = 0
    for index in found.indices {
      let (one, other) = (found[index], found[best])
      let (impact, bestImpact) = (one.impact ?? -1e300, other.impact ?? -1e300)
      let (delayed, bestDelayed) = (one.delayedAmount ?? Int64.min, other.delayedAmount ?? Int64.min)
      if impact > bestImpact || (impact == bestImpact && delayed > bestDelayed) { best = index }
    }
    ranked.append(found.remove(at: best))
  }
  return ranked
}

/// The deals that reached an open stage in the 365 days up to as-of.
///
/// "Reaching stage k is dated by the first event that made the position ≥ k": by the first visit of it or beyond; of a
/// deal without events no date is known.
private func referenceReachedInYear(
  _ lives: [ReferenceLife],
  _ k: Int,
  of process: ReferenceProcess,
  asOf: Int
) -> Int {
  lives.filter { life in
    if !life.hasEvents || life.outcome == .void { return false }
    let first = life.visits.first { visit in
      if let number = process.number(of: visit.stage) { return number >= k }
      return life.outcome == .won && process.kind(of: visit.stage) == .won
    }
    guard let entered = first?.entered else { return false }
    return entered.day > asOf - 365
  }.count
}
