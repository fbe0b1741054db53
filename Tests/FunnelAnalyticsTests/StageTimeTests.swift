import DealModel
import Testing

@testable import FunnelAnalytics

/// Time in stage, cycle and snapshot (DEFINITIONS.md 4, 5, 6), by hand.
struct StageTimeTests {
  /// Visits of Lead: A 2 days forward, B 3.5 days lost, C 1 day forward and (back from Demo) 0.5 days forward again,
  /// D open since the 6th.
  private var book: HandMadeBook {
    var book = HandMadeBook(standardDays: 10)
    book.add(
      "A",
      .won,
      amount: 10,
      created: 1.5,
      closed: 9.5,
      events: [(1.5, nil, .lead), (3.5, .lead, .demo), (9.5, .demo, .won)]
    )
    book.add("B", .lost, amount: 20, created: 2.5, closed: 6, events: [(2.5, nil, .lead), (6, .lead, .lost)])
    book.add(
      "C",
      .offer,
      amount: 30,
      created: 1.5,
      events: [(1.5, nil, .lead), (2.5, .lead, .demo), (4, .demo, .lead), (4.5, .lead, .offer)]
    )
    book.add("D", .lead, amount: 40, created: 6.25, events: [(6.25, nil, .lead)])
    return book
  }

  @Test func finishedVisits() {
    let row = book.report(asOf: 20).pipelines[0].stageTime[0]
    // Lengths 2, 3.5, 1, 0.5: sorted 0.5 1 2 3.5.
    #expect(row.visits == 4)
    #expect(row.mean == 7.0 / 4)
    #expect(row.median == 1.5)
    // Type 7: place 3 × 0.9 = 2.7, between 2 and 3.5: 2 + 1.5 × 0.7.
    #expect(abs((row.p90 ?? 0) - 3.05) < 1e-12)
    #expect(row.exits.forward == 3)
    #expect(row.exits.lost == 1)
    #expect(row.exits.back == 0)
    #expect(row.reentries == 1)
    #expect(book.report(asOf: 20).pipelines[0].stageTime[1].exits.back == 1)
  }

  @Test func unfinishedVisits() {
    let row = book.report(asOf: 20).pipelines[0].stageTime[0]
    // D entered on the 6th; on the 20th it is 14 whole days old.
    #expect(row.open == 1)
    #expect(row.medianAge == 14)
  }

  @Test func openVisitsCountAsLastingAtLeastAsLong() {
    // Lead, at risk: 0.5 forward 5, 1 forward 4, 2 forward 3, 3.5 lost 2, D censored. D entered on the 6th at 06:00 and
    // is censored at the end of the 20th, after 14.75 days. S: 4/5, 3/5, 2/5, 1/5.
    let row = book.report(asOf: 20).pipelines[0].stageTime[0]
    #expect(row.kmMedian == 2)
    #expect(abs((row.ultimate.forward ?? 0) - 0.6) < 1e-12)
    #expect(abs((row.ultimate.lost ?? 0) - 0.2) < 1e-12)
    #expect(row.ultimate.back == 0)
    #expect(abs((row.ultimate.remaining ?? 0) - 0.2) < 1e-12)
    // On the 8th D is censored after 2.75 days, so that the fifth visit, of 3.5 days, ends alone: S(3.5) = 2/5 × 0.
    let early = book.report(asOf: 8).pipelines[0].stageTime[0]
    #expect(early.ultimate.remaining == 0)
    #expect(abs((early.ultimate.lost ?? 0) - 0.4) < 1e-12)
    // The standard of 10 days: 1 in 5 is estimated to last longer.
    #expect(abs((row.overStandard ?? 0) - 0.2) < 1e-12)
    // B's 3.5 days are not over a standard of 3.5.
    var short = HandMadeBook(standardDays: 3.5)
    short.add("B", .lost, created: 2.5, closed: 6, events: [(2.5, nil, .lead), (6, .lead, .lost)])
    #expect(short.report(asOf: 20).pipelines[0].stageTime[0].overStandard == 0)
  }

  @Test func visitsEnteredOnADateAreCensoredAtTheirWholeDayAge() {
    var book = HandMadeBook()
    // Dates only: A 2 days in Lead, B there since the 6th, on the 8th for 2 whole days: at risk when A goes on.
    book.add("A", .demo, created: 1, events: [(1, nil, .lead), (3, .lead, .demo)])
    book.add("B", .lead, created: 6, events: [(6, nil, .lead)])
    let row = book.report(asOf: 8).pipelines[0].stageTime[0]
    #expect(row.kmMedian == 2)
    #expect(row.ultimate.forward == 0.5)
    // A day earlier it is censored after 1 day, before A goes on.
    #expect(book.report(asOf: 7).pipelines[0].stageTime[0].ultimate.forward == 1)
    // Nobody was ever in Offer.
    #expect(book.report(asOf: 8).pipelines[0].stageTime[2].ultimate.remaining == nil)
  }

  @Test func visitsOfUnknownEntryAreLeftOutAndCounted() {
    var book = book
    book.add("E", .offer, created: 2)
    let row = book.report(asOf: 20).pipelines[0].stageTime[2]
    #expect(row.untimed == 1)
    // C only.
    #expect(row.open == 1)
  }

  @Test func cycle() {
    var book = book
    book.add("E", .won, amount: 5, created: 3.5, closed: 6.5, events: [(3.5, nil, .lead), (6.5, .lead, .won)])
    let pipeline = book.report(asOf: 20).pipelines[0]
    // A 8 days, E 3 days.
    #expect(pipeline.wonCycle.n == 2)
    #expect(pipeline.wonCycle.mean == 5.5)
    #expect(pipeline.wonCycle.p25 == 4.25)
    #expect(pipeline.wonCycle.p75 == 6.75)
    // B: 2.5 → 6. The close dates of this book have times of day, so it is 3.5 days.
    #expect(pipeline.lostCycle.mean == 3.5)
  }

  @Test func snapshot() {
    let rows = book.report(asOf: 20).pipelines[0].snapshot
    // D in Lead for 14 days (over the standard of 10), C in Offer since the 4th at noon: 16 days.
    #expect(rows.map(\.deals) == [1, 0, 1])
    #expect(rows.map(\.amount.units) == [40, 0, 30])
    #expect(rows[0].weighted.units == 4)
    #expect(rows[2].weighted.units == 15)
    #expect(rows[0].medianAge == 14)
    #expect(rows[2].meanAge == 16)
    #expect(rows.map(\.overStandardDeals) == [1, 0, 1])
    #expect(rows.map(\.share) == [0.5, 0, 0.5])
    let without = HandMadeBook().report(asOf: 20).pipelines[0].snapshot
    #expect(without[0].overStandardDeals == nil)
    #expect(without[0].share == nil)
  }

  @Test func exactlyTheStandardIsNotOver() {
    // On the 16th D is 10 days old.
    #expect(book.report(asOf: 16).pipelines[0].snapshot[0].overStandardDeals == 0)
    #expect(book.report(asOf: 17).pipelines[0].snapshot[0].overStandardDeals == 1)
  }
}
