import DealModel
import Testing

@testable import FunnelAnalytics

/// Quotas (DEFINITIONS.md 12), by hand.
struct QuotaTests {
  /// Deals of January 2025, a day each, of two sellers.
  private func book(_ quotas: [(String, String?, Int64)]) -> HandMadeBook {
    var book = HandMadeBook()
    book.add(
      "A",
      .won,
      amount: 100,
      created: 2,
      closed: 12,
      owner: "Ada",
      events: [(2, nil, .lead), (12, .lead, .won)]
    )
    book.add("B", .won, amount: 300, created: 2, closed: 8, owner: "Bo", events: [(2, nil, .lead), (8, .lead, .won)])
    book.add("C", .lost, amount: 9, created: 3, closed: 9, owner: "Bo", events: [(3, nil, .lead), (9, .lead, .lost)])
    book.add("D", .lost, amount: 9, created: 3, closed: 9, owner: "Bo", events: [(3, nil, .demo), (9, .demo, .lost)])
    book.add("E", .lead, amount: 1000, created: 4, expected: 30, owner: "Ada", events: [(4, nil, .lead)])
    book.add("F", .demo, amount: 400, created: 5, expected: 45, owner: "Bo", events: [(5, nil, .demo)])
    book.add("G", .lead, created: 5, owner: "Ada", events: [(5, nil, .lead)])
    book.book.quotas = quotas.compactMap { label, owner, amount in
      Period(label, fiscalYearStart: 1).map {
        Quota(period: $0, owner: owner, amount: Money(tenThousandths: Int128(amount) * 10_000))
      }
    }
    return book
  }

  @Test func attainmentGapAndCoverage() throws {
    let rows = book([("2025-01", nil, 1500), ("2025-01", "Ada", 400), ("2025-01", "Bo", 200)]).report(asOf: 25).quotas
    #expect(rows.map(\.owner) == [nil, "Ada", "Bo"])
    #expect(rows.map(\.won.units) == [400, 100, 300])
    #expect(rows.map(\.gap.units) == [1100, 300, -100])
    #expect(rows.map(\.attainment) == [400.0 / 1500, 0.25, 1.5])
    // Only E is expected in January; Bo has reached the quota, so there is nothing to cover.
    #expect(rows.map(\.openAmount.units) == [1000, 1000, 0])
    #expect(rows.map(\.weighted.units) == [100, 100, 0])
    #expect(rows.map(\.coverage) == [1000.0 / 1100, 1000.0 / 300, nil])
  }

  @Test func theRequiredFunnel() throws {
    let report = book([("2025-Q1", nil, 1500)]).report(asOf: 25) { $0.newDealsPerWeek = 0.5 }
    let row = try #require(report.quotas.first)
    let required = try #require(row.required)
    // Gap 1100, average won deal (100 + 300) / 2: six wins.
    #expect(required.wins == 6)
    // At the lead A and B went on, D and F skipped it, C was lost: 4/5. At the demo A and B went on, D was lost: 2/3. At
    // the offer: 2/2.
    #expect(required.stages.map(\.stage) == ["Lead", "Demo", "Offer"])
    let needed = [6 / (4.0 / 5 * 2 / 3), 6 / (2.0 / 3), 6]
    for (stage, needed) in zip(required.stages, needed) { #expect(abs((stage.needed ?? 0) - needed) < 1e-9) }
    #expect(required.stages.map(\.waiting) == [2, 1, 0])
    #expect(abs((required.stages[0].missing ?? 0) - 9.25) < 1e-9)
    // Cycles of 10 and 6 days, median 8; from the 25th of January to the 31st of March are 65 days: 57/7 weeks.
    #expect(abs((required.weeks ?? 0) - 57.0 / 7) < 1e-9)
    #expect(abs((required.newPerWeek ?? 0) - 9.25 * 7 / 57) < 1e-9)
    #expect(abs((required.sellers ?? 0) - 18.5 * 7 / 57) < 1e-9)
  }

  @Test func whenItIsTooLateNoNewDealsAreAskedFor() throws {
    let row = try #require(book([("2025-01", nil, 1500)]).report(asOf: 25).quotas.first)
    // Six days are left, half of the deals took eight.
    #expect(abs((row.required?.weeks ?? 0) - -2.0 / 7) < 1e-9)
    #expect(row.required?.newPerWeek == nil)
    #expect(row.required?.sellers == nil)
    let reached = try #require(book([("2025", nil, 400)]).report(asOf: 25).quotas.first)
    #expect(reached.required?.wins == 0)
    #expect(reached.required?.newPerWeek == 0)
    #expect(reached.coverage == nil)
  }

  @Test func aQuotaOfNothingIsNotAttained() {
    let rows = book([("2025-01", nil, 0), ("2025-01", "Cy", 5)]).report(asOf: 25).quotas
    #expect(rows[0].attainment == nil)
    #expect(rows[1].owner == "Cy")
    #expect(rows[1].attainment == 0)
    #expect(rows[1].openAmount == .zero)
  }

  @Test func whichQuotasAreShown() {
    let report = book([
      ("2024-12", "Ada", 1), ("2025-01", "Ada", 2), ("2025-02", "Ada", 4), ("2025-03", "Ada", 8),
      ("2025-H1", "Ada", 16),
      ("2026-01", "Ada", 32), ("2025-02", "Bo", 64), ("2024-01-01..2026-12-31", "Bo", 128),
    ]).report(asOf: 25)
    func text(_ row: QuotaRow) -> String { "\(row.period.label) \(row.owner ?? "–") \(row.quota.text(decimals: 0))" }
    // December is over, 2026 is another fiscal year; of all there is the sum of both.
    #expect(
      report.quotas.map(text) == [
        "2025-01 – 2", "2025-01 Ada 2", "2025-H1 – 16", "2025-H1 Ada 16", "2024-01-01..2026-12-31 – 128",
        "2024-01-01..2026-12-31 Bo 128", "2025-02 – 68", "2025-02 Ada 4", "2025-02 Bo 64", "2025-03 – 8",
        "2025-03 Ada 8",
      ]
    )
    #expect(report.quotas.map(\.isSum).filter { $0 }.count == 5)
  }

  @Test func shorterPeriodsMakeUpALongerOne() {
    let months = (1...12).map { ("2025-" + ($0 < 10 ? "0" : "") + "\($0)", Optional("Ada"), Int64(10)) }
    let report = book(months + [("2025-Q2", "Ada", 35)]).report(asOf: 25) {
      $0.period = Period("2025-Q1", fiscalYearStart: 1) ?? $0.period
    }
    let ada = report.quotas.filter { $0.owner == "Ada" }
    #expect(ada.first?.period.label == "2025-Q1")
    #expect(ada.first?.quota.units == 30)
    #expect(ada.first?.isSum == true)
    // The second quarter's own quota goes before its months.
    let year = ada.first { $0.period.label == "2025" }
    #expect(year?.quota.units == 125)
    #expect(report.quotasLeftOut.isEmpty)
  }

  @Test func aTeamHasTheQuotasOfItsSellers() {
    var made = book([("2025-01", "Ada", 400), ("2025-01", "Bo", 200)])
    made.teams = ["Ada": "North", "Bo": "North"]
    let rows = made.report(asOf: 25).quotas
    #expect(rows.map(\.team) == [nil, "North", nil, nil])
    #expect(rows[1].quota.units == 600)
    #expect(rows[1].won.units == 400)
    made.book.quotas[1].team = "South"
    // Bo's quota is of deals in the South, of which there are none.
    #expect(made.report(asOf: 25).quotas.map(\.won.units) == [400, 400, 0, 100, 0])
  }
}
