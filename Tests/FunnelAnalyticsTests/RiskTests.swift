import DealModel
import Testing

@testable import FunnelAnalytics

/// Deals at risk, worked by hand.
struct RiskTests {
  private func risks(_ book: HandMadeBook, asOf day: Int, _ change: (inout AnalysisOptions) -> Void = { _ in })
    -> RiskReport
  {
    var report = book.report(asOf: day, change)
    report.risks.nameTop(in: book.book) { rows in rows.map { (book.book.ids.text($0), "Deal \($0)") } }
    return report.risks
  }

  private func deals(_ report: RiskReport, _ reason: RiskReason) -> Int? {
    report.byReason.first { $0.reason == reason }?.deals
  }

  // Standard days 10, as of the 31st: in Demo since the 20th is 11 days, over; since the 21st is 10 days, not over, but
  // within 7 days of it, as is the 24th (7 days, 3 left) and the 28th (3 days, 7 left); the 29th (2 days, 8 left) is not.
  @Test func standardDays() {
    var book = HandMadeBook(standardDays: 10)
    for (id, day) in [("A", 20.0), ("B", 21), ("C", 24), ("D", 28), ("E", 29)] {
      book.add(id, .demo, amount: 100, created: 20, stageEntered: day, expected: 40, active: 31)
    }
    let report = risks(book, asOf: 31)
    #expect(report.top.map(\.deal) == ["A", "B", "C", "D"])
    #expect(report.top.map(\.reasons) == [[.overStandard], [.soon], [.soon], [.soon]])
    #expect(report.top.map(\.age) == [11, 10, 7, 3])
    #expect(deals(report, .overStandard) == 1)
    #expect(deals(report, .soon) == 3)
    #expect(risks(book, asOf: 31) { $0.soonDays = 0 }.top.map(\.deal) == ["A", "B"])
  }

  // Expected on the 30th is past on the 31st, on the 31st it is not. Active on the 1st is 30 days ago; without a date
  // nothing is known.
  @Test func datesAndAmounts() {
    var book = HandMadeBook()
    book.add("past", .lead, amount: 4, created: 20, expected: 30)
    book.add("today", .lead, amount: 3, created: 20, expected: 31)
    book.add("never", .lead, amount: 2, created: 20)
    book.add("nothing", .lead, created: 20, expected: 31)
    book.add("idle", .lead, amount: 1, created: 1, expected: 31, active: 1)
    book.add("busy", .lead, amount: 1, created: 1, expected: 31, active: 2)
    let report = risks(book, asOf: 31)
    #expect(report.deals == 4)
    #expect(report.amount == Money(tenThousandths: 70_000))
    // Weighted 0.4, 0.2, 0.1 and nothing.
    #expect(report.top.map(\.deal) == ["past", "never", "idle", "nothing"])
    #expect(report.top.map(\.reasons) == [[.pastExpectedClose], [.noExpectedClose], [.inactive], [.noAmount]])
    #expect(report.top[0].weighted == Money(tenThousandths: 4_000))
    #expect(report.top[3].amount == nil)
    #expect(risks(book, asOf: 31) { $0.inactiveDays = 29 }.deals == 5)
  }

  // Won after 4 and 14 days: nine of ten within 4 + 0.9 × 10 = 13 days. Created on the 18th is 13 days, not older; on the
  // 17th it is, also where the first event alone tells it.
  @Test func olderThanMostWonDeals() {
    var book = HandMadeBook()
    book.add("w1", .won, amount: 1, created: 1, closed: 5)
    book.add("w2", .won, amount: 1, created: 1, closed: 15)
    book.add("13", .lead, amount: 5, created: 18, expected: 40)
    book.add("14", .lead, amount: 4, created: 17, expected: 40)
    book.add("14e", .lead, amount: 3, expected: 40, events: [(17, nil, .lead)])
    book.add("13e", .lead, amount: 2, expected: 40, events: [(18, nil, .lead)])
    let report = risks(book, asOf: 31)
    #expect(report.top.map(\.deal) == ["14", "14e"])
    #expect(report.top.map(\.reasons) == [[.olderThanP90], [.olderThanP90]])
  }

  // From Demo to Lead is back; from Lost to Lead is reopened, from Offer past Lost to Demo too.
  @Test func movedBack() {
    var book = HandMadeBook()
    book.add("back", .lead, amount: 3, created: 1, expected: 40, events: [(1, nil, .demo), (2, .demo, .lead)])
    book.add("reopened", .lead, amount: 2, created: 1, expected: 40, events: [(1, nil, .lost), (2, .lost, .lead)])
    book.add(
      "both",
      .demo,
      amount: 1,
      created: 1,
      expected: 40,
      events: [(1, nil, .offer), (2, .offer, .lost), (3, .lost, .demo)]
    )
    #expect(risks(book, asOf: 31).top.map(\.deal) == ["back"])
  }

  // Columns that nobody mapped tell nothing, and neither do stages without standards.
  @Test func whatNothingTellsIsUnknown() {
    var book = HandMadeBook()
    book.add("A", .lead, created: 1)
    var report = FunnelAnalysis.report(
      on: book.book,
      options: AnalysisOptions(asOf: CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: 31)))
    )
    report.risks.nameTop(in: book.book) { $0.map { _ in ("A", "") } }
    #expect(report.risks.byReason.allSatisfy { $0.deals == nil && $0.amount == nil })
    #expect(report.risks.deals == 0)
    #expect(report.risks.top.isEmpty)
  }

  // Deals alike in both amounts come by id, whatever their order in the book and however many there are; the order of
  // the list of all is the same.
  @Test(arguments: [3, 200, 201, 9000])
  func tiesComeById(count: Int) {
    var book = HandMadeBook()
    for number in 0..<count {
      // 7919 is prime to the counts: each number comes once.
      let id = String(100_000 + number * 7919 % count)
      book.add(id, .lead, amount: 10, created: 1)
    }
    book.add("first", .lead, amount: 20, created: 1)
    book.add("last", .lead, amount: 5, created: 1)
    let expected = ["first"] + (0..<count).map { String(100_000 + $0) } + ["last"]
    let report = risks(book, asOf: 31)
    #expect(report.deals == count + 2)
    #expect(report.top.map(\.deal) == Array(expected.prefix(200)))
    #expect(report.top.first?.name == "Deal \(count)")
    let all = risks(book, asOf: 31) { $0.keepsDeals = true }
    #expect(all.list.map { book.book.ids.text(Int($0.row)) } == expected)
    #expect(all.top == report.top)
  }
}
