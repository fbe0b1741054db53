import DealModel

/// Stage changes that wait for their deals to be looked up together, and where the deals' ids stand.
///
/// Not copyable: it owns the memory.
struct PendingChanges: ~Copyable {
  /// How many are looked up at a time.
  static let capacity = 512

  private let changes = UnsafeMutableBufferPointer<StageChange>.allocate(capacity: capacity)
  private let ids = UnsafeMutableBufferPointer<Range<Int>>.allocate(capacity: capacity)
  private(set) var count = 0

  deinit {
    changes.deallocate()
    ids.deallocate()
  }

  /// Whether there is no room for another.
  var isFull: Bool { count == PendingChanges.capacity }

  /// Adds a change and the range of its deal's id.
  @inline(__always)
  mutating func append(_ change: StageChange, id: Range<Int>) {
    precondition(!isFull, "pending changes were not looked up")
    changes.initializeElement(at: count, to: change)
    ids.initializeElement(at: count, to: id)
    count += 1
  }

  /// Hands all changes and the ranges of their ids to `body`, and forgets them.
  mutating func takeAll(_ body: (UnsafeBufferPointer<StageChange>, UnsafeBufferPointer<Range<Int>>) -> Void) {
    body(
      UnsafeBufferPointer(rebasing: changes[..<count]),
      UnsafeBufferPointer(rebasing: ids[..<count])
    )
    count = 0
  }
}
