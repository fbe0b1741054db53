import DealModel

extension ReportAssembly {
  /// Section 7.
  func flow(_ process: Int) -> [FlowRow] {
    (0..<book.processes[process].openCount).map { stage in
      let tally = tally.flow[layout.offsets[process] + stage]
      return FlowRow(
        stage: book.processes[process].stages[stage].name,
        openAtStart: tally.openAtStart,
        entered: tally.entered,
        left: tally.exits.total,
        forward: tally.exits.forward,
        back: tally.exits.back,
        lost: tally.exits.lost,
        void: tally.exits.void,
        openAtEnd: tally.openAtEnd
      )
    }
  }

  /// Section 8: key figures of the period and those it is compared with, over all processes.
  func indicators() -> FunnelReport.Indicators {
    let windows = [CalendarCut.current, CalendarCut.previous, CalendarCut.yearAgo]
    let rows = concurrentMap(windows.count, threads: threads) { row(windows[$0]) }
    return FunnelReport.Indicators(
      current: rows[0],
      previous: rows[1],
      yearAgo: rows[2],
      velocity: velocity(book.processes.indices)
    )
  }

  /// Section 8, trend.
  func trend() -> [TrendRow] {
    let months = tally.cut.months
    return concurrentMap(months.count, threads: threads) { index in
      TrendRow(month: months[index], figures: row(CalendarCut.firstMonth + index))
    }
  }

  /// Section 8, velocity: money a day, of some processes; `nil` if one of its factors is undefined or no time passed.
  func velocity(_ processes: Range<Int>) -> Double? {
    let deals = deals(in: CalendarCut.lastYear, processes)
    let open = processes.reduce(0) { $0 + tally.processes[$1].all.total(.open) }
    guard let rate = ratio(deals.won.count, deals.won.count + deals.lost.count),
      let average = average(deals.won.amount, deals.wonWithAmount),
      let meanCycle = days(deals.wonCycles.quantiles.mean), meanCycle > 0
    else { return nil }
    return Double(open) * rate * average / meanCycle
  }

  /// What was created and closed in a window, of some processes.
  func deals(in window: Int, _ processes: Range<Int>) -> DatedDeals {
    processes.reduce(into: DatedDeals()) { $0.merge(tally.processes[$1].calendar.deals(in: window, tally.cut)) }
  }

  private func row(_ window: Int) -> IndicatorRow {
    let deals = deals(in: window, book.processes.indices)
    let open = tally.processes.reduce(into: CountedAmount()) {
      $0.merge($1.calendar.openAtEnd(of: window, tally.cut))
    }
    func money(_ part: CountedAmount) -> Money { Money(tenThousandths: part.amount) }
    return IndicatorRow(
      created: deals.created.count,
      createdAmount: money(deals.created),
      won: deals.won.count,
      wonAmount: money(deals.won),
      lost: deals.lost.count,
      lostAmount: money(deals.lost),
      void: deals.void.count,
      voidAmount: money(deals.void),
      winRate: ratio(deals.won.count, deals.won.count + deals.lost.count),
      averageWon: average(deals.won.amount, deals.wonWithAmount),
      medianWonCycle: days(deals.wonCycles.quantiles.quantile(0.5)),
      openAtEnd: open.count,
      openAmountAtEnd: money(open)
    )
  }
}
