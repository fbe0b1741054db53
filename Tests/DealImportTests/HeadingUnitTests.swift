import Testing

@testable import DealImport

struct HeadingUnitTests {
  @Test(arguments: [
    ("金额（万元）", 4, "CNY"), ("Amount (k)", 3, ""), ("金额(亿)", 8, ""), ("金额 单位：万元", 4, "CNY"), ("金额（单位：万元）", 4, "CNY"),
    ("Amount (EUR)", 0, "EUR"), ("Amount [k EUR]", 3, "EUR"), ("Amount (EUR k)", 3, "EUR"), ("Betrag (T€)", 3, "EUR"),
    ("Amount (USD) (million)", 0, "USD"), ("金额【元】", 0, "CNY"), ("金额（万美元）", 4, "USD"), ("Amount ($)", 0, "$"),
    ("Amount (in thousands)", 3, ""), ("Amount", 0, ""), ("Amount (gross)", 0, ""), ("Amount (net) (k)", 3, ""),
    ("(k)", 3, ""),
    ("Amount (", 0, ""), ("Amount )k(", 0, ""), ("", 0, ""), ("金额单位", 0, ""), ("ＡＭＯＵＮＴ（Ｋ）", 3, ""),
    ("Amount (USD thousands)", 3, "USD"), ("Amount ($M)", 6, "$"), ("Amount ($000)", 3, "$"),
    ("Wert (Mio. €)", 6, "EUR"),
    ("Deal value (in k USD)", 3, "USD"), ("金额（人民币万元）", 4, "CNY"), ("金额（万元，含税）", 4, "CNY"), ("金额万元", 4, "CNY"),
    ("金额/万元", 4, "CNY"), ("金额 万元", 4, "CNY"), ("Amount $", 0, "$"), ("Amount in K", 3, ""), ("Amount '000", 3, ""),
    ("Amount (km)", 0, ""), ("Number of team members", 0, ""), ("商机单元", 0, ""), ("Value (%)", 0, ""),
    ("Amount (all)", 0, ""), ("Amount (Eur)", 0, "EUR"), ("Amount (TRY)", 0, "TRY"),
    ("Amount (top)", 0, ""),
  ])
  func unitsAndCurrencies(heading: String, exponent: Int, currency: String) {
    let unit = HeadingUnit(heading: heading)
    #expect(unit.exponent == exponent)
    #expect(unit.currency.text == currency)
  }
}
