import DealModel
import Testing

@testable import FunnelAnalytics

/// Cohorts by month of creation, by hand.
struct CohortTests {
  /// Day 1 is 1 January 2025, day 32 is 1 February, day 60 is 1 March, day 91 is 1 April.
  private var book: HandMadeBook {
    var book = HandMadeBook()
    // January: won in January, won in March, lost in February, open.
    book.add("A", .won, created: 2, closed: 20)
    book.add("B", .won, created: 2, closed: 61)
    book.add("C", .lost, created: 3, closed: 40, lostStage: .demo)
    book.add("D", .offer, created: 31)
    // February: won in March, void in March.
    book.add("E", .won, created: 32, closed: 65)
    book.add("F", .void, created: 33, closed: 66)
    // April, which is not over.
    book.add("G", .lead, created: 92)
    // Won before it was created, and created nobody knows when.
    book.add("H", .won, created: 40, closed: 35)
    book.add("I", .demo)
    // Four years before.
    book.add("J", .lost, created: -1400, closed: -1390)
    return book
  }

  private func report(_ day: Int) -> CohortReport {
    let book = book.finished()
    let asOf = CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: 1) + day - 1)
    return FunnelAnalysis.report(on: book, options: AnalysisOptions(asOf: asOf)).pipelines[0].cohorts
  }

  @Test func rowsAddUpToAllDeals() {
    let rows = report(95).rows
    let january = CivilMonth(year: 2025, month: 1)
    #expect(
      rows.map(\.key) == [.earlier] + (0...3).map { .month(january.advanced(by: $0)) } + [.unknown]
    )
    #expect(rows.map(\.created) == [1, 4, 3, 0, 1, 1])
    #expect(rows.map(\.won) == [0, 2, 2, 0, 0, 0])
    #expect(rows.map(\.lost) == [1, 1, 0, 0, 0, 0])
    #expect(rows.map(\.void) == [0, 0, 1, 0, 0, 0])
    #expect(rows.map(\.open) == [0, 1, 0, 0, 1, 1])
    // Lead: A, B, C, D; Demo: the won ones, C lost from it, D; Offer: the won ones and D. The void F is in none.
    #expect(rows[1].reached == [4, 4, 3])
    #expect(rows[2].reached == [2, 2, 2])
    #expect(rows[1].winRate == 2.0 / 3)
    #expect(rows[4].winRate == nil)
  }

  @Test func wonWithinMonths() {
    let report = report(95)
    let rows = report.rows
    // April is not over: of January's deals March is the last month known, of February's one month behind.
    #expect(rows[1].dated == 4)
    #expect(rows[1].wonWithin.prefix(4) == [0.25, 0.25, 0.5, nil])
    // H, won before its creation, is not among the dated ones.
    #expect(rows[2].dated == 2)
    #expect(rows[2].wonWithin.prefix(3) == [0, 0.5, nil])
    #expect(rows[4].wonWithin.allSatisfy { $0 == nil })
    #expect(rows[5].dated == 0)
    #expect(rows[5].wonWithin.allSatisfy { $0 == nil })
    // Month 0: at risk J, January's 4, February's 2; A is won, J lost: F = 1/7, S = 5/7.
    // Month 1: at risk B, C, D, E, F; E won, C and F end: F = 1/7 + 5/7 × 1/5 = 2/7, S = 5/7 × 2/5 = 2/7.
    // Month 2: at risk B and D of January; B won: F = 2/7 + 2/7 × 1/2 = 3/7, S = 1/7.
    // Month 3: nobody is observed so long but J, which is lost: undefined.
    #expect(report.atRisk.prefix(4) == [7, 5, 2, 0])
    for (month, share) in [1.0 / 7, 2.0 / 7, 3.0 / 7].enumerated() {
      #expect(abs((report.wonWithin[month] ?? 0) - share) < 1e-12)
    }
    #expect(report.wonWithin[3] == nil)
  }

  @Test func theLastMonthCountsOnceItIsOver() {
    // 30 April is day 120.
    #expect(report(119).rows[1].wonWithin[3] == nil)
    #expect(report(120).rows[1].wonWithin[3] == 0.5)
  }

  @Test func monthsAreThoseOfTheCalendar() {
    let table = MonthTable(upTo: CivilDate(dayNumber: 20_000))
    for day in [-800_000, -1, 0, 15_999, 16_000, 16_001, 19_999, 20_000, 20_001] {
      let time = Int64(day) * CivilTime.day + CivilTime.day - 1
      #expect(table.number(of: time) == CivilDate(dayNumber: day).month.number)
    }
  }
}
