import DealModel

/// Converts amounts to the report's currency.
struct CurrencyConversion {
  /// The report's currency; empty where nothing names one.
  let currency: String
  /// Whether the configuration does not name the currency, so that it was taken from the data.
  let isAssumed: Bool
  private let rates: [String: Int64]

  /// Chooses the report's currency: the configured one, else the one of most deals (the first of equals).
  init(configuration: Configuration, deals: Column<UInt16>, names: [String]) {
    rates = configuration.rates
    if let configured = configuration.currency {
      currency = configured
      isAssumed = false
      return
    }
    var counts = [Int](repeating: 0, count: names.count)
    for number in deals { counts[Int(number)] += 1 }
    var best: (name: String, count: Int) = ("", 0)
    for (name, count) in CurrencyConversion.merged(names, counts) where !name.isEmpty && count > best.count {
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
    let rate: [Int64?] = names.map { name in
      let upper = name.uppercased()
      return name.isEmpty || upper == currency ? one : rates[upper]
    }
    var without = [Int](repeating: 0, count: names.count)
    for row in amounts.indices where amounts[row] != DealBook.noAmount {
      let number = Int(currencies[row])
      guard let rate = rate[number] else {
        without[number] += 1
        amounts[row] = DealBook.noAmount
        continue
      }
      if rate != one { amounts[row] = CurrencyConversion.product(amounts[row], rate) }
    }
    return CurrencyConversion.merged(names, without).filter { $0.count > 0 }
      .map { ImportSummary.CurrencyCount(currency: $0.name, deals: $0.count) }
  }

  /// The counts by name in capitals, in the order in which the names are met.
  private static func merged(_ names: [String], _ counts: [Int]) -> [(name: String, count: Int)] {
    var result: [(name: String, count: Int)] = []
    for (name, count) in zip(names, counts) {
      let upper = name.uppercased()
      if let index = result.firstIndex(where: { $0.name == upper }) {
        result[index].count += count
      } else {
        result.append((upper, count))
      }
    }
    return result
  }

  /// The amount times a rate in billionths, rounded half away from zero.
  private static func product(_ amount: Int64, _ rate: Int64) -> Int64 {
    let scaled = Int128(amount) * Int128(rate)
    let half: Int128 = scaled < 0 ? -500_000_000 : 500_000_000
    return Int64(exactly: (scaled + half) / 1_000_000_000) ?? DealBook.noAmount
  }
}
