/// Money to be won in some days, of the deals that have everything it names (section 12).
struct ReferenceQuota {
  /// Days since 1970-01-01.
  var days: ClosedRange<Int>
  var owner: String?
  var team: String?
  /// Index in the input's processes.
  var process: Int?
  /// Ten-thousandths.
  var amount: Int64
}

/// A stage of the required funnel.
struct ReferenceRequiredStage {
  var needed: Double?
  var waiting: Int
  var missing: Double?
}

/// A quota and how far it is reached.
struct ReferenceQuotaRow {
  var quota: ReferenceQuota
  var won: Int64
  var attainment: Double?
  var gap: Int64
  var openAmount: Int64
  var weighted: Double
  var coverage: Double?
  /// Whether there is a required funnel: "undefined for several pipelines".
  var hasRequired: Bool
  var wins: Int?
  var stages: [ReferenceRequiredStage]
  var newPerWeek: Double?
}

/// The quotas that a report shows: "those of the report's period and those whose period contains or follows it up to the
/// fiscal year", with the sums that stand for what is not given.
func referenceShownQuotas(
  _ given: [ReferenceQuota],
  period: ClosedRange<Int>,
  fiscalYear: ClosedRange<Int>,
  teamOfOwner: [String: String]
) -> [ReferenceQuota] {
  func isSame(_ one: ReferenceQuota, _ other: ReferenceQuota) -> Bool {
    one.owner == other.owner && one.team == other.team && one.process == other.process
  }
  func contains(_ outer: ClosedRange<Int>, _ inner: ClosedRange<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }
  var shown = given.filter { quota in
    contains(quota.days, period)
      || quota.days.lowerBound > period.upperBound && quota.days.upperBound <= fiscalYear.upperBound
  }

  // "Where there is none of the period or the fiscal year, the sum of shorter ones that make it up, the longest first."
  for (index, first) in given.enumerated() where !given[..<index].contains(where: { isSame($0, first) }) {
    let own = given.filter { isSame($0, first) }
    for days in Set([period, fiscalYear]) where !own.contains(where: { $0.days == days }) {
      var sum: Int64 = 0
      var day = days.lowerBound
      while day <= days.upperBound {
        let fitting = own.filter { $0.days.lowerBound == day && $0.days.upperBound <= days.upperBound }
        guard let part = fitting.max(by: { $0.days.count < $1.days.count }) else { break }
        sum += part.amount
        day = part.days.upperBound + 1
      }
      if day > days.upperBound {
        shown.append(
          ReferenceQuota(days: days, owner: first.owner, team: first.team, process: first.process, amount: sum)
        )
      }
    }
  }

  let ofParts = shown
  func names(_ quota: ReferenceQuota) -> (owner: Bool, team: Bool, process: Bool) {
    (quota.owner != nil, quota.team != nil, quota.process != nil)
  }
  for days in Set(ofParts.map(\.days)) {
    let parts = ofParts.filter { $0.days == days }
    // "Of a team: the sum over its sellers."
    func team(of quota: ReferenceQuota) -> String? { quota.team ?? quota.owner.flatMap { teamOfOwner[$0] } }
    let sellers = parts.filter { names($0).owner && !names($0).process }
    var teams = parts.filter { names($0) == (false, true, false) }
    for name in Set(sellers.compactMap(team)) where !teams.contains(where: { $0.team == name }) {
      let amount = sellers.filter { team(of: $0) == name }.map(\.amount).reduce(0, +)
      teams.append(ReferenceQuota(days: days, team: name, amount: amount))
      shown.append(ReferenceQuota(days: days, team: name, amount: amount))
    }
    // "Of all: the sum over the teams and the sellers without one, else the processes, else the sellers in each process."
    if !parts.contains(where: { names($0) == (false, false, false) }) {
      let people = teams + sellers.filter { team(of: $0) == nil }
      let processes = parts.filter { names($0) == (false, false, true) }
      let both = parts.filter { names($0).process }
      if let found = [people, processes, both].first(where: { !$0.isEmpty }) {
        shown.append(ReferenceQuota(days: days, amount: found.map(\.amount).reduce(0, +)))
      }
    }
  }
  return shown
}

/// A quota's figures.
///
/// - Parameters:
///   - teams: The team of each deal, by its id.
///   - pipelines: The figures of the processes.
///   - open: All open deals.
func referenceQuotaRow(
  _ quota: ReferenceQuota,
  lives: [ReferenceLife],
  open: [ReferenceOpenDeal],
  teams: [String: String],
  pipelines: [ReferencePipeline],
  asOf: Int
) -> ReferenceQuotaRow {
  func isOf(_ life: ReferenceLife) -> Bool {
    (quota.owner == nil || life.deal.owner == quota.owner)
      && (quota.team == nil || teams[life.deal.id] == quota.team)
      && (quota.process == nil || life.deal.process == quota.process)
  }
  let own = lives.filter(isOf)
  let won = referenceAmount(referenceClosed(own, .won, in: quota.days))
  let gap = quota.amount - won
  let expected = ReferenceBucket(
    open.filter { deal in isOf(deal.life) && deal.life.deal.expectedClose.map(quota.days.contains) ?? false }
  )
  var row = ReferenceQuotaRow(
    quota: quota,
    won: won,
    attainment: quota.amount == 0 ? nil : Double(won) / Double(quota.amount),
    gap: gap,
    openAmount: expected.amount,
    weighted: expected.weighted,
    // "Undefined once reached."
    coverage: gap > 0 ? Double(expected.amount) / Double(gap) : nil,
    hasRequired: false,
    stages: []
  )
  guard let process = quota.process ?? (pipelines.count == 1 ? 0 : nil) else { return row }
  row.hasRequired = true
  // "W = ⌈gap / averageWon⌉ (of the last 365 days)": of the whole process.
  let ofProcess = lives.filter { $0.deal.process == process }
  if gap <= 0 {
    row.wins = 0
  } else if let average = referenceAverageAmount(referenceClosed(ofProcess, .won, in: (asOf - 364)...asOf)), average > 0
  {
    // A hair less, so that a whole number of wins does not become one more by rounding.
    row.wins = Int((Double(gap) / average - 1e-9).rounded(.up))
  }
  // "Deals needed at stage k = W / Π conversionResolved from k on."
  let funnel = pipelines[process].funnel
  row.stages = funnel.indices.map { k in
    let conversions = funnel[k...].map(\.conversionResolved)
    var needed: Double?
    if let wins = row.wins, conversions.allSatisfy({ $0 != nil && $0 != 0 }) {
      needed = conversions.compactMap { $0 }.reduce(Double(wins)) { $0 / $1 }
    }
    let waiting = own.filter { $0.deal.process == process && $0.outcome == .open && $0.position == k + 1 }.count
    return ReferenceRequiredStage(
      needed: needed,
      waiting: waiting,
      missing: needed.map { max(0, $0 - Double(waiting)) }
    )
  }
  // "(needed at stage 1 − waiting at stage 1) / weeks from as-of to (end of period − median won cycle), undefined when
  // that time is over."
  if let median = pipelines[process].wonCycle.median, let missing = row.stages.first?.missing {
    let weeks = (Double(quota.days.upperBound) - median - Double(asOf)) / 7
    if weeks > 0 { row.newPerWeek = missing / weeks }
  }
  return row
}
