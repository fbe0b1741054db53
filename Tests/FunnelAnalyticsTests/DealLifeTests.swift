import DealModel
import Testing

@testable import FunnelAnalytics

/// The life of a deal (DEFINITIONS.md 2, rules 2 to 9), each rule by hand.
struct DealLifeTests {
  @Test func aChangeToTheSameStageIsDroppedAndCounted() {
    var book = HandMadeBook()
    book.add("A", .demo, created: 1, events: [(1.5, nil, .lead), (2.5, nil, .lead), (3.5, .lead, .demo)])
    let life = book.life(0, asOf: 31)
    #expect(life.path == [.lead, .demo])
    #expect(life.repeated == 1)
  }

  @Test func theStageThatTheFirstEventLeftStandsInFront() {
    var book = HandMadeBook()
    // Created on the 1st at noon, first event on the 4th at noon: three days of Lead.
    book.add("A", .demo, created: 1.5, events: [(4.5, .lead, .demo)])
    // Created after the event: the entry is unknown.
    book.add("B", .demo, created: 6.5, events: [(4.5, .lead, .demo)])
    let first = book.life(0, asOf: 31)
    #expect(first.path == [.lead, .demo])
    #expect(first.visits[0].duration == 3 * CivilTime.day)
    #expect(book.life(1, asOf: 31).visits[0].entered == CivilTime.missing)
  }

  @Test func anOpenDealWithoutEventsIsInItsStage() {
    var book = HandMadeBook()
    book.add("entered", .demo, created: 1, stageEntered: 5)
    book.add("first stage", .lead, created: 2)
    book.add("unknown", .offer, created: 2)
    #expect(book.life(0, asOf: 31).visits[0].entered == HandMadeBook.time(5))
    #expect(book.life(1, asOf: 31).visits[0].entered == HandMadeBook.time(2))
    #expect(book.life(2, asOf: 31).visits[0].entered == CivilTime.missing)
    #expect(book.life(2, asOf: 31).position == 3)
  }

  @Test func anOpenRowWithoutAStageIsCounted() {
    var book = HandMadeBook()
    book.add("history", nil, created: 1, events: [(2.5, nil, .demo)])
    book.add("nothing", nil, created: 1)
    book.add("reopened", nil, created: 1, stageEntered: 9.5, events: [(2.5, nil, .won)])
    // The history says that it is won, and nothing when it was opened again: it stays won.
    book.add("won", nil, created: 1, events: [(2.5, nil, .won)])
    book.add("stage", .demo, created: 1)
    book.add("closed", nil, created: 1, status: .won)
    // What the row says was not known yet.
    book.add("later", nil, created: 1, stageEntered: 40, events: [(2.5, nil, .demo)])
    let kinds = (0..<7).map { book.life($0, asOf: 31).missingStage }
    #expect(kinds == [.fromHistory, .first, .first, .none, .none, .none, .none])
    #expect(book.life(0, asOf: 31).path == [.demo])
    #expect(book.life(1, asOf: 31).path == [.lead])
  }

  @Test func aLostDealWithoutEventsReachedWhatItWasLostFrom() {
    var book = HandMadeBook()
    book.add("column", .lost, created: 1, closed: 9, lostStage: .demo)
    book.add("status beside stage", .offer, created: 1, closed: 9, status: .lost)
    book.add("nothing known", .lost, created: 1, closed: 9)
    #expect(book.life(0, asOf: 31).position == 2)
    #expect(book.life(1, asOf: 31).position == 3)
    #expect(book.life(2, asOf: 31).position == 1)
    #expect(book.life(2, asOf: 31).isAssumedFirst)
    #expect(!book.life(0, asOf: 31).isAssumedFirst)
  }

  @Test func aRowThatKnowsMoreThanTheEventsAddsOne() {
    var book = HandMadeBook()
    // Won on the 9th by its row; the history stops in Offer.
    book.add("won", .won, created: 1.5, closed: 9.25, events: [(2.5, nil, .offer)])
    // Close date before the last event: the event's time counts.
    book.add("early", .lost, created: 1.5, closed: 2.25, events: [(4.5, nil, .offer)])
    // Open, entered after the last event.
    book.add("moved", .offer, created: 1.5, stageEntered: 7.5, events: [(2.5, nil, .lead)])
    // Open, but nothing says when: the events stand.
    book.add("stands", .offer, created: 1.5, events: [(2.5, nil, .lead)])
    let won = book.life(0, asOf: 31)
    #expect(won.path == [.offer, .won])
    #expect(won.closed == HandMadeBook.time(9.25))
    let early = book.life(1, asOf: 31)
    #expect(early.path == [.offer, .lost])
    #expect(early.visits[1].entered == HandMadeBook.time(4.5))
    // The row's close date is used, the last event is on another day.
    #expect(early.closed == HandMadeBook.time(2.25))
    #expect(early.hasCloseDateMismatch)
    #expect(book.life(2, asOf: 31).path == [.lead, .offer])
    let stands = book.life(3, asOf: 31)
    #expect(stands.path == [.lead])
    #expect(stands.hasStageMismatch)
  }

  @Test func whatLiesBehindAsOfWasNotKnown() {
    var book = HandMadeBook()
    book.add("A", .won, created: 1, closed: 20, events: [(2, nil, .lead), (10, .lead, .offer), (20, .offer, .won)])
    book.add("from later", .offer, created: 3, events: [(12, .demo, .offer)])
    book.add("unknown", .offer, created: 3, events: [(12, nil, .offer)])
    book.add("row only", .won, created: 3, closed: 25)
    book.add("created later", .lead, created: 9)
    #expect(book.life(0, asOf: 15).path == [.lead, .offer])
    #expect(book.life(0, asOf: 15).outcome == .open)
    let later = book.life(1, asOf: 8)
    #expect(later.path == [.demo])
    #expect(later.visits[0].entered == HandMadeBook.time(3))
    #expect(later.hasEvents)
    #expect(book.life(2, asOf: 8).isInUnknownStage)
    #expect(book.life(3, asOf: 8).isInUnknownStage)
    #expect(book.life(4, asOf: 8).isAfterAsOf)
  }

  @Test func reopenedMovesAreCounted() {
    var book = HandMadeBook()
    book.add(
      "A",
      .won,
      created: 1,
      closed: 9,
      events: [
        (2, nil, .offer), (3, .offer, .lost), (5, .lost, .demo), (6, .demo, .lost), (7, .lost, .offer),
        (9, .offer, .won),
      ]
    )
    let life = book.life(0, asOf: 31)
    #expect(life.reopened == 2)
    #expect(life.position == 4)
  }

  @Test func datesAreComparedAsDates() {
    var book = HandMadeBook()
    // Creation holds dates, changes hold times: Monday's date to Tuesday 18:00 is one day, not 1.75.
    book.add("A", .demo, created: 6, events: [(7.75, .lead, .demo)])
    #expect(book.life(0, asOf: 31).visits[0].duration == CivilTime.day)
  }

  @Test func timesKeepMicroseconds() {
    var book = HandMadeBook()
    book.add("A", .offer, created: 1.5, events: [(2.5, nil, .lead), (3.5, .lead, .demo), (4.5, .demo, .offer)])
    var columns = book.finished()
    // 250 µs apart, Demo first in the file's order of time: whole seconds would make them one instant.
    var changes = columns.changes(of: 0)
    changes[1].time = changes[0].time + 500
    changes[2].time = changes[0].time + 250
    columns.changes = StageChanges(byDeal: [changes])
    var builder = LifeBuilder(book: columns, asOf: CivilDate(dayNumber: 30_000))
    var life = DealLife()
    builder.build(0, into: &life)
    #expect(life.path == [.lead, .offer, .demo])
    #expect(life.visits[0].duration == 250)
  }

  @Test func aCloseBeforeTheCreationHasNoCycle() {
    var book = HandMadeBook()
    book.add("A", .won, amount: 100, created: 9, closed: 5)
    let report = book.report(asOf: 31)
    #expect(report.counts.negativeCycle == 1)
    #expect(report.counts.won == 1)
    #expect(report.pipelines[0].wonCycle.n == 0)
    #expect(report.pipelines[0].wonCycle.leftOut == 1)
  }
}
