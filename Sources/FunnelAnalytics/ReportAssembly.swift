import DealModel

/// Turns a tally over all deals into the figures of a report.
struct ReportAssembly {
  let book: DealBook
  let layout: StageLayout
  let options: AnalysisOptions
  let people: PeopleSlots
  let tally: Tally
  let lastActivity: LastActivity
  /// The win probabilities of each process's stages, with the one that is used.
  let calibration: [[CalibrationRow]]
  /// The cycles of each process's won and lost deals.
  let wonCycles, lostCycles: [CycleRow]
  let threads: Int

  init(
    book: DealBook,
    layout: StageLayout,
    options: AnalysisOptions,
    people: PeopleSlots,
    tally: Tally,
    lastActivity: LastActivity,
    threads: Int
  ) {
    self.book = book
    self.lastActivity = lastActivity
    self.threads = threads
    (wonCycles, lostCycles) = concurrently(
      threads: threads,
      { ReportAssembly.cycles(tally.closed.won, of: .won, book, tally) },
      { ReportAssembly.cycles(tally.closed.lost, of: .lost, book, tally) }
    )
    self.layout = layout
    self.options = options
    self.people = people
    self.tally = tally
    calibration = book.processes.indices.map {
      ReportAssembly.calibration(book.processes[$0], tally.processes[$0].all, options.probability)
    }
  }

  /// The whole report.
  func report() -> FunnelReport {
    let asked = concurrently(
      threads: threads,
      { book.processes.indices.map(pipeline) },
      peopleTimes,
      losses,
      risks,
      groups,
      completeness,
      { people.count == 0 ? nil : PeopleFunnels(self) },
      trend,
      indicators
    )
    var pipelines = asked.0
    let (peopleTimes, losses, risks, groups) = (asked.1, asked.2, asked.3, asked.4)
    let (completeness, peopleFunnels, trend, indicators) = (asked.5, asked.6, asked.7, asked.8)
    var plan = QuotaPlan(book: book, options: options)
    let teams = plan.lines.isEmpty ? [:] : QuotaScopes.teams(of: book)
    plan.addSums(teams: teams, around: options.period.days)
    let quotas = quotas(plan, pipelines, teams: teams)
    for index in pipelines.indices { setQuota(of: index, in: &pipelines, quotas) }
    return FunnelReport(
      asOf: options.asOf,
      period: options.period,
      cohort: options.cohort,
      counts: counts(),
      indicators: indicators,
      trend: trend,
      pipelines: pipelines,
      groups: groups,
      people: peopleFunnels.map { peopleReport($0, peopleTimes, pipelines, quotas) },
      concentration: concentration(groups),
      quotas: quotas,
      quotasLeftOut: plan.leftOut,
      risks: risks,
      losses: losses,
      payments: payments(pipelines),
      completeness: completeness,
      handover: handover(),
      outcomes: tally.outcomes,
      contradictions: tally.contradictions?.all ?? [],
      dealsLeftOut: tally.dealsLeftOut,
      activitiesLeftOut: tally.activitiesLeftOut,
      changesLeftOut: tally.changesLeftOut
    )
  }

  /// The probability of a stage number: nothing for an unknown stage.
  func probability(_ process: Int, _ stage: Int) -> Double? {
    stage < layout.openCounts[process] ? calibration[process][stage].used : nil
  }

  private func counts() -> FunnelReport.Counts {
    var counts = FunnelReport.Counts()
    for (process, part) in tally.processes.enumerated() {
      counts.open += part.all.total(.open)
      counts.won += part.all.total(.won)
      counts.lost += part.all.total(.lost)
      counts.void += part.all.total(.void)
      counts.unknownStage += part.all.unknownStage
      counts.afterAsOf += part.counts.afterAsOf
      counts.repeated += part.counts.repeated
      counts.stageMismatch += part.counts.stageMismatch
      counts.stageFromHistory += part.counts.stageFromHistory
      counts.stageAssumed += part.counts.stageAssumed
      counts.closeDateMismatch += part.counts.closeDateMismatch
      counts.reopened += part.counts.reopened
      counts.negativeCycle += part.counts.negativeCycle
      counts.assumedFirst += part.all.assumedFirst
      counts.withoutProbability += part.unknownStage.deals - part.unknownStage.dealsWithOwn
      for (stage, snapshot) in part.snapshot.enumerated() where probability(process, stage) == nil {
        counts.withoutProbability += snapshot.sum.deals - snapshot.sum.dealsWithOwn
      }
    }
    counts.deals = counts.open + counts.won + counts.lost + counts.void
    return counts
  }

  private func pipeline(_ index: Int) -> PipelineReport {
    let process = book.processes[index]
    let part = tally.processes[index]
    let total = StageKind.allCases.reduce(0) { $0 + part.all.total($1) }
    var report = PipelineReport(
      name: process.name,
      isTracedBasis: part.all.honestBasis == .traced,
      evidenceEvents: part.counts.withEvents,
      evidenceCurrent: total - part.counts.withEvents,
      total: total,
      open: part.all.total(.open),
      won: part.all.total(.won),
      lost: part.all.total(.lost),
      void: part.all.total(.void),
      assumedFirst: part.all.assumedFirst,
      cohortVoid: part.cohort.total(.void),
      cohortUnknownStage: part.cohort.unknownStage,
      funnel: funnel(process, part),
      stageTime: concurrentMap(process.openCount, threads: threads) { stage in
        stageTime(process.stages[stage], tally.stageTime[layout.offsets[index] + stage])
      },
      wonCycle: wonCycles[index],
      lostCycle: lostCycles[index],
      snapshot: snapshot(index),
      flow: flow(index),
      cohorts: cohorts(index),
      forecast: forecast(index)
    )
    report.exitCriteria = exitCriteria(index)
    report.bottlenecks = bottlenecks(index, report)
    report.standard = standard(index, report)
    report.shape = shape(index, report)
    return report
  }

  /// Section 3.
  private func funnel(_ process: SalesProcess, _ part: Tally.ProcessTally) -> [FunnelRow] {
    let cohort = part.cohort
    let basis = part.all.honestBasis
    let first = cohort.reached(1, basis)
    return (1...max(1, process.openCount)).prefix(process.openCount).map { position in
      let reached = cohort.reached(position, basis)
      let advanced = cohort.reached(position + 1, basis)
      let resolved = advanced + cohort.count(.lost, at: position, basis)
      let interval = Wilson.interval(advanced, of: resolved)
      let rateBasis = position == 1 ? .all : basis
      let won = cohort.count(.won, from: position, rateBasis)
      return FunnelRow(
        stage: process.stages[position - 1].name,
        reached: cohort.reached(position, .all),
        entered: cohort.entered(position - 1),
        skipped: cohort.skipped(position - 1),
        advanced: cohort.reached(position + 1, .all),
        dropped: cohort.count(.lost, at: position, .all),
        waiting: cohort.count(.open, at: position, .all),
        conversion: ratio(advanced, reached),
        conversionResolved: ratio(advanced, resolved),
        low: interval?.low,
        high: interval?.high,
        cumulative: ratio(reached, first),
        winRate: ratio(won, won + cohort.count(.lost, from: position, rateBasis)),
        amount: Money(tenThousandths: cohort.amount(from: position))
      )
    }
  }

  /// Section 4.
  private func stageTime(_ stage: Stage, _ tally: StageTimeTally) -> StageTimeRow {
    let lengths = tally.lengths.quantiles
    let ages = tally.ages.quantiles
    let survival = Survival(ended: tally.ended, ongoing: tally.ongoing, standardDays: stage.standardDays)
    let found = lengths.quantiles([0.5, 0.9], andRank: survival.medianRank)
    return StageTimeRow(
      stage: stage.name,
      visits: lengths.count,
      mean: days(lengths.mean),
      median: days(found.quantiles[0]),
      p90: days(found.quantiles[1]),
      open: ages.count,
      medianAge: days(ages.quantile(0.5)),
      untimed: tally.untimed,
      reentries: tally.reentries,
      exits: StageExits(tally.ended.map(\.count)),
      kmMedian: days(found.value),
      ultimate: UltimateExits(survival),
      standardDays: stage.standardDays,
      overStandard: survival.overStandard
    )
  }

  /// Section 5: the cycles of an outcome's deals, for each process.
  private static func cycles(_ deals: ClosedDeals.Cycles, of outcome: StageKind, _ book: DealBook, _ tally: Tally)
    -> [CycleRow]
  {
    let lengths = deals.lengths(by: { Int(book.process[$0]) }, of: book.processes.count)
    return lengths.enumerated().map { process, lengths in
      let lengths = lengths.quantiles
      let quantiles = lengths.quantiles([0.25, 0.5, 0.75, 0.9])
      return CycleRow(
        n: lengths.count,
        leftOut: tally.processes[process].all.total(outcome) - lengths.count,
        mean: days(lengths.mean),
        median: days(quantiles[1]),
        p25: days(quantiles[0]),
        p75: days(quantiles[2]),
        p90: days(quantiles[3])
      )
    }
  }

  /// Section 6.
  private func snapshot(_ index: Int) -> [SnapshotRow] {
    let part = tally.processes[index]
    let open = part.all.total(.open)
    return part.snapshot.enumerated().map { position, tally in
      let stage = book.processes[index].stages[position]
      let ages = self.tally.stageTime[layout.offsets[index] + position].ages.quantiles
      let hasStandard = stage.standardDays != nil
      return SnapshotRow(
        stage: stage.name,
        deals: tally.sum.deals,
        amount: Money(tenThousandths: tally.sum.amount),
        weighted: Money(rounding: tally.sum.weighted(probability(index, position))),
        meanAge: days(ages.mean),
        medianAge: days(ages.quantile(0.5)),
        overStandardDeals: hasStandard ? tally.overStandard.deals : nil,
        overStandardAmount: hasStandard ? Money(tenThousandths: tally.overStandard.amount) : nil,
        share: ratio(tally.sum.deals, open)
      )
    }
  }
}

/// A mean amount in units, or `nil` of no deals.
func average(_ amount: Int128, _ count: Int) -> Double? { count == 0 ? nil : Double(amount) / 10_000 / Double(count) }
