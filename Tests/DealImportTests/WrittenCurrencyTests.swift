import Testing

@testable import DealImport

struct WrittenCurrencyTests {
  @Test(arguments: [
    ("usd", "", "USD"), ("US$", "", "USD"), ("￥", "", "CNY"), ("元", "", "CNY"), ("RMB", "", "CNY"), ("人民币", "", "CNY"),
    ("€", "", "EUR"), ("£", "", "GBP"), ("$", "", "USD"), ("$", "HKD", "HKD"), ("$", "CNY", "USD"), ("¥", "", "CNY"),
    ("¥", "JPY", "JPY"), ("￥", "USD", "CNY"), ("xbt", "", "XBT"), ("", "", ""), ("港币", "", "HKD"), ("ＵＳＤ", "", "USD"),
    ("$", "a$", "AUD"),
  ])
  func namesMeanCurrencies(name: String, report: String, code: String) {
    #expect(CurrencyConversion.code(name, report: report) == code)
  }

  @Test func whatTwoOfThemAgreeOn() {
    func agreed(_ first: String, _ second: String) -> String? {
      guard let first = WrittenCurrency(named: first), let second = WrittenCurrency(named: second) else { return nil }
      #expect(first.agreed(with: second) == second.agreed(with: first))
      return first.agreed(with: second)?.text
    }
    #expect(agreed("$", "HKD") == "HKD")
    #expect(agreed("¥", "JPY") == "JPY")
    #expect(agreed("RMB", "CNY") == "CNY")
    #expect(agreed("$", "EUR") == nil)
    #expect(agreed("¥", "USD") == nil)
    #expect(agreed("USD", "HKD") == nil)
  }

  @Test func pointsAndCommas() {
    for name in ["CNY", "¥", "$", "USD", "GBP", "JPY", "HKD"] {
      #expect(WrittenCurrency(named: name)?.isWrittenWithPoint == true)
    }
    for name in ["EUR", "CHF", "BRL", "CAD", "SEK"] {
      #expect(WrittenCurrency(named: name)?.isWrittenWithPoint == false)
    }
  }
}
