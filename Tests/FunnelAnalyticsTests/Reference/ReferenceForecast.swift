/// Which win probability an open deal is weighted with (section 9).
enum ReferenceProbabilityMethod {
  /// Its stage's configured one, else the observed one of its stage.
  case stage
  /// The deal's own, else as `stage`.
  case deal
  /// The observed one of its stage.
  case observed
}

/// The observed win probability of one open stage beside the configured one (section 9: `calibration`).
struct ReferenceCalibrationRow {
  var stage: String
  var configured: Double?
  /// won / (won + lost + void) over deals with position ≥ k.
  var observed: Double?
  /// Its denominator.
  var resolved: Int
  var low: Double?
  var high: Double?
  var inside: Bool?
}

/// The observed win probabilities of a process's open stages in order: over all its used deals, whatever the cohort.
func referenceCalibration(_ lives: [ReferenceLife], of process: ReferenceProcess) -> [ReferenceCalibrationRow] {
  let based = ReferenceBasis(lives).applied(to: lives)
  return process.openStages.enumerated().map { index, stage in
    // "On the basis of 3, at stage 1 over all."
    let reached = referenceReached(index == 0 ? lives : based, index + 1)
    let won = referenceCount(reached, .won)
    let resolved = won + referenceCount(reached, .lost) + referenceCount(reached, .void)
    let configured = process.stages[stage].probability
    let interval = referenceWilson(won, of: resolved)
    var inside: Bool?
    if let configured, let interval { inside = interval.contains(configured) }
    return ReferenceCalibrationRow(
      stage: process.stages[stage].name,
      configured: configured,
      observed: referenceRatio(won, resolved),
      resolved: resolved,
      low: interval?.lowerBound,
      high: interval?.upperBound,
      inside: inside
    )
  }
}

/// An open deal with what it is weighted with.
struct ReferenceOpenDeal {
  var life: ReferenceLife
  /// Its current stage; nil: unknown.
  var stage: Int?
  /// Its win probability; nil: none, weighted 0, counted `withoutProbability`.
  var probability: Double?

  /// Amount × p, in ten-thousandths.
  var weighted: Double {
    Double(life.deal.amount ?? 0) * (probability ?? 0)
  }
}

/// The open deals of a process.
func referenceOpenDeals(
  _ lives: [ReferenceLife],
  of process: ReferenceProcess,
  method: ReferenceProbabilityMethod
) -> [ReferenceOpenDeal] {
  let calibration = referenceCalibration(lives, of: process)
  return lives.filter { $0.outcome == .open }.map { life in
    let stage = life.visits.last?.stage
    let row = stage.flatMap { process.number(of: $0) }.map { calibration[$0 - 1] }
    let probability =
      switch method {
      case .stage: row?.configured ?? row?.observed
      case .deal: life.deal.probability ?? row?.configured ?? row?.observed
      case .observed: row?.observed
      }
    return ReferenceOpenDeal(life: life, stage: stage, probability: probability)
  }
}

/// A number of open deals with their amount and weighted amount, both in ten-thousandths.
struct ReferenceBucket {
  var deals: Int
  var amount: Int64
  var weighted: Double

  init(_ open: [ReferenceOpenDeal]) {
    deals = open.count
    amount = referenceAmount(open.map(\.life))
    weighted = open.map(\.weighted).reduce(0, +)
  }
}

/// The weighted forecast of a process (section 9).
struct ReferenceForecast {
  var total: ReferenceBucket
  var overdue: ReferenceBucket
  /// `2025-06`, each month from as-of's month on.
  var months: [(month: String, bucket: ReferenceBucket)]
  var beyond: ReferenceBucket
  var noDate: ReferenceBucket
  /// Won amount of the period.
  var realised: Int64
  /// Weighted amount of the open deals expected in the period.
  var expected: Double

  init(
    _ lives: [ReferenceLife],
    open: [ReferenceOpenDeal],
    asOf: Int,
    period: ClosedRange<Int>,
    horizonMonths: Int
  ) {
    func expectedClose(_ isWanted: (Int) -> Bool) -> [ReferenceOpenDeal] {
      open.filter { deal in deal.life.deal.expectedClose.map(isWanted) ?? false }
    }
    total = ReferenceBucket(open)
    noDate = ReferenceBucket(open.filter { $0.life.deal.expectedClose == nil })
    // "`overdue` (before as-of)."
    overdue = ReferenceBucket(expectedClose { $0 < asOf })
    // "Each month from as-of's month on (horizon, default 6), `beyond`."
    var firstBeyond = asOf
    months = []
    for _ in 0..<horizonMonths {
      let month = referenceMonth(of: firstBeyond)
      let bucket = ReferenceBucket(expectedClose { $0 >= asOf && month.days.contains($0) })
      months.append((month.month.label, bucket))
      firstBeyond = month.days.upperBound + 1
    }
    beyond = ReferenceBucket(expectedClose { $0 >= firstBeyond })

    realised = referenceAmount(referenceClosed(lives, .won, in: period))
    expected = ReferenceBucket(expectedClose(period.contains)).weighted
  }
}
