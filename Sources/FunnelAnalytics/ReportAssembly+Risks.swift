import DealModel

extension ReportAssembly {
  /// What the deals of one stage are measured by.
  private struct StageRule {
    var stage = DealBook.noStage
    var probability: Double?
    var standardDays: Double?
    /// Days within which nine of ten won deals of the process were won.
    var wonP90: Double?
  }

  /// Section 13.
  func risks() -> RiskReport {
    let rules = stageRules()
    let known = knownReasons(rules)
    let first = options.keepsDeals ? nil : RiskReport.topCount
    var chosen = ChosenDeals(first: first)
    var counts = Array(repeating: CountedAmount(), count: RiskReason.allCases.count)
    var total = CountedAmount()
    var reader = tally.risks.reader
    let usesOwn = options.probability == .deal
    tally.states.forEach { row, state in
      if state >= rules.count { return }
      let open = reader.deal(row)
      let rule = rules[state]
      let amount = book.amounts[row]
      let reasons = reasons(row, rule, age: open.age, movedBack: open.movedBack, createdByEvents: open.created)
        .intersection(known)
      if reasons.isEmpty { return }
      total.add(amount)
      var bits = reasons.rawValue
      while bits != 0 {
        counts[bits.trailingZeroBitCount].add(amount)
        bits &= bits - 1
      }
      let own = usesOwn ? book.probability[row] : -1
      let probability = own >= 0 ? Double(own) / 1e6 : rule.probability ?? 0
      chosen.add(
        RiskDeal(
          weighted: amount == DealBook.noAmount
            ? 0 : Int64((Double(amount) * probability).rounded(.toNearestOrAwayFromZero)),
          amount: amount,
          row: UInt32(truncatingIfNeeded: row),
          age: Int32(truncatingIfNeeded: open.age),
          stage: rule.stage,
          reasons: reasons
        )
      )
    }
    return RiskReport(
      deals: total.count,
      amount: Money(tenThousandths: total.amount),
      byReason: RiskReason.allCases.map { reason in
        let isKnown = known.contains(RiskReasons(reason))
        let counted = counts[Int(reason.rawValue)]
        return RiskReasonRow(
          reason: reason,
          deals: isKnown ? counted.count : nil,
          amount: isKnown ? Money(tenThousandths: counted.amount) : nil
        )
      },
      list: chosen.sorted()
    )
  }

  /// The rules by stage number.
  private func stageRules() -> [StageRule] {
    book.processes.indices.flatMap { process in
      (0...layout.openCounts[process]).map { stage in
        var rule = StageRule()
        rule.wonP90 = wonCycles[process].p90
        if stage < layout.openCounts[process] {
          rule.stage = UInt16(stage)
          rule.probability = probability(process, stage)
          rule.standardDays = book.processes[process].stages[stage].standardDays
        }
        return rule
      }
    }
  }

  /// The reasons of which the inputs could tell at all.
  private func knownReasons(_ rules: [StageRule]) -> RiskReasons {
    let isKnown: [(RiskReason, Bool)] = [
      (.overStandard, rules.contains { $0.standardDays != nil }),
      (.soon, rules.contains { $0.standardDays != nil }),
      (.pastExpectedClose, book.mapped.contains(.expectedClose)),
      (.noExpectedClose, book.mapped.contains(.expectedClose)),
      (.noAmount, book.mapped.contains(.amount)),
      (.inactive, book.mapped.contains(.lastActivity)),
      (.movedBack, tally.processes.contains { $0.counts.withEvents > 0 }),
      (.pushed, book.mapped.contains(.expectedCloseChanges)),
      (.olderThanP90, rules.contains { $0.wonP90 != nil }),
    ]
    return isKnown.reduce(into: []) { if $1.1 { $0.insert(RiskReasons($1.0)) } }
  }

  /// Why an open deal is at risk.
  @inline(__always)
  private func reasons(_ row: Int, _ rule: StageRule, age: Int, movedBack: Bool, createdByEvents: Int32) -> RiskReasons
  {
    let asOf = options.asOf.dayNumber
    var reasons: RiskReasons = []
    if let standard = rule.standardDays, age >= 0 {
      if Double(age) > standard {
        reasons.insert(RiskReasons(.overStandard))
      } else if Double(age + options.soonDays) >= standard {
        reasons.insert(RiskReasons(.soon))
      }
    }
    let expected = book.expectedClose[row]
    if expected == CivilTime.missingDay {
      reasons.insert(RiskReasons(.noExpectedClose))
    } else if Int(expected) < asOf {
      reasons.insert(RiskReasons(.pastExpectedClose))
    }
    if book.amounts[row] == DealBook.noAmount { reasons.insert(RiskReasons(.noAmount)) }
    let created = book.created[row]
    let createdDay =
      created == CivilTime.missing ? createdByEvents : Int32(truncatingIfNeeded: CivilTime.day(of: created))
    let active = lastActivity.day(row, created: createdDay)
    if active != CivilTime.missingDay, asOf - Int(active) >= options.inactiveDays {
      reasons.insert(RiskReasons(.inactive))
    }
    let pushed = book.secondPush[row]
    if pushed != CivilTime.missingDay, Int(pushed) <= asOf { reasons.insert(RiskReasons(.pushed)) }
    if movedBack { reasons.insert(RiskReasons(.movedBack)) }
    if let longest = rule.wonP90, createdDay != CivilTime.missingDay, Double(asOf - Int(createdDay)) > longest {
      reasons.insert(RiskReasons(.olderThanP90))
    }
    return reasons
  }
}

/// The first of many deals, or all of them.
private struct ChosenDeals {
  /// How many are wanted; `nil`: all.
  private let first: Int?
  private var deals: [RiskDeal] = []
  /// The number at which those that are too many are taken out.
  private var limit = 4096
  /// The last of those that were wanted so far, once there are enough: what stands behind it is not.
  private var last: RiskDeal?

  init(first: Int?) { self.first = first }

  @inline(__always)
  mutating func add(_ deal: RiskDeal) {
    if let last, RiskDeal.isBefore(last, deal), !deal.ties(with: last) { return }
    deals.append(deal)
    if let first, deals.count > limit { takeOut(beyond: first) }
  }

  private mutating func takeOut(beyond first: Int) {
    deals = ChosenDeals.prefix(first, of: deals)
    last = deals[first - 1]
    limit = max(4096, 2 * deals.count)
  }

  /// The first in their order, and those behind that tie with the last of them.
  private static func prefix(_ count: Int, of deals: [RiskDeal]) -> [RiskDeal] {
    let sorted = deals.sorted(by: RiskDeal.isBefore)
    guard count < sorted.count else { return sorted }
    let last = sorted[count - 1]
    let end = sorted[count...].firstIndex { !$0.ties(with: last) } ?? sorted.count
    return Array(sorted[..<end])
  }

  /// The deals in their order.
  func sorted() -> [RiskDeal] { ChosenDeals.prefix(first ?? deals.count, of: deals) }
}
