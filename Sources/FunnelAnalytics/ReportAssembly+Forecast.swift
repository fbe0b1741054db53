import DealModel

extension ReportAssembly {
  /// Each open stage's probabilities: what is configured, what is observed, and which of them the method uses.
  static func probabilities(_ process: SalesProcess, _ tally: FunnelTally, _ method: ProbabilityMethod)
    -> [StageProbability]
  {
    let basis = tally.honestBasis
    return (0..<process.openCount).map { index in
      let stage = process.stages[index]
      let (won, resolved) = tally.observedProbability(at: index + 1, basis)
      let observed = ratio(won, resolved)
      return StageProbability(
        stage: stage.name,
        configured: stage.probability,
        observed: observed,
        resolved: resolved,
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
      probabilities: ReportAssembly.probabilities(book.processes[process], part.all, options.probability),
      total: total,
      overdue: buckets[0],
      months: months,
      beyond: buckets[months.count + 1],
      noDate: buckets[months.count + 2],
      realised: Money(tenThousandths: part.realised),
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

  /// Section 11.
  func group(_ index: Int) -> GroupReport {
    let column = book.groups[index]
    let tally = tally.groups[index]
    let wonAmount = tally.rows.reduce(Int128(0)) { $0 + $1.won.amount }
    let cycles = tally.cyclesByValue()
    var rows: [GroupRow] = []
    for (value, part) in tally.rows.enumerated() where part.deals > 0 {
      var open = WeightedSum()
      var weighted = 0.0
      let openDeals = tally.openDeals(of: value)
      for process in layout.offsets.indices {
        for stage in 0...layout.openCounts[process] {
          let sum = openDeals[openDeals.startIndex + layout.offsets[process] + stage]
          open.merge(sum)
          weighted += sum.weighted(probability(process, stage))
        }
      }
      let interval = Wilson.interval(part.won.count, of: part.won.count + part.lost)
      var lengths = Quantiles(cycles[value])
      rows.append(
        GroupRow(
          key: column.labels.text(value),
          deals: part.deals,
          open: open.deals,
          openAmount: Money(tenThousandths: open.amount),
          weighted: Money(rounding: weighted),
          won: part.won.count,
          lost: part.lost,
          void: part.void,
          wonAmount: Money(tenThousandths: part.won.amount),
          winRate: ratio(part.won.count, part.won.count + part.lost),
          low: interval?.low,
          high: interval?.high,
          averageWon: average(part.won.amount, part.wonWithAmount),
          meanWonCycle: days(lengths.mean),
          medianWonCycle: days(lengths.quantile(0.5)),
          share: wonAmount == 0 ? nil : Double(part.won.amount) / Double(wonAmount)
        )
      )
    }
    rows.sort { left, right in
      if left.wonAmount != right.wonAmount { return left.wonAmount > right.wonAmount }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    return GroupReport(name: column.name, rows: rows)
  }
}
