// How it works: values are counted in some thousand buckets of equal width, which tells the bucket that holds a rank; only
// the values of that bucket are sorted. Nothing is moved, and the result is exact.

/// Quantiles with linear interpolation (type 7 of Hyndman and Fan: numpy's default, Excel's PERCENTILE.INC).
struct Quantiles {
  private enum Values {
    case wide(ChunkedList<Int64>)
    /// To be multiplied by a million.
    case seconds(ChunkedList<UInt32>)
  }

  private let values: Values
  /// How many values there are.
  let count: Int

  /// Quantiles of the values; their order does not matter.
  init(_ values: ChunkedList<Int64>) {
    self.values = .wide(values)
    count = values.count
  }

  /// Quantiles of the values; their order does not matter.
  init(_ values: [Int64]) {
    var list = ChunkedList<Int64>()
    for value in values { list.append(value) }
    self.init(list)
  }

  /// Quantiles, in microseconds, of whole seconds.
  init(seconds: ChunkedList<UInt32>) {
    values = .seconds(seconds)
    count = seconds.count
  }

  /// The sum, exact.
  var sum: Int128 {
    var sum: Int128 = 0
    switch values {
    case .wide(let values):
      values.forEachChunk { chunk in for value in chunk { sum += Int128(value) } }
    case .seconds(let values):
      values.forEachChunk { chunk in sum += Int128(chunk.reduce(into: UInt64(0)) { $0 += UInt64($1) }) }
      sum *= 1_000_000
    }
    return sum
  }

  /// The mean, or `nil` of no values.
  var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

  /// The value below which the share `probability` of the values lies, or `nil` of no values.
  func quantile(_ probability: Double) -> Double? { quantiles([probability])[0] }

  /// The values below which shares of the values lie; all of them are found in one go.
  func quantiles(_ probabilities: [Double]) -> [Double?] { quantiles(probabilities, andRank: nil).quantiles }

  /// The same, and the value of a rank, 0 of the least; all of them are found in one go.
  func quantiles(_ probabilities: [Double], andRank rank: Int?) -> (quantiles: [Double?], value: Double?) {
    if count == 0 { return (probabilities.map { _ in nil }, nil) }
    let places = probabilities.map { Double(count - 1) * $0 }
    var ranks = places.flatMap { [Int($0.rounded(.down)), Int($0.rounded(.up))] }
    if let rank { ranks.append(rank) }
    let found: [Double]
    switch values {
    case .wide(let values): found = OrderStatistics.values(of: values, at: ranks).map { Double($0) }
    case .seconds(let values):
      found = OrderStatistics.values(of: values, at: ranks).map { Double(Int64($0) * 1_000_000) }
    }
    let quantiles = places.indices.map { index in
      let (lower, upper) = (found[index * 2], found[index * 2 + 1])
      return lower + (upper - lower) * (places[index] - places[index].rounded(.down))
    }
    return (quantiles, rank == nil ? nil : found.last)
  }
}

/// Finds values by their rank.
enum OrderStatistics {
  /// The values that would stand at some ranks if all were sorted.
  /// - Complexity: O(n), unless most of the values are alike but for one far away; then as sorting those.
  static func values<Value: FixedWidthInteger & BitwiseCopyable & Sendable>(
    of list: ChunkedList<Value>,
    at ranks: [Int]
  ) -> [Value] {
    if list.count < 64 {
      let sorted = list.all.sorted()
      return ranks.map { sorted[$0] }
    }
    // As many as leave few values to sort, but stay in the nearest cache.
    let buckets = min(1 << 12, max(1 << 6, list.count / 2))
    var (low, high) = (Value.max, Value.min)
    list.forEachChunk { chunk in
      for value in chunk {
        low = min(low, value)
        high = max(high, value)
      }
    }
    let spread = UInt64(truncatingIfNeeded: Int64(high)) &- UInt64(truncatingIfNeeded: Int64(low))
    var shift: UInt64 = 0
    while spread >> shift >= UInt64(buckets) { shift += 1 }
    func bucket(_ value: Value) -> Int {
      Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: value) &- UInt64(truncatingIfNeeded: low)) >> shift)
    }
    var counts = [Int](repeating: 0, count: buckets)
    counts.withUnsafeMutableBufferPointer { counts in
      list.forEachChunk { chunk in for value in chunk { counts[bucket(value)] += 1 } }
    }
    // For each bucket how many values lie before it, and where its values are gathered, if a rank lies in it.
    var before = [0]
    for count in counts { before.append(before[before.count - 1] + count) }
    var members: [[Value]] = []
    var gathered = [Int](repeating: -1, count: buckets)
    let bucketOfRank = ranks.map { rank in (before.partitioningIndex { $0 > rank }) - 1 }
    for bucket in bucketOfRank where gathered[bucket] < 0 {
      gathered[bucket] = members.count
      members.append([])
      members[members.count - 1].reserveCapacity(counts[bucket])
    }
    gathered.withUnsafeBufferPointer { gathered in
      list.forEachChunk { chunk in
        for value in chunk {
          let place = gathered[bucket(value)]
          if place >= 0 { members[place].append(value) }
        }
      }
    }
    for place in members.indices { members[place].sort() }
    return zip(ranks, bucketOfRank).map { rank, bucket in members[gathered[bucket]][rank - before[bucket]] }
  }
}

extension [Int] {
  /// The first index whose element fulfils a condition that holds from there on.
  fileprivate func partitioningIndex(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A share, or `nil` where its denominator is zero.
func ratio(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

/// Microseconds in days.
func days(_ microseconds: Double?) -> Double? { microseconds.map { $0 / 86_400_000_000 } }
