import DealModel

/// Fills a tally from the lives of a run of deals.
struct TallyBuilder: ~Copyable {
  private let book: DealBook
  private let options: AnalysisOptions
  private let layout: StageLayout
  private let end: Int64
  private let shapes: ProcessShapes
  private let cut: CalendarCut
  private let period: FlowTally.Window
  private let months: MonthTable
  private let people: PeopleSlots
  /// By stage number the standard in microseconds; `Int64.max` without one, which nothing lasts longer than.
  private let standards: [Int64]
  private var lives: LifeBuilder
  private var tally: Tally
  private var staged: StagedVisits
  /// For each deal, and one behind the last, where its activities begin; empty without any.
  private let activityStarts: [UInt32]

  init(
    book: DealBook,
    options: AnalysisOptions,
    layout: StageLayout,
    people: PeopleSlots,
    tasks: ExitTasks? = nil
  ) {
    self.book = book
    self.options = options
    self.layout = layout
    end = Int64(options.asOf.dayNumber + 1) * CivilTime.day
    lives = LifeBuilder(book: book, asOf: options.asOf)
    shapes = ProcessShapes(book.processes)
    tally = Tally(book: book, layout: layout, options: options, slots: people.count, tasks: tasks)
    activityStarts = book.activities.starts
    staged = StagedVisits(stages: layout.count)
    self.people = people
    standards = layout.standards(of: book.processes)
    cut = tally.cut
    period = FlowTally.Window(options.period.days)
    months = MonthTable(upTo: options.asOf)
  }

  /// Adds the deals of some rows.
  mutating func add(_ rows: Range<Int>) {
    if let selection = options.selection { return add(rows, selected: selection) }
    var life = DealLife()
    for row in rows {
      lives.build(row, into: &life)
      add(life, row)
    }
  }

  /// Builds the life of a deal.
  mutating func build(_ row: Int, into life: inout DealLife) { lives.build(row, into: &life) }

  /// Keeps the place of a deal that is not selected.
  mutating func passOver() { tally.states.appendLeftOut() }

  /// The tally of all deals that were added.
  consuming func finished() -> Tally {
    staged.empty(into: &tally)
    // Without a cohort all deals are in it.
    if options.cohort == nil {
      for index in tally.processes.indices { tally.processes[index].cohort = tally.processes[index].all }
    }
    return tally
  }

  mutating func add(_ life: DealLife, _ row: Int) {
    let process = Int(book.process[row])
    let openCount = layout.openCounts[process]
    tally.outcomes?.add(life, openCount: openCount, asOf: options.asOf.dayNumber)
    countChanges(life, row)
    if !activityStarts.isEmpty { countActivities(life, row) }
    if life.isAfterAsOf {
      tally.processes[process].counts.afterAsOf += 1
      tally.dealsLeftOut[Int(book.file[row])] += 1
      tally.states.appendLeftOut()
      return
    }
    if tally.contradictions != nil, life.isContradictory { noteContradictions(life, row, process) }
    let amount = book.amounts[row]
    let isInCohort = options.cohort?.contains(life.created) ?? false
    // All of it at once: with each step into the list it is asked whether nobody else has it.
    tally.processes[process].add(life, amount: amount, isInCohort: isInCohort, cut: cut, months: months) { stage in
      shapes.kind(process, stage)
    }
    addVisits(life, process, slot: people.slot(row))
    if tally.exitCriteria != nil { addMoves(life, row, process) }
    if life.outcome == .won || life.outcome == .lost { tally.closed.add(life, row) }
    if life.outcome == .won { tally.wonDeals.add(row, closed: life.closed) }
    if life.outcome == .lost { tally.addLost(life) }
    if life.outcome == .won, tally.payments != nil {
      let (settled, collected) = (book.settled[row], book.collected[row])
      tally.payments?.add(closed: life.closed, amount: amount, settled: settled, collected: collected)
    }
    guard life.outcome == .open else { return tally.states.append(tally.states.state(life.outcome), life) }
    let own = options.probability == .deal && book.probability[row] >= 0 ? book.probability[row] : nil
    let stage = layout.number(process, life.isInUnknownStage ? nil : life.visits.last?.stage)
    tally.states.append(stage, life)
    addOpen(life, row, process, stage, own)
  }

  /// Keeps what contradicts what, of the first deals.
  private mutating func noteContradictions(_ life: DealLife, _ row: Int, _ process: Int) {
    let lastEvent = lives.changes(of: row).last { $0.time < end }
    let statement = RowStatement(
      stage: book.stage[row],
      status: book.status[row],
      lostStage: book.lostStage[row],
      process: process,
      shapes: shapes
    )
    for found in life.contradictions(row, process, lastEvent: lastEvent, statement, shapes) {
      tally.contradictions?.add(found)
    }
  }

  /// Changes that are no part of a figure: repeated, later than as-of, of a deal that is left out.
  private mutating func countChanges(_ life: DealLife, _ row: Int) {
    let changes = lives.changes(of: row)
    guard let last = changes.last else { return }
    if life.isAfterAsOf {
      for change in changes { tally.changesLeftOut[Int(change.file)] += 1 }
      return
    }
    if last.time >= end {
      for change in changes where change.time >= end { tally.changesLeftOut[Int(change.file)] += 1 }
    }
    for file in life.repeatedFiles { tally.changesLeftOut[Int(file)] += 1 }
  }

  /// Activities that are no part of a figure: later than as-of, of a deal that is left out.
  private mutating func countActivities(_ life: DealLife, _ row: Int) {
    let (times, files) = (book.activities.times, book.activities.fileNumbers)
    for place in Int(activityStarts[row])..<Int(activityStarts[row + 1]) where life.isAfterAsOf || times[place] >= end {
      tally.activitiesLeftOut[files.isEmpty ? 0 : Int(files[place])] += 1
    }
  }

  private mutating func addMoves(_ life: DealLife, _ row: Int, _ process: Int) {
    tally.exitCriteria?.add(
      life,
      row,
      slot: people.slot(row),
      offset: layout.offsets[process],
      openCount: shapes.openCounts[process]
    ) { shapes.kind(process, $0) }
  }

  private mutating func addVisits(_ life: DealLife, _ process: Int, slot: Int) {
    let openCount = shapes.openCounts[process]
    for (index, visit) in life.visits.enumerated() where visit.stage < openCount {
      let stage = layout.offsets[process] + Int(visit.stage)
      if visit.isReentry { tally.stageTime[stage].reentries += 1 }
      if visit.entered == CivilTime.missing {
        tally.stageTime[stage].untimed += 1
      } else if visit.isFinished, index + 1 < life.visits.count {
        let next = life.visits[index + 1].stage
        let exit = StageExit(from: visit.stage, to: next, kind: shapes.kind(process, next))
        staged.add(visit, stage: stage, exit, slot: slot, to: &tally)
        if !visit.isReentry { tally.people.addKnown(slot, stage: stage) }
        tally.flow[stage].add(visit, exit, in: period)
      } else {
        let (length, isWhole) = tally.stageTime[stage].addOngoing(visit, asOf: options.asOf.dayNumber, end: end)
        let isKnown = !visit.isReentry && length > standards[stage]
        tally.people.addOngoing(slot, stage: stage, isWholeSeconds: isWhole, isKnown: isKnown)
        tally.flow[stage].add(visit, nil, in: period)
      }
    }
  }

  private func age(_ visit: Visit) -> Int64 { Int64(options.asOf.dayNumber) - CivilTime.day(of: visit.entered) }

  private mutating func addRisk(_ life: DealLife, _ row: Int, openCount: Int) {
    var days: Int64?
    if !life.isInUnknownStage, let visit = life.visits.last, visit.entered != CivilTime.missing { days = age(visit) }
    let rowTellsCreation = book.created[row] != CivilTime.missing
    tally.risks.add(life, row, age: days, openCount: openCount, rowTellsCreation: rowTellsCreation)
  }

  private mutating func addOpen(_ life: DealLife, _ row: Int, _ process: Int, _ number: Int, _ own: Int32?) {
    let amount = book.amounts[row]
    tally.forecast.add(stage: number, expected: book.expectedClose[row], amount: amount, own: own)
    addRisk(life, row, openCount: layout.openCounts[process])
    guard !life.isInUnknownStage, let visit = life.visits.last else {
      tally.processes[process].unknownStage.add(amount: amount, own: own)
      return
    }
    let stage = Int(visit.stage)
    tally.processes[process].snapshot[stage].sum.add(amount: amount, own: own)
    guard visit.entered != CivilTime.missing else { return }
    let age = age(visit)
    if let standard = book.processes[process].stages[stage].standardDays, Double(age) > standard {
      tally.processes[process].snapshot[stage].overStandard.deals += 1
      if amount != DealBook.noAmount { tally.processes[process].snapshot[stage].overStandard.amount += Int128(amount) }
    }
  }
}
