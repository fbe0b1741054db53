import DealModel

/// All counts of a run over some of the deals.
///
/// Tallies over any parts of the deals merge to that over all of them.
struct Tally {
  /// Counts over all processes.
  struct Counts {
    var repeated = 0
    var stageMismatch = 0
    var stageFromHistory = 0
    var stageAssumed = 0
    var closeDateMismatch = 0
    var reopened = 0
    var negativeCycle = 0
    var afterAsOf = 0
    var withEvents = 0

    /// Counts what is odd about a deal that is used.
    @inline(__always)
    mutating func add(_ life: DealLife) {
      repeated += life.repeated
      reopened += life.reopened
      if life.hasStageMismatch { stageMismatch += 1 }
      switch life.missingStage {
      case .none: break
      case .fromHistory: stageFromHistory += 1
      case .first: stageAssumed += 1
      }
      if life.hasCloseDateMismatch { closeDateMismatch += 1 }
      if life.hasEvents { withEvents += 1 }
      if life.outcome == .won || life.outcome == .lost, life.hasNegativeCycle { negativeCycle += 1 }
    }
  }

  /// The parts of one process.
  struct ProcessTally {
    var counts = Counts()
    /// Deals of the cohort.
    var cohort: FunnelTally
    /// All deals.
    var all: FunnelTally
    var snapshot: [SnapshotTally]
    /// Open deals in an unknown stage.
    var unknownStage = WeightedSum()
    /// By the days of creation and close.
    var calendar: CalendarTally
    /// By the month of creation.
    var cohorts: CohortTally
    /// By the stages reached in the last 365 days.
    var reach: ReachTally
  }

  var processes: [ProcessTally]
  /// By stage number.
  var stageTime: [StageTimeTally]
  /// Whose visits they are.
  var people: PeopleTally
  /// Moves out of stages with tasks; `nil` where no stage has any, or activities are not known.
  var exitCriteria: ExitCriteriaTally?
  /// By stage number.
  var flow: [FlowTally]
  /// How `calendar` is cut.
  let cut: CalendarCut
  var forecast: ForecastTally
  var closed = ClosedDeals()
  var states: DealStates
  /// Won deals by the day of their close, where quotas ask for them.
  var wonDeals: WonDeals
  var risks = RiskTally()
  /// The positions of the lost deals in their order, 0 where no stage is known; only where a column tells why.
  var lostPositions = ChunkedList<UInt16>()
  private let tellsLosses: Bool
  /// Payments, where a column tells of them.
  var payments: PaymentTally?
  /// Deals left out, and changes that are not used, by file.
  var dealsLeftOut: [Int]
  var changesLeftOut: [Int]
  /// Activities that are not used, by file.
  var activitiesLeftOut: [Int]
  var outcomes: DealOutcomes?
  /// Deals whose history contradicts their row, where they are asked for.
  var contradictions: ContradictionTally?

  init(book: DealBook, layout: StageLayout, options: AnalysisOptions, slots: Int, tasks: ExitTasks?) {
    let cut = CalendarCut(options: options)
    self.cut = cut
    processes = book.processes.map { process in
      ProcessTally(
        cohort: FunnelTally(openCount: process.openCount),
        all: FunnelTally(openCount: process.openCount),
        snapshot: Array(repeating: SnapshotTally(), count: process.openCount),
        calendar: CalendarTally(cut: cut),
        cohorts: CohortTally(openCount: process.openCount, last: options.asOf.month),
        reach: ReachTally(asOf: options.asOf, openCount: process.openCount)
      )
    }
    stageTime = Array(repeating: StageTimeTally(), count: layout.count)
    people = PeopleTally(slots: slots, layout: layout)
    exitCriteria = tasks.map { ExitCriteriaTally($0, slots: slots) }
    flow = Array(repeating: FlowTally(), count: layout.count)
    forecast = ForecastTally(options: options, layout: layout)
    states = DealStates(layout: layout)
    wonDeals = WonDeals(since: QuotaPlan.firstDay(of: book, options: options))
    if !book.mapped.isDisjoint(with: [.settled, .collected]) { payments = PaymentTally(asOf: options.asOf) }
    tellsLosses = book.groups.contains { ["lossReason", "competitor"].contains($0.name) }
    dealsLeftOut = Array(repeating: 0, count: book.dealFiles)
    changesLeftOut = Array(repeating: 0, count: book.historyFiles)
    activitiesLeftOut = Array(repeating: 0, count: book.activities.files)
    outcomes = options.keepsDeals ? DealOutcomes() : nil
    contradictions = options.contradictions > 0 ? ContradictionTally(limit: options.contradictions) : nil
  }

  /// Takes up where a deal was lost.
  mutating func addLost(_ life: DealLife) {
    if tellsLosses { lostPositions.append(life.isAssumedFirst ? 0 : UInt16(truncatingIfNeeded: life.position)) }
  }

  /// Adds the counts of other deals; those stand behind these in the book.
  mutating func merge(_ other: Tally) {
    for index in processes.indices { processes[index].merge(other.processes[index]) }
    for index in stageTime.indices { stageTime[index].merge(other.stageTime[index]) }
    people.merge(other.people)
    if let more = other.exitCriteria { exitCriteria?.merge(more) }
    for index in flow.indices { flow[index].merge(other.flow[index]) }
    forecast.merge(other.forecast)
    closed.merge(other.closed)
    states.merge(other.states)
    wonDeals.merge(other.wonDeals)
    risks.merge(other.risks)
    if let more = other.payments { payments?.merge(more) }
    lostPositions.append(contentsOf: other.lostPositions)
    for index in dealsLeftOut.indices { dealsLeftOut[index] += other.dealsLeftOut[index] }
    for index in changesLeftOut.indices { changesLeftOut[index] += other.changesLeftOut[index] }
    for index in activitiesLeftOut.indices { activitiesLeftOut[index] += other.activitiesLeftOut[index] }
    if let more = other.outcomes { outcomes?.merge(more) }
    if let more = other.contradictions { contradictions?.merge(more) }
  }
}

extension Tally.ProcessTally {
  /// Counts a deal that is used.
  /// - Parameter kind: that of a stage.
  @inline(__always)
  mutating func add(
    _ life: DealLife,
    amount: Int64,
    isInCohort: Bool,
    cut: borrowing CalendarCut,
    months: borrowing MonthTable,
    kind: (UInt16) -> StageKind
  ) {
    counts.add(life)
    if isInCohort { cohort.add(life, amount: amount) }
    all.add(life, amount: amount)
    calendar.add(life, amount: amount, openCount: snapshot.count, cut: cut)
    cohorts.add(life, months: months)
    reach.add(life, kind)
  }

  fileprivate mutating func merge(_ other: Tally.ProcessTally) {
    counts.repeated += other.counts.repeated
    counts.stageMismatch += other.counts.stageMismatch
    counts.stageFromHistory += other.counts.stageFromHistory
    counts.stageAssumed += other.counts.stageAssumed
    counts.closeDateMismatch += other.counts.closeDateMismatch
    counts.reopened += other.counts.reopened
    counts.negativeCycle += other.counts.negativeCycle
    counts.afterAsOf += other.counts.afterAsOf
    counts.withEvents += other.counts.withEvents
    cohort.merge(other.cohort)
    all.merge(other.all)
    for index in snapshot.indices { snapshot[index].merge(other.snapshot[index]) }
    unknownStage.merge(other.unknownStage)
    calendar.merge(other.calendar)
    cohorts.merge(other.cohorts)
    reach.merge(other.reach)
  }
}
