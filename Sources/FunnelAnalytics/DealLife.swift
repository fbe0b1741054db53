import DealModel

/// A stay of a deal in a stage.
struct Visit {
  // The times come first: in this order a visit takes 24 bytes, not 32.
  /// When it began, or `CivilTime.missing` where that is unknown.
  var entered: Int64
  /// When it ended, or `CivilTime.missing` while it lasts.
  var left: Int64
  /// The stage's number in its process.
  var stage: UInt16
  /// Whether `entered` holds a date only.
  var enteredIsDate: Bool
  /// Whether `left` holds a date only.
  var leftIsDate: Bool
  /// Whether the deal has gone on from here.
  var isFinished: Bool
  /// Whether the deal was in this stage before.
  var isReentry = false

  /// Ends the visit.
  mutating func finish(at time: Int64, isDate: Bool) {
    (left, leftIsDate, isFinished) = (time, isDate, true)
  }

  /// How long the visit lasted, in microseconds; of finished visits entered at a known time.
  var duration: Int64 {
    CivilInterval.length(from: entered, isDate: enteredIsDate, to: left, isDate: leftIsDate)
  }
}

/// Compares and subtracts times of which some are dates only (DEFINITIONS.md 2, rule 8).
enum CivilInterval {
  /// The time between, in microseconds; whole days if one of the two is a date.
  static func length(from start: Int64, isDate startIsDate: Bool, to end: Int64, isDate endIsDate: Bool) -> Int64 {
    if startIsDate || endIsDate { return (CivilTime.day(of: end) - CivilTime.day(of: start)) * CivilTime.day }
    return end - start
  }

  /// Whether the first time is before the second.
  static func isBefore(_ first: Int64, isDate firstIsDate: Bool, _ second: Int64, isDate secondIsDate: Bool) -> Bool {
    if firstIsDate || secondIsDate { return CivilTime.day(of: first) < CivilTime.day(of: second) }
    return first < second
  }
}

/// What rows and events say of one deal up to as-of (DEFINITIONS.md 2).
///
/// One value is used again for all deals.
struct DealLife {
  /// The stays in order; of a closed deal with events the last is its stay in the closed stage.
  var visits: [Visit] = []
  /// Open, won, lost or void.
  var outcome = StageKind.open
  /// Creation, or `CivilTime.missing`.
  var created = CivilTime.missing
  /// Whether `created` holds a date only.
  var createdIsDate = false
  /// The close of a closed deal, or `CivilTime.missing`.
  var closed = CivilTime.missing
  /// Whether `closed` holds a date only.
  var closedIsDate = false
  /// The highest open stage visited, 1…n; n + 1 of a won deal; 0 of an open deal in an unknown stage.
  var position = 0
  /// Whether events tell of the deal (evidence `events`).
  var hasEvents = false
  /// Whether a visit of an open stage is known.
  var visitsOpenStage = false
  /// Whether the deal was created after as-of, so that it counts nowhere.
  var isAfterAsOf = false
  /// Whether the deal is open in a stage that was not known at as-of.
  var isInUnknownStage = false
  /// Whether the row's stage was another than the last event's.
  var hasStageMismatch = false
  /// Whether the row names no stage and is open: where its current stage is from.
  var missingStage = MissingStage.none
  /// Whether the close date used is on another day than the last event.
  var hasCloseDateMismatch = false
  /// Moves from a closed to an open stage.
  var reopened = 0
  /// The history files of the events that changed nothing.
  var repeatedFiles: [UInt16] = []
  /// Events that changed nothing.
  var repeated: Int { repeatedFiles.count }

  /// Lost or void with no visit: taken as having reached the first stage (`assumedFirst`).
  var isAssumedFirst: Bool { !visitsOpenStage && (outcome == .lost || outcome == .void) }
  /// Evidence `events` and a visit of an open stage.
  var isTraced: Bool { hasEvents && visitsOpenStage }

  /// From creation to close in microseconds, below 0 where they are the wrong way round; `nil` where one is unknown.
  ///
  /// Several tallies ask for it: it is measured once.
  private var span: Int64?
  /// Days from creation to close in microseconds, or `nil` where one of them is unknown or they are the wrong way round.
  var cycle: Int64? { span.flatMap { $0 < 0 ? nil : $0 } }
  /// Whether the close lies before the creation.
  var hasNegativeCycle: Bool { span.map { $0 < 0 } ?? false }

  /// Takes the length of the cycle, once creation and close are settled.
  mutating func measureCycle() {
    guard created != CivilTime.missing, closed != CivilTime.missing else { return }
    span = CivilInterval.length(from: created, isDate: createdIsDate, to: closed, isDate: closedIsDate)
  }

  /// Begins anew for the next deal.
  mutating func reset() {
    visits.removeAll(keepingCapacity: true)
    if !repeatedFiles.isEmpty { repeatedFiles.removeAll(keepingCapacity: true) }
    (outcome, position, reopened) = (.open, 0, 0)
    (created, createdIsDate, closed, closedIsDate) = (CivilTime.missing, false, CivilTime.missing, false)
    (hasEvents, visitsOpenStage, isAfterAsOf, isInUnknownStage) = (false, false, false, false)
    (hasStageMismatch, hasCloseDateMismatch, missingStage, span) = (false, false, .none, nil)
  }
}

/// Where the current stage of an open deal is from whose row names none.
enum MissingStage {
  /// The row names a stage, or is of a closed deal, or what it names was not known at as-of.
  case none
  /// From its last event.
  case fromHistory
  /// It is the first of the process: nothing says another.
  case first
}
