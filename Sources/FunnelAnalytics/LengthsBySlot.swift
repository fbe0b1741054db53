/// The lengths of some lists in the order of their slots: those of a slot stand side by side.
struct LengthsBySlot {
  private let seconds: Sorted<UInt32>
  private let microseconds: Sorted<Int64>

  /// - Parameters:
  ///   - lists: lengths, and whose they are.
  ///   - slots: how many slots there are.
  init(_ lists: [(lengths: DurationList, slots: SlotList)], slots: Int) {
    seconds = Sorted(lists.reduce(0) { $0 + $1.lengths.seconds.count }, slots: slots) { body in
      for list in lists { list.slots.forEachOfSeconds(list.lengths, body) }
    }
    microseconds = Sorted(lists.reduce(0) { $0 + $1.lengths.microseconds.count }, slots: slots) { body in
      for list in lists { list.slots.forEachOfMicroseconds(list.lengths, body) }
    }
  }

  /// The lengths of some slots, in ascending order of these.
  func lengths(of slots: [Int]) -> DurationList {
    DurationList(seconds: seconds.values(of: slots), microseconds: microseconds.values(of: slots))
  }

  /// Lengths of one unit, by counting sort.
  private struct Sorted<Length: BitwiseCopyable & Sendable> {
    private let values: [Length]
    /// Where the lengths of each slot begin, and behind the last one.
    private let starts: [Int]

    init(_ count: Int, slots: Int, _ forEach: ((Length, Int) -> Void) -> Void) {
      if count == 0 {
        (values, starts) = ([], [])
        return
      }
      var places = [Int](repeating: 0, count: slots + 1)
      places.withUnsafeMutableBufferPointer { places in forEach { places[$1 + 1] += 1 } }
      for slot in 0..<slots { places[slot + 1] += places[slot] }
      starts = places
      values = Array(unsafeUninitializedCapacity: count) { values, initialized in
        places.withUnsafeMutableBufferPointer { places in
          forEach { length, slot in
            values.initializeElement(at: places[slot], to: length)
            places[slot] += 1
          }
        }
        initialized = count
      }
    }

    func values(of slots: [Int]) -> ChunkedList<Length> {
      if values.isEmpty { return ChunkedList() }
      let count = slots.reduce(0) { $0 + starts[$1 + 1] - starts[$1] }
      return ChunkedList(
        Array(unsafeUninitializedCapacity: count) { result, initialized in
          values.withUnsafeBufferPointer { values in
            for slot in slots {
              let own = UnsafeBufferPointer(rebasing: values[starts[slot]..<starts[slot + 1]])
              initialized = result[initialized...].initialize(fromContentsOf: own)
            }
          }
        }
      )
    }
  }
}
