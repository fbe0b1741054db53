/// The deals of one owner (section 11).
///
/// Amounts are in ten-thousandths, cycles in days.
struct ReferenceGroupRow {
  var key: String
  var deals: Int
  var open: Int
  var openAmount: Int64
  var weighted: Double
  var won: Int
  var lost: Int
  var void: Int
  var wonAmount: Int64
  var winRate: Double?
  var low: Double?
  var high: Double?
  var averageWon: Double?
  var meanWonCycle: Double?
  var medianWonCycle: Double?
  /// Of the won amount of all groups.
  var share: Double?
}

/// The groups by owner, "by wonAmount, largest first, then key"; an empty owner is its own group.
func referenceGroups(_ lives: [ReferenceLife], open: [ReferenceOpenDeal]) -> [ReferenceGroupRow] {
  let total = referenceAmount(lives.filter { $0.outcome == .won })
  let rows = Set(lives.map(\.deal.owner)).map { key in
    let deals = lives.filter { $0.deal.owner == key }
    let openDeals = ReferenceBucket(open.filter { $0.life.deal.owner == key })
    let won = deals.filter { $0.outcome == .won }
    let lost = referenceCount(deals, .lost)
    let interval = referenceWilson(won.count, of: won.count + lost)
    let cycles = won.compactMap(\.cycle)
    return ReferenceGroupRow(
      key: key,
      deals: deals.count,
      open: openDeals.deals,
      openAmount: openDeals.amount,
      weighted: openDeals.weighted,
      won: won.count,
      lost: lost,
      void: referenceCount(deals, .void),
      wonAmount: referenceAmount(won),
      winRate: referenceRatio(won.count, won.count + lost),
      low: interval?.lowerBound,
      high: interval?.upperBound,
      averageWon: referenceAverageAmount(won),
      meanWonCycle: referenceMean(cycles),
      medianWonCycle: referenceMedian(cycles),
      share: total == 0 ? nil : Double(referenceAmount(won)) / Double(total)
    )
  }
  return rows.sorted { ($1.wonAmount, $0.key) < ($0.wonAmount, $1.key) }
}

/// The smallest share of the owners that brings 80 % of the won amount; undefined without a won amount.
func referenceConcentration(_ groups: [ReferenceGroupRow]) -> Double? {
  let total = groups.map(\.wonAmount).reduce(0, +)
  if total == 0 { return nil }
  let count = (1...groups.count).first { groups.prefix($0).map(\.wonAmount).reduce(0, +) * 10 >= total * 8 }
  return count.flatMap { referenceRatio($0, groups.count) }
}
