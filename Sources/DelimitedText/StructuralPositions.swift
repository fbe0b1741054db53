/// Where fields and records end, as the index finds them: offsets from one base, and which of them end a record.
///
/// Not copyable: it owns the memory, which the scanner's records point into.
struct StructuralPositions: ~Copyable {
  /// How many offsets may be written behind the capacity without being counted.
  static let slack = 8

  /// The offsets of delimiters and record ends, ascending.
  private(set) var offsets: UnsafeMutablePointer<UInt32>
  /// The indices in `offsets` of those that end a record.
  private(set) var recordEnds: UnsafeMutablePointer<UInt32>
  /// How many offsets there are.
  var count = 0
  /// How many of them end a record.
  var recordCount = 0
  private(set) var capacity: Int

  /// Makes an empty list with room for `capacity` offsets.
  init(capacity: Int) {
    self.capacity = capacity
    offsets = .allocate(capacity: capacity + StructuralPositions.slack)
    recordEnds = .allocate(capacity: capacity)
  }

  deinit {
    offsets.deallocate()
    recordEnds.deallocate()
  }

  /// Drops the first `first` offsets, counts the rest from a base that lies `distance` further on, and forgets the
  /// record ends; makes room for `more` offsets.
  mutating func keep(from first: Int, movedBy distance: UInt32, andReserve more: Int) {
    let kept = count - first
    if kept + more > capacity {
      let larger = max(capacity * 2, kept + more)
      let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: larger + StructuralPositions.slack)
      moved.initialize(from: offsets + first, count: kept)
      offsets.deallocate()
      recordEnds.deallocate()
      offsets = moved
      recordEnds = .allocate(capacity: larger)
      capacity = larger
    } else if first > 0 {
      offsets.update(from: offsets + first, count: kept)
    }
    if distance > 0 { for index in 0..<kept { offsets[index] -= distance } }
    count = kept
    recordCount = 0
  }
}
