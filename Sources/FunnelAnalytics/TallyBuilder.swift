import DealModel

/// Fills a tally from the lives of a run of deals.
struct TallyBuilder {
  private let book: DealBook
  private let options: AnalysisOptions
  private let layout: StageLayout
  private let end: Int64
  private var lives: LifeBuilder
  private var visited: [Bool]
  private(set) var tally: Tally

  init(book: DealBook, options: AnalysisOptions, layout: StageLayout) {
    self.book = book
    self.options = options
    self.layout = layout
    end = Int64(options.asOf.dayNumber + 1) * CivilTime.day
    lives = LifeBuilder(book: book, asOf: options.asOf)
    visited = Array(repeating: false, count: layout.openCounts.max() ?? 0)
    tally = Tally(book: book, layout: layout, options: options)
  }

  /// Adds the deals of some rows.
  mutating func add(_ rows: Range<Int>) {
    var life = DealLife()
    for row in rows {
      lives.build(row, into: &life)
      add(life, row)
    }
  }

  private mutating func add(_ life: DealLife, _ row: Int) {
    let process = Int(book.process[row])
    let openCount = layout.openCounts[process]
    tally.outcomes?.add(life, openCount: openCount, asOf: options.asOf.dayNumber)
    countChanges(life, row)
    if life.isAfterAsOf {
      tally.processes[process].counts.afterAsOf += 1
      tally.dealsLeftOut[Int(book.file[row])] += 1
      return
    }
    let amount = book.amounts[row]
    count(life, process)
    if options.cohort?.contains(life.created) ?? true {
      tally.processes[process].cohort.add(life, amount: amount, visited: &visited)
    }
    tally.processes[process].all.add(life, amount: amount, visited: &visited)
    addVisits(life, process)
    for index in tally.indicators.indices {
      tally.indicators[index].add(life, amount: amount, openCount: openCount)
    }
    if life.outcome == .won {
      tally.processes[process].won.add(life)
      if options.period.days.contains(life.closed), amount != DealBook.noAmount {
        tally.processes[process].realised += Int128(amount)
      }
    } else if life.outcome == .lost {
      tally.processes[process].lost.add(life)
    }
    let own = options.probability == .deal && book.probability[row] >= 0 ? book.probability[row] : nil
    let stage = layout.number(process, life.isInUnknownStage ? nil : life.visits.last?.stage)
    if life.outcome == .open { addOpen(life, row, process, stage, own) }
    for index in tally.groups.indices {
      tally.groups[index].add(
        life,
        value: book.groups[index].codes[row],
        stage: life.outcome == .open ? stage : 0,
        amount: amount,
        own: own
      )
    }
  }

  /// Changes that are no part of a figure: repeated, later than as-of, of a deal that is left out.
  private mutating func countChanges(_ life: DealLife, _ row: Int) {
    let range = book.changeOffsets[row]..<book.changeOffsets[row + 1]
    if range.isEmpty { return }
    if life.isAfterAsOf {
      for change in book.changes[range] { tally.changesLeftOut[Int(change.file)] += 1 }
      return
    }
    for change in book.changes[range] where change.time >= end { tally.changesLeftOut[Int(change.file)] += 1 }
    // A deal's repeated changes are counted with the file of its first change.
    if life.repeated > 0 { tally.changesLeftOut[Int(book.changes[range.lowerBound].file)] += life.repeated }
  }

  private mutating func count(_ life: DealLife, _ process: Int) {
    tally.processes[process].counts.repeated += life.repeated
    tally.processes[process].counts.reopened += life.reopened
    if life.hasStageMismatch { tally.processes[process].counts.stageMismatch += 1 }
    if life.hasCloseDateMismatch { tally.processes[process].counts.closeDateMismatch += 1 }
    if life.hasEvents { tally.processes[process].counts.withEvents += 1 }
    if life.hasNegativeCycle, life.outcome == .won || life.outcome == .lost {
      tally.processes[process].counts.negativeCycle += 1
    }
  }

  private mutating func addVisits(_ life: DealLife, _ process: Int) {
    let shape = book.processes[process]
    for (index, visit) in life.visits.enumerated() where visit.stage < shape.openCount {
      let stage = Int(visit.stage)
      if index > 0, life.visits[..<index].contains(where: { $0.stage == visit.stage }) {
        tally.processes[process].stageTime[stage].reentries += 1
      }
      if visit.entered == CivilTime.missing {
        tally.processes[process].stageTime[stage].untimed += 1
      } else if visit.isFinished, index + 1 < life.visits.count {
        tally.processes[process].stageTime[stage].addExit(visit, to: life.visits[index + 1].stage, of: shape)
      } else {
        tally.processes[process].stageTime[stage].ages.append(age(visit))
      }
    }
  }

  private func age(_ visit: Visit) -> Int64 { Int64(options.asOf.dayNumber) - CivilTime.day(of: visit.entered) }

  private mutating func addOpen(_ life: DealLife, _ row: Int, _ process: Int, _ number: Int, _ own: Int32?) {
    let amount = book.amounts[row]
    tally.forecast.add(stage: number, expected: book.expectedClose[row], amount: amount, own: own)
    guard !life.isInUnknownStage, let visit = life.visits.last else {
      tally.processes[process].unknownStage.add(amount: amount, own: own)
      return
    }
    let stage = Int(visit.stage)
    tally.processes[process].snapshot[stage].sum.add(amount: amount, own: own)
    guard visit.entered != CivilTime.missing else { return }
    let age = age(visit)
    tally.processes[process].snapshot[stage].ages.append(age)
    if let standard = book.processes[process].stages[stage].standardDays, Double(age) > standard {
      tally.processes[process].snapshot[stage].overStandard.deals += 1
      if amount != DealBook.noAmount { tally.processes[process].snapshot[stage].overStandard.amount += Int128(amount) }
    }
  }
}
