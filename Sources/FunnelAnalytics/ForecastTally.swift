import DealModel

/// Open deals by expected close and stage (DEFINITIONS.md 9).
struct ForecastTally {
  /// Overdue, each month of the horizon, beyond, no date.
  let bucketCount: Int
  private let asOf: Int
  private let firstMonth: CivilMonth
  private let horizon: Int
  private let period: DayRange
  /// `[bucket][stage number]`.
  private(set) var sums: [[WeightedSum]]
  /// Those expected in the period, by stage number.
  private(set) var inPeriod: [WeightedSum]

  init(options: AnalysisOptions, layout: StageLayout) {
    asOf = options.asOf.dayNumber
    firstMonth = options.asOf.month
    horizon = options.horizonMonths
    period = options.period.days
    bucketCount = horizon + 3
    sums = Array(repeating: Array(repeating: WeightedSum(), count: layout.count), count: bucketCount)
    inPeriod = Array(repeating: WeightedSum(), count: layout.count)
  }

  /// The months of the horizon.
  var months: [CivilMonth] { (0..<horizon).map { firstMonth.advanced(by: $0) } }

  /// The bucket of an expected close.
  private func bucket(_ expected: Int32) -> Int {
    if expected == CivilTime.missingDay { return horizon + 2 }
    if Int(expected) < asOf { return 0 }
    let month = CivilDate(dayNumber: Int(expected)).month
    return 1 + min(horizon, month.number - firstMonth.number)
  }

  /// Counts an open deal.
  mutating func add(stage: Int, expected: Int32, amount: Int64, own: Int32?) {
    sums[bucket(expected)][stage].add(amount: amount, own: own)
    if expected != CivilTime.missingDay,
      (period.first.dayNumber...period.last.dayNumber).contains(Int(expected))
    {
      inPeriod[stage].add(amount: amount, own: own)
    }
  }

  /// Adds other deals.
  mutating func merge(_ other: ForecastTally) {
    for bucket in sums.indices {
      for stage in sums[bucket].indices { sums[bucket][stage].merge(other.sums[bucket][stage]) }
    }
    for stage in inPeriod.indices { inPeriod[stage].merge(other.inPeriod[stage]) }
  }
}
