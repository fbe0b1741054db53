import DealModel
import Testing

@testable import FunnelAnalytics

/// Every form of a period with the one before and the same a year earlier (DEFINITIONS.md 1).
struct PeriodFormTests {
  /// A period, in a fiscal year that begins in a month, and the three runs of days.
  struct Form: CustomTestStringConvertible {
    let text: String
    let start: Int
    let days: String
    let previous: String
    let yearAgo: String

    init(_ text: String, _ start: Int, _ days: String, _ previous: String, _ yearAgo: String) {
      (self.text, self.start, self.days, self.previous, self.yearAgo) = (text, start, days, previous, yearAgo)
    }

    var testDescription: String { text }
  }

  static let forms = [
    // Months; leap days are whole months' matter.
    Form("2025-06", 1, "2025-06-01..2025-06-30", "2025-05-01..2025-05-31", "2024-06-01..2024-06-30"),
    Form("2024-02", 4, "2024-02-01..2024-02-29", "2024-01-01..2024-01-31", "2023-02-01..2023-02-28"),
    Form("2025-02", 4, "2025-02-01..2025-02-28", "2025-01-01..2025-01-31", "2024-02-01..2024-02-29"),
    Form("2024-03", 1, "2024-03-01..2024-03-31", "2024-02-01..2024-02-29", "2023-03-01..2023-03-31"),
    Form("2000-02", 1, "2000-02-01..2000-02-29", "2000-01-01..2000-01-31", "1999-02-01..1999-02-28"),
    Form("2025-01", 4, "2025-01-01..2025-01-31", "2024-12-01..2024-12-31", "2024-01-01..2024-01-31"),
    // Quarters, half-years and years of the calendar, whatever the fiscal year.
    Form("2025-Q1", 7, "2025-01-01..2025-03-31", "2024-10-01..2024-12-31", "2024-01-01..2024-03-31"),
    Form("2024-Q1", 1, "2024-01-01..2024-03-31", "2023-10-01..2023-12-31", "2023-01-01..2023-03-31"),
    Form("2025-Q4", 1, "2025-10-01..2025-12-31", "2025-07-01..2025-09-30", "2024-10-01..2024-12-31"),
    Form("2025-H1", 1, "2025-01-01..2025-06-30", "2024-07-01..2024-12-31", "2024-01-01..2024-06-30"),
    Form("2025-H2", 4, "2025-07-01..2025-12-31", "2025-01-01..2025-06-30", "2024-07-01..2024-12-31"),
    Form("2024", 4, "2024-01-01..2024-12-31", "2023-01-01..2023-12-31", "2023-01-01..2023-12-31"),
    // Fiscal ones, named after the year in which they begin.
    Form("FY2025", 4, "2025-04-01..2026-03-31", "2024-04-01..2025-03-31", "2024-04-01..2025-03-31"),
    Form("FY2025", 1, "2025-01-01..2025-12-31", "2024-01-01..2024-12-31", "2024-01-01..2024-12-31"),
    Form("FY2025", 12, "2025-12-01..2026-11-30", "2024-12-01..2025-11-30", "2024-12-01..2025-11-30"),
    Form("FY2025-H1", 4, "2025-04-01..2025-09-30", "2024-10-01..2025-03-31", "2024-04-01..2024-09-30"),
    Form("FY2025-H2", 10, "2026-04-01..2026-09-30", "2025-10-01..2026-03-31", "2025-04-01..2025-09-30"),
    Form("FY2025-Q1", 4, "2025-04-01..2025-06-30", "2025-01-01..2025-03-31", "2024-04-01..2024-06-30"),
    // The quarter with the leap day, a year after one without.
    Form("FY2023-Q4", 4, "2024-01-01..2024-03-31", "2023-10-01..2023-12-31", "2023-01-01..2023-03-31"),
    Form("FY2023-Q1", 12, "2023-12-01..2024-02-29", "2023-09-01..2023-11-30", "2022-12-01..2023-02-28"),
    // Ranges: as many days before, the same dates a year earlier; 29 February becomes the 28th.
    Form("2025-04-01..2025-06-30", 1, "2025-04-01..2025-06-30", "2024-12-31..2025-03-31", "2024-04-01..2024-06-30"),
    Form("2024-02-29..2024-02-29", 1, "2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28"),
    Form("2024-02-29..2024-03-01", 1, "2024-02-29..2024-03-01", "2024-02-27..2024-02-28", "2023-02-28..2023-03-01"),
    Form("2025-02-01..2025-02-28", 1, "2025-02-01..2025-02-28", "2025-01-04..2025-01-31", "2024-02-01..2024-02-28"),
    Form("2025-03-01..2025-03-01", 1, "2025-03-01..2025-03-01", "2025-02-28..2025-02-28", "2024-03-01..2024-03-01"),
    Form("2024-03-01..2024-03-01", 1, "2024-03-01..2024-03-01", "2024-02-29..2024-02-29", "2023-03-01..2023-03-01"),
    Form("2024-12-31..2025-01-01", 1, "2024-12-31..2025-01-01", "2024-12-29..2024-12-30", "2023-12-31..2024-01-01"),
  ]

  @Test(arguments: forms)
  func hasItsNeighbours(form: Form) throws {
    func text(_ days: DayRange) -> String { days.first.iso + ".." + days.last.iso }
    let period = try #require(Period(form.text, fiscalYearStart: form.start))
    #expect(text(period.days) == form.days)
    #expect(text(period.previous) == form.previous)
    #expect(text(period.yearAgo) == form.yearAgo)
    #expect(period.label == form.text)
  }

  /// The parts of a year are the year, without gap or overlap, in every fiscal year.
  @Test(arguments: 1...12)
  func partsAreTheWhole(start: Int) throws {
    for name in ["2024", "2025", "FY2023", "FY2024"] {
      let year = try #require(Period(name, fiscalYearStart: start)).days
      for kind in ["Q", "H"] {
        var next = year.first
        for number in 1...(kind == "Q" ? 4 : 2) {
          let part = try #require(Period("\(name)-\(kind)\(number)", fiscalYearStart: start))
          #expect(part.days.first == next)
          #expect(part.previous.last.dayNumber == part.days.first.dayNumber - 1)
          next = CivilDate(dayNumber: part.days.last.dayNumber + 1)
        }
        #expect(next.dayNumber - 1 == year.last.dayNumber)
      }
    }
  }

  @Test(arguments: [
    "2025-Q0", "2025-H0", "2025-H", "2025-00", "2025-1", "2025-06-01", "2025-06-01..", "..2025-06-30",
    "2025-02-29..2025-03-01", "FY", "FY25", "FY2025-Q5", "FY2025-H3", "FY2025-12", "2025-Q1-Q2", "2025 Q1", "-2025",
    "+025", "０２５５",
  ])
  func refuses(_ text: String) { #expect(Period(text, fiscalYearStart: 4) == nil) }
}
