import DealModel
import Testing

@testable import FunnelAnalytics

/// The funnel (DEFINITIONS.md 3) and the forecast's observed probability (9), by hand.
struct FunnelTests {
  /// Seven deals.
  ///
  ///     A  Lead → Demo → Offer → Won      position 4
  ///     B  Lead → Offer → Won             position 4, skipped Demo
  ///     C  Lead → Demo → Lost             position 2
  ///     D  Lead → Lost                    position 1
  ///     E  Lead → Demo                    open, position 2
  ///     F  Lead → Demo → Lead             open, position 2 (it has been in Demo)
  ///     G  Lead → Demo → Void             position 2, left out of the funnel
  private var book: HandMadeBook {
    var book = HandMadeBook()
    book.add(
      "A",
      .won,
      amount: 100,
      created: 1,
      closed: 9,
      events: [(1, nil, .lead), (3, .lead, .demo), (5, .demo, .offer), (9, .offer, .won)]
    )
    book.add(
      "B",
      .won,
      amount: 200,
      created: 1,
      closed: 8,
      events: [(1, nil, .lead), (4, .lead, .offer), (8, .offer, .won)]
    )
    book.add(
      "C",
      .lost,
      amount: 300,
      created: 2,
      closed: 7,
      events: [(2, nil, .lead), (3, .lead, .demo), (7, .demo, .lost)]
    )
    book.add("D", .lost, amount: 400, created: 2, closed: 5, events: [(2, nil, .lead), (5, .lead, .lost)])
    book.add("E", .demo, amount: 500, created: 3, events: [(3, nil, .lead), (6, .lead, .demo)])
    book.add("F", .lead, amount: 600, created: 3, events: [(3, nil, .lead), (4, .lead, .demo), (8, .demo, .lead)])
    book.add(
      "G",
      .void,
      amount: 700,
      created: 3,
      closed: 9,
      events: [(3, nil, .lead), (4, .lead, .demo), (9, .demo, .void)]
    )
    return book
  }

  @Test func countsAndRates() throws {
    let rows = book.report(asOf: 31).pipelines[0].funnel
    // Reached: Lead A–F = 6; Demo A B C E F = 5; Offer A B = 2.
    #expect(rows.map(\.reached) == [6, 5, 2])
    // A visit of: Lead 6, Demo A C E F = 4, Offer 2. B went past Demo.
    #expect(rows.map(\.entered) == [6, 4, 2])
    #expect(rows.map(\.skipped) == [0, 1, 0])
    #expect(rows.map(\.advanced) == [5, 2, 2])
    #expect(rows.map(\.dropped) == [1, 1, 0])
    // E and F wait in Demo: F has gone back to Lead, but its highest stage is Demo.
    #expect(rows.map(\.waiting) == [0, 2, 0])
    #expect(rows[0].conversion == 5.0 / 6)
    #expect(rows[1].conversion == 2.0 / 5)
    #expect(rows[1].conversionResolved == 2.0 / 3)
    #expect(rows[1].cumulative == 5.0 / 6)
    // Won A B of won + lost: Lead 2/4, Demo 2/3, Offer 2/2.
    #expect(rows.map(\.winRate) == [0.5, 2.0 / 3, 1])
    #expect(rows.map(\.amount.units) == [2100, 1700, 300])
    // Wilson, 2 of 3: centre (2/3 + z²/6) / (1 + z²/3) = 0.57324…, spread 0.36542…
    let low = try #require(rows[1].low)
    let high = try #require(rows[1].high)
    #expect(abs(low - 0.207660) < 1e-6)
    #expect(abs(high - 0.938509) < 1e-6)
  }

  @Test func voidDealsAreCountedBeside() {
    let pipeline = book.report(asOf: 31).pipelines[0]
    #expect(pipeline.cohortVoid == 1)
    #expect(pipeline.total == 7)
    // For a forecast a void deal brings no money: won 2 of won 2, lost 2, void 1.
    #expect(pipeline.forecast.calibration[0].observed == 2.0 / 5)
    // From Demo on: A B won, C lost, G void.
    #expect(pipeline.forecast.calibration[1].observed == 2.0 / 4)
    #expect(pipeline.forecast.calibration[1].resolved == 4)
  }

  @Test func aCohortIsByCreation() {
    let report = book.report(asOf: 31) { $0.cohort = DayRange("2025-01-01..2025-01-02") }
    // A, B, C, D.
    #expect(report.pipelines[0].funnel.map(\.reached) == [4, 3, 2])
    // What is not of the funnel is over all deals.
    #expect(report.counts.deals == 7)
  }

  @Test func ratesAreHonestWhereNobodyKnowsWhereDealsEnded() {
    var book = book
    // 1 of 4 lost or void deals: more than 2 %.
    book.add("H", .lost, amount: 50, created: 2, closed: 6)
    let pipeline = book.report(asOf: 31).pipelines[0]
    #expect(pipeline.isTracedBasis)
    #expect(pipeline.assumedFirst == 1)
    // H counts as reached and dropped at Lead; the rates are those of the deals that events trace.
    #expect(pipeline.funnel[0].reached == 7)
    #expect(pipeline.funnel[0].dropped == 2)
    #expect(pipeline.funnel[0].conversion == 5.0 / 6)
    // Only the win rate of the first stage takes all: 2 won, 3 lost.
    #expect(pipeline.funnel[0].winRate == 2.0 / 5)
    #expect(pipeline.funnel[1].winRate == 2.0 / 3)
  }

  @Test func withoutAnyHistoryRatesAreUndefined() {
    var book = HandMadeBook()
    book.add("A", .won, amount: 100, created: 1, closed: 9)
    book.add("B", .lost, created: 1, closed: 9)
    let pipeline = book.report(asOf: 31).pipelines[0]
    #expect(pipeline.funnel[0].conversion == nil)
    #expect(pipeline.funnel[0].low == nil)
    #expect(pipeline.funnel[0].winRate == 0.5)
    #expect(pipeline.funnel[0].reached == 2)
    #expect(pipeline.funnel[2].reached == 1)
  }

  @Test func noDealsGiveNoFigures() {
    let pipeline = HandMadeBook().report(asOf: 31).pipelines[0]
    #expect(pipeline.funnel.map(\.reached) == [0, 0, 0])
    #expect(pipeline.funnel.map(\.conversion) == [nil, nil, nil])
    #expect(pipeline.forecast.total.deals == 0)
  }
}
