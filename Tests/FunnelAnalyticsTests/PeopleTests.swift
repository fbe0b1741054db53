import DealModel
import Testing

@testable import FunnelAnalytics

/// Sellers in detail and their findings (DEFINITIONS.md 11), by hand.
struct PeopleTests {
  /// Twenty deals of Ada that go on from the lead after 2 days, and twenty of Bo, of which five go on, all after 9 days.
  private func book(standardDays: Double? = 5) -> HandMadeBook {
    var book = HandMadeBook(standardDays: standardDays)
    for number in 0..<20 {
      book.add(
        "A\(number)",
        .won,
        amount: 10,
        created: 1,
        closed: 4,
        owner: "Ada",
        events: [(1, nil, .lead), (3, .lead, .demo), (4, .demo, .won)]
      )
      let isWon = number < 5
      book.add(
        "B\(number)",
        isWon ? .won : .lost,
        amount: 10,
        created: 1,
        closed: 10,
        owner: "Bo",
        events: [(1, nil, .lead), (10, .lead, isWon ? .won : .lost)]
      )
    }
    book.add("C", .lead, created: 22, owner: "Ada", events: [(22, nil, .lead)])
    book.add("D", .lead, created: 1, owner: "", events: [(1, nil, .lead)])
    return book
  }

  @Test func aSellersFunnelAndTime() throws {
    let people = try #require(book().report(asOf: 25).people)
    // Nobody is no person.
    #expect(people.owners.map(\.key) == ["Ada", "Bo"])
    #expect(people.ownerCount == 2)
    #expect(people.teams.isEmpty)
    let lead = people.owners.map { $0.stages[0] }
    #expect(lead.map(\.reached) == [21, 20])
    #expect(lead.map(\.advanced) == [20, 5])
    #expect(lead.map(\.dropped) == [0, 15])
    #expect(lead.map(\.waiting) == [1, 0])
    #expect(lead.map(\.conversion.own) == [1, 0.25])
    // 25 of the 40 that are decided.
    #expect(lead.map(\.conversion.all) == [0.625, 0.625])
    #expect(lead.map(\.visits) == [20, 20])
    #expect(lead.map(\.open) == [1, 0])
    #expect(lead.map(\.median) == [2, 9])
    #expect(lead[0].medianOfAll == 5.5)
    // None of the twenty that Ada ended lasted five days, what goes on may; all of Bo's did.
    #expect(lead.map(\.overStandard.own) == [1.0 / 21, 1])
    // C is 3 days old, not yet over: Ada's first visits are known of 20 deals; of all of 41, D among them.
    let interval = try #require(Wilson.interval(20, of: 20))
    #expect(abs((lead[1].overStandard.low ?? 0) - interval.low) < 1e-12)
    let ofAll = try #require(lead[0].overStandard.all)
    // At 2 days 42 are at risk and 20 end; C is censored behind that, so that 21/42 are left; nobody ends up to day 5.
    #expect(abs(ofAll - 22.0 / 42) < 1e-12)
    let intervalOfAll = try #require(Wilson.interval(share: 22.0 / 42, of: 41))
    #expect(abs((lead[0].overStandard.lowOfAll ?? 0) - intervalOfAll.low) < 1e-12)
  }

  @Test func stuckIsFoundWhereTheIntervalsAreApart() throws {
    let people = try #require(book().report(asOf: 25).people)
    #expect(people.owners[0].findings.isEmpty)
    #expect(
      people.owners[1].findings == [.lowConversion(people.owners[1].stages[0]), .slow(people.owners[1].stages[0])]
    )
    // Without a standard nothing is slow.
    let others = try #require(book(standardDays: nil).report(asOf: 25).people)
    #expect(others.owners[1].findings == [.lowConversion(others.owners[1].stages[0])])
  }

  @Test func thinTop() throws {
    var made = book()
    let period = try #require(Period("2025", fiscalYearStart: 1))
    made.book.quotas = [Quota(period: period, owner: "Ada", amount: Money(tenThousandths: 20_000_000))]
    made.add("E", .offer, amount: 400, created: 20, expected: 200, owner: "Ada")
    let report = made.report(asOf: 25) { $0.newDealsPerWeek = 1 }
    let row = try #require(report.quotas.first { $0.owner == "Ada" })
    // Won 20 × 10, weighted half of 400.
    #expect(row.won.units == 200)
    #expect(row.weighted.units == 200)
    // Cycles of 3 and 9 days, twenty and five of them: median 3. From the 25th of January to the end of the year 340 days.
    // At the lead 26 of 41 went on, E among them; then all. The average won deal is 10.
    let weeks = (340.0 - 3) / 7
    #expect(abs((row.fromNewDeals?.units ?? 0) - weeks * 26 / 41 * 10) < 0.01)
    let ada = try #require(report.people?.owners.first { $0.key == "Ada" })
    #expect(ada.findings == [.thinTop(row)])
    // With six new deals a week it is within reach.
    let more = made.report(asOf: 25) { $0.newDealsPerWeek = 6 }
    #expect(more.people?.owners.first { $0.key == "Ada" }?.findings.isEmpty == true)
    // Unless it is said how many a seller handles, nobody knows.
    #expect(made.report(asOf: 25).people?.owners.first { $0.key == "Ada" }?.findings.isEmpty == true)
  }

  @Test func whoIsListedWithoutDealsIsToldOf() throws {
    var made = book()
    made.teams = ["Ada": "North"]
    made.listed = ["Ada": "North", "Eve": "South"]
    let period = try #require(Period("2025", fiscalYearStart: 1))
    made.book.quotas = [Quota(period: period, owner: "Eve", amount: Money(tenThousandths: 20_000_000))]
    let report = made.report(asOf: 25)
    let owners = try #require(report.groups.first { $0.name == "owner" }?.rows)
    #expect(Set(owners.map(\.key)) == ["Ada", "Bo", "", "Eve"])
    let row = try #require(owners.first { $0.key == "Eve" })
    #expect(row.deals == 0 && row.winRate == nil && row.averageWon == nil && row.medianWonCycle == nil)
    #expect(report.groups.first { $0.name == "team" }?.rows.first { $0.key == "South" }?.deals == 0)
    #expect(report.concentration?.owners == 4)
    let people = try #require(report.people)
    #expect(people.owners.map(\.key) == ["Ada", "Bo", "Eve"])
    #expect(people.ownerCount == 3)
    #expect(people.owners[2].findings == [.noDeals] && people.owners[2].stages.isEmpty)
    #expect(people.teams.map(\.key) == ["North", "South"])
    #expect(people.teams.map(\.findings.isEmpty) == [true, false])
    // The quota of who has no deals is the team's too.
    #expect(report.quotas.first { $0.team == "South" && $0.owner == nil }?.quota.units == 2000)
  }

  @Test func concentration() throws {
    var book = HandMadeBook()
    for (number, (owner, amount)) in [("A", Int64(50)), ("B", 30), ("C", 15), ("D", 5), ("", 0)].enumerated() {
      book.add("\(number)", .won, amount: amount, created: 1, closed: 2, owner: owner)
    }
    let concentration = try #require(book.report(asOf: 25).concentration)
    // A and B bring exactly 80 of 100.
    #expect(concentration.owners == 5)
    #expect(concentration.wonAmount.units == 100)
    #expect(concentration.share80 == 0.4)
    #expect(HandMadeBook().report(asOf: 25).concentration?.share80 == nil)
  }

  /// More sellers than are reported in detail, in more pairs with teams than a byte numbers.
  @Test func manySellers() throws {
    var book = HandMadeBook()
    var teams: [String: String] = [:]
    for seller in 0..<300 {
      for deal in 0..<(seller < 3 ? 4 : 1) {
        let name = "S\(seller)"
        book.add(
          "\(seller)-\(deal)",
          .won,
          amount: 1,
          created: 1,
          closed: Double(seller % 7 + 2),
          owner: name,
          events: [(1, nil, .lead), (Double(seller % 7 + 2), .lead, .won)]
        )
        teams[name] = "T\(seller % 60)"
      }
    }
    book.teams = teams
    let people = try #require(book.report(asOf: 25).people)
    #expect(people.ownerCount == 300)
    #expect(people.owners.count == 100)
    #expect(people.owners.prefix(3).map(\.key) == ["S0", "S1", "S2"])
    #expect(people.teamCount == 60)
    #expect(people.teams.count == 50)
    // Seller 1 has four deals of 2 days; team 1 has sellers 1, 61, 121, 181 and 241, of which only some are in detail.
    #expect(people.owners[1].stages[0].median == 2)
    let team = try #require(people.teams.first { $0.key == "T1" })
    #expect(team.stages[0].reached == 8)
    // 61, 121, 181 and 241 took 6, 3, 7 and 4 days.
    #expect(team.stages[0].median == 2.5)
  }
}
