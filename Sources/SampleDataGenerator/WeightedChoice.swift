/// Draws an index with a probability in proportion to its weight.
struct WeightedChoice {
  private let cumulative: [Double]
  private let total: Double

  /// Prepares the draw; the weights must not all be 0.
  init(weights: [Double]) {
    var sums: [Double] = []
    var sum = 0.0
    for weight in weights {
      sum += weight
      sums.append(sum)
    }
    cumulative = sums
    total = sum
  }

  /// Draws one index.
  func pick(_ random: inout SplitMix64) -> Int {
    let target = random.unit() * total
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if target < cumulative[middle] {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
