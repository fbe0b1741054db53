/// The changes of a run of deals, grouped by deal; within a deal in the order of the files.
///
/// One value is used again for all runs. Not copyable: it owns the memory that the changes of its deals stand in.
public struct RunOfChanges: ~Copyable {
  /// The row of the run's first deal.
  public private(set) var first = 0
  /// How many deals the run has.
  public private(set) var deals = 0
  /// For each deal of the run, and one behind the last, where its changes begin.
  @usableFromInline private(set) var offsets: [Int] = [0]
  /// The changes.
  @usableFromInline private(set) var changes: UnsafeMutablePointer<StageChange>
  private var capacity = 1 << 15
  /// For each deal, how many changes it has; then, where its next one goes.
  private var next: [Int] = []

  /// Makes a run without deals.
  public init() { changes = .allocate(capacity: capacity) }

  deinit { changes.deallocate() }

  /// The rows of the run's deals.
  @inlinable
  public var rows: Range<Int> { Range(uncheckedBounds: (first, first + deals)) }

  /// The changes of a deal of the run; the memory is good, and may be reordered, until the next run is loaded.
  @inlinable
  public func changes(of row: Int) -> UnsafeMutableBufferPointer<StageChange> {
    let start = offsets[row - first]
    return UnsafeMutableBufferPointer(start: changes + start, count: offsets[row - first + 1] - start)
  }

  mutating func begin(first: Int, deals: Int) {
    self.first = first
    self.deals = deals
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(0, count: deals))
  }

  @inline(__always)
  mutating func count(_ deals: some Sequence<Int>) {
    next.withUnsafeMutableBufferPointer { next in
      for deal in deals { next[deal] += 1 }
    }
  }

  mutating func makeRoom() {
    offsets.removeAll(keepingCapacity: true)
    var sum = 0
    for deal in next.indices {
      offsets.append(sum)
      sum += next[deal]
      next[deal] = offsets[deal]
    }
    offsets.append(sum)
    if sum <= capacity { return }
    changes.deallocate()
    capacity = max(sum, capacity * 2)
    changes = .allocate(capacity: capacity)
  }

  /// Lets `body` store changes: each at its deal's next place, which then moves on.
  @inline(__always)
  mutating func fill(_ body: (UnsafeMutableBufferPointer<Int>, UnsafeMutablePointer<StageChange>) -> Void) {
    let changes = changes
    next.withUnsafeMutableBufferPointer { body($0, changes) }
  }
}
