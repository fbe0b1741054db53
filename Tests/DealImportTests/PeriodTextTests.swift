import DealModel
import Testing

@testable import DealImport

struct PeriodTextTests {
  @Test(arguments: [
    ("2025-06", "2025-06"), ("2025/6", "2025-06"), ("2025.06", "2025-06"), ("202506", "2025-06"),
    ("2025-6", "2025-06"), ("Jun 2025", "2025-06"), ("June 2025", "2025-06"), ("Jun-25", "2025-06"),
    ("2025-06-01", "2025-06"), ("2025/6/1", "2025-06"), ("2025年6月", "2025-06"), ("２０２５年０６月", "2025-06"),
    ("2025-Q2", "2025-Q2"), ("2025Q2", "2025-Q2"), ("Q2 2025", "2025-Q2"), ("2025 q2", "2025-Q2"),
    ("2025年第二季度", "2025-Q2"), ("2025年2季度", "2025-Q2"), ("2025年Q4", "2025-Q4"), ("2025H1", "2025-H1"),
    ("2025年下半年", "2025-H2"), ("2025", "2025"), ("2025年", "2025"), ("2025年度", "2025"), ("FY2025", "FY2025"),
    ("fy2025 Q3", "FY2025-Q3"), ("2025财年", "FY2025"), ("2025财年第一季度", "FY2025-Q1"),
    ("2025-04-01..2025-06-30", "2025-04-01..2025-06-30"), ("2025-04-01至2025-06-30", "2025-04-01..2025-06-30"),
  ])
  func reads(text: String, label: String) {
    #expect(PeriodText.parse(text, fiscalYearStart: 4)?.label == label)
  }

  @Test(arguments: [
    "", "x", "25", "2025-13", "2025-06-15", "2025.1", "Q5 2025", "2025年第五季度", "FY2025-06", "next month", "06/2025/1",
    "2025-Q2-Q3", "20250",
  ])
  func refuses(text: String) { #expect(PeriodText.parse(text, fiscalYearStart: 1) == nil) }

  @Test func aFiscalPeriodBeginsInItsMonth() {
    #expect(PeriodText.parse("2025财年第一季度", fiscalYearStart: 4)?.days.first.iso == "2025-04-01")
  }
}
