/// Lengths of time, of which most are whole seconds: those take four bytes each, others eight.
struct DurationList {
  /// Microseconds of a second.
  static let second: Int64 = 1_000_000
  /// Whole seconds.
  private(set) var seconds = ChunkedList<UInt32>()
  /// Microseconds of those that are no whole seconds, or out of range.
  private(set) var microseconds = ChunkedList<Int64>()

  /// A list of lengths in both units.
  init(seconds: ChunkedList<UInt32> = ChunkedList(), microseconds: ChunkedList<Int64> = ChunkedList()) {
    (self.seconds, self.microseconds) = (seconds, microseconds)
  }

  /// How many there are.
  var count: Int { seconds.count + microseconds.count }

  /// Adds a length in microseconds.
  /// - Returns: whether it is among the whole seconds.
  @inline(__always)
  @discardableResult
  mutating func append(_ length: Int64) -> Bool {
    let whole = length / DurationList.second
    if whole * DurationList.second == length, whole >= 0, whole <= Int64(UInt32.max) {
      seconds.append(UInt32(truncatingIfNeeded: whole))
      return true
    }
    microseconds.append(length)
    return false
  }

  /// Adds lengths in whole seconds.
  mutating func append(seconds more: UnsafeBufferPointer<UInt32>) { seconds.append(contentsOf: more) }

  /// Adds the lengths of another list.
  mutating func append(contentsOf other: DurationList) {
    seconds.append(contentsOf: other.seconds)
    microseconds.append(contentsOf: other.microseconds)
  }

  /// All of them in microseconds.
  var allMicroseconds: ChunkedList<Int64> {
    var all = microseconds
    seconds.forEachChunk { chunk in
      for second in chunk { all.append(Int64(second) * DurationList.second) }
    }
    return all
  }

  /// Means and quantiles, in microseconds.
  var quantiles: Quantiles {
    microseconds.isEmpty ? Quantiles(seconds: seconds) : Quantiles(allMicroseconds)
  }
}
