import DealModel
import Testing

struct PeriodTests {
  @Test(arguments: [
    ("2025-06", "2025-06-01", "2025-06-30"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025-Q2", "2025-04-01", "2025-06-30"), ("2025-H2", "2025-07-01", "2025-12-31"),
    ("2025", "2025-01-01", "2025-12-31"), ("FY2025", "2025-04-01", "2026-03-31"),
    ("FY2025-Q4", "2026-01-01", "2026-03-31"), ("FY2025-H1", "2025-04-01", "2025-09-30"),
    ("2025-04-03..2025-05-10", "2025-04-03", "2025-05-10"),
  ])
  func reads(_ text: String, first: String, last: String) throws {
    let period = try #require(Period(text, fiscalYearStart: 4))
    #expect(period.days.first.iso == first)
    #expect(period.days.last.iso == last)
    #expect(period.label == text)
  }

  @Test(arguments: [
    "", "2025-13", "2025-Q5", "2025-H3", "25-06", "2025-6", "FY2025-06", "2025-05-10..2025-04-03", "2025-Q", "x",
  ])
  func refuses(_ text: String) { #expect(Period(text, fiscalYearStart: 1) == nil) }

  @Test func neighbours() throws {
    let quarter = try #require(Period("2025-Q1", fiscalYearStart: 1))
    #expect(quarter.previous.first.iso == "2024-10-01")
    #expect(quarter.yearAgo.last.iso == "2024-03-31")
    let range = try #require(Period("2025-03-01..2025-03-10", fiscalYearStart: 1))
    #expect(range.previous.first.iso == "2025-02-19")
    #expect(range.previous.last.iso == "2025-02-28")
    let leap = try #require(Period("2024-02-29..2024-02-29", fiscalYearStart: 1))
    #expect(leap.yearAgo.first.iso == "2023-02-28")
  }

  @Test func theDefaultIsTheLastCompleteMonth() throws {
    let end = try #require(CivilDate(iso: "2025-06-30"))
    let before = try #require(CivilDate(iso: "2025-06-29"))
    #expect(Period.lastCompleteMonth(at: end).label == "2025-06")
    #expect(Period.lastCompleteMonth(at: before).label == "2025-05")
  }
}
