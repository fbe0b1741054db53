import DealModel

/// Builds the lives of a book's deals, one after another (DEFINITIONS.md 2).
struct LifeBuilder {
  private let book: DealBook
  /// The first instant behind the as-of day.
  private let end: Int64
  private var events: [StageChange] = []

  init(book: DealBook, asOf: CivilDate) {
    self.book = book
    end = Int64(asOf.dayNumber + 1) * CivilTime.day
  }

  /// Builds the life of one deal in `life`.
  mutating func build(_ row: Int, into life: inout DealLife) {
    life.reset()
    let process = book.processes[Int(book.process[row])]
    let range = book.changeOffsets[row]..<book.changeOffsets[row + 1]
    let firstChange = book.changes[range].reduce(Int64.max) { min($0, $1.time) }
    // Rule 8: creation.
    life.created = book.created[row]
    life.createdIsDate = book.dateRoles.created
    if life.created == CivilTime.missing, !range.isEmpty {
      life.created = firstChange
      life.createdIsDate = book.dateRoles.changes
    }
    if life.created != CivilTime.missing, life.created >= end {
      life.isAfterAsOf = true
      return
    }
    let statement = RowStatement(book: book, row: row, process: process)
    sortEvents(range)
    let known = events.firstIndex { $0.time >= end } ?? events.count
    var namesOpenStage = false
    walk(row, upTo: known, process, &life, &namesOpenStage)

    let isClosedKind = statement.kind != .open
    let hasLater =
      known < events.count || book.stageEntered[row] >= end
      || (isClosedKind && book.closed[row] != CivilTime.missing && book.closed[row] >= end)
    if hasLater {
      if !life.hasEvents { lookAhead(row, process, &life) }
    } else if life.hasEvents {
      applyRow(row, statement, process, namesOpenStage, &life)
    } else {
      applyRowAlone(row, statement, &life)
    }
    finish(row, statement, process, &life)
  }

  /// The deal's events in time order, those of one instant in file order.
  private mutating func sortEvents(_ range: Range<Int>) {
    events.removeAll(keepingCapacity: true)
    events.append(contentsOf: book.changes[range])
    // Insertion keeps equals in order; a deal's events are few and mostly sorted already.
    var index = 1
    while index < events.count {
      let event = events[index]
      var place = index
      while place > 0, events[place - 1].time > event.time {
        events[place] = events[place - 1]
        place -= 1
      }
      events[place] = event
      index += 1
    }
  }

  /// Rules 1 to 3: visits from the first `count` events.
  private mutating func walk(
    _ row: Int,
    upTo count: Int,
    _ process: SalesProcess,
    _ life: inout DealLife,
    _ namesOpenStage: inout Bool
  ) {
    var index = 0
    while index < count {
      var groupEnd = index + 1
      while groupEnd < count, events[groupEnd].time == events[index].time { groupEnd += 1 }
      while index < groupEnd {
        if groupEnd - index > 1 {
          let next = EventOrder.next(in: events[index..<groupEnd], after: life.visits.last?.stage)
          let event = events.remove(at: next)
          events.insert(event, at: index)
        }
        let event = events[index]
        let isKept = append(event, row, &life)
        if isKept {
          let leavesOpenStage = event.from != DealBook.noStage && event.from < process.openCount
          namesOpenStage = namesOpenStage || event.to < process.openCount || leavesOpenStage
        }
        index += 1
      }
    }
    life.hasEvents = count > 0
  }

  /// Adds the visit that an event begins.
  /// - Returns: whether the event was kept; one to the stage the deal is in changes nothing (rule 2).
  private func append(_ event: StageChange, _ row: Int, _ life: inout DealLife) -> Bool {
    let isDate = book.dateRoles.changes
    if let last = life.visits.indices.last {
      if life.visits[last].stage == event.to {
        life.repeated += 1
        return false
      }
    } else if event.from != DealBook.noStage, event.from != event.to {
      life.visits.append(frontVisit(event, row))
    }
    enter(event.to, at: event.time, isDate: isDate, &life)
    return true
  }

  /// Rule 3: the stay in the stage that the first event left.
  private func frontVisit(_ event: StageChange, _ row: Int) -> Visit {
    let created = book.created[row]
    let isUsable =
      created != CivilTime.missing
      && !CivilInterval.isBefore(event.time, isDate: book.dateRoles.changes, created, isDate: book.dateRoles.created)
    return Visit(
      stage: event.from,
      entered: isUsable ? created : CivilTime.missing,
      left: CivilTime.missing,
      enteredIsDate: book.dateRoles.created,
      leftIsDate: false,
      isFinished: false
    )
  }

  private func enter(_ stage: UInt16, at time: Int64, isDate: Bool, _ life: inout DealLife) {
    if let last = life.visits.indices.last {
      life.visits[last].left = time
      life.visits[last].leftIsDate = isDate
      life.visits[last].isFinished = true
    }
    life.visits.append(
      Visit(
        stage: stage,
        entered: time,
        left: CivilTime.missing,
        enteredIsDate: isDate,
        leftIsDate: false,
        isFinished: false
      )
    )
  }

  /// Rule 4: a deal without events.
  private func applyRowAlone(_ row: Int, _ statement: RowStatement, _ life: inout DealLife) {
    life.outcome = statement.kind
    if statement.kind != .open {
      if let stage = statement.lostFrom { life.visits = [untimedVisit(stage)] }
      return
    }
    let stage = statement.currentStage(lastEvent: nil)
    var visit = untimedVisit(stage)
    visit.isFinished = false
    if book.stageEntered[row] != CivilTime.missing {
      visit.entered = book.stageEntered[row]
      visit.enteredIsDate = book.dateRoles.stageEntered
    } else if stage == 0, book.created[row] != CivilTime.missing {
      visit.entered = book.created[row]
      visit.enteredIsDate = book.dateRoles.created
    }
    life.visits.append(visit)
  }

  private func untimedVisit(_ stage: UInt16) -> Visit {
    Visit(
      stage: stage,
      entered: CivilTime.missing,
      left: CivilTime.missing,
      enteredIsDate: false,
      leftIsDate: false,
      isFinished: true
    )
  }

  /// Rules 4 (its last sentence) and 5: what the row adds to the events.
  private func applyRow(
    _ row: Int,
    _ statement: RowStatement,
    _ process: SalesProcess,
    _ namesOpenStage: Bool,
    _ life: inout DealLife
  ) {
    guard let last = life.visits.last else { return }
    let current = statement.currentStage(lastEvent: last.stage)
    // Rows of a file with neither stage nor status state nothing that could differ.
    if book.rowsStateStage, current != last.stage {
      life.hasStageMismatch = true
      if statement.kind != .open {
        let closed = book.closed[row]
        let isLater =
          closed == CivilTime.missing
          || CivilInterval.isBefore(
            closed,
            isDate: book.dateRoles.closed,
            last.entered,
            isDate: last.enteredIsDate
          )
        if isLater {
          enter(current, at: last.entered, isDate: last.enteredIsDate, &life)
        } else {
          enter(current, at: closed, isDate: book.dateRoles.closed, &life)
        }
      } else if book.stageEntered[row] != CivilTime.missing {
        let entered = book.stageEntered[row]
        let isDate = book.dateRoles.stageEntered
        if !CivilInterval.isBefore(entered, isDate: isDate, last.entered, isDate: last.enteredIsDate) {
          enter(current, at: entered, isDate: isDate, &life)
        }
      }
    }
    if !namesOpenStage, let stage = statement.lostFrom { life.visits.insert(untimedVisit(stage), at: 0) }
  }

  /// Rule 6, no event up to as-of: the first later event may tell where the deal was.
  private func lookAhead(_ row: Int, _ process: SalesProcess, _ life: inout DealLife) {
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
  private func finish(_ row: Int, _ statement: RowStatement, _ process: SalesProcess, _ life: inout DealLife) {
    let openCount = process.openCount
    var highest = -1
    var previousIsClosed = false
    for visit in life.visits {
      let isOpen = visit.stage < openCount
      if isOpen { highest = max(highest, Int(visit.stage)) }
      if isOpen, previousIsClosed { life.reopened += 1 }
      previousIsClosed = !isOpen
    }
    if life.hasEvents, let last = life.visits.last { life.outcome = process.stages[Int(last.stage)].kind }
    life.visitsOpenStage = highest >= 0
    switch life.outcome {
    case .won: life.position = openCount + 1
    case .open: life.position = highest + 1
    case .lost, .void: life.position = max(1, highest + 1)
    }
    if life.outcome == .open { return }
    // A closed stage known only from what a later event left has no time (rule 6).
    let lastEvent = life.hasEvents ? life.visits.last : nil
    if let lastEvent, events.first.map({ $0.time >= end }) ?? false, lastEvent.stage >= openCount { return }
    let closed = book.closed[row]
    if statement.kind == life.outcome, closed != CivilTime.missing, closed < end {
      life.closed = closed
      life.closedIsDate = book.dateRoles.closed
      if let lastEvent {
        life.hasCloseDateMismatch = CivilTime.day(of: lastEvent.entered) != CivilTime.day(of: closed)
      }
    } else if let lastEvent {
      life.closed = lastEvent.entered
      life.closedIsDate = lastEvent.enteredIsDate
    }
  }
}

/// What a deal's row says of its stage (DEFINITIONS.md 2, before rule 1).
struct RowStatement {
  /// Open, won, lost or void by status, else by stage, else open.
  let kind: StageKind
  /// The open stage that a lost or void row says it was lost from.
  let lostFrom: UInt16?
  private let stage: UInt16
  private let process: SalesProcess

  init(book: DealBook, row: Int, process: SalesProcess) {
    self.process = process
    stage = book.stage[row]
    let stageKind = stage == DealBook.noStage ? nil : process.stages[Int(stage)].kind
    let status = book.status[row] == DealBook.noStatus ? nil : StageKind(rawValue: book.status[row])
    kind = status ?? stageKind ?? .open
    if kind != .lost, kind != .void {
      lostFrom = nil
    } else if book.lostStage[row] != DealBook.noStage {
      lostFrom = book.lostStage[row]
    } else {
      lostFrom = status != nil && stageKind == .open ? stage : nil
    }
  }

  /// The row's stage if it is of the row's kind, else the last event's if that is, else the first of that kind.
  func currentStage(lastEvent: UInt16?) -> UInt16 {
    if stage != DealBook.noStage, process.stages[Int(stage)].kind == kind { return stage }
    if let lastEvent, process.stages[Int(lastEvent)].kind == kind { return lastEvent }
    return UInt16(process.firstStage(of: kind) ?? 0)
  }
}
