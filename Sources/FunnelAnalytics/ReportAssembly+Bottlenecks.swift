import DealModel

extension ReportAssembly {
  /// Section 10: what stands out at each open stage, the dearest first.
  /// - Parameter report: the figures of the process, complete but for these.
  func bottlenecks(_ process: Int, _ report: PipelineReport) -> [Bottleneck] {
    let found = (0..<layout.openCounts[process]).flatMap { stage in
      [leak(process, stage), slow(process, stage, report), pileUp(process, stage, report)].compactMap(\.self)
    }
    // The sort is stable only by the place that is added.
    return found.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.impact != other.impact { return one.impact ?? -.infinity > other.impact ?? -.infinity }
      if one.delayedAmount != other.delayedAmount {
        guard let first = one.delayedAmount else { return false }
        return other.delayedAmount.map { first > $0 } ?? true
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// Too few go on: the interval of the conversion lies below what is expected of the stage.
  private func leak(_ process: Int, _ stage: Int) -> Bottleneck? {
    let decided = (0..<layout.openCounts[process]).map { decisions(process, $0) }
    let (advanced, resolved) = decided[stage]
    guard let conversion = ratio(advanced, resolved), let interval = Wilson.interval(advanced, of: resolved) else {
      return nil
    }
    let others = decided.indices.filter { $0 != stage }.map { decided[$0] }
    let pooled = ratio(others.reduce(0) { $0 + $1.advanced }, others.reduce(0) { $0 + $1.resolved })
    let standard = book.processes[process].stages[stage].standardConversion
    guard let expected = standard ?? pooled, interval.high < expected, resolved >= Bottleneck.leastCases else {
      return nil
    }
    return Bottleneck(
      stage: book.processes[process].stages[stage].name,
      evidence: .leak(
        decided: resolved,
        conversion: conversion,
        low: interval.low,
        high: interval.high,
        expected: expected,
        isStandard: standard != nil
      ),
      impact: impact(process, stage, missing: expected - conversion),
      delayedAmount: nil
    )
  }

  /// The deals of the funnel that went beyond a stage, and those decided there, on the funnel's basis.
  private func decisions(_ process: Int, _ stage: Int) -> (advanced: Int, resolved: Int) {
    let part = tally.processes[process]
    let basis = part.all.honestBasis
    let advanced = part.cohort.reached(stage + 2, basis)
    return (advanced, advanced + part.cohort.count(.lost, at: stage + 1, basis))
  }

  /// Money a month that a share of the deals that reach a stage would bring if they went on.
  private func impact(_ process: Int, _ stage: Int, missing: Double) -> Double? {
    let part = tally.processes[process]
    let won = deals(in: CalendarCut.lastYear, process..<process + 1)
    let isLast = stage + 1 == layout.openCounts[process]
    // Without any history nobody knows when deals reached the stage.
    guard part.counts.withEvents > 0, let average = average(won.won.amount, won.wonWithAmount),
      let chance = isLast ? 1 : calibration[process][stage + 1].observed
    else { return nil }
    return Double(part.reach.reached[stage]) / 12 * missing * chance * average
  }

  /// More than half of the visits last longer than the standard.
  private func slow(_ process: Int, _ stage: Int, _ report: PipelineReport) -> Bottleneck? {
    let (time, snapshot) = (report.stageTime[stage], report.snapshot[stage])
    guard let standard = time.standardDays, let share = time.overStandard,
      share > Bottleneck.slowShare + Bottleneck.rounding, time.visits + time.open >= Bottleneck.leastCases
    else { return nil }
    return Bottleneck(
      stage: time.stage,
      evidence: .slow(
        share: share,
        standardDays: standard,
        median: time.kmMedian,
        openDeals: snapshot.overStandardDeals ?? 0
      ),
      impact: nil,
      delayedAmount: snapshot.overStandardAmount
    )
  }

  /// Far more open deals than the standard funnel has here; without a standard, far more than at the period's beginning.
  private func pileUp(_ process: Int, _ stage: Int, _ report: PipelineReport) -> Bottleneck? {
    let stages = book.processes[process].stages
    let evidence: Bottleneck.Evidence
    if stages.contains(where: { $0.standardShare != nil }) {
      let snapshot = report.snapshot[stage]
      guard let standard = stages[stage].standardShare, let share = snapshot.share,
        share > Bottleneck.shareFactor * standard + Bottleneck.rounding, snapshot.deals >= Bottleneck.leastCases
      else { return nil }
      evidence = .aboveStandardShare(deals: snapshot.deals, open: report.open, share: share, standard: standard)
    } else {
      let flow = report.flow[stage]
      // Whole numbers: 6 is 1.2 times 5, however 1.2 is rounded.
      guard flow.openAtStart >= Bottleneck.leastCases, flow.openAtEnd * 5 >= flow.openAtStart * 6 else { return nil }
      evidence = .growth(openAtStart: flow.openAtStart, openAtEnd: flow.openAtEnd)
    }
    return Bottleneck(stage: stages[stage].name, evidence: evidence, impact: nil, delayedAmount: nil)
  }
}
