/// A list in chunks: lists of several parts make one without being copied, and without the room that a growing array takes
/// ahead.
struct ChunkedList<Element: BitwiseCopyable & Sendable>: Sendable {
  /// No array is longer, so that none is copied far when it grows.
  private static var chunkSize: Int { 1 << 16 }

  private(set) var chunks: [[Element]] = []
  /// The chunk that is being filled.
  private var last: [Element] = []

  /// How many elements there are.
  var count: Int { chunks.reduce(last.count) { $0 + $1.count } }
  /// Whether there are none.
  var isEmpty: Bool { last.isEmpty && chunks.isEmpty }

  /// Adds an element.
  @inline(__always)
  mutating func append(_ element: Element) {
    if last.count == ChunkedList.chunkSize { closeChunk() }
    last.append(element)
  }

  /// Adds the elements of another list behind.
  mutating func append(contentsOf other: ChunkedList) {
    closeChunk()
    chunks += other.chunks
    last = other.last
  }

  private mutating func closeChunk() {
    if last.isEmpty { return }
    // A part has dozens of lists, whose last chunks would keep the room that they grew into.
    chunks.append(last.capacity > last.count + last.count / 4 ? Array(last[...]) : last)
    last = []
  }

  /// Calls `body` with the elements in order, many at a time.
  @inline(__always)
  func forEachChunk(_ body: (UnsafeBufferPointer<Element>) -> Void) {
    for chunk in chunks { chunk.withUnsafeBufferPointer(body) }
    last.withUnsafeBufferPointer(body)
  }

  /// All elements, as one array.
  var all: [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    forEachChunk { result.append(contentsOf: $0) }
    return result
  }
}
