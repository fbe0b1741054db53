import DealModel

/// The timed visits of one open stage around a period (DEFINITIONS.md 7).
struct FlowTally {
  /// The instants of a period: the first, and the first behind it.
  struct Window {
    let start: Int64
    let end: Int64

    init(_ days: DayRange) {
      start = Int64(days.first.dayNumber) * CivilTime.day
      end = Int64(days.last.dayNumber + 1) * CivilTime.day
    }
  }

  var openAtStart = 0
  var entered = 0
  var exits = ExitCounts()
  var openAtEnd = 0

  /// Counts a visit entered at a known time.
  ///
  /// A visit never ends on a day before the one it began on, so that start + entered − left is the end.
  /// - Parameter exit: where it went; `nil` while it lasts.
  @inline(__always)
  mutating func add(_ visit: Visit, _ exit: StageExit?, in window: Window) {
    // Most visits are over before the period.
    if exit != nil, visit.left < window.start { return }
    if visit.entered >= window.end { return }
    if visit.entered < window.start { openAtStart += 1 } else { entered += 1 }
    if let exit, visit.left < window.end { exits.add(exit) } else { openAtEnd += 1 }
  }

  /// Adds the visits of other deals.
  mutating func merge(_ other: FlowTally) {
    openAtStart += other.openAtStart
    entered += other.entered
    exits.merge(other.exits)
    openAtEnd += other.openAtEnd
  }
}
