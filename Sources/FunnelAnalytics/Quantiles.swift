// How it works: values are counted in some thousand buckets of equal width, which tells the bucket that holds a rank; only
// the values of that bucket are sorted. Nothing is moved, and the result is exact.

/// Quantiles with linear interpolation (type 7 of Hyndman and Fan: numpy's default, Excel's PERCENTILE.INC).
struct Quantiles {
  private enum Values {
    case wide([Int64])
    /// To be multiplied by a million.
    case seconds([UInt32])
  }

  private let values: Values
  /// How many values there are.
  let count: Int

  /// Quantiles of the values; their order does not matter.
  init(_ values: [Int64]) {
    self.values = .wide(values)
    count = values.count
  }

  /// Quantiles, in microseconds, of whole seconds.
  init(seconds: [UInt32]) {
    values = .seconds(seconds)
    count = seconds.count
  }

  /// The sum, exact.
  var sum: Int128 {
    switch values {
    case .wide(let values): values.reduce(into: 0) { $0 += Int128($1) }
    case .seconds(let values): Int128(values.reduce(into: UInt64(0)) { $0 += UInt64($1) }) * 1_000_000
    }
  }

  /// The mean, or `nil` of no values.
  var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

  /// The value below which the share `probability` of the values lies, or `nil` of no values.
  func quantile(_ probability: Double) -> Double? {
    if count == 0 { return nil }
    let place = Double(count - 1) * probability
    let low = Int(place.rounded(.down))
    let isBetween = low + 1 < count && place > Double(low)
    let (lower, upper): (Double, Double)
    switch values {
    case .wide(let values):
      let found = OrderStatistics.values(of: values, at: low, isBetween ? low + 1 : low)
      (lower, upper) = (Double(found.0), Double(found.1))
    case .seconds(let values):
      let found = OrderStatistics.values(of: values, at: low, isBetween ? low + 1 : low)
      (lower, upper) = (Double(Int64(found.0) * 1_000_000), Double(Int64(found.1) * 1_000_000))
    }
    return lower + (upper - lower) * (place - Double(low))
  }
}

/// Finds values by their rank.
enum OrderStatistics {
  private static let buckets = 1 << 12

  /// The values that would stand at two ranks, the second not before the first, if all were sorted.
  /// - Complexity: O(n), unless most of the values are alike but for one far away; then as sorting those.
  static func values<Value: FixedWidthInteger>(of values: [Value], at first: Int, _ second: Int) -> (Value, Value) {
    if values.count < buckets / 8 {
      let sorted = values.sorted()
      return (sorted[first], sorted[second])
    }
    guard let (low, high) = bounds(values) else { preconditionFailure("ranks of no values") }
    let spread = UInt64(truncatingIfNeeded: Int64(high)) &- UInt64(truncatingIfNeeded: Int64(low))
    var shift: UInt64 = 0
    while spread >> shift >= UInt64(buckets) { shift += 1 }
    func bucket(_ value: Value) -> Int {
      Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: value) &- UInt64(truncatingIfNeeded: low)) >> shift)
    }
    var counts = [Int](repeating: 0, count: buckets)
    counts.withUnsafeMutableBufferPointer { counts in
      for value in values { counts[bucket(value)] += 1 }
    }
    var before = 0
    var index = 0
    while before + counts[index] <= first {
      before += counts[index]
      index += 1
    }
    var members = values.filter { bucket($0) == index }
    members.sort()
    let found = members[first - before]
    if second - before < members.count { return (found, members[second - before]) }
    // The next value is the smallest of a later bucket.
    let next = values.reduce(high) { bucket($1) > index ? min($0, $1) : $0 }
    return (found, next)
  }

  private static func bounds<Value: FixedWidthInteger>(_ values: [Value]) -> (Value, Value)? {
    guard var low = values.first else { return nil }
    var high = low
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    return (low, high)
  }
}

/// A share, or `nil` where its denominator is zero.
func ratio(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

/// Microseconds in days.
func days(_ microseconds: Double?) -> Double? { microseconds.map { $0 / 86_400_000_000 } }
