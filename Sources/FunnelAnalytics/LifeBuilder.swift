import DealModel

/// Builds the lives of a book's deals, one after another (DEFINITIONS.md 2).
///
/// Not copyable: it owns the changes of the run of deals that it is at.
struct LifeBuilder: ~Copyable {
  private typealias Events = UnsafeMutableBufferPointer<StageChange>

  private let columns: LifeColumns
  private let shapes: ProcessShapes
  /// The first instant behind the as-of day.
  private let end: Int64
  /// The changes of the deal that is built and of those around it.
  private var run = RunOfChanges()
  /// The visits of the deal whose events are walked over: an array would be asked with each whether it is the only one.
  private var walked = WalkedVisits()
  /// For each stage the number of the last life that visited it, and how many lives there have been.
  private var visitedBy: [Int]
  private var lives = 0

  init(book: DealBook, asOf: CivilDate) {
    columns = LifeColumns(book)
    shapes = ProcessShapes(book.processes)
    end = Int64(asOf.dayNumber + 1) * CivilTime.day
    visitedBy = Array(repeating: 0, count: book.processes.reduce(0) { max($0, $1.stages.count) })
  }

  /// The changes of a deal; they are in time order once its life is built.
  mutating func changes(of row: Int) -> UnsafeMutableBufferPointer<StageChange> {
    if !run.rows.contains(row) { columns.book.loadChanges(run: row / StageChanges.dealsInRun, into: &run) }
    return run.changes(of: row)
  }

  /// Builds the life of one deal in `life`.
  mutating func build(_ row: Int, into life: inout DealLife) {
    life.reset()
    let process = Int(columns.process[row])
    let events = changes(of: row)
    sort(events)
    // Rule 8: creation.
    life.created = columns.created[row]
    life.createdIsDate = columns.dateRoles.created
    if life.created == CivilTime.missing, let first = events.first {
      life.created = first.time
      life.createdIsDate = columns.dateRoles.changes
    }
    if life.created != CivilTime.missing, life.created >= end {
      life.isAfterAsOf = true
      return
    }
    let statement = RowStatement(
      stage: columns.stage[row],
      status: columns.status[row],
      lostStage: columns.lostStage[row],
      process: process,
      shapes: shapes
    )
    var known = events.count
    while known > 0, events[known - 1].time >= end { known -= 1 }
    var namesOpenStage = false
    walk(row, events, upTo: known, process, &life, &namesOpenStage)

    let isClosedKind = statement.kind != .open
    let hasLater =
      known < events.count || columns.stageEntered[row] >= end
      || (isClosedKind && columns.closed[row] != CivilTime.missing && columns.closed[row] >= end)
    if hasLater {
      if !life.hasEvents { lookAhead(row, events, &life) }
    } else if life.hasEvents {
      applyRow(row, statement, namesOpenStage, &life)
    } else {
      applyRowAlone(row, statement, &life)
    }
    finish(row, statement, events, process, &life)
    life.measureCycle()
  }

  /// Puts events in time order, those of one instant in file order.
  private func sort(_ events: Events) {
    // Insertion keeps equals in order; a deal's events are few and mostly sorted already.
    var index = 1
    while index < events.count {
      let event = events[index]
      var place = index
      while place > 0, events[place - 1].time > event.time {
        events[place] = events[place - 1]
        place -= 1
      }
      if place != index { events[place] = event }
      index += 1
    }
  }

  /// Rules 1 to 3: visits from the first `count` events.
  private mutating func walk(
    _ row: Int,
    _ events: Events,
    upTo count: Int,
    _ process: Int,
    _ life: inout DealLife,
    _ namesOpenStage: inout Bool
  ) {
    life.hasEvents = count > 0
    if count == 0 { return }
    // Each event begins a visit at most, and the first may have one before.
    walked.makeRoom(for: count + 1)
    let (visits, openCount) = (walked.visits, shapes.openCounts[process])
    var visited = 0
    var index = 0
    while index < count {
      var groupEnd = index + 1
      while groupEnd < count, events[groupEnd].time == events[index].time { groupEnd += 1 }
      while index < groupEnd {
        if groupEnd - index > 1 {
          let stage = visited > 0 ? visits[visited - 1].stage : nil
          let next = EventOrder.next(in: events[index..<groupEnd], after: stage)
          let event = events[next]
          for place in stride(from: next, to: index, by: -1) { events[place] = events[place - 1] }
          events[index] = event
        }
        let event = events[index]
        index += 1
        if visited > 0, visits[visited - 1].stage == event.to {
          // An event to the stage the deal is in changes nothing (rule 2).
          life.repeatedFiles.append(event.file)
          continue
        }
        if visited == 0, event.from != DealBook.noStage, event.from != event.to {
          visits.initializeElement(at: 0, to: frontVisit(event, row))
          visited = 1
        }
        if visited > 0 { visits[visited - 1].finish(at: event.time, isDate: columns.dateRoles.changes) }
        visits.initializeElement(at: visited, to: visit(event.to, at: event.time, isDate: columns.dateRoles.changes))
        visited += 1
        if !namesOpenStage {
          let leavesOpenStage = event.from != DealBook.noStage && event.from < openCount
          namesOpenStage = event.to < openCount || leavesOpenStage
        }
      }
    }
    life.visits.append(contentsOf: visits[..<visited])
  }

  /// Rule 3: the stay in the stage that the first event left.
  private func frontVisit(_ event: StageChange, _ row: Int) -> Visit {
    let created = columns.created[row]
    let isUsable =
      created != CivilTime.missing
      && !CivilInterval.isBefore(
        event.time,
        isDate: columns.dateRoles.changes,
        created,
        isDate: columns.dateRoles.created
      )
    return Visit(
      entered: isUsable ? created : CivilTime.missing,
      left: CivilTime.missing,
      stage: event.from,
      enteredIsDate: columns.dateRoles.created,
      leftIsDate: false,
      isFinished: false
    )
  }

  private func enter(_ stage: UInt16, at time: Int64, isDate: Bool, _ life: inout DealLife) {
    if let last = life.visits.indices.last { life.visits[last].finish(at: time, isDate: isDate) }
    life.visits.append(visit(stage, at: time, isDate: isDate))
  }

  private func visit(_ stage: UInt16, at time: Int64, isDate: Bool) -> Visit {
    Visit(
      entered: time,
      left: CivilTime.missing,
      stage: stage,
      enteredIsDate: isDate,
      leftIsDate: false,
      isFinished: false
    )
  }

  /// Rule 4: a deal without events.
  private func applyRowAlone(_ row: Int, _ statement: RowStatement, _ life: inout DealLife) {
    life.outcome = statement.kind
    if statement.kind != .open {
      if let stage = statement.lostFrom { life.visits.append(untimedVisit(stage)) }
      return
    }
    if statement.isWithoutStage { life.missingStage = .first }
    let stage = statement.currentStage(lastEvent: nil, shapes)
    var visit = untimedVisit(stage)
    visit.isFinished = false
    if columns.stageEntered[row] != CivilTime.missing {
      visit.entered = columns.stageEntered[row]
      visit.enteredIsDate = columns.dateRoles.stageEntered
    } else if stage == 0, columns.created[row] != CivilTime.missing {
      visit.entered = columns.created[row]
      visit.enteredIsDate = columns.dateRoles.created
    }
    life.visits.append(visit)
  }

  private func untimedVisit(_ stage: UInt16) -> Visit {
    Visit(
      entered: CivilTime.missing,
      left: CivilTime.missing,
      stage: stage,
      enteredIsDate: false,
      leftIsDate: false,
      isFinished: true
    )
  }

  /// Rules 4 (its last sentence) and 5: what the row adds to the events.
  private func applyRow(
    _ row: Int,
    _ statement: RowStatement,
    _ namesOpenStage: Bool,
    _ life: inout DealLife
  ) {
    guard let last = life.visits.last else { return }
    let current = statement.currentStage(lastEvent: last.stage, shapes)
    if statement.isWithoutStage, columns.rowsStateStage {
      life.missingStage = current == last.stage ? .fromHistory : .first
    }
    // Rows of a file with neither stage nor status state nothing that could differ.
    if columns.rowsStateStage, current != last.stage {
      life.hasStageMismatch = true
      if statement.kind != .open {
        let closed = columns.closed[row]
        let isLater =
          closed == CivilTime.missing
          || CivilInterval.isBefore(
            closed,
            isDate: columns.dateRoles.closed,
            last.entered,
            isDate: last.enteredIsDate
          )
        if isLater {
          enter(current, at: last.entered, isDate: last.enteredIsDate, &life)
        } else {
          enter(current, at: closed, isDate: columns.dateRoles.closed, &life)
        }
      } else if columns.stageEntered[row] != CivilTime.missing {
        let entered = columns.stageEntered[row]
        let isDate = columns.dateRoles.stageEntered
        if !CivilInterval.isBefore(entered, isDate: isDate, last.entered, isDate: last.enteredIsDate) {
          enter(current, at: entered, isDate: isDate, &life)
        }
      }
    }
    if !namesOpenStage, let stage = statement.lostFrom { life.visits.insert(untimedVisit(stage), at: 0) }
  }

  /// Rule 6, no event up to as-of: the first later event may tell where the deal was.
  private func lookAhead(_ row: Int, _ events: Events, _ life: inout DealLife) {
    guard let first = events.first else {
      life.isInUnknownStage = true
      return
    }
    let tied = events.prefix { $0.time == first.time }
    let next = events[EventOrder.next(in: tied, after: nil)]
    guard next.from != DealBook.noStage else {
      life.isInUnknownStage = true
      return
    }
    life.visits.append(frontVisit(next, row))
    life.hasEvents = true
  }

  /// Rules 7 to 9: outcome, close, position.
  private mutating func finish(
    _ row: Int,
    _ statement: RowStatement,
    _ events: Events,
    _ process: Int,
    _ life: inout DealLife
  ) {
    let openCount = shapes.openCounts[process]
    var highest = -1
    var previousIsClosed = false
    lives += 1
    for index in life.visits.indices {
      let stage = Int(life.visits[index].stage)
      let isOpen = stage < openCount
      if isOpen { highest = max(highest, stage) }
      if isOpen, previousIsClosed { life.reopened += 1 }
      previousIsClosed = !isOpen
      if visitedBy[stage] == lives { life.visits[index].isReentry = true }
      visitedBy[stage] = lives
    }
    if life.hasEvents, let last = life.visits.last { life.outcome = shapes.kind(process, last.stage) }
    life.visitsOpenStage = highest >= 0
    switch life.outcome {
    case .won: life.position = openCount + 1
    case .open: life.position = highest + 1
    case .lost, .void: life.position = max(1, highest + 1)
    }
    if life.outcome == .open { return }
    life.missingStage = .none
    // A closed stage known only from what a later event left has no time (rule 6).
    let lastEvent = life.hasEvents ? life.visits.last : nil
    if let lastEvent, events.first.map({ $0.time >= end }) ?? false, lastEvent.stage >= openCount { return }
    let closed = columns.closed[row]
    if statement.kind == life.outcome, closed != CivilTime.missing, closed < end {
      life.closed = closed
      life.closedIsDate = columns.dateRoles.closed
      if let lastEvent {
        life.hasCloseDateMismatch = CivilTime.day(of: lastEvent.entered) != CivilTime.day(of: closed)
      }
    } else if let lastEvent {
      life.closed = lastEvent.entered
      life.closedIsDate = lastEvent.enteredIsDate
    }
  }
}

/// Room for the visits of one deal.
private struct WalkedVisits: ~Copyable {
  private(set) var visits = UnsafeMutableBufferPointer<Visit>.allocate(capacity: 64)

  deinit { visits.deallocate() }

  /// Makes room for so many; what was there is lost.
  mutating func makeRoom(for count: Int) {
    if count <= visits.count { return }
    visits.deallocate()
    visits = .allocate(capacity: count * 2)
  }
}
