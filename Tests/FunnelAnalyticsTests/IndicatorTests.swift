import DealModel
import Testing

@testable import FunnelAnalytics

/// Key figures, forecast buckets and groups (DEFINITIONS.md 8, 9, 11), by hand.
struct IndicatorTests {
  private var book: HandMadeBook {
    var book = HandMadeBook()
    book.add("A", .won, amount: 100, created: 2, closed: 12, owner: "Ada")
    book.add("B", .won, created: 2, closed: 10, owner: "Ada")
    book.add("C", .lost, amount: 300, created: 3, closed: 20, owner: "Bo")
    book.add("D", .void, amount: 50, created: 3, closed: 20, owner: "Bo")
    book.add("E", .lead, amount: 1000, created: 4, expected: 19, owner: "Bo")
    book.add("F", .offer, amount: 400, created: 5, expected: 45, owner: "")
    book.add("G", .demo, created: 5, owner: "Ada")
    book.add("H", .demo, amount: 80, created: 5, expected: 400, owner: "Ada")
    return book
  }

  @Test func keyFiguresOfThePeriod() {
    let row = book.report(asOf: 25).indicators.current
    #expect(row.created == 8)
    #expect(row.createdAmount.units == 1930)
    #expect(row.won == 2)
    #expect(row.wonAmount.units == 100)
    #expect(row.lost == 1)
    #expect(row.void == 1)
    #expect(row.winRate == 2.0 / 3)
    // B has no amount, so the mean is A's.
    #expect(row.averageWon == 100)
    // Cycles 10 and 8 days.
    #expect(row.medianWonCycle == 9)
    #expect(row.openAtEnd == 4)
    #expect(row.openAmountAtEnd.units == 1480)
  }

  @Test func opennessAtAPastDay() {
    let report = book.report(asOf: 25) { $0.period = Period("2025-01-01..2025-01-11", fiscalYearStart: 1) ?? $0.period }
    // On the 11th: A (closes on the 12th), C, D, E, F, G, H; B closed on the 10th.
    #expect(report.indicators.current.openAtEnd == 7)
    #expect(report.indicators.current.won == 1)
  }

  @Test func opennessFollowsReopening() {
    var book = HandMadeBook()
    book.add(
      "A",
      .lost,
      created: 1,
      closed: 20,
      events: [(1, nil, .lead), (5, .lead, .lost), (10, .lost, .demo), (20, .demo, .lost)]
    )
    func isOpen(_ day: Int) -> Bool {
      let report = book.report(asOf: 31) {
        $0.period = Period("2025-01-01..2025-01-\(day < 10 ? "0" : "")\(day)", fiscalYearStart: 1) ?? $0.period
      }
      return report.indicators.current.openAtEnd == 1
    }
    #expect(isOpen(4))
    #expect(!isOpen(5))
    #expect(isOpen(10))
    #expect(!isOpen(20))
  }

  @Test func velocity() {
    // Open 4 × win rate 2/3 × average won 100 ÷ mean cycle 9 days.
    let velocity = book.report(asOf: 25).indicators.velocity
    #expect(abs((velocity ?? 0) - 4 * 2.0 / 3 * 100 / 9) < 1e-9)
  }

  @Test func forecastBuckets() {
    let forecast = book.report(asOf: 25).pipelines[0].forecast
    // E was expected on the 19th; F on 14 February; H in 2026, beyond six months; G has no date.
    #expect(forecast.overdue.deals == 1)
    #expect(forecast.overdue.weighted.units == 100)
    #expect(forecast.months.map(\.month.iso) == ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"])
    #expect(forecast.months[1].bucket.amount.units == 400)
    #expect(forecast.months[1].bucket.weighted.units == 200)
    #expect(forecast.beyond.weighted.units == 20)
    #expect(forecast.noDate.deals == 1)
    #expect(forecast.total.amount.units == 1480)
    #expect(forecast.total.weighted.units == 320)
    // Won 100 in January, E expected in it.
    #expect(forecast.committed.units == 200)
  }

  @Test func aStageWithoutProbabilityUsesTheObservedOne() {
    var book = HandMadeBook(probabilities: [nil, 0, 0.5])
    book.add("A", .won, amount: 100, created: 2, closed: 12, events: [(2, nil, .lead), (12, .lead, .won)])
    book.add("B", .lost, amount: 100, created: 2, closed: 12, events: [(2, nil, .lead), (12, .lead, .lost)])
    book.add("C", .lead, amount: 60, created: 2, events: [(2, nil, .lead)])
    book.add("D", .demo, amount: 60, created: 2, events: [(2, nil, .demo)])
    let report = book.report(asOf: 25)
    // One of two was won; a probability of 0 is 0, not missing.
    #expect(report.pipelines[0].forecast.calibration.map(\.used) == [0.5, 0, 0.5])
    #expect(report.pipelines[0].forecast.total.weighted.units == 30)
    #expect(report.counts.withoutProbability == 0)
  }

  @Test func groups() {
    let rows = book.report(asOf: 25).groups[0].rows
    // By won amount, then by key: Ada 100, the blank one and Bo nothing.
    #expect(rows.map(\.key) == ["Ada", "", "Bo"])
    #expect(rows.map(\.deals) == [4, 1, 3])
    #expect(rows[0].won == 2)
    #expect(rows[0].averageWon == 100)
    #expect(rows[0].meanWonCycle == 9)
    #expect(rows[0].share == 1)
    #expect(rows[2].winRate == 0)
    #expect(rows[1].winRate == nil)
    #expect(rows[2].openAmount.units == 1000)
    #expect(rows[1].weighted.units == 200)
  }
}
