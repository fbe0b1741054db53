import DealModel
import Testing

@testable import FunnelAnalytics

/// Bottlenecks, the standard funnel and the shape (DEFINITIONS.md 10, 12), by hand.
struct BottleneckTests {
  /// 40 deals, created on the 1st: 30 are lost from Demo, 9 of the others are won for 100 each, 1 is lost from Offer.
  ///
  /// A day in Lead, a day in Demo, a day in Offer.
  private func leakyBook(standardConversions: [Double?] = [nil, nil, nil]) -> HandMadeBook {
    var book = HandMadeBook(standardConversions: standardConversions)
    for number in 0..<40 {
      let start: [(Double, HandMadeBook.Name?, HandMadeBook.Name)] = [(1.5, nil, .lead), (2.5, .lead, .demo)]
      if number < 30 {
        book.add("L\(number)", .lost, created: 1.5, closed: 3.5, events: start + [(3.5, .demo, .lost)])
      } else {
        let end: HandMadeBook.Name = number < 39 ? .won : .lost
        book.add(
          "W\(number)",
          end,
          amount: 100,
          created: 1.5,
          closed: 4.5,
          events: start + [(3.5, .demo, .offer), (4.5, .offer, end)]
        )
      }
    }
    return book
  }

  @Test func aLeakIsWhatIsSurelyWorseThanTheOthers() throws {
    // Demo: 10 of 40 went on, interval 0.142 … 0.402. The others together: (40 + 9) of (40 + 10) = 0.98.
    // 40 deals reached Demo in the last 365 days. 40 ÷ 12 × (0.98 − 0.25) × 9 ÷ 10 × 100 = 219.
    let found = leakyBook().report(asOf: 20).pipelines[0].bottlenecks
    let leak = try #require(found.first)
    #expect(found.count == 1)
    #expect(leak.stage == "Demo")
    #expect(leak.kind == .leak)
    #expect(abs(leak.reference - 0.98) < 1e-12)
    #expect(leak.actual == 0.25)
    #expect(abs((leak.impact ?? 0) - 219) < 1e-9)
    #expect(leak.delayedAmount == nil)
  }

  @Test func theStandardConversionComesFirst() throws {
    // A standard of 0.4 lies in Demo's interval; Offer's 9 of 10, interval 0.596 … 0.982, lies below 0.99.
    // Offer is the last stage: what goes on is won. 10 ÷ 12 × (0.99 − 0.9) × 1 × 100 = 7.5.
    let found = leakyBook(standardConversions: [nil, 0.4, 0.99]).report(asOf: 20).pipelines[0].bottlenecks
    #expect(found.map(\.stage) == ["Offer"])
    #expect(abs((found.first?.impact ?? 0) - 7.5) < 1e-9)
    #expect(found.first.map { if case .leak(10, _, _, _, 0.99, true) = $0.evidence { true } else { false } } == true)
  }

  @Test func aFewLostDealsAreNoLeak() {
    // Demo: 0 of 4, interval 0 … 0.49, against 8 of 8 at Lead and Offer.
    var book = HandMadeBook()
    for number in 0..<4 {
      book.add(
        "\(number)",
        .lost,
        created: 1,
        closed: 3,
        events: [(1, nil, .lead), (2, .lead, .demo), (3, .demo, .lost)]
      )
    }
    #expect(book.report(asOf: 20).pipelines[0].bottlenecks.isEmpty)
    book.add("4", .lost, created: 1, closed: 3, events: [(1, nil, .lead), (2, .lead, .demo), (3, .demo, .lost)])
    #expect(book.report(asOf: 20).pipelines[0].bottlenecks.map(\.stage) == ["Demo"])
    // Nothing was won, so that nobody can say what that costs.
    #expect(book.report(asOf: 20).pipelines[0].bottlenecks[0].impact == nil)
  }

  @Test func whatWasReachedLongAgoBringsNothingNow() throws {
    // A year and a day later no deal reached Demo in the last 365 days, and none was won.
    let later = CivilDate(dayNumber: CivilDate.dayNumber(year: 2026, month: 1, day: 5))
    let book = leakyBook()
    let report = book.report(asOf: 20) { $0.asOf = later }
    #expect(report.pipelines[0].bottlenecks.map(\.impact) == [nil])
  }

  @Test func withoutHistoryALeakHasNoPrice() {
    // Rows alone: 8 lost from Demo, 2 won for 100. Demo: 2 of 10, interval 0.057 … 0.510, against (10 + 2) of (10 + 2).
    var book = HandMadeBook()
    for number in 0..<8 { book.add("L\(number)", .lost, created: 1, closed: 5, lostStage: .demo) }
    for number in 0..<2 { book.add("W\(number)", .won, amount: 100, created: 1, closed: 5) }
    let found = book.report(asOf: 20).pipelines[0].bottlenecks
    #expect(found.map(\.stage) == ["Demo"])
    #expect(found.map(\.actual) == [0.2])
    #expect(found.map(\.reference) == [1])
    // Nobody knows when they came to Demo.
    #expect(found.map(\.impact) == [nil])
  }

  @Test func aStageIsSlowWhereMostVisitsLastLongerThanItsStandard() throws {
    // Lead, standard 10 days: 2 visits of 5 days, open ones since the 1st, 2nd and 3rd of 19, 18 and 17 days on the 20th.
    // S(10) = 3 ÷ 5. The open ones have 10, 20 and no amount.
    var book = HandMadeBook(standardDays: 10)
    for id in ["A", "B"] {
      book.add(id, .demo, created: 1, events: [(1, nil, .lead), (6, .lead, .demo)])
    }
    book.add("C", .lead, amount: 10, created: 1, events: [(1, nil, .lead)])
    book.add("D", .lead, amount: 20, created: 2, events: [(2, nil, .lead)])
    #expect(book.report(asOf: 12).pipelines[0].bottlenecks.isEmpty, "4 visits are too few")
    book.add("E", .lead, created: 3, events: [(3, nil, .lead)])
    let slow = try #require(book.report(asOf: 20).pipelines[0].bottlenecks.first)
    #expect(slow.kind == .slow)
    #expect(slow.stage == "Lead")
    #expect(abs(slow.actual - 0.6) < 1e-12)
    #expect(slow.reference == 0.5)
    #expect(slow.delayedAmount?.units == 30)
    #expect(slow.impact == nil)
  }

  /// Open deals: 6 in Lead, 3 in Demo, 1 in Offer; entered before the period, but 2 of Lead in it.
  private func openBook(_ shares: [Double?]) -> HandMadeBook {
    var book = HandMadeBook(standardShares: shares)
    for (number, stage) in [HandMadeBook.Name.lead, .lead, .lead, .lead, .lead, .lead, .demo, .demo, .demo, .offer]
      .enumerated()
    {
      let day: Double = number < 1 ? 10 : -20
      book.add("\(number)", stage, amount: 5, created: day, events: [(day, nil, stage)])
    }
    return book
  }

  @Test func aPileUpHoldsFarMoreThanTheStandardFunnel() {
    // Lead holds 0.6 of the open deals: more than 1.5 × 0.39, not more than 1.5 × 0.4. Offer holds 0.1 > 1.5 × 0.01, but
    // that is one deal.
    let found = openBook([0.39, 0.6, 0.01]).report(asOf: 20).pipelines[0].bottlenecks
    #expect(found.map(\.stage) == ["Lead"])
    #expect(found.first?.kind == .pileUp)
    #expect(found.first?.actual == 0.6)
    #expect(abs((found.first?.reference ?? 0) - 0.585) < 1e-12)
    #expect(openBook([0.4, 0.5, 0.1]).report(asOf: 20).pipelines[0].bottlenecks.isEmpty)
  }

  @Test func withoutAStandardFunnelAPileUpIsWhatGrows() {
    // In January Lead grows from 5 to 6: 1.2 times.
    let found = openBook([nil, nil, nil]).report(asOf: 20).pipelines[0].bottlenecks
    #expect(found.map(\.stage) == ["Lead"])
    #expect(found.first?.evidence == .growth(openAtStart: 5, openAtEnd: 6))
    #expect(found.first?.reference == 1.2)
    #expect(found.first?.actual == 1.2)
  }

  @Test func balanceAndShape() {
    let pipeline = openBook([0.5, 0.3, 0.2]).report(asOf: 20).pipelines[0]
    // 10 open deals: 5, 3 and 2 are the standard.
    #expect(pipeline.standard.balance.map(\.actual) == [6, 3, 1])
    #expect(pipeline.standard.balance.map(\.standard) == [5, 3, 2])
    #expect(pipeline.standard.balance.map(\.difference) == [1, 0, -1])
    #expect(pipeline.shape.capacity == 10)
    #expect(pipeline.shape.capacityAmount.units == 50)
    // −(0.6 ln 0.6 + 0.3 ln 0.3 + 0.1 ln 0.1) ÷ ln 3 = 0.897946 ÷ 1.098612.
    #expect(abs((pipeline.shape.evenness ?? 0) - 0.817345) < 1e-6)
    // Nothing is decided at Offer.
    #expect(pipeline.shape.slope == nil)
    // 40 of 40, 10 of 40, 9 of 10: the cube root of 0.225.
    #expect(abs((leakyBook().report(asOf: 20).pipelines[0].shape.slope ?? 0) - 0.608220) < 1e-6)
    #expect(leakyBook().report(asOf: 20).pipelines[0].shape.evenness == nil)
  }

  @Test func ranked() {
    // Demo leaks, and all 40 visits of Lead last a day, twice its standard.
    var book = leakyBook()
    book.book.processes = [
      SalesProcess(
        name: "",
        stages: book.book.processes[0].stages.enumerated().map { index, stage in
          var stage = stage
          if index == 0 { stage.standardDays = 0.5 }
          return stage
        }
      )
    ]
    let found = book.report(asOf: 20).pipelines[0].bottlenecks
    #expect(found.map(\.kind) == [.leak, .slow])
    #expect(found.map(\.stage) == ["Demo", "Lead"])
  }
}
