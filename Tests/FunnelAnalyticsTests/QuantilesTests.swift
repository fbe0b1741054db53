import Testing

@testable import FunnelAnalytics

struct QuantilesTests {
  @Test func agreesWithSorting() {
    var dice = ReferenceDice(seed: 7)
    for size in 1...60 {
      let values = (0..<size).map { _ in Int64(dice.below(size % 7 == 0 ? 3 : 1000)) }
      let sorted = values.sorted()
      for probability in [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] {
        // Type 7: the place among n sorted values is (n − 1) p.
        let place = Double(size - 1) * probability
        let low = Int(place)
        let high = min(low + 1, size - 1)
        let expected = Double(sorted[low]) + (Double(sorted[high]) - Double(sorted[low])) * (place - Double(low))
        let quantiles = Quantiles(values)
        #expect(quantiles.quantile(probability) == expected, "\(size) values, \(probability)")
      }
    }
  }

  /// Many values are counted in buckets: alike, spread wide, with one far away, negative, over several chunks.
  @Test(arguments: 0..<10)
  func manyValuesAgreeWithSorting(seed: UInt64) {
    var dice = ReferenceDice(seed: seed)
    let size = [513, 4096, 5000, 70_000, 140_000][Int(seed) % 5]
    let spread = [1, 2, 5000, 1 << 40][Int(seed) % 4]
    var values = (0..<size).map { _ in Int64(dice.below(spread)) - (seed % 3 == 0 ? Int64(spread / 2) : 0) }
    if seed % 2 == 0 { values[7] = 1 << 60 }
    let sorted = values.sorted()
    let probabilities = [0, 0.001, 0.25, 0.5, 0.9, 0.9999, 1]
    let expected = probabilities.map { probability in
      let place = Double(size - 1) * probability
      let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
      return Double(sorted[low]) + (Double(sorted[high]) - Double(sorted[low])) * (place - Double(low))
    }
    #expect(Quantiles(values).quantiles(probabilities) == expected)
  }

  /// Whole seconds are kept in four bytes, others in eight; together they are one list.
  @Test func lengthsOfAnyKindMakeOneList() {
    var dice = ReferenceDice(seed: 5)
    for round in 0..<20 {
      var (list, other) = (DurationList(), DurationList())
      var values: [Int64] = []
      for index in 0..<1500 {
        let isExact = round % 4 == 0 || dice.below(5) > 0
        let value = Int64(dice.below(90_000)) * 1_000_000 + (isExact ? 0 : 250) + (dice.below(700) == 0 ? 1 << 53 : 0)
        values.append(value)
        if index < 900 { list.append(value) } else { other.append(value) }
      }
      list.append(contentsOf: other)
      #expect(list.count == values.count)
      #expect(list.quantiles.sum == values.reduce(into: Int128(0)) { $0 += Int128($1) })
      #expect(list.quantiles.quantiles([0.1, 0.5, 0.9]) == Quantiles(values).quantiles([0.1, 0.5, 0.9]))
    }
  }

  @Test func ofNothingIsUndefined() {
    let quantiles = Quantiles([])
    #expect(quantiles.quantile(0.5) == nil)
    #expect(quantiles.mean == nil)
  }

  @Test func wilson() throws {
    // R: binom::binom.confint(8, 10, methods = "wilson") gives 0.4901625 and 0.9433178.
    let interval = try #require(Wilson.interval(8, of: 10))
    #expect(abs(interval.low - 0.4901625) < 1e-7)
    #expect(abs(interval.high - 0.9433178) < 1e-7)
    #expect(Wilson.interval(0, of: 0) == nil)
    #expect(Wilson.interval(0, of: 5)?.low == 0)
    #expect(Wilson.interval(5, of: 5)?.high == 1)
  }
}
