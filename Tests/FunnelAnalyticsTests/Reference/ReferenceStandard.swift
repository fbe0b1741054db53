import Foundation

/// The open deals of a stage against the standard funnel (section 12: balance).
struct ReferenceBalanceRow {
  var actual: Int
  var standard: Double?
}

/// The balance of a process: "actual against standard count per stage (standard shares × actual total)".
func referenceBalance(_ open: [ReferenceOpenDeal], of process: ReferenceProcess) -> [ReferenceBalanceRow] {
  let total = open.filter { $0.stage != nil }.count
  return process.openStages.map { stage in
    ReferenceBalanceRow(
      actual: open.filter { $0.stage == stage }.count,
      standard: process.stages[stage].standardShare.map { $0 * Double(total) }
    )
  }
}

/// The shape of a funnel (section 12).
struct ReferenceShape {
  var slope: Double?
  var evenness: Double?

  init(_ funnel: [ReferenceFunnelRow], _ balance: [ReferenceBalanceRow]) {
    // "Slope = geometric mean of conversionResolved over the stages."
    let rates = funnel.compactMap(\.conversionResolved)
    if rates.count == funnel.count {
      slope = rates.contains(0) ? 0 : exp(rates.map { log($0) }.reduce(0, +) / Double(rates.count))
    }
    // "Evenness = Shannon entropy of open counts / ln n."
    let total = balance.map(\.actual).reduce(0, +)
    if balance.count > 1, total > 0 {
      let shares = balance.map { Double($0.actual) / Double(total) }.filter { $0 > 0 }
      evenness = shares.map { -$0 * log($0) }.reduce(0, +) / log(Double(balance.count))
    }
  }
}
