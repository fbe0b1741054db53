import DealModel
import Testing

@testable import FunnelAnalytics

/// Handing over deals, worked by hand.
struct HandoverTests {
  private func report(
    _ book: HandMadeBook,
    _ handover: HandoverOptions = HandoverOptions(owner: "Ada")
  ) -> HandoverReport? {
    var report = book.report(asOf: 31) { $0.handover = handover }.handover
    report?.settle { rows in rows.map { (book.book.ids.text($0), "Name", "Firm", "call") } }
    return report
  }

  // Offer has no stage left, Demo one, Lead two. In Demo (25 %) 8 weigh 2, 4 weigh 1 as do 4 of another id, and no amount
  // comes last. Bo's deals and closed ones are not there.
  @Test func theNearestToTheCloseComeFirst() throws {
    var book = HandMadeBook(probabilities: [0.1, 0.25, 0.75])
    book.add("D2", .demo, amount: 4, created: 1)
    book.add("D1", .demo, amount: 4, created: 1)
    book.add("D0", .demo, created: 1)
    book.add("D9", .demo, amount: 8, created: 1, expected: 33)
    book.add("L", .lead, amount: 1000, created: 1)
    book.add("O", .offer, amount: 1, created: 1)
    book.add("W", .won, amount: 1, created: 1, closed: 3)
    book.add("B", .offer, amount: 1, created: 1, owner: "Bo")
    let rows = try #require(report(book)).rows
    #expect(rows.map(\.deal) == ["O", "D9", "D1", "D2", "D0", "L"])
    #expect(rows.map(\.way) == [.visit, .later, .later, .later, .later, .later])
    #expect(rows.map(\.stagesLeft) == [0, 1, 1, 1, 1, 2])
    #expect(rows.map(\.stage) == ["Offer", "Demo", "Demo", "Demo", "Demo", "Lead"])
    #expect(rows[1].weighted == Money(tenThousandths: 20_000))
    #expect(rows[1].expectedClose == CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 2, day: 2)))
    #expect(rows[4].amount == nil)
    #expect((rows[0].name, rows[0].account, rows[0].nextStep) == ("Name", "Firm", "call"))
  }

  @Test func limitsCanBeSet() {
    var options = HandoverOptions(owner: "Ada")
    #expect([0.75, 0.7499, 0.5, 0.49, 0].map(options.way) == [.visit, .phone, .phone, .later, .later])
    #expect(options.way(nil) == .later)
    (options.visit, options.phone) = (0.4, 0.1)
    #expect([0.4, 0.1, 0.05].map(options.way) == [.visit, .phone, .later])
  }

  @Test func anOwnerWithoutOpenDealsIsKnown() throws {
    var book = HandMadeBook()
    book.add("W", .won, amount: 1, created: 1, closed: 3)
    #expect(try #require(report(book)).rows.isEmpty)
    #expect(report(book)?.isKnown == true)
    #expect(report(book, HandoverOptions(owner: "ada"))?.isKnown == false)
    #expect(book.report(asOf: 31).handover == nil)
  }
}
