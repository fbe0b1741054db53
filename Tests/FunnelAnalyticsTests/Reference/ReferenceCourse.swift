/// The course of a deal through the stages: rules 1–6.
struct ReferenceCourse {
  /// A stage and the time it was entered; nil where that is unknown.
  private typealias Entry = (stage: Int, entered: ReferenceTime?)

  private(set) var visits: [ReferenceVisit] = []
  /// Evidence `events`.
  private(set) var hasEvents = false
  /// The time of the last event up to as-of, rule 5's included.
  private(set) var lastEvent: ReferenceTime?
  private(set) var repeated = 0
  private(set) var hasStageMismatch = false
  /// Rule 6: open in an unknown stage.
  private(set) var isInUnknownStage = false
  /// Rule 6: a later event tells that the deal stood in a closed stage.
  private(set) var isClosedTimeUnknown = false

  init(
    row: ReferenceRow,
    history: [ReferenceEvent],
    in process: ReferenceProcess,
    clock: ReferenceClock,
    input: ReferenceInput
  ) {
    func time(_ event: ReferenceEvent) -> ReferenceTime {
      ReferenceTime(microseconds: event.at, role: .stageChange)
    }
    /// Rule 3: "at the creation, or at an unknown time where the creation is missing or later than the event".
    func creation(before event: ReferenceEvent) -> ReferenceTime? {
      guard let created = row.created, !clock.isBefore(time(event), created) else { return nil }
      return created
    }

    // Rule 1: "Its stage-change events up to as-of, in time order."
    let ordered = referenceOrdered(history.filter { time($0).day <= input.asOf }, in: process)
    let later = referenceOrdered(history.filter { time($0).day > input.asOf }, in: process)
    // Rule 2.
    let events = referenceKept(ordered)
    repeated = ordered.count - events.count
    // Rule 6: "If anything of the deal lies after as-of, … rules 4 and 5 are skipped."
    let isCutOff = !later.isEmpty || row.tellsOfLater(than: input.asOf)

    var entries: [Entry] = []
    if let first = events.first, let last = events.last {
      hasEvents = true
      // Rule 3.
      if let from = first.from, from != first.to {
        entries.append((from, creation(before: first)))
      }
      entries += events.map { ($0.to, time($0)) }
      lastEvent = time(last)
      // Rule 5.
      let current = row.currentStage(lastEvent: last.to, in: process)
      if !isCutOff, input.rowsStateStage, current != last.to {
        hasStageMismatch = true
        if let added = Self.addedEvent(row: row, lastEvent: time(last), clock: clock) {
          entries.append((current, added))
          lastEvent = added
        }
      }
      // Rule 4: "it is put in front also where the events name no open stage".
      let named = events.flatMap { [$0.from, $0.to].compactMap { $0 } }
      if !isCutOff, let lostFrom = row.lostFrom, named.allSatisfy({ process.kind(of: $0) != .open }) {
        entries.insert((lostFrom, nil), at: 0)
      }
    } else if isCutOff {
      // Rule 6: "With none left: if the first later event (in the order of rule 1) names a from-stage, the deal has one
      // visit of that, entered as in rule 3; else it is open in an unknown stage."
      if let event = later.first, let from = event.from {
        hasEvents = true
        entries = [(from, creation(before: event))]
        isClosedTimeUnknown = process.kind(of: from) != .open
      } else {
        isInUnknownStage = true
      }
    } else {
      // Rule 4.
      entries = Self.entriesWithoutEvents(row: row, in: process)
    }

    visits = entries.indices.map { index in
      let next = index + 1 < entries.count ? entries[index + 1] : nil
      return ReferenceVisit(
        stage: entries[index].stage,
        entered: entries[index].entered,
        left: next?.entered,
        next: next?.stage
      )
    }
  }

  /// The time of the event that rule 5 adds, or nil where "the events stand".
  private static func addedEvent(
    row: ReferenceRow,
    lastEvent: ReferenceTime,
    clock: ReferenceClock
  ) -> ReferenceTime? {
    if row.kind == .open {
      // "If it is open and the stage-entered date is not before the last event, an event at that date is added."
      guard let date = row.stageEntered, !clock.isBefore(date, lastEvent) else { return nil }
      return date
    }
    // "At the deal's close date (or the last event's time, if that is later or there is no close date)."
    guard let date = row.closed, !clock.isBefore(date, lastEvent) else { return lastEvent }
    return date
  }

  /// What a row without events tells (rule 4).
  private static func entriesWithoutEvents(row: ReferenceRow, in process: ReferenceProcess) -> [Entry] {
    if row.kind == .open {
      // "One visit of its current stage, entered at its stage-entered date, else at creation if the stage is the first
      // of the process, else at an unknown time."
      let current = row.currentStage(lastEvent: nil, in: process)
      let isFirst = current == process.firstStage(of: .open)
      return [(current, row.stageEntered ?? (isFirst ? row.created : nil))]
    }
    // "A closed deal has no visit; but where a lost or void row tells the stage it was lost from, that stage is one
    // untimed visit."
    if let lostFrom = row.lostFrom { return [(lostFrom, nil)] }
    return []
  }
}
