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
  var exits = (forward: 0, back: 0, lost: 0, void: 0)

  /// Adds the visits of other deals.
  mutating func merge(_ other: StageTimeTally) {
    durations.append(contentsOf: other.durations)
    ages.append(contentsOf: other.ages)
    untimed += other.untimed
    reentries += other.reentries
    exits.forward += other.exits.forward
    exits.back += other.exits.back
    exits.lost += other.exits.lost
    exits.void += other.exits.void
  }

  /// Counts a timed visit that ended by going to a stage.
  /// - Parameter kind: the kind of the stage that it went to.
  mutating func addExit(_ visit: Visit, to next: UInt16, kind: StageKind) {
    durations.append(visit.duration)
    switch kind {
    case .open: if next > visit.stage { exits.forward += 1 } else { exits.back += 1 }
    case .won: exits.forward += 1
    case .lost: exits.lost += 1
    case .void: exits.void += 1
    }
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
