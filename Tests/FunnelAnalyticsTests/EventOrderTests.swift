import DealModel
import Testing

@testable import FunnelAnalytics

/// Events at one instant (DEFINITIONS.md 2, rule 1).
struct EventOrderTests {
  private func order(
    _ events: [(HandMadeBook.Name?, HandMadeBook.Name)],
    before: [(Double, HandMadeBook.Name?, HandMadeBook.Name)] = []
  )
    -> [HandMadeBook.Name?]
  {
    var book = HandMadeBook()
    book.add("A", nil, created: 1, events: before + events.map { (5.25, $0, $1) })
    book.book.rowsStateStage = false
    return book.life(0, asOf: 31).path
  }

  @Test func chainsByFromStage() {
    // In the file: Demo→Offer, Lead→Demo, (none)→Lead. The one without from-stage begins, the others follow it.
    #expect(order([(.demo, .offer), (.lead, .demo), (nil, .lead)]) == [.lead, .demo, .offer])
  }

  @Test func beginsWhereNoOtherEventLeads() {
    // All have a from-stage. Lead is no to-stage of the others, so Lead→Demo begins; the visit of Lead stands before.
    #expect(order([(.demo, .offer), (.lead, .demo)]) == [.lead, .demo, .offer])
  }

  @Test func chainsFromTheStageTheDealIsIn() {
    // The deal is in Offer: Offer→Demo chains though Lead comes first in the process.
    #expect(
      order([(.demo, .lead), (.offer, .demo)], before: [(2, nil, .offer)]) == [.offer, .demo, .lead]
    )
  }

  @Test func withoutFromStagesTakesTheProcessOrderClosedStagesLast() {
    #expect(order([(nil, .won), (nil, .offer), (nil, .lead)]) == [.lead, .offer, .won])
  }

  @Test func withoutAChainTakesTheProcessOrder() {
    // The deal is in Lead; neither Offer→Won nor Demo→Offer leaves Lead. Offer comes before Won in the process; after
    // it Offer→Won chains.
    #expect(order([(.offer, .won), (.demo, .offer)], before: [(2, nil, .lead)]) == [.lead, .offer, .won])
  }

  @Test func aCircleBeginsByTheProcessOrder() {
    // Demo→Offer, Offer→Demo: each from-stage is a to-stage of the other. Demo comes first: Offer→Demo begins.
    #expect(order([(.demo, .offer), (.offer, .demo)]) == [.offer, .demo, .offer])
  }

  @Test func equalsKeepTheFileOrder() {
    // Both lead to Demo; the first in the file has no from-stage. The second changes nothing (rule 2).
    #expect(order([(nil, .demo), (nil, .demo)]) == [.demo])
  }
}
