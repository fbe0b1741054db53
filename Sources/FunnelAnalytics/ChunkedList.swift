/// A list in chunks: lists of several parts make one without being copied, and without the room that a growing array takes
/// ahead.
struct ChunkedList<Element: BitwiseCopyable & Sendable>: Sendable {
  /// No array is longer, so that none is copied far when it grows.
  private static var chunkSize: Int { 1 << 16 }

  private(set) var chunks: [[Element]] = []
  /// The chunk that is being filled.
  private var last: [Element] = []

  /// A list of no elements.
  init() {}

  /// A list of these elements, in one chunk.
  init(_ elements: [Element]) { if !elements.isEmpty { chunks.append(elements) } }

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

  /// Adds elements behind.
  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    if last.count + elements.count > ChunkedList.chunkSize { closeChunk() }
    last.append(contentsOf: elements)
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

  /// The elements that fulfil a condition, as one array; nobody can foresee which do, so all are copied and the others
  /// written over.
  @inline(__always)
  func all(where isIncluded: (Element) -> Bool) -> [Element] {
    Array(unsafeUninitializedCapacity: count + 1) { buffer, found in
      forEachChunk { chunk in
        for element in chunk {
          buffer.baseAddress.map { ($0 + found).initialize(to: element) }
          found += isIncluded(element) ? 1 : 0
        }
      }
    }
  }

  /// All elements, as one array.
  var all: [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    forEachChunk { result.append(contentsOf: $0) }
    return result
  }
}
