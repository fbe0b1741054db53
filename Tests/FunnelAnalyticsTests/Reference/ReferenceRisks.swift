/// Why an open deal is at risk (section 13).
enum ReferenceRisk: Int, CaseIterable {
  case overStandard, soon, pastExpectedClose, noExpectedClose, noAmount, inactive, movedBack, pushed, olderThanP90
}

/// An open deal at risk.
struct ReferenceRiskDeal {
  var id: String
  var amount: Int64?
  /// Ten-thousandths, rounded.
  var weighted: Double
  var age: Int?
  var reasons: [ReferenceRisk]
}

/// The deals at risk, ordered by weighted amount, then amount (none is the least), then id.
func referenceRisks(
  _ lives: [ReferenceLife],
  open: [ReferenceOpenDeal],
  in input: ReferenceInput,
  clock: ReferenceClock,
  soonDays: Int,
  inactiveDays: Int
) -> [ReferenceRiskDeal] {
  let deals = open.map { deal -> ReferenceRiskDeal in
    let (life, row) = (deal.life, deal.life.deal)
    let process = input.processes[row.process]
    let age = deal.stage == nil ? nil : life.visits.last?.entered.map { clock.age(since: $0) }
    let standard = deal.stage.flatMap { process.allStages[$0].standardDays }
    var reasons: [ReferenceRisk] = []
    if let age, let standard {
      if Double(age) > standard { reasons.append(.overStandard) }
      if Double(age) <= standard, standard - Double(age) <= Double(soonDays) { reasons.append(.soon) }
    }
    if let expected = row.expectedClose, expected < input.asOf { reasons.append(.pastExpectedClose) }
    if row.expectedClose == nil { reasons.append(.noExpectedClose) }
    if row.amount == nil { reasons.append(.noAmount) }
    if let active = row.lastActivity, input.asOf - active >= inactiveDays { reasons.append(.inactive) }
    let numbers = life.visits.map { process.number(of: $0.stage) }
    let movedBack = zip(numbers, numbers.dropFirst()).contains { before, after in
      if let before, let after { after < before } else { false }
    }
    // Nothing tells it of any deal where no deal has events.
    if movedBack { reasons.append(.movedBack) }
    if let pushed = row.secondPush, pushed <= input.asOf { reasons.append(.pushed) }
    let own = lives.filter { $0.deal.process == row.process }
    if let longest = ReferenceCycle(own, outcome: .won).p90, let created = life.created,
      Double(clock.age(since: created)) > longest
    {
      reasons.append(.olderThanP90)
    }
    return ReferenceRiskDeal(
      id: row.id,
      amount: row.amount,
      weighted: deal.weighted.rounded(),
      age: age,
      reasons: reasons
    )
  }
  return deals.filter { !$0.reasons.isEmpty }.sorted { left, right in
    if left.weighted != right.weighted { return left.weighted > right.weighted }
    let (first, second) = (left.amount ?? .min, right.amount ?? .min)
    return first != second ? first > second : Array(left.id.utf8).lexicographicallyPrecedes(Array(right.id.utf8))
  }
}
