import DealModel

/// The visits of one open stage (DEFINITIONS.md 4).
struct StageTimeTally {
  /// Lengths of finished visits.
  var durations = DurationList()
  /// Ages of unfinished visits at as-of, in whole days.
  var ages = ChunkedList<Int64>()
  /// Visits entered at an unknown time.
  var untimed = 0
  /// Visits beyond a deal's first.
  var reentries = 0
  /// Finished visits by where they went: forward, back, lost, void.
  var exits = ExitCounts()

  /// Adds the visits of other deals.
  mutating func merge(_ other: StageTimeTally) {
    durations.append(contentsOf: other.durations)
    ages.append(contentsOf: other.ages)
    untimed += other.untimed
    reentries += other.reentries
    exits.merge(other.exits)
  }

  /// Counts a timed visit that ended.
  mutating func add(_ visit: Visit, _ exit: StageExit) {
    durations.append(visit.duration)
    exits.add(exit)
  }
}

/// Open deals by their current stage (DEFINITIONS.md 6).
struct SnapshotTally {
  /// Deals and amounts.
  var sum = WeightedSum()
  /// Whole days in the stage, of the deals whose entry is known.
  var ages = ChunkedList<Int64>()
  /// Deals older in the stage than its standard days.
  var overStandard = (deals: 0, amount: Int128(0))

  /// Adds other deals.
  mutating func merge(_ other: SnapshotTally) {
    sum.merge(other.sum)
    ages.append(contentsOf: other.ages)
    overStandard.deals += other.overStandard.deals
    overStandard.amount += other.overStandard.amount
  }
}
