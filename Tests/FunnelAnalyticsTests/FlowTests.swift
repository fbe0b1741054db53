import DealModel
import Testing

@testable import FunnelAnalytics

/// Flow and trend (DEFINITIONS.md 7, 8), by hand.
struct FlowTests {
  /// Of the period from the 10th to the 20th.
  private static func report(_ book: HandMadeBook) -> FunnelReport {
    book.report(asOf: 31) { $0.period = Period("2025-01-10..2025-01-20", fiscalYearStart: 1) ?? $0.period }
  }

  @Test func flowOfThePeriod() {
    var book = HandMadeBook()
    // In Lead from the 1st, leaves on the very start: at the start 1, out forward 1. In Demo from then on: came in.
    book.add("A", .demo, created: 1, events: [(1, nil, .lead), (10, .lead, .demo)])
    // Into Lead on the last day's last hour, out after the period: came in, at the end.
    book.add("B", .lost, created: 20.9, events: [(20.9, nil, .lead), (21, .lead, .lost)])
    // Lead before, lost and void in the period.
    book.add("C", .lost, created: 2, events: [(2, nil, .lead), (15, .lead, .lost)])
    book.add("D", .void, created: 2, events: [(2, nil, .lead), (15, .lead, .void)])
    // Lead to Offer and back within the period: Lead came in twice, Offer in and out, back.
    book.add(
      "E",
      .lead,
      created: 11,
      events: [(11, nil, .lead), (12, .lead, .offer), (13, .offer, .lead)]
    )
    // Over before the period, begun after it, and entered at an unknown time: nowhere.
    book.add("F", .won, created: 1, events: [(1, nil, .lead), (9.9, .lead, .won)])
    book.add("G", .lead, created: 25, events: [(25, nil, .lead)])
    book.add("H", .demo, created: 1)
    let flow = FlowTests.report(book).pipelines[0].flow
    #expect(
      flow == [
        // At the start A, C, D; in B, E, E; out A and E forward, C, D; at the end B, E.
        FlowRow(
          stage: "Lead",
          openAtStart: 3,
          entered: 3,
          left: 4,
          forward: 2,
          back: 0,
          lost: 1,
          void: 1,
          openAtEnd: 2
        ),
        FlowRow(
          stage: "Demo",
          openAtStart: 0,
          entered: 1,
          left: 0,
          forward: 0,
          back: 0,
          lost: 0,
          void: 0,
          openAtEnd: 1
        ),
        FlowRow(
          stage: "Offer",
          openAtStart: 0,
          entered: 1,
          left: 1,
          forward: 0,
          back: 1,
          lost: 0,
          void: 0,
          openAtEnd: 0
        ),
      ]
    )
  }

  @Test func trendHasThirteenMonthsUpToThePeriodsLast() {
    var book = HandMadeBook()
    // Created on 2 December (day -29 of January), won on 15 January: 44 days.
    book.add("A", .won, amount: 100, created: -29, closed: 15)
    // Without creation date: there since before every month, created in none.
    book.add("B", .demo, amount: 20)
    // Lost on 5 January, reopened on the 8th, lost again on 3 February, which is after as-of: open.
    book.add(
      "C",
      .lost,
      amount: 7,
      created: 1,
      events: [(1, nil, .lead), (5, .lead, .lost), (8, .lost, .demo), (34, .demo, .lost)]
    )
    let trend = book.report(asOf: 31).trend
    #expect(trend.map(\.month.iso).first == "2024-01")
    #expect(trend.map(\.month.iso).last == "2025-01")
    #expect(trend.count == 13)
    #expect(trend.map(\.figures.created) == Array(repeating: 0, count: 11) + [1, 1])
    // B all the time; A at the end of December; in January C.
    #expect(trend.map(\.figures.openAtEnd) == Array(repeating: 1, count: 11) + [2, 2])
    #expect(trend.map(\.figures.openAmountAtEnd.units) == Array(repeating: 20, count: 11) + [120, 27])
    #expect(trend[12].figures.won == 1)
    #expect(trend[12].figures.wonAmount.units == 100)
    #expect(trend[12].figures.lost == 0)
    #expect(trend[12].figures.medianWonCycle == 44)
    #expect(trend[11].figures.winRate == nil)
  }

  @Test func aPeriodBehindAsOfHasWhatIsKnown() {
    var book = HandMadeBook()
    book.add("A", .lead, created: 3, events: [(3, nil, .lead)])
    let report = book.report(asOf: 10) { $0.period = Period("2025-Q2", fiscalYearStart: 1) ?? $0.period }
    #expect(report.trend.map(\.month.iso).last == "2025-06")
    #expect(report.trend.map(\.figures.created) == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
    #expect(report.trend.map(\.figures.openAtEnd) == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    #expect(report.pipelines[0].flow[0].openAtStart == 1)
    #expect(report.pipelines[0].flow[0].openAtEnd == 1)
  }
}
