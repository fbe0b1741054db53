import DealModel
import Testing

@testable import FunnelAnalytics

/// Quotas against the slow reference, on random books.
struct QuotaPropertyTests {
  private struct Case {
    let input: ReferenceInput
    let book: DealBook
    let options: AnalysisOptions
    let given: [ReferenceQuota]
    /// The team of each deal.
    let teams: [String: String]
    let fiscalYear: ClosedRange<Int>

    init(seed: UInt64) throws {
      input = randomInput(seed: seed)
      var dice = ReferenceDice(seed: seed &+ 7)
      let asOf = CivilDate(dayNumber: input.asOf)
      let year = asOf.month.year
      let start = dice.pick([1, 1, 4, 10])
      var options = AnalysisOptions(asOf: asOf)
      let label = dice.pick([asOf.month.iso, "\(year)-Q2", "\(year)", "FY\(year)-Q3", "\(year)-01-05..\(year)-03-04"])
      if dice.happens(70) { options.period = try #require(Period(label, fiscalYearStart: start)) }
      options.fiscalYearStart = start
      self.options = options
      let last = options.period.days.last.month
      let first = CivilMonth(year: last.month >= start ? last.year : last.year - 1, month: start)
      fiscalYear = first.firstDay.dayNumber...first.advanced(by: 11).lastDay.dayNumber

      // Sellers in one team, or deals in any.
      let isByOwner = dice.happens(50)
      teams = Dictionary(
        uniqueKeysWithValues: input.deals.map { deal in
          (deal.id, isByOwner ? "T\(deal.owner.utf8.count)" : dice.pick(["T1", "T2", ""]))
        }
      )
      var book = makeBook(input)
      var column = GroupColumn(name: "team")
      for deal in input.deals {
        var team = teams[deal.id] ?? ""
        column.codes.append(team.withUTF8 { UInt32(column.labels.number(of: UnsafeRawBufferPointer($0)).number) })
      }
      book.groups.append(column)

      let months = (1...12).map { CivilMonth(year: year, month: $0).iso }
      let labels = months + ["\(year)-Q1", "\(year)-Q2", "\(year)-H2", "\(year)", "FY\(year)", "\(year + 1)-02"]
      var scopes: [(owner: String?, team: String?, process: Int?)] = []
      let owners = Set(input.deals.map(\.owner)).sorted() + ["Nobody"]
      for _ in 0..<dice.pick([0, 1, 3, 6]) {
        let owner = dice.happens(60) ? dice.pick(owners) : nil
        let team = dice.happens(30) ? dice.pick(["T1", "T2", "T3"]) : nil
        let process = dice.happens(30) ? dice.below(input.processes.count) : nil
        let isKnown = scopes.contains { $0.owner == owner && $0.team == team && $0.process == process }
        if !isKnown, owner != "" { scopes.append((owner, team, process)) }
      }
      var given: [ReferenceQuota] = []
      for scope in scopes {
        let share = dice.pick([30, 100])
        for label in labels where dice.happens(share) {
          let period = try #require(Period(label, fiscalYearStart: start))
          let days = period.days.first.dayNumber...period.days.last.dayNumber
          // The same days under another name are the same quota.
          let isThere = given.contains {
            $0.days == days && $0.owner == scope.owner && $0.team == scope.team && $0.process == scope.process
          }
          if isThere { continue }
          let amount = dice.pick([0, 1_000_000, 25_000_000, Int64(dice.below(1_000_000_000))])
          given.append(
            ReferenceQuota(days: days, owner: scope.owner, team: scope.team, process: scope.process, amount: amount)
          )
          book.quotas.append(
            Quota(
              period: period,
              owner: scope.owner,
              team: scope.team,
              process: scope.process,
              amount: Money(tenThousandths: Int128(amount))
            )
          )
        }
      }
      book.quotaFiles = 1
      self.given = given
      self.book = book
    }

    var expected: Figures {
      let days = options.period.days
      let period = days.first.dayNumber...days.last.dayNumber
      let report = referenceReport(
        input,
        cohort: nil,
        period: period,
        previous: period,
        yearAgo: period,
        horizonMonths: options.horizonMonths
      )
      let open = input.processes.enumerated().flatMap { index, process in
        referenceOpenDeals(report.lives.filter { $0.deal.process == index }, of: process, method: .stage)
      }
      var teamOfOwner: [String: String] = [:]
      for owner in Set(input.deals.map(\.owner)) {
        let found = Set(input.deals.filter { $0.owner == owner }.compactMap { teams[$0.id] })
        if found.count == 1, let team = found.first, team != "" { teamOfOwner[owner] = team }
      }
      var figures = Figures()
      let shown = referenceShownQuotas(given, period: period, fiscalYear: fiscalYear, teamOfOwner: teamOfOwner)
      for quota in shown {
        let row = referenceQuotaRow(
          quota,
          lives: report.lives,
          open: open,
          teams: teams,
          pipelines: report.pipelines,
          asOf: input.asOf
        )
        let path = "\(quota.days)/\(quota.owner ?? "–")/\(quota.team ?? "–")/\(quota.process ?? -1)"
        figures.setAmount(path + "/quota", quota.amount)
        figures.setAmount(path + "/won", row.won)
        figures.set(path + "/attainment", row.attainment)
        figures.setAmount(path + "/gap", row.gap)
        figures.setAmount(path + "/openAmount", row.openAmount)
        figures.set(path + "/weighted", (row.weighted.rounded() / 100).rounded() / 100)
        figures.set(path + "/coverage", row.coverage)
        figures.set(path + "/hasRequired", row.hasRequired ? 1 : 0)
        figures.set(path + "/wins", row.wins)
        figures.set(path + "/newPerWeek", row.newPerWeek)
        for (index, stage) in row.stages.enumerated() {
          figures.set(path + "/\(index)/needed", stage.needed)
          figures.set(path + "/\(index)/waiting", stage.waiting)
          figures.set(path + "/\(index)/missing", stage.missing)
        }
      }
      return figures
    }
  }

  private func figures(_ rows: [QuotaRow]) -> Figures {
    var figures = Figures()
    for row in rows {
      let days = row.period.days.first.dayNumber...row.period.days.last.dayNumber
      let path = "\(days)/\(row.owner ?? "–")/\(row.team ?? "–")/\(row.process ?? -1)"
      figures.set(path + "/quota", row.quota)
      figures.set(path + "/won", row.won)
      figures.set(path + "/attainment", row.attainment)
      figures.set(path + "/gap", row.gap)
      figures.set(path + "/openAmount", row.openAmount)
      figures.set(path + "/weighted", row.weighted.rounded)
      figures.set(path + "/coverage", row.coverage)
      figures.set(path + "/hasRequired", row.required == nil ? 0 : 1)
      figures.set(path + "/wins", row.required?.wins)
      figures.set(path + "/newPerWeek", row.required?.newPerWeek)
      for (index, stage) in (row.required?.stages ?? []).enumerated() {
        figures.set(path + "/\(index)/needed", stage.needed)
        figures.set(path + "/\(index)/waiting", stage.waiting)
        figures.set(path + "/\(index)/missing", stage.missing)
      }
    }
    return figures
  }

  @Test(arguments: 0..<20)
  func agreesWithTheReference(block: UInt64) throws {
    for seed in block * 30..<(block + 1) * 30 {
      let example = try Case(seed: seed)
      let report = FunnelAnalysis.report(on: example.book, options: example.options)
      let differences = figures(report.quotas).differences(to: example.expected)
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(5).joined(separator: "; "))")
      // Each quota is shown, or in a sum, or left out.
      #expect(report.quotasLeftOut[0] <= example.given.count)
    }
  }

  @Test func partsMergeToTheWhole() throws {
    for seed in UInt64(0)..<60 {
      let example = try Case(seed: seed)
      let whole = FunnelAnalysis.report(on: example.book, options: example.options).quotas
      let middle = example.book.count / 3
      let parts = [0..<middle, middle..<example.book.count]
      let merged = FunnelAnalysis.report(on: example.book, options: example.options, parts: parts, threads: 2).quotas
      #expect(merged == whole, "seed \(seed)")
    }
  }
}
