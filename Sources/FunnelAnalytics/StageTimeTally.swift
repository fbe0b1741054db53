import DealModel

/// The visits of one open stage (DEFINITIONS.md 4).
struct StageTimeTally {
  /// Lengths of finished visits, by `StageExit`.
  var ended = StageExit.allCases.map { _ in DurationList() }
  /// How long unfinished visits have lasted at the end of the as-of day.
  var ongoing = DurationList()
  /// Their ages at as-of, in whole days; also those of the open deals in the stage whose entry is known.
  var ages = DurationList()
  /// Visits entered at an unknown time.
  var untimed = 0
  /// Visits beyond a deal's first.
  var reentries = 0

  /// Adds the visits of other deals.
  mutating func merge(_ other: StageTimeTally) {
    for exit in ended.indices { ended[exit].append(contentsOf: other.ended[exit]) }
    ongoing.append(contentsOf: other.ongoing)
    ages.append(contentsOf: other.ages)
    untimed += other.untimed
    reentries += other.reentries
  }

  /// Counts a timed visit that goes on.
  /// - Parameters:
  ///   - asOf: the day of the report.
  ///   - end: the first instant behind it.
  /// - Returns: how long it has lasted, and whether that is among the whole seconds.
  mutating func addOngoing(_ visit: Visit, asOf: Int, end: Int64) -> (length: Int64, isWholeSeconds: Bool) {
    let age = (Int64(asOf) - CivilTime.day(of: visit.entered)) * CivilTime.day
    ages.append(age)
    let length = visit.enteredIsDate ? age : end - visit.entered
    return (length, ongoing.append(length))
  }

  /// The lengths of all finished visits.
  var lengths: DurationList {
    var all = DurationList()
    for list in ended { all.append(contentsOf: list) }
    return all
  }
}

/// Open deals by their current stage (DEFINITIONS.md 6).
struct SnapshotTally {
  /// Deals and amounts.
  var sum = WeightedSum()
  /// Deals older in the stage than its standard days.
  var overStandard = (deals: 0, amount: Int128(0))

  /// Adds other deals.
  mutating func merge(_ other: SnapshotTally) {
    sum.merge(other.sum)
    overStandard.deals += other.overStandard.deals
    overStandard.amount += other.overStandard.amount
  }
}
