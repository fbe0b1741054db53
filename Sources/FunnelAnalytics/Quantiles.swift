/// Quantiles with linear interpolation (type 7 of Hyndman and Fan: numpy's default, Excel's PERCENTILE.INC).
struct Quantiles {
  private var values: [Int64]

  /// Quantiles of the values; their order does not matter.
  init(_ values: [Int64]) { self.values = values }

  /// How many values there are.
  var count: Int { values.count }

  /// The sum, exact.
  var sum: Int128 { values.reduce(into: 0) { $0 += Int128($1) } }

  /// The mean, or `nil` of no values.
  var mean: Double? { values.isEmpty ? nil : Double(sum) / Double(values.count) }

  /// The value below which the share `probability` of the values lies, or `nil` of no values.
  /// - Complexity: O(n) on average; the values are partly sorted on the way.
  mutating func quantile(_ probability: Double) -> Double? {
    guard let last = values.indices.last else { return nil }
    let place = Double(last) * probability
    let low = Int(place.rounded(.down))
    let lower = select(low)
    if low == last || place == Double(low) { return Double(lower) }
    // Behind the selected place all values are at least as large, so the next one is their smallest.
    let upper = values[(low + 1)...].reduce(Int64.max, min)
    return Double(lower) + (Double(upper) - Double(lower)) * (place - Double(low))
  }

  /// The value that would stand at `rank` if all were sorted; smaller ones stand before it then, larger ones behind.
  private mutating func select(_ rank: Int) -> Int64 {
    var low = 0
    var high = values.count - 1
    while low < high {
      let pivot = medianOfThree(low, high)
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        break
      }
    }
    return values[rank]
  }

  private func medianOfThree(_ low: Int, _ high: Int) -> Int64 {
    let (first, middle, last) = (values[low], values[low + (high - low) / 2], values[high])
    return max(min(first, middle), min(max(first, middle), last))
  }
}

/// The Wilson score interval of a share, at 95 %.
enum Wilson {
  private static let z = 1.959963984540054

  /// The interval of `successes` out of `trials`, or `nil` of no trials.
  ///
  /// See E. B. Wilson, JASA 22 (1927).
  static func interval(_ successes: Int, of trials: Int) -> (low: Double, high: Double)? {
    if trials == 0 { return nil }
    let n = Double(trials)
    let share = Double(successes) / n
    let square = z * z
    let center = share + square / (2 * n)
    let spread = z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    return (max(0, (center - spread) / scale), min(1, (center + spread) / scale))
  }
}

/// A share, or `nil` where its denominator is zero.
func ratio(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

/// Microseconds in days.
func days(_ microseconds: Double?) -> Double? { microseconds.map { $0 / 86_400_000_000 } }
