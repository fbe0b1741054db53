/// Where the finished visits of a stage went (section 4).
struct ReferenceExits: Equatable {
  var forward = 0
  var back = 0
  var lost = 0
  var void = 0

  var total: Int { forward + back + lost + void }
  /// Where a single visit went: 0 forward, 1 back, 2 lost, 3 void.
  var only: Int? { [forward, back, lost, void].firstIndex(of: 1) }

  /// The exits of finished visits of one open stage.
  ///
  /// "`forward` (a later open stage or won), `back` (an earlier stage), `lost`, `void`."
  init(_ visits: [ReferenceTimedVisit], in process: ReferenceProcess) {
    for visit in visits {
      guard let next = visit.next else { continue }
      switch process.kind(of: next) {
      case .won: forward += 1
      case .lost: lost += 1
      case .void: void += 1
      case .open:
        if process.order(of: next) > process.order(of: visit.stage) {
          forward += 1
        } else {
          back += 1
        }
      }
    }
  }
}

/// A visit entered at a known time; untimed ones are in no duration and in no flow.
struct ReferenceTimedVisit {
  var stage: Int
  var entered: ReferenceTime
  /// Nil while the deal is still there, as is the next.
  var left: ReferenceTime?
  /// The stage it left for.
  var next: Int?

  init?(_ visit: ReferenceVisit) {
    guard let entered = visit.entered else { return nil }
    stage = visit.stage
    self.entered = entered
    left = visit.left
    next = visit.next
  }
}

/// The time spent in one open stage (section 4), in days.
struct ReferenceStageTimeRow {
  var stage: String
  var visits: Int
  var mean: Double?
  var median: Double?
  var p90: Double?
  var open: Int
  var medianAge: Double?
  var untimed: Int
  var reentries: Int
  var exits: ReferenceExits
  var kmMedian: Double?
  /// Forward, back, lost, void.
  var ultimate: [Double]?
  var remaining: Double?
  var overStandard: Double?
  var standardDays: Double?
}

/// The stage times of a process: over the visits of all its deals.
func referenceStageTime(
  _ lives: [ReferenceLife],
  of process: ReferenceProcess,
  clock: ReferenceClock
) -> [ReferenceStageTimeRow] {
  process.openStages.map { stage in
    let visits = lives.flatMap(\.visits).filter { $0.stage == stage }
    // "Visits entered at an unknown time are left out and counted as `untimed`."
    let timed = visits.compactMap(ReferenceTimedVisit.init)
    let finished = timed.filter { $0.left != nil }
    let unfinished = timed.filter { $0.left == nil }
    let durations = timed.compactMap { visit in visit.left.map { clock.days(from: visit.entered, to: $0) } }
    // "Visits of k beyond a deal's first, untimed ones included."
    let reentries = lives.map { life in max(0, life.visits.filter { $0.stage == stage }.count - 1) }
    // "Finished = event; unfinished = censored at the time from its entry to the end of the as-of day, with fraction."
    let stays = timed.map { visit -> (time: Double, exit: Int?) in
      if let left = visit.left {
        return (clock.days(from: visit.entered, to: left), ReferenceExits([visit], in: process).only)
      }
      return (clock.censoring(of: visit.entered), nil)
    }
    let survival = ReferenceSurvival(stays)
    let standard = process.stages[stage].standardDays
    return ReferenceStageTimeRow(
      stage: process.stages[stage].name,
      visits: finished.count,
      mean: referenceMean(durations),
      median: referenceMedian(durations),
      p90: referenceQuantile(durations, 0.9),
      open: unfinished.count,
      medianAge: referenceMedian(unfinished.map { Double(clock.age(since: $0.entered)) }),
      untimed: visits.count - timed.count,
      reentries: reentries.reduce(0, +),
      exits: ReferenceExits(finished, in: process),
      kmMedian: survival.median,
      // "Without a timed visit all five are undefined."
      ultimate: timed.isEmpty ? nil : (0..<4).map { survival.incidence(of: $0) },
      remaining: timed.isEmpty ? nil : survival.share(beyond: .infinity),
      // "S(standard days); undefined without a standard or a timed visit."
      overStandard: timed.isEmpty ? nil : standard.map { survival.share(beyond: $0) },
      standardDays: standard
    )
  }
}
