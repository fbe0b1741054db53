import DealModel
import Testing

@testable import FunnelAnalytics

/// Funnels side by side (DEFINITIONS.md 12).
struct ComparisonTests {
  /// A side is the report on its deals alone, whatever else is in the book.
  @Test(arguments: 0..<8)
  func aSideIsTheReportOnItsDealsAlone(block: UInt64) {
    for seed in block * 25..<(block + 1) * 25 {
      let input = randomInput(seed: seed)
      let whole = makeBook(input)
      let options = AnalysisOptions(asOf: CivilDate(dayNumber: input.asOf))
      func expected(_ isIn: (ReferenceDeal) -> Bool, _ period: Period) -> Figures {
        var part = input
        part.deals = input.deals.filter(isIn)
        var book = makeBook(part)
        // Whether a role holds dates is settled over all deals.
        book.dateRoles = whole.dateRoles
        book.groups = []
        var options = options
        options.period = period
        return Figures(FunnelAnalysis.report(on: book, options: options))
      }

      let column = whole.groups[0]
      let values = Array(0..<column.labels.count)
      let byOwner = FunnelAnalysis.comparison(of: values, in: column, on: whole, options: options, threads: 2)
      for side in byOwner.sides {
        let differences = Figures(side.report)
          .differences(to: expected({ $0.owner == side.key }, options.period))
        #expect(differences.isEmpty, "seed \(seed), \(side.key): \(differences.prefix(3))")
      }

      let middle = CivilDate(dayNumber: input.asOf - 15)
      let periods = [
        Period("\(CivilDate(dayNumber: input.asOf - 200).iso)..\(middle.iso)", fiscalYearStart: 1),
        Period("\(middle.iso)..\(CivilDate(dayNumber: input.asOf + 9).iso)", fiscalYearStart: 1),
      ].compactMap(\.self)
      let byPeriod = FunnelAnalysis.comparison(of: periods, on: whole, options: options)
      for (side, period) in zip(byPeriod.sides, periods) {
        func isIn(_ deal: ReferenceDeal) -> Bool {
          let first = input.events.filter { $0.deal == deal.id }.map(\.at).min()
          return period.days.contains(deal.created ?? first ?? CivilTime.missing)
        }
        let differences = Figures(side.report).differences(to: expected(isIn, period))
        #expect(differences.isEmpty, "seed \(seed), \(side.key): \(differences.prefix(3))")
      }
    }
  }

  @Test func intervalsThatDoNotOverlapAreApart() throws {
    var book = HandMadeBook()
    // Ada won 10 of 10: Wilson's interval is 72 % to 100 %. Bo won none of 10: 0 % to 28 %. Cy won 1 of 2: 9 % to 91 %.
    for number in 0..<10 {
      book.add("A\(number)", .won, created: 1, closed: 9, owner: "Ada", events: [(1, nil, .lead), (9, .lead, .won)])
      book.add("B\(number)", .lost, created: 1, closed: 9, owner: "Bo", events: [(1, nil, .lead), (9, .lead, .lost)])
    }
    book.add("C", .won, created: 2, closed: 9, owner: "Cy", events: [(2, nil, .lead), (9, .lead, .won)])
    book.add("D", .lost, created: 2, closed: 9, owner: "Cy", events: [(2, nil, .lead), (9, .lead, .lost)])
    book.add("E", .lead, created: 2, owner: "Di", events: [(2, nil, .lead)])
    let finished = book.finished()
    let comparison = FunnelAnalysis.comparison(
      of: [0, 1, 2, 3],
      in: finished.groups[0],
      on: finished,
      options: AnalysisOptions(asOf: try #require(CivilDate(iso: "2025-01-31")))
    )
    #expect(comparison.column == "owner")
    #expect(comparison.sides.map(\.key) == ["Ada", "Bo", "Cy", "Di"])
    func apart(_ side: Int) -> [String]? {
      comparison.apart(from: side) { side in
        let row = side.report.pipelines[0].funnel[0]
        return (row.low, row.high)
      }
    }
    #expect(apart(0) == ["Bo"])
    #expect(apart(1) == ["Ada"])
    #expect(apart(2) == [])
    // Nothing is decided: no interval, apart from nobody.
    #expect(apart(3) == nil)
    let rate = try #require(comparison.winRate(comparison.sides[2], 0))
    #expect(rate.rate == 0.5)
    #expect(abs(rate.low - 0.0945) < 0.0001)
    #expect(comparison.winRate(comparison.sides[3], 0) == nil)
    #expect(comparison.sides.map { $0.shapes[0].capacity } == [0, 0, 0, 1])
  }

  /// Deals count by their creation; the shape is that of all deals at each period's end.
  @Test func periods() throws {
    var book = HandMadeBook()
    // Created on 3 January, open until it is won on 9 February (day 40).
    book.add("A", .won, amount: 10, created: 3, closed: 40, events: [(3, nil, .lead), (40, .lead, .won)])
    // Created on 5 February (day 36).
    book.add("B", .demo, amount: 7, created: 36, events: [(36, nil, .lead), (37, .lead, .demo)])
    let comparison = FunnelAnalysis.comparison(
      of: try ["2025-01", "2025-02"].map { try #require(Period($0, fiscalYearStart: 1)) },
      on: book.finished(),
      options: AnalysisOptions(asOf: try #require(CivilDate(iso: "2025-02-20")))
    )
    #expect(comparison.column == nil)
    #expect(comparison.sides.map(\.key) == ["2025-01", "2025-02"])
    #expect(comparison.sides.map { $0.report.pipelines[0].won } == [1, 0])
    #expect(comparison.sides.map { $0.report.pipelines[0].open } == [0, 1])
    // At the end of January A was open; on 20 February B is.
    #expect(comparison.sides.map { $0.shapes[0].capacity } == [1, 1])
    #expect(comparison.sides.map { $0.shapes[0].capacityAmount.units } == [10, 7])
    // A reached every stage, by being won; B came to Demo, of which nothing is decided.
    #expect(comparison.sides.map { $0.shapes[0].slope } == [1, nil])
  }
}
