import DealModel

extension ReportAssembly {
  /// Cohorts by month of creation.
  func cohorts(_ process: Int) -> CohortReport {
    let tally = tally.processes[process].cohorts
    let last = options.asOf.month
    // The months whose last day is not over are no full observation.
    let complete = options.asOf == last.lastDay ? last : last.advanced(by: -1)
    func month(_ place: Int) -> CivilMonth { last.advanced(by: place - CohortTally.months) }
    /// How many months of a cohort are over, the one of creation included.
    func observed(_ place: Int) -> Int {
      switch place {
      case CohortTally.unknown: 0
      case CohortTally.earlier: CohortTally.months
      default: complete.number - month(place).number + 1
      }
    }

    let monthly = CohortTally.earlier + 1..<CohortTally.unknown
    let first = monthly.first { tally.total($0) > 0 } ?? monthly.upperBound
    let places = [CohortTally.earlier] + Array(first..<monthly.upperBound) + [CohortTally.unknown]
    let rows = places.filter { monthly.contains($0) || tally.total($0) > 0 }.map { place in
      let (won, lost, dated) = (tally.total(place, .won), tally.total(place, .lost), tally.dated(place))
      var wins = 0
      return CohortRow(
        key: place == CohortTally.earlier ? .earlier : place == CohortTally.unknown ? .unknown : .month(month(place)),
        created: tally.total(place),
        reached: (0..<layout.openCounts[process]).map { tally.reached(place, $0 + 1) },
        won: won,
        lost: lost,
        void: tally.total(place, .void),
        open: tally.total(place, .open),
        winRate: ratio(won, won + lost),
        dated: dated,
        wonWithin: (0..<CohortTally.months).map { months in
          wins += tally.won(place, in: months)
          return months < observed(place) ? ratio(wins, dated) : nil
        }
      )
    }
    let curve = timeToWin(tally, observed)
    return CohortReport(rows: rows, wonWithin: curve.map(\.share), atRisk: curve.map(\.atRisk))
  }

  /// Aalen and Johansen's estimate of the share won within 0, 1, 2 … months, from the cohorts that are old enough for each:
  /// open deals leave the deals at risk where what is known of them ends.
  private func timeToWin(_ tally: CohortTally, _ observed: (Int) -> Int) -> [(share: Double?, atRisk: Int)] {
    // Deals not ended yet, by cohort; the share of all deals that is open and the share that is won.
    var left = (CohortTally.earlier..<CohortTally.unknown).map(tally.dated)
    var (open, won) = (1.0, 0.0)
    var isKnown = left.contains { $0 > 0 }
    return (0..<CohortTally.months).map { months in
      let places = left.indices.filter { months < observed($0) }
      let atRisk = places.reduce(0) { $0 + left[$1] }
      let wins = places.reduce(0) { $0 + tally.won($1, in: months) }
      let others = places.reduce(0) { $0 + tally.notWon($1, in: months) }
      for place in places { left[place] -= tally.won(place, in: months) + tally.notWon(place, in: months) }
      if atRisk > 0 {
        won += open * Double(wins) / Double(atRisk)
        open *= Double(atRisk - wins - others) / Double(atRisk)
      } else if open > 0 {
        isKnown = false
      }
      return (isKnown ? won : nil, atRisk)
    }
  }
}
