import DealModel

extension ReportAssembly {
  /// Each open stage's probabilities: what is configured, what is observed, and which of them the method uses.
  static func calibration(_ process: SalesProcess, _ tally: FunnelTally, _ method: ProbabilityMethod)
    -> [CalibrationRow]
  {
    let basis = tally.honestBasis
    return (0..<process.openCount).map { index in
      let stage = process.stages[index]
      let (won, resolved) = tally.observedProbability(at: index + 1, basis)
      let observed = ratio(won, resolved)
      let interval = Wilson.interval(won, of: resolved)
      var inside: Bool?
      if let configured = stage.probability, let interval {
        inside = interval.low <= configured && configured <= interval.high
      }
      return CalibrationRow(
        stage: stage.name,
        configured: stage.probability,
        observed: observed,
        resolved: resolved,
        low: interval?.low,
        high: interval?.high,
        inside: inside,
        used: method == .observed ? observed : stage.probability ?? observed
      )
    }
  }

  /// Section 9, weighted forecast and buckets.
  func forecast(_ process: Int) -> ForecastReport {
    let buckets = tally.forecast.sums.map { bucket(process, $0) }
    let total = buckets.reduce(ForecastBucket(deals: 0, amount: .zero, weighted: .zero)) { sum, next in
      ForecastBucket(
        deals: sum.deals + next.deals,
        amount: sum.amount + next.amount,
        weighted: sum.weighted + next.weighted
      )
    }
    let months = tally.forecast.months.enumerated().map { (month: $1, bucket: buckets[$0 + 1]) }
    let part = tally.processes[process]
    return ForecastReport(
      method: options.probability,
      calibration: calibration[process],
      total: total,
      overdue: buckets[0],
      months: months,
      beyond: buckets[months.count + 1],
      noDate: buckets[months.count + 2],
      realised: Money(tenThousandths: part.calendar.deals(in: CalendarCut.current, tally.cut).won.amount),
      expectedInPeriod: bucket(process, tally.forecast.inPeriod).weighted
    )
  }

  private func bucket(_ process: Int, _ sums: [WeightedSum]) -> ForecastBucket {
    var total = WeightedSum()
    var weighted = 0.0
    for stage in 0...layout.openCounts[process] {
      let sum = sums[layout.offsets[process] + stage]
      total.merge(sum)
      weighted += sum.weighted(probability(process, stage))
    }
    return ForecastBucket(
      deals: total.deals,
      amount: Money(tenThousandths: total.amount),
      weighted: Money(rounding: weighted)
    )
  }
}
