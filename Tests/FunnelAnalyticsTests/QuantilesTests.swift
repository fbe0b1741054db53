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
