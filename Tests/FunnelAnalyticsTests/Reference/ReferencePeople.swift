/// One stage of a seller's or team's deals beside all deals of the process (section 11).
struct ReferencePersonStage {
  var process: Int
  var number: Int
  var reached: Int
  var advanced: Int
  var dropped: Int
  var waiting: Int
  var conversion: Double?
  var low: Double?
  var high: Double?
  var conversionOfAll: Double?
  var winRate: Double?
  var amount: Int64
  var visits: Int
  var median: Double?
  var open: Int
  var overStandard: Double?
  var overStandardLow: Double?
  var overStandardOfAll: Double?
  var isStuckByConversion: Bool
  var isStuckByTime: Bool
}

/// The stages of some deals, in every process in which they have one.
///
/// - Parameters:
///   - own: The lives of the seller's or team's deals.
///   - lives: All lives.
func referencePersonStages(
  _ own: [ReferenceLife],
  lives: [ReferenceLife],
  in input: ReferenceInput
) -> [ReferencePersonStage] {
  let clock = ReferenceClock(input)
  var rows: [ReferencePersonStage] = []
  for (index, process) in input.processes.enumerated() {
    let all = lives.filter { $0.deal.process == index }
    let mine = own.filter { $0.deal.process == index }
    if mine.isEmpty { continue }
    // "Honest basis": that of the process.
    let basis = ReferenceBasis(all)
    let (times, timesOfAll) = (
      referenceStageTime(mine, of: process, clock: clock), referenceStageTime(all, of: process, clock: clock)
    )
    for (place, stage) in process.openStages.enumerated() {
      let k = place + 1
      func decided(_ lives: [ReferenceLife]) -> (advanced: Int, resolved: Int) {
        let funnel = basis.applied(to: lives.filter { $0.outcome != .void && !$0.isInUnknownStage })
        let advanced = referenceReached(funnel, k + 1).count
        return (advanced, advanced + funnel.filter { $0.outcome == .lost && $0.position == k }.count)
      }
      let inFunnel = mine.filter { $0.outcome != .void && !$0.isInUnknownStage }
      let reached = referenceReached(inFunnel, k)
      let rated = k == 1 ? reached : referenceReached(basis.applied(to: inFunnel), k)
      let won = referenceCount(rated, .won)
      let (conversion, ofAll) = (decided(mine), decided(all))
      let interval = referenceWilson(conversion.advanced, of: conversion.resolved)
      let intervalOfAll = referenceWilson(ofAll.advanced, of: ofAll.resolved)

      // "Its interval rests on the deals of whose first visit it is known whether it lasts longer than the standard."
      func known(_ lives: [ReferenceLife]) -> Int {
        lives.filter { life in
          guard let standard = process.stages[stage].standardDays,
            let first = life.visits.first(where: { $0.stage == stage }),
            let visit = ReferenceTimedVisit(first)
          else { return false }
          return visit.left != nil || clock.censoring(of: visit.entered) > standard
        }.count
      }
      func spread(_ share: Double?, _ n: Int) -> ClosedRange<Double>? {
        guard let share, n > 0 else { return nil }
        let z = 1.959963984540054
        let count = Double(n)
        let centre = (share + z * z / (2 * count)) / (1 + z * z / count)
        let half = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot() / (1 + z * z / count)
        return (centre - half)...(centre + half)
      }
      let time = spread(times[place].overStandard, known(mine))
      let timeOfAll = spread(timesOfAll[place].overStandard, known(all))
      rows.append(
        ReferencePersonStage(
          process: index,
          number: k,
          reached: reached.count,
          advanced: referenceReached(inFunnel, k + 1).count,
          dropped: inFunnel.filter { $0.outcome == .lost && $0.position == k }.count,
          waiting: inFunnel.filter { $0.outcome == .open && $0.position == k }.count,
          conversion: referenceRatio(conversion.advanced, conversion.resolved),
          low: interval?.lowerBound,
          high: interval?.upperBound,
          conversionOfAll: referenceRatio(ofAll.advanced, ofAll.resolved),
          winRate: referenceRatio(won, won + referenceCount(rated, .lost)),
          amount: referenceAmount(reached),
          visits: times[place].visits,
          median: times[place].median,
          open: times[place].open,
          overStandard: times[place].overStandard,
          overStandardLow: time.map { max(0, $0.lowerBound) },
          overStandardOfAll: timesOfAll[place].overStandard,
          isStuckByConversion: interval.flatMap { own in intervalOfAll.map { own.upperBound < $0.lowerBound } }
            ?? false,
          isStuckByTime: time.flatMap { own in timeOfAll.map { own.lowerBound > $0.upperBound } } ?? false
        )
      )
    }
  }
  return rows
}
