import DealModel

extension ReportAssembly {
  /// Section 11.
  func groups() -> [GroupReport] {
    concurrentMap(book.groups.count, threads: threads) { group($0) }
  }

  private func group(_ index: Int) -> GroupReport {
    let column = book.groups[index]
    let tally = GroupTally(
      column: column,
      book: book,
      states: tally.states,
      closed: tally.closed,
      usesOwnProbability: options.probability == .deal
    )
    let parts = (0..<column.labels.count).map(tally.row)
    let wonAmount = parts.reduce(Int128(0)) { $0 + $1.won.amount }
    var rows: [GroupRow] = []
    // Sellers without deals are told of where a table lists them, and so are their team and region.
    let listed = Set(column.listed)
    for (value, part) in parts.enumerated() where part.deals > 0 || listed.contains(UInt32(value)) {
      var open = WeightedSum()
      var weighted = 0.0
      for process in layout.offsets.indices {
        for stage in 0...layout.openCounts[process] {
          let sum = tally.openDeals(of: value, layout.offsets[process] + stage)
          open.merge(sum)
          weighted += sum.weighted(probability(process, stage))
        }
      }
      let interval = Wilson.interval(part.won.count, of: part.won.count + part.lost)
      let lengths = tally.wonCycles[value].quantiles
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
      if (left.deals > 0) != (right.deals > 0) { return left.deals > 0 }
      if left.wonAmount != right.wonAmount { return left.wonAmount > right.wonAmount }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    return GroupReport(name: column.name, rows: rows)
  }
}
