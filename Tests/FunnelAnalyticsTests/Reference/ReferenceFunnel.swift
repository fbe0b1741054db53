/// One open stage of the funnel (section 3).
struct ReferenceFunnelRow {
  var stage: String
  var reached: Int
  var entered: Int
  var skipped: Int
  var advanced: Int
  var dropped: Int
  var waiting: Int
  var conversion: Double?
  var conversionResolved: Double?
  var low: Double?
  var high: Double?
  var cumulative: Double?
  var winRate: Double?
  /// Ten-thousandths.
  var amount: Int64
}

/// What the rates are taken over (section 3, honest basis).
enum ReferenceBasis {
  case all
  case events

  /// The basis of a process.
  ///
  /// "If more than 2 % of the process's lost and void deals are such [`assumedFirst`]": over all of them up to as-of,
  /// whatever the cohort.
  init(_ lives: [ReferenceLife]) {
    let closed = lives.filter { $0.outcome == .lost || $0.outcome == .void }
    let assumed = closed.filter(\.isAssumedFirst)
    self = assumed.count * 100 > closed.count * 2 ? .events : .all
  }

  /// The deals that the rates are taken over.
  ///
  /// "Over the traced deals only (`basis` "events"), undefined if there are none; else over all without those."
  func applied(to lives: [ReferenceLife]) -> [ReferenceLife] {
    switch self {
    case .events: lives.filter(\.isTraced)
    case .all: lives.filter { !$0.isAssumedFirst }
    }
  }
}

/// The deals with a position of at least an open stage's number.
func referenceReached(_ lives: [ReferenceLife], _ number: Int) -> [ReferenceLife] {
  lives.filter { life in life.position.map { $0 >= number } ?? false }
}

/// The number of deals with an outcome.
func referenceCount(_ lives: [ReferenceLife], _ outcome: ReferenceKind) -> Int {
  lives.filter { $0.outcome == outcome }.count
}

/// The deals created in a window (section 3: cohort); without a window all.
func referenceCohort(_ lives: [ReferenceLife], _ window: ClosedRange<Int>?) -> [ReferenceLife] {
  guard let window else { return lives }
  // "Unknown: … as created in none" (rule 8).
  return lives.filter { life in life.created.map { window.contains($0.day) } ?? false }
}

/// The funnel of a process.
///
/// - Parameters:
///   - lives: All used deals of the process.
///   - cohort: The days in which the funnel's deals were created.
func referenceFunnel(
  _ lives: [ReferenceLife],
  of process: ReferenceProcess,
  cohort: ClosedRange<Int>?
) -> [ReferenceFunnelRow] {
  // "Void deals and deals in an unknown stage are left out of the funnel and counted beside it."
  let deals = referenceCohort(lives, cohort).filter { $0.outcome != .void && !$0.isInUnknownStage }
  let based = ReferenceBasis(lives).applied(to: deals)

  return process.openStages.enumerated().map { index, stage in
    let k = index + 1
    let reached = referenceReached(deals, k)
    let entered = deals.filter { $0.visits.contains { $0.stage == stage } }
    let skipped = reached.filter { $0.hasEvents && !$0.visits.contains { $0.stage == stage } }

    let basedReached = referenceReached(based, k)
    let basedAdvanced = referenceReached(based, k + 1).count
    let basedDropped = basedReached.filter { $0.outcome == .lost && $0.position == k }.count
    let interval = referenceWilson(basedAdvanced, of: basedAdvanced + basedDropped)
    // "Only the winRate of stage 1 always takes all deals."
    let rated = k == 1 ? reached : basedReached
    let won = referenceCount(rated, .won)

    return ReferenceFunnelRow(
      stage: process.stages[stage].name,
      reached: reached.count,
      entered: entered.count,
      skipped: skipped.count,
      advanced: referenceReached(deals, k + 1).count,
      dropped: deals.filter { $0.outcome == .lost && $0.position == k }.count,
      waiting: deals.filter { $0.outcome == .open && $0.position == k }.count,
      conversion: referenceRatio(basedAdvanced, basedReached.count),
      conversionResolved: referenceRatio(basedAdvanced, basedAdvanced + basedDropped),
      low: interval?.lowerBound,
      high: interval?.upperBound,
      cumulative: referenceRatio(basedReached.count, referenceReached(based, 1).count),
      winRate: referenceRatio(won, won + referenceCount(rated, .lost)),
      amount: referenceAmount(reached)
    )
  }
}
