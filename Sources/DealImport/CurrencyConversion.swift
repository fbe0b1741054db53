import DealModel

/// Converts amounts to the report's currency.
struct CurrencyConversion {
  /// The report's currency; empty where nothing names one.
  let currency: String
  /// Whether the configuration does not name the currency, so that it was taken from the data.
  let isAssumed: Bool
  let rates: [String: Int64]

  /// The currency that a name, code or sign means: `RMB` is CNY, a lone `$` is USD and `¥` is CNY unless the report's
  /// currency is another dollar, or yen; in capitals where it is not known.
  static func code(_ name: String, report: String) -> String {
    WrittenCurrency(named: name)?.resolved(report: report) ?? name.uppercased()
  }

  /// The currency that a name means by itself.
  static func code(_ name: String) -> String { code(name, report: "") }

  /// Chooses the report's currency: the configured one, else the one of most deals (the first of equals).
  init(configuration: Configuration, deals: Column<UInt16>, names: [String]) {
    rates = configuration.rates
    if let configured = configuration.currency {
      currency = CurrencyConversion.code(configured)
      isAssumed = false
      return
    }
    var counts = [Int](repeating: 0, count: names.count)
    for number in deals { counts[Int(number)] += 1 }
    var best: (name: String, count: Int) = ("", 0)
    let codes = names.map(CurrencyConversion.code)
    for (name, count) in CurrencyConversion.merged(codes, counts) where !name.isEmpty && count > best.count {
      best = (name, count)
    }
    currency = best.name
    isAssumed = !best.name.isEmpty
  }

  /// Converts the amounts in place; an amount without a rate, or out of range after conversion, becomes missing.
  ///
  /// A blank currency is the report's.
  /// - Returns: the deals with an amount whose currency has no rate, by currency.
  func convert(_ amounts: inout Column<Int64>, currencies: Column<UInt16>, names: [String]) -> [ImportSummary
    .CurrencyCount]
  {
    let one: Int64 = 1_000_000_000
    let names = names.map { CurrencyConversion.code($0, report: currency) }
    let rate: [Int64?] = names.map { $0.isEmpty || $0 == currency ? one : rates[$0] }
    // Asked for first: to look at all amounts takes a while, and most files are in one currency.
    if rate.allSatisfy({ $0 == one }) { return [] }
    var without = [Int](repeating: 0, count: names.count)
    amounts.replace { row, amount in
      let number = Int(currencies[row])
      guard let rate = rate[number] else {
        without[number] += 1
        return DealBook.noAmount
      }
      return rate == one ? amount : CurrencyConversion.product(amount, rate)
    }
    return CurrencyConversion.merged(names, without).filter { $0.count > 0 }
      .map { ImportSummary.CurrencyCount(currency: $0.name, deals: $0.count) }
  }

  /// The signs that several currencies share and that deals have, with the currency they were taken for, where that is
  /// not the configured one.
  func assumedSigns(_ deals: Column<UInt16>, names: [String], configured: String?) -> [(sign: String, currency: String)]
  {
    var result: [(sign: String, currency: String)] = []
    let isUsed = deals.reduce(into: [Bool](repeating: false, count: names.count)) { $0[Int($1)] = true }
    for (name, isUsed) in zip(names, isUsed) where isUsed {
      guard let written = WrittenCurrency(named: name), written == .dollar || written == .yuanOrYen else { continue }
      let code = written.resolved(report: currency)
      let isConfigured = configured.map(CurrencyConversion.code) == code
      if !isConfigured, !result.contains(where: { $0.sign == written.text }) { result.append((written.text, code)) }
    }
    return result
  }

  /// The counts by name, in the order in which the names are met.
  private static func merged(_ names: [String], _ counts: [Int]) -> [(name: String, count: Int)] {
    var result: [(name: String, count: Int)] = []
    for (name, count) in zip(names, counts) {
      if let index = result.firstIndex(where: { $0.name == name }) {
        result[index].count += count
      } else {
        result.append((name, count))
      }
    }
    return result
  }

  /// The amount times a rate in billionths, rounded half away from zero.
  static func product(_ amount: Int64, _ rate: Int64) -> Int64 {
    let scaled = Int128(amount) * Int128(rate)
    let half: Int128 = scaled < 0 ? -500_000_000 : 500_000_000
    return Int64(exactly: (scaled + half) / 1_000_000_000) ?? DealBook.noAmount
  }
}
