import DealModel
import TestSupport
import Testing

@testable import DealImport

struct CurrencyConversionTests {
  private func conversion(
    currency: String? = "CNY",
    rates: [String: Int64] = [:],
    deals: [UInt16] = [],
    names: [String] = []
  ) -> CurrencyConversion {
    var configuration = Configuration()
    (configuration.currency, configuration.rates) = (currency, rates)
    return CurrencyConversion(configuration: configuration, deals: Column(deals, usual: 0), names: names)
  }

  /// One amount in `currency`, times a rate in billionths.
  private func converted(_ amount: Int64, rate: Int64) -> Int64 {
    var amounts = Column([amount], usual: DealBook.noAmount)
    _ = conversion(rates: ["USD": rate]).convert(&amounts, currencies: Column([1], usual: 0), names: ["", "USD"])
    return amounts[0]
  }

  // MARK: The report's currency

  @Test func theConfiguredCurrencyIsTheReports() {
    let chosen = conversion(currency: "EUR", deals: [1, 1], names: ["", "USD"])
    #expect(chosen.currency == "EUR")
    #expect(!chosen.isAssumed)
  }

  @Test func elseTheOneOfMostDeals() {
    let chosen = conversion(currency: nil, deals: [1, 2, 2, 0, 0, 0], names: ["", "EUR", "usd"])
    #expect(chosen.currency == "USD")
    #expect(chosen.isAssumed)
    // The first of equals.
    #expect(conversion(currency: nil, deals: [1, 2], names: ["", "EUR", "USD"]).currency == "EUR")
  }

  @Test func whereNothingNamesOneThereIsNone() {
    let chosen = conversion(currency: nil, deals: [0, 0], names: [""])
    #expect(chosen.currency == "")
    #expect(!chosen.isAssumed)
  }

  @Test func currenciesAreCountedWithoutRegardToCase() {
    // EUR stands twice in capitals and twice in small letters, USD three times.
    let deals: [UInt16] = [1, 1, 2, 2, 3, 3, 3]
    #expect(conversion(currency: nil, deals: deals, names: ["", "EUR", "eur", "USD"]).currency == "EUR")
  }

  // MARK: Converting

  @Test(
    arguments: [
      // 100.0000 × 7.12 = 712; 0.0001 × 0.5 = 0.00005, a half, and away from zero; × 0.499999999 is below it.
      (1_000_000, 7_120_000_000, 7_120_000), (1, 500_000_000, 1), (-1, 500_000_000, -1), (1, 499_999_999, 0),
      (-1, 499_999_999, 0), (3, 500_000_000, 2), (-3, 500_000_000, -2), (0, 7_120_000_000, 0),
      // 123456789.0123 × 0.123456789 = 15241578.7519 and 88…: 1,234,567,890,123 × 123,456,789 / 10⁹ = 152,415,787,517.14…
      (1_234_567_890_123, 123_456_789, 152_415_787_517),
    ] as [(Int64, Int64, Int64)]
  )
  func amountsAreRoundedExactly(amount: Int64, rate: Int64, expected: Int64) {
    #expect(converted(amount, rate: rate) == expected)
  }

  /// Against long division, on random amounts and rates of all sizes.
  @Test func agreesWithWideArithmetic() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<3000 {
      let amount = Int64(bitPattern: random.next()) >> Int64(5 + random.below(55))
      let rate = Int64(random.next() >> UInt64(20 + random.below(40))) + 1
      let (quotient, remainder) = (Int128(amount.magnitude) * Int128(rate)).quotientAndRemainder(
        dividingBy: 1_000_000_000
      )
      let magnitude = quotient + (remainder >= 500_000_000 ? 1 : 0)
      let expected = Int64(exactly: amount < 0 ? -magnitude : magnitude) ?? DealBook.noAmount
      #expect(converted(amount, rate: rate) == expected, "\(amount) × \(rate)")
    }
  }

  @Test func whatDoesNotFitIsMissing() {
    #expect(converted(900_000_000_000_000_000, rate: 1_000_000_000_000) == DealBook.noAmount)
  }

  @Test func blankAndTheReportsOwnAreTakenAsTheyAre() {
    var amounts = Column<Int64>([10, 20, 30], usual: DealBook.noAmount)
    let without = conversion().convert(&amounts, currencies: Column([0, 1, 2], usual: 0), names: ["", "CNY", "cny"])
    #expect(amounts == [10, 20, 30])
    #expect(without.isEmpty)
  }

  /// An amount without a rate is left out and counted, never taken as 1 : 1 or 0; without an amount nothing is lost.
  @Test func withoutARateTheAmountIsLeftOutAndCounted() {
    var amounts = Column<Int64>([10, 20, DealBook.noAmount, 40, 50], usual: DealBook.noAmount)
    let without = conversion(rates: ["USD": 2_000_000_000])
      .convert(&amounts, currencies: Column([1, 2, 2, 2, 3], usual: 0), names: ["", "usd", "JPY", "GBP"])
    #expect(amounts == [20, DealBook.noAmount, DealBook.noAmount, DealBook.noAmount, DealBook.noAmount])
    #expect(
      without == [
        ImportSummary.CurrencyCount(currency: "JPY", deals: 2), ImportSummary.CurrencyCount(currency: "GBP", deals: 1),
      ]
    )
  }
}
