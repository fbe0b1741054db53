/// The counts over all processes (section 2; `counts` of the report).
struct ReferenceCounts {
  var deals: Int
  var open: Int
  var won: Int
  var lost: Int
  var void: Int
  var unknownStage: Int
  var afterAsOf: Int
  var repeated: Int
  var stageMismatch: Int
  var closeDateMismatch: Int
  var reopened: Int
  var negativeCycle: Int
  var assumedFirst: Int
  var unknownDeal: Int
  var withoutProbability: Int

  init(_ lives: [ReferenceLife], open openDeals: [ReferenceOpenDeal], in input: ReferenceInput) {
    deals = lives.count
    open = referenceCount(lives, .open)
    won = referenceCount(lives, .won)
    lost = referenceCount(lives, .lost)
    void = referenceCount(lives, .void)
    unknownStage = lives.filter(\.isInUnknownStage).count
    afterAsOf = input.deals.count - lives.count
    repeated = lives.map(\.repeated).reduce(0, +)
    stageMismatch = lives.filter(\.hasStageMismatch).count
    closeDateMismatch = lives.filter(\.hasCloseDateMismatch).count
    reopened = lives.map(\.reopened).reduce(0, +)
    negativeCycle = lives.filter(\.hasNegativeCycle).count
    assumedFirst = lives.filter(\.isAssumedFirst).count
    let ids = Set(input.deals.map(\.id))
    unknownDeal = input.events.filter { !ids.contains($0.deal) }.count
    withoutProbability = openDeals.filter { $0.probability == nil }.count
  }
}

/// The number of deals by outcome.
struct ReferenceDealCounts: Equatable {
  var total: Int
  var open: Int
  var won: Int
  var lost: Int
  var void: Int

  init(_ lives: [ReferenceLife]) {
    total = lives.count
    open = referenceCount(lives, .open)
    won = referenceCount(lives, .won)
    lost = referenceCount(lives, .lost)
    void = referenceCount(lives, .void)
  }
}

/// The figures of one process.
struct ReferencePipeline {
  var name: String
  var basis: ReferenceBasis
  /// Deals with evidence `events` and `current`, up to as-of.
  var evidence: (events: Int, current: Int)
  /// All used deals up to as-of.
  var deals: ReferenceDealCounts
  /// Those of the cohort: the funnel's with the void ones and those in an unknown stage.
  var cohortDeals: ReferenceDealCounts
  var funnel: [ReferenceFunnelRow]
  var stageTime: [ReferenceStageTimeRow]
  var wonCycle: ReferenceCycle
  var lostCycle: ReferenceCycle
  var snapshot: [ReferenceSnapshotRow]
  var flow: [ReferenceFlowRow]
  var cohorts: [ReferenceCohortRow]
  var timeToWin: [Double?]
  var calibration: [ReferenceCalibrationRow]
  var forecast: ReferenceForecast
  var velocity: Double?
  var bottlenecks: [ReferenceBottleneck]
  var balance: [ReferenceBalanceRow]
}

/// The figures of an input.
struct ReferenceReport {
  /// The lives the figures are made of, in the order of the deals, without those created after as-of.
  var lives: [ReferenceLife]
  var counts: ReferenceCounts
  /// Of the period, of the one before, and of the same a year earlier.
  var indicators: ReferenceIndicators
  var previous: ReferenceIndicators
  var yearAgo: ReferenceIndicators
  var velocity: Double?
  var trend: [(month: String, indicators: ReferenceIndicators)]
  var pipelines: [ReferencePipeline]
  /// By owner.
  var groups: [ReferenceGroupRow]
  var concentration: Double?
  /// With the usual limits: 7 days before the standard, 30 without activity.
  var risks: [ReferenceRiskDeal]
  var completeness: [ReferenceCompletenessRow]
}

/// The figures of an input by the definitions, in the slowest and most obvious way.
///
/// - Parameters:
///   - input: The processes, deals, history and as-of date.
///   - cohort: The days in which the funnel's deals were created; nil: all up to as-of.
///   - period: The days of the flow and the indicators.
///   - previous: The days of the period before.
///   - yearAgo: The days of the same period a year earlier.
///   - horizonMonths: The months of the forecast.
///   - method: The win probability that open deals are weighted with.
func referenceReport(
  _ input: ReferenceInput,
  cohort: ClosedRange<Int>?,
  period: ClosedRange<Int>,
  previous: ClosedRange<Int>,
  yearAgo: ClosedRange<Int>,
  horizonMonths: Int,
  method: ReferenceProbabilityMethod = .stage
) -> ReferenceReport {
  let clock = ReferenceClock(input)
  let lives = referenceLives(input)
  var allOpen: [ReferenceOpenDeal] = []
  let pipelines = input.processes.enumerated().map { index, process in
    let own = lives.filter { $0.deal.process == index }
    let open = referenceOpenDeals(own, of: process, method: method)
    allOpen += open
    return ReferencePipeline(
      name: process.name,
      basis: ReferenceBasis(own),
      evidence: (own.filter(\.hasEvents).count, own.filter { !$0.hasEvents }.count),
      deals: ReferenceDealCounts(own),
      cohortDeals: ReferenceDealCounts(referenceCohort(own, cohort)),
      funnel: referenceFunnel(own, of: process, cohort: cohort),
      stageTime: referenceStageTime(own, of: process, clock: clock),
      wonCycle: ReferenceCycle(own, outcome: .won),
      lostCycle: ReferenceCycle(own, outcome: .lost),
      snapshot: referenceSnapshot(open, of: process, clock: clock),
      flow: referenceFlow(own, of: process, period: period),
      cohorts: referenceCohorts(own, of: process, asOf: input.asOf),
      timeToWin: referenceTimeToWin(own, asOf: input.asOf),
      calibration: referenceCalibration(own, of: process),
      forecast: ReferenceForecast(
        own,
        open: open,
        asOf: input.asOf,
        period: period,
        horizonMonths: horizonMonths
      ),
      velocity: referenceVelocity(own, asOf: input.asOf),
      bottlenecks: referenceBottlenecks(own, open: open, of: process, cohort: cohort, period: period, clock: clock),
      balance: referenceBalance(open, of: process)
    )
  }
  let groups = referenceGroups(lives, open: allOpen)
  return ReferenceReport(
    lives: lives,
    counts: ReferenceCounts(lives, open: allOpen, in: input),
    indicators: referenceIndicators(lives, processes: input.processes, window: period),
    previous: referenceIndicators(lives, processes: input.processes, window: previous),
    yearAgo: referenceIndicators(lives, processes: input.processes, window: yearAgo),
    velocity: referenceVelocity(lives, asOf: input.asOf),
    trend: referenceTrend(lives, processes: input.processes, period: period),
    pipelines: pipelines,
    groups: groups,
    concentration: referenceConcentration(groups),
    risks: referenceRisks(lives, open: allOpen, in: input, clock: clock, soonDays: 7, inactiveDays: 30),
    completeness: referenceCompleteness(lives)
  )
}
