import DealModel

// How it works: a scope is what a quota names: a seller, a team, a process, several of them, or nothing. Shown are, for each
// scope, the quotas of the report's period, of periods that contain it, and of those that follow up to the end of its
// fiscal year. Where a scope has no quota of the period, or of the fiscal year, but shorter ones that make it up without
// a gap, their sum is shown; where there is none of a team or of all deals, the sum of those of the parts.

/// The quotas that a report shows (DEFINITIONS.md 12).
struct QuotaPlan {
  /// What a quota is of: the deals that have everything it names.
  struct Scope: Hashable {
    var owner: String?
    var team: String?
    var process: Int?
  }

  /// A quota to show.
  struct Line {
    var scope: Int
    var period: Period
    var amount: Int128
    var isSum: Bool
  }

  /// What quotas are of.
  private(set) var scopes: [Scope]
  /// In the report's order.
  private(set) var lines: [Line] = []
  /// Quotas of other periods, by file.
  private(set) var leftOut: [Int]

  init(book: DealBook, options: AnalysisOptions) {
    var quotas: [Scope: [Quota]] = [:]
    for quota in book.quotas {
      quotas[Scope(owner: quota.owner, team: quota.team, process: quota.process), default: []].append(quota)
    }
    scopes = quotas.keys.sorted(by: QuotaPlan.isBefore)
    leftOut = Array(repeating: 0, count: book.quotaFiles)
    let period = options.period
    let year = QuotaPlan.fiscalYear(of: period, start: options.fiscalYearStart)
    for (number, scope) in scopes.enumerated() {
      let all = (quotas[scope] ?? []).sorted { QuotaPlan.isBefore($0.period.days, $1.period.days) }
      var isUsed = all.map { QuotaPlan.isShown($0.period.days, period.days, until: year.days.last) }
      for (quota, isUsed) in zip(all, isUsed) where isUsed {
        lines.append(
          Line(scope: number, period: quota.period, amount: quota.amount.tenThousandths, isSum: false)
        )
      }
      for target in period.days == year.days ? [period] : [period, year] {
        guard let parts = QuotaPlan.parts(of: target.days, among: all.map(\.period.days)) else { continue }
        for part in parts { isUsed[part] = true }
        let sum = parts.reduce(Int128(0)) { $0 + all[$1].amount.tenThousandths }
        lines.append(Line(scope: number, period: target, amount: sum, isSum: true))
      }
      for (quota, isUsed) in zip(all, isUsed) where !isUsed && leftOut.indices.contains(quota.file) {
        leftOut[quota.file] += 1
      }
    }
    sort(around: period.days)
  }

  /// Adds the quotas of teams and of all that are only given for their parts.
  ///
  /// A team has those of its sellers. All have those of the teams and of the sellers without a team, else those of the
  /// processes, else those of the sellers in each process.
  /// - Parameter teams: the team of each seller who is in one team only; a quota's own team goes before.
  mutating func addSums(teams: [String: String], around period: DayRange) {
    var sums: [Line] = []
    let ofDays = Dictionary(grouping: lines, by: \.period.days)
    for days in ofDays.keys.sorted(by: QuotaPlan.isBefore) {
      let given = ofDays[days] ?? []
      func ofKind(_ kind: (Scope) -> Bool) -> [Line] { given.filter { kind(scopes[$0.scope]) } }
      let sellers = ofKind { $0.owner != nil && $0.process == nil }
      func team(_ line: Line) -> String? { scopes[line.scope].team ?? scopes[line.scope].owner.flatMap { teams[$0] } }
      func sum(_ parts: [Line], of scope: Scope) -> Line? {
        guard let first = parts.first else { return nil }
        let amount = parts.reduce(Int128(0)) { $0 + $1.amount }
        return Line(scope: number(of: scope), period: first.period, amount: amount, isSum: true)
      }
      var ofTeams = ofKind { $0.owner == nil && $0.team != nil && $0.process == nil }
      let known = Set(ofTeams.compactMap { scopes[$0.scope].team })
      let ofSellers = Dictionary(grouping: sellers, by: team)
      for name in ofSellers.keys.compactMap({ $0 }).sorted() where !known.contains(name) {
        guard let line = sum(ofSellers[name] ?? [], of: Scope(team: name)) else { continue }
        ofTeams.append(line)
        sums.append(line)
      }
      if given.contains(where: { scopes[$0.scope] == Scope() }) { continue }
      let choices = [
        ofTeams + (ofSellers[nil] ?? []), ofKind { $0.owner == nil && $0.team == nil && $0.process != nil },
        ofKind { $0.process != nil },
      ]
      if let parts = choices.first(where: { !$0.isEmpty }), let line = sum(parts, of: Scope()) { sums.append(line) }
    }
    lines += sums
    sort(around: period)
  }

  /// The number of a scope, which is added if it is new.
  private mutating func number(of scope: Scope) -> Int {
    if let number = scopes.firstIndex(of: scope) { return number }
    scopes.append(scope)
    return scopes.count - 1
  }

  private mutating func sort(around period: DayRange) {
    let (order, scopes) = (QuotaPlan.order(period), scopes)
    lines.sort { left, right in
      let (first, second) = (order(left.period.days), order(right.period.days))
      if first != second { return first.lexicographicallyPrecedes(second) }
      return left.scope != right.scope && QuotaPlan.isBefore(scopes[left.scope], scopes[right.scope])
    }
  }

  /// The first day on which a won deal matters: for the quotas, or for the average of the last 365 days; `nil` without
  /// quotas.
  static func firstDay(of book: DealBook, options: AnalysisOptions) -> CivilDate? {
    if book.quotas.isEmpty { return nil }
    let plan = QuotaPlan(book: book, options: options)
    let lastYear = CivilDate(dayNumber: options.asOf.dayNumber - 364)
    return plan.lines.map(\.period.days.first).reduce(lastYear, min)
  }

  /// Whether a quota of some days is shown in a report of others.
  private static func isShown(_ days: DayRange, _ period: DayRange, until last: CivilDate) -> Bool {
    days.contains(period) || days.first > period.last && days.last <= last
  }

  /// The quotas that make up some days without gap or overlap, the longest first from each day on; `nil` where there is
  /// one of just these days, or they do not.
  /// - Parameter ranges: the days of the quotas, by their first, the longer before the shorter.
  private static func parts(of days: DayRange, among ranges: [DayRange]) -> [Int]? {
    if ranges.contains(days) { return nil }
    var parts: [Int] = []
    var next = days.first
    while next <= days.last {
      guard let part = ranges.firstIndex(where: { $0.first == next && $0.last <= days.last }) else { return nil }
      parts.append(part)
      next = CivilDate(dayNumber: ranges[part].last.dayNumber + 1)
    }
    return parts
  }

  /// The fiscal year of a period's last day, named after the calendar year in which it begins.
  private static func fiscalYear(of period: Period, start: Int) -> Period {
    let month = period.days.last.month
    let year = month.month >= start ? month.year : month.year - 1
    let digits = String(year)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Period(start == 1 ? name : "FY" + name, fiscalYearStart: start) ?? period
  }

  /// The order of periods: the report's own, those that contain it from the shortest on, those that follow.
  private static func order(_ period: DayRange) -> (DayRange) -> [Int] {
    { days in
      if days == period { return [0] }
      return days.contains(period)
        ? [1, days.count, days.first.dayNumber] : [2, days.first.dayNumber, days.count]
    }
  }

  private static func isBefore(_ left: DayRange, _ right: DayRange) -> Bool {
    left.first != right.first ? left.first < right.first : left.last > right.last
  }

  private static func isBefore(_ left: Scope, _ right: Scope) -> Bool {
    func rank(_ scope: Scope) -> Int { scope.owner != nil ? 3 : scope.team != nil ? 2 : scope.process != nil ? 1 : 0 }
    if rank(left) != rank(right) { return rank(left) < rank(right) }
    for (first, second) in [(left.owner, right.owner), (left.team, right.team)] where first != second {
      return (first ?? "").utf8.lexicographicallyPrecedes((second ?? "").utf8)
    }
    return (left.process ?? -1) < (right.process ?? -1)
  }
}
