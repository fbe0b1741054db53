/// A stay of a deal in a stage.
struct ReferenceVisit {
  var stage: Int
  /// Nil where the time is unknown: the visit is untimed.
  var entered: ReferenceTime?
  /// Nil while the deal is still there (or where the time is unknown: only untimed visits).
  var left: ReferenceTime?
  /// The stage it left for; nil while it is still there.
  var next: Int?
}

/// The life of a deal (section 2).
struct ReferenceLife {
  var deal: ReferenceDeal
  var visits: [ReferenceVisit]
  var outcome: ReferenceKind
  /// Nil: unknown, there since before every period (rule 8).
  var created: ReferenceTime?
  /// Nil: open, or unknown.
  var closed: ReferenceTime?
  /// Evidence `events`, else `current` (rule 9).
  var hasEvents: Bool
  /// 1 … n, n + 1 for a won deal; nil for a deal in an unknown stage (rule 9).
  var position: Int?
  /// Whether it is lost or void without a visit of an open stage (rule 9).
  var isAssumedFirst: Bool
  /// Whether it is open in an unknown stage (rule 6).
  var isInUnknownStage: Bool
  /// Evidence `events` and at least one visit of an open stage (rule 9).
  var isTraced: Bool
  /// Days from created to closed; nil where one is missing or the cycle is negative (rule 8, section 5).
  var cycle: Double?
  var repeated: Int
  var reopened: Int
  var hasStageMismatch: Bool
  var hasCloseDateMismatch: Bool
  var hasNegativeCycle: Bool
}

/// The life of one deal, or nil where it was created after as-of and is left out.
///
/// - Parameters:
///   - deal: The deal's row.
///   - history: All its history rows in file order, also those after as-of.
///   - input: The input both are from.
///   - clock: The clock of that input.
func referenceLife(
  of deal: ReferenceDeal,
  history: [ReferenceEvent],
  in input: ReferenceInput,
  clock: ReferenceClock
) -> ReferenceLife? {
  let process = input.processes[deal.process]
  let row = ReferenceRow(deal, in: process)

  // Rule 8: "the creation date; if missing, the first of all events (also when that is after as-of); else unknown".
  let firstEvent = history.map(\.at).min().map { ReferenceTime(microseconds: $0, role: .stageChange) }
  let created = row.created ?? firstEvent
  // Rule 8: "A deal created after as-of is left out."
  if let created, created.day > input.asOf { return nil }

  let course = ReferenceCourse(row: row, history: history, in: process, clock: clock, input: input)
  let visits = course.visits
  let numbers = visits.compactMap { process.number(of: $0.stage) }

  // Rule 7: "with events the kind of the last visit's stage, without them the row's kind (rule 6: open)".
  let outcome: ReferenceKind
  if course.isInUnknownStage {
    outcome = .open
  } else if course.hasEvents, let last = visits.last {
    outcome = process.kind(of: last.stage)
  } else {
    outcome = row.kind
  }
  // Rule 7: "`reopened` counts the moves from a closed to an open stage."
  let reopened = visits.filter { visit in
    guard let next = visit.next else { return false }
    return process.kind(of: visit.stage) != .open && process.kind(of: next) == .open
  }.count

  // Rule 8: "the row's close date, if the row's kind is the outcome and the date is not after as-of; else the time of
  // the last event"; in rule 6 "its closed time unknown" wins.
  var closed: ReferenceTime?
  var hasCloseDateMismatch = false
  if outcome != .open, !course.isClosedTimeUnknown {
    if row.kind == outcome, let date = row.closed, date.day <= input.asOf {
      closed = date
      // Rule 8: "closed deals where the row's date is the one used and the last event (rule 5's included) is on another
      // calendar date".
      hasCloseDateMismatch = course.lastEvent.map { $0.day != date.day } ?? false
    } else {
      closed = course.lastEvent
    }
  }

  // Rule 8: "closed < created: a won or lost deal is used, its cycle is not".
  var cycle: Double?
  var isNegative = false
  if let created, let closed {
    isNegative = clock.isBefore(closed, created)
    cycle = isNegative ? nil : clock.days(from: created, to: closed)
  }

  // Rule 9: "the highest open stage it has visited. A won deal counts as n + 1. With no visit of an open stage: 1 for
  // lost or void, n + 1 for won".
  let position: Int?
  switch outcome {
  case .won: position = process.openStages.count + 1
  case .lost, .void: position = numbers.max() ?? 1
  case .open: position = numbers.max()
  }
  return ReferenceLife(
    deal: deal,
    visits: visits,
    outcome: outcome,
    created: created,
    closed: closed,
    hasEvents: course.hasEvents,
    position: position,
    isAssumedFirst: (outcome == .lost || outcome == .void) && numbers.isEmpty,
    isInUnknownStage: course.isInUnknownStage,
    isTraced: course.hasEvents && !numbers.isEmpty,
    cycle: cycle,
    repeated: course.repeated,
    reopened: reopened,
    hasStageMismatch: course.hasStageMismatch,
    hasCloseDateMismatch: hasCloseDateMismatch,
    hasNegativeCycle: isNegative && (outcome == .won || outcome == .lost)
  )
}

/// The lives of all deals of an input that are used, in the order of the deals.
func referenceLives(_ input: ReferenceInput) -> [ReferenceLife] {
  let clock = ReferenceClock(input)
  let histories = Dictionary(grouping: input.events, by: \.deal)
  return input.deals.compactMap { referenceLife(of: $0, history: histories[$0.id] ?? [], in: input, clock: clock) }
}
