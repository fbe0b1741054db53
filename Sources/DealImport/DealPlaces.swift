import DealModel

/// Where each deal's record begins in its file: four bytes a deal, of files above 4 GiB six.
///
/// What only a few deals are asked for, such as their names, is read again from there instead of being kept of all.
struct DealPlaces: Sendable {
  private var low = Column<UInt32>(usual: 0)
  private var high = Column<UInt16>(usual: 0)

  /// How many deals there are.
  var count: Int { low.count }

  /// The offset of a deal's record.
  subscript(row: Int) -> Int { Int(high[row]) << 32 | Int(low[row]) }

  /// Makes room for so many deals.
  mutating func reserve(_ rows: Int) {
    low.reserve(rows)
    high.reserve(rows)
  }

  /// Adds deals behind.
  /// - Parameters:
  ///   - places: the offsets of their records, counted from `start`.
  mutating func append(_ places: [UInt32], from start: Int) {
    if places.isEmpty { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: places.count) { buffer in
      for (index, place) in places.enumerated() {
        buffer.initializeElement(at: index, to: UInt32(truncatingIfNeeded: start &+ Int(place)))
      }
      low.append(contentsOf: UnsafeBufferPointer(buffer))
    }
    // Offsets rise: if the last is below 4 GiB, all are.
    if (start + Int(places[places.count - 1])) >> 32 == 0 {
      high.append(contentsOf: Column(usual: 0, count: places.count))
    } else {
      for place in places { high.append(UInt16(truncatingIfNeeded: (start + Int(place)) >> 32)) }
    }
  }

  /// Sets the offset of a deal's record; the deal is at most the one behind the last.
  mutating func put(_ offset: Int, at row: Int) {
    low.put(UInt32(truncatingIfNeeded: offset), at: row)
    high.put(UInt16(truncatingIfNeeded: offset >> 32), at: row)
  }
}
