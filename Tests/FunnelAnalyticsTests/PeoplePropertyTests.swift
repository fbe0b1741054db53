import DealModel
import Testing

@testable import FunnelAnalytics

/// Sellers and teams in detail against the slow reference, on random books.
struct PeoplePropertyTests {
  private func book(_ input: ReferenceInput, teams: [String]) -> DealBook {
    var book = makeBook(input)
    var column = GroupColumn(name: "team")
    for team in teams {
      var team = team
      column.codes.append(team.withUTF8 { UInt32(column.labels.number(of: UnsafeRawBufferPointer($0)).number) })
    }
    book.groups.append(column)
    return book
  }

  private func add(_ path: String, _ person: PersonReport, to figures: inout Figures) {
    var stuck = (conversion: Set<String>(), time: Set<String>())
    for finding in person.findings {
      switch finding {
      case .lowConversion(let stage): stuck.conversion.insert("\(stage.process)/\(stage.stage)")
      case .slow(let stage): stuck.time.insert("\(stage.process)/\(stage.stage)")
      case .noDeals: Issue.record("no table lists anybody")
      case .thinTop: Issue.record("there are no quotas")
      }
    }
    var number = 0
    for (index, stage) in person.stages.enumerated() {
      number = index > 0 && person.stages[index - 1].process == stage.process ? number + 1 : 1
      let path = path + "/\(stage.process)/\(number)"
      figures.set(path + "/reached", stage.reached)
      figures.set(path + "/advanced", stage.advanced)
      figures.set(path + "/dropped", stage.dropped)
      figures.set(path + "/waiting", stage.waiting)
      figures.set(path + "/conversion", stage.conversion.own)
      figures.set(path + "/low", stage.conversion.low)
      figures.set(path + "/high", stage.conversion.high)
      figures.set(path + "/conversionOfAll", stage.conversion.all)
      figures.set(path + "/winRate", stage.winRate)
      figures.set(path + "/amount", stage.amount)
      figures.set(path + "/visits", stage.visits)
      figures.set(path + "/median", stage.median)
      figures.set(path + "/open", stage.open)
      figures.set(path + "/overStandard", stage.overStandard.own)
      figures.set(path + "/overStandardLow", stage.overStandard.low)
      figures.set(path + "/overStandardOfAll", stage.overStandard.all)
      let name = "\(stage.process)/\(stage.stage)"
      figures.set(path + "/stuckByConversion", stuck.conversion.contains(name) ? 1 : 0)
      figures.set(path + "/stuckByTime", stuck.time.contains(name) ? 1 : 0)
    }
  }

  private func add(_ path: String, _ stages: [ReferencePersonStage], to figures: inout Figures) {
    for stage in stages {
      let path = path + "/\(stage.process)/\(stage.number)"
      figures.set(path + "/reached", stage.reached)
      figures.set(path + "/advanced", stage.advanced)
      figures.set(path + "/dropped", stage.dropped)
      figures.set(path + "/waiting", stage.waiting)
      figures.set(path + "/conversion", stage.conversion)
      figures.set(path + "/low", stage.low)
      figures.set(path + "/high", stage.high)
      figures.set(path + "/conversionOfAll", stage.conversionOfAll)
      figures.set(path + "/winRate", stage.winRate)
      figures.setAmount(path + "/amount", stage.amount)
      figures.set(path + "/visits", stage.visits)
      figures.set(path + "/median", stage.median)
      figures.set(path + "/open", stage.open)
      figures.set(path + "/overStandard", stage.overStandard)
      figures.set(path + "/overStandardLow", stage.overStandardLow)
      figures.set(path + "/overStandardOfAll", stage.overStandardOfAll)
      figures.set(path + "/stuckByConversion", stage.isStuckByConversion ? 1 : 0)
      figures.set(path + "/stuckByTime", stage.isStuckByTime ? 1 : 0)
    }
  }

  @Test(arguments: 0..<20)
  func agreesWithTheReference(block: UInt64) {
    for seed in block * 30..<(block + 1) * 30 {
      let input = randomInput(seed: seed, interleaved: seed % 3 == 0)
      var dice = ReferenceDice(seed: seed &+ 5)
      let teams = input.deals.map { _ in dice.pick(["T1", "T2", ""]) }
      let book = book(input, teams: teams)
      let options = AnalysisOptions(asOf: CivilDate(dayNumber: input.asOf))
      let middle = dice.below(book.count + 1)
      let report = FunnelAnalysis.report(
        on: book,
        options: options,
        parts: [0..<middle, middle..<book.count],
        threads: 2
      )
      var (figures, expected) = (Figures(), Figures())
      for person in report.people?.owners ?? [] { add("owner/\(person.key)", person, to: &figures) }
      for person in report.people?.teams ?? [] { add("team/\(person.key)", person, to: &figures) }
      let lives = referenceLives(input)
      let teamOf = Dictionary(uniqueKeysWithValues: zip(input.deals.map(\.id), teams))
      for owner in Set(input.deals.map(\.owner)) where owner != "" {
        let own = lives.filter { $0.deal.owner == owner }
        add("owner/\(owner)", referencePersonStages(own, lives: lives, in: input), to: &expected)
      }
      for team in ["T1", "T2"] {
        let own = lives.filter { teamOf[$0.deal.id] == team }
        add("team/\(team)", referencePersonStages(own, lives: lives, in: input), to: &expected)
      }
      let differences = figures.differences(to: expected)
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(5).joined(separator: "; "))")
      let groups = referenceReport(
        input,
        cohort: nil,
        period: input.asOf...input.asOf,
        previous: input.asOf...input.asOf,
        yearAgo: input.asOf...input.asOf,
        horizonMonths: 1
      )
      #expect(report.concentration?.share80 == groups.concentration)
    }
  }
}
