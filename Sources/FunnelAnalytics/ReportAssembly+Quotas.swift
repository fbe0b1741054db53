import DealModel

extension ReportAssembly {
  /// What is counted for the quotas.
  private struct Sums {
    /// Ten-thousandths won, by line.
    var won: [Int128]
    /// Open deals expected in the period: `[line][stage number]`.
    var open: [[WeightedSum]]
    /// Open deals by scope, process and position: `[scope][first position of the process + position]`.
    var waiting: [[Int]]
    /// Wins of the last 365 days with an amount, by process.
    var wins: [(count: Int, amount: Int128)]
  }

  /// Section 12: attainment, gap, coverage and the required funnel of each quota.
  /// - Parameter teams: the team of each seller who is in one team only.
  func quotas(_ plan: QuotaPlan, _ pipelines: [PipelineReport], teams: [String: String]) -> [QuotaRow] {
    if plan.lines.isEmpty { return [] }
    let sums = sums(plan)
    return plan.lines.enumerated().map { index, line in
      let scope = plan.scopes[line.scope]
      let gap = line.amount - sums.won[index]
      let open = sums.open[index].reduce(Int128(0)) { $0 + $1.amount }
      var required: RequiredFunnel?
      var fromNewDeals: Money?
      if let process = scope.process ?? (pipelines.count == 1 ? 0 : nil) {
        let first = layout.offsets[process] + process
        required = self.required(
          gap: gap,
          wins: sums.wins[process],
          waiting: (1...max(1, layout.openCounts[process])).map { sums.waiting[line.scope][first + $0] },
          until: line.period.days.last,
          pipeline: pipelines[process]
        )
        let sellers = scope.owner != nil ? 1 : scope.team.map { team in teams.count { $0.value == team } }
        fromNewDeals = sellers.flatMap {
          self.fromNewDeals(of: $0, weeks: required?.weeks, wins: sums.wins[process], pipelines[process])
        }
      }
      return QuotaRow(
        period: line.period,
        owner: scope.owner,
        team: scope.team,
        process: scope.process,
        pipeline: scope.process.map { book.processes[$0].name },
        isSum: line.isSum,
        quota: Money(tenThousandths: line.amount),
        won: Money(tenThousandths: sums.won[index]),
        attainment: line.amount == 0 ? nil : Double(sums.won[index]) / Double(line.amount),
        gap: Money(tenThousandths: gap),
        openAmount: Money(tenThousandths: open),
        weighted: Money(rounding: weighted(sums.open[index])),
        coverage: gap > 0 ? Double(open) / Double(gap) : nil,
        fromNewDeals: fromNewDeals,
        required: required
      )
    }
  }

  private func weighted(_ sums: [WeightedSum]) -> Double {
    var weighted = 0.0
    for process in layout.offsets.indices {
      for stage in 0...layout.openCounts[process] {
        weighted += sums[layout.offsets[process] + stage].weighted(probability(process, stage))
      }
    }
    return weighted
  }

  /// Goes over the won deals and the open ones once.
  private func sums(_ plan: QuotaPlan) -> Sums {
    let scopes = QuotaScopes(plan.scopes, book: book)
    var lines: [[(line: Int, days: ClosedRange<Int>)]] = Array(repeating: [], count: plan.scopes.count)
    for (number, line) in plan.lines.enumerated() {
      lines[line.scope].append((number, line.period.days.first.dayNumber...line.period.days.last.dayNumber))
    }
    // One place more a process than there are stages: positions begin at 0, and one is behind the last stage.
    let positions = layout.count + layout.offsets.count
    var sums = Sums(
      won: Array(repeating: 0, count: plan.lines.count),
      open: Array(repeating: Array(repeating: WeightedSum(), count: layout.count), count: plan.lines.count),
      waiting: Array(repeating: Array(repeating: 0, count: positions), count: plan.scopes.count),
      wins: Array(repeating: (0, 0), count: layout.offsets.count)
    )
    let lastYear = options.asOf.dayNumber - 364
    tally.wonDeals.forEach { row, day in
      let amount = book.amounts[row]
      if amount == DealBook.noAmount { return }
      if day >= lastYear {
        let process = Int(book.process[row])
        sums.wins[process].count += 1
        sums.wins[process].amount += Int128(amount)
      }
      scopes.forEach(of: row) { scope in
        for (line, days) in lines[scope] where days.contains(day) { sums.won[line] += Int128(amount) }
      }
    }
    let usesOwn = options.probability == .deal
    tally.states.forEachPlace { row, state, _, position in
      if state >= tally.states.stageCount { return }
      let process = Int(book.process[row])
      let place = layout.offsets[process] + process + position
      let (amount, expected) = (book.amounts[row], book.expectedClose[row])
      let own = usesOwn && book.probability[row] >= 0 ? book.probability[row] : nil
      scopes.forEach(of: row) { scope in
        sums.waiting[scope][place] += 1
        if expected == CivilTime.missingDay { return }
        for (line, days) in lines[scope] where days.contains(Int(expected)) {
          sums.open[line][state].add(amount: amount, own: own)
        }
      }
    }
    return sums
  }

  /// The funnel that it takes to close a gap.
  /// - Parameters:
  ///   - gap: in ten-thousandths; nothing is needed where it is not above zero.
  ///   - wins: the wins of the last 365 days.
  ///   - waiting: open deals by position, from 1.
  ///   - last: the day by which it is to be won.
  func required(
    gap: Int128,
    wins: (count: Int, amount: Int128),
    waiting: [Int],
    until last: CivilDate,
    pipeline: PipelineReport
  ) -> RequiredFunnel {
    var needed: Int?
    if gap <= 0 {
      needed = 0
    } else if wins.amount > 0 {
      // ⌈gap ÷ (amount ÷ count)⌉, in whole numbers.
      let product = gap * Int128(wins.count)
      needed = Int(clamping: (product + wins.amount - 1) / wins.amount)
    }
    var product: Double? = 1
    var stages: [RequiredStage] = []
    for (row, waiting) in zip(pipeline.funnel, waiting).reversed() {
      product = product.flatMap { product in row.conversionResolved.map { product * $0 } }
      var deals: Double?
      if let needed, let product, product > 0 { deals = Double(needed) / product }
      stages.append(
        RequiredStage(
          stage: row.stage,
          needed: deals,
          waiting: waiting,
          missing: deals.map { max(0, $0 - Double(waiting)) }
        )
      )
    }
    stages.reverse()
    let weeks = pipeline.wonCycle.median.map { (Double(last.dayNumber - options.asOf.dayNumber) - $0) / 7 }
    var newPerWeek: Double?
    if let weeks, weeks > 0 { newPerWeek = stages.first?.missing.map { $0 / weeks } }
    var sellers: Double?
    if let newPerWeek, let each = options.newDealsPerWeek { sellers = newPerWeek / each }
    return RequiredFunnel(wins: needed, stages: stages, newPerWeek: newPerWeek, weeks: weeks, sellers: sellers)
  }

  /// What new deals can still bring.
  private func fromNewDeals(
    of sellers: Int,
    weeks: Double?,
    wins: (count: Int, amount: Int128),
    _ pipeline: PipelineReport
  ) -> Money? {
    guard let each = options.newDealsPerWeek, let weeks, let average = average(wins.amount, wins.count) else {
      return nil
    }
    if weeks <= 0 { return .zero }
    var share = 1.0
    for row in pipeline.funnel {
      guard let conversion = row.conversionResolved else { return nil }
      share *= conversion
    }
    return Money(rounding: Double(sellers) * each * weeks * share * average)
  }

  /// Puts a process's quota into its comparison with the standard funnel: that of all where it is the only process.
  ///
  /// Where no stage has a standard share, the funnel that the next quota takes is the standard.
  func setQuota(of process: Int, in pipelines: inout [PipelineReport], _ quotas: [QuotaRow]) {
    let all = quotas.filter { $0.owner == nil && $0.team == nil }
    let named = all.filter { $0.process == process }
    let own = named.isEmpty && pipelines.count == 1 ? all.filter { $0.process == nil } : named
    pipelines[process].standard.quota = own.first { $0.period.days == options.period.days }?.quota
    if book.processes[process].stages.contains(where: { $0.standardShare != nil }) { return }
    guard let next = own.first(where: { $0.period.days.last > options.asOf })?.required else { return }
    for (index, stage) in next.stages.enumerated() {
      pipelines[process].standard.balance[index].standard = stage.needed
    }
  }
}
