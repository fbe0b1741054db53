/// The open deals in one stage at as-of (section 6).
struct ReferenceSnapshotRow {
  var stage: String
  var deals: Int
  /// Ten-thousandths, as are the other amounts.
  var amount: Int64
  var weighted: Double
  /// Days, of visits with a known entry.
  var meanAge: Double?
  var medianAge: Double?
  /// Undefined without standard days.
  var overStandardDeals: Int?
  var overStandardAmount: Int64?
  /// Of all open deals of the process, those in an unknown stage included.
  var share: Double?
}

/// The snapshot of a process.
func referenceSnapshot(
  _ open: [ReferenceOpenDeal],
  of process: ReferenceProcess,
  clock: ReferenceClock
) -> [ReferenceSnapshotRow] {
  process.openStages.map { stage in
    let here = open.filter { $0.stage == stage }
    let bucket = ReferenceBucket(here)
    func age(_ deal: ReferenceOpenDeal) -> Double? {
      deal.life.visits.last?.entered.map { Double(clock.age(since: $0)) }
    }
    let ages = here.compactMap(age)
    // "Age > standard days; undefined without them."
    let over = process.stages[stage].standardDays.map { standard in
      here.filter { deal in age(deal).map { $0 > standard } ?? false }
    }
    return ReferenceSnapshotRow(
      stage: process.stages[stage].name,
      deals: bucket.deals,
      amount: bucket.amount,
      weighted: bucket.weighted,
      meanAge: referenceMean(ages),
      medianAge: referenceMedian(ages),
      overStandardDeals: over?.count,
      overStandardAmount: over.map { referenceAmount($0.map(\.life)) },
      share: referenceRatio(here.count, open.count)
    )
  }
}
