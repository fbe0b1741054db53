public import DealModel

/// A state of the report of which somebody wants to be told (16).
public enum AlertCondition: Sendable, Hashable {
  /// At least so many open deals are at risk.
  case riskDeals(Int)
  /// At least such a share of the open deals is at risk.
  case riskShare(Double)
  /// At least so many bottlenecks, of all pipelines together.
  case bottlenecks(Int)
  /// The quota of the report's period is missed: such a share of it is not reached.
  case quota(Double)
}

/// A condition that holds, with the figures it is seen by.
public enum Alert: Sendable, Hashable {
  /// Deals at risk, of all open ones.
  case risk(deals: Int, amount: Money, open: Int)
  /// Nothing in the inputs could tell whether a deal is at risk.
  case riskUnknown
  /// Bottlenecks, and the stages they are at, each once, the dearest first.
  case bottlenecks(count: Int, stages: [String])
  /// The quota of a period that is over, what was won, and which share that is.
  case quotaMissed(period: Period, won: Money, share: Double, quota: Money)
  /// The quota of a period that is not over, what was won in it with what is expected in it, weighted, and which share
  /// that is.
  case quotaAtRisk(period: Period, expected: Money, share: Double, quota: Money)
  /// There is no quota of the report's period.
  case quotaUnknown(period: Period)
}

extension FunnelReport {
  /// Whether a condition holds, and by which figures; `nil` where it does not.
  ///
  /// What nothing in the inputs can tell is an alert as well: who asks to be told must not take silence for an answer.
  public func alert(on condition: AlertCondition) -> Alert? {
    switch condition {
    case .riskDeals(let limit): risk { risks.deals >= limit }
    case .riskShare(let limit):
      risk { risks.deals > 0 && Int128(risks.deals) * 1_000_000 >= millionths(limit) * Int128(counts.open) }
    case .bottlenecks(let limit): bottleneckAlert(limit)
    case .quota(let share): quotaAlert(share)
    }
  }

  private func risk(_ holds: () -> Bool) -> Alert? {
    if risks.byReason.allSatisfy({ $0.deals == nil }) { return .riskUnknown }
    return holds() ? .risk(deals: risks.deals, amount: risks.amount, open: counts.open) : nil
  }

  /// A share as a whole number, so that 90 % of a quota is exactly that.
  private func millionths(_ share: Double) -> Int128 { Int128((share * 1_000_000).rounded()) }

  private func bottleneckAlert(_ limit: Int) -> Alert? {
    let all = pipelines.flatMap(\.bottlenecks)
    if all.count < limit { return nil }
    var stages: [String] = []
    for bottleneck in all where !stages.contains(bottleneck.stage) { stages.append(bottleneck.stage) }
    return .bottlenecks(count: all.count, stages: stages)
  }

  private func quotaAlert(_ share: Double) -> Alert? {
    let row = quotas.first {
      $0.owner == nil && $0.team == nil && $0.process == nil && $0.period.days == period.days
    }
    guard let row else { return .quotaUnknown(period: period) }
    let isOver = period.days.last <= asOf
    let reached = isOver ? row.won : row.won + row.weighted
    if reached.tenThousandths * 1_000_000 >= millionths(share) * row.quota.tenThousandths { return nil }
    // A quota that is not reached is more than nothing.
    let part = reached.units / row.quota.units
    return isOver
      ? .quotaMissed(period: row.period, won: row.won, share: part, quota: row.quota)
      : .quotaAtRisk(period: row.period, expected: reached, share: part, quota: row.quota)
  }
}
