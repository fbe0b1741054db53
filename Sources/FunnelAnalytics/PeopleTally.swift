import DealModel

/// Whose each of the lengths of a `DurationList` is: a byte each, two where there are more than 256 slots.
struct SlotList {
  /// The slots of one of the two parts of a list.
  struct Part {
    var low = ChunkedList<UInt8>()
    var high = ChunkedList<UInt8>()

    mutating func append(contentsOf other: Part) {
      low.append(contentsOf: other.low)
      high.append(contentsOf: other.high)
    }
  }

  private var seconds = Part()
  private var microseconds = Part()

  /// Takes up the slot of a length.
  @inline(__always)
  mutating func append(_ slot: Int, isWholeSeconds: Bool, isWide: Bool) {
    if isWholeSeconds {
      seconds.low.append(UInt8(truncatingIfNeeded: slot))
      if isWide { seconds.high.append(UInt8(truncatingIfNeeded: slot >> 8)) }
    } else {
      microseconds.low.append(UInt8(truncatingIfNeeded: slot))
      if isWide { microseconds.high.append(UInt8(truncatingIfNeeded: slot >> 8)) }
    }
  }

  /// Takes up the slots of lengths in whole seconds.
  mutating func append(_ slots: UnsafeBufferPointer<UInt16>, isWide: Bool) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: slots.count) { bytes in
      for place in slots.indices { bytes[place] = UInt8(truncatingIfNeeded: slots[place]) }
      seconds.low.append(contentsOf: UnsafeBufferPointer(bytes))
      if !isWide { return }
      for place in slots.indices { bytes[place] = UInt8(truncatingIfNeeded: slots[place] >> 8) }
      seconds.high.append(contentsOf: UnsafeBufferPointer(bytes))
    }
  }

  /// Adds the slots of another list.
  mutating func append(contentsOf other: SlotList) {
    seconds.append(contentsOf: other.seconds)
    microseconds.append(contentsOf: other.microseconds)
  }

  /// Calls `body` with each length of a list that is in whole seconds, and its slot.
  @inline(__always)
  func forEachOfSeconds(_ list: DurationList, _ body: (UInt32, Int) -> Void) {
    SlotList.forEach(list.seconds, seconds, body)
  }

  /// Calls `body` with each other length of a list, in microseconds, and its slot.
  @inline(__always)
  func forEachOfMicroseconds(_ list: DurationList, _ body: (Int64, Int) -> Void) {
    SlotList.forEach(list.microseconds, microseconds, body)
  }

  @inline(__always)
  private static func forEach<Length>(_ lengths: ChunkedList<Length>, _ slots: Part, _ body: (Length, Int) -> Void) {
    if lengths.isEmpty { return }
    var place = 0
    slots.low.all.withUnsafeBufferPointer { low in
      slots.high.all.withUnsafeBufferPointer { high in
        lengths.forEachChunk { chunk in
          for length in chunk {
            body(length, Int(low[place]) | (high.isEmpty ? 0 : Int(high[place]) << 8))
            place += 1
          }
        }
      }
    }
  }
}

/// Whose visits are counted in `StageTimeTally`, of all open stages.
struct PeopleTally {
  /// Beside the lengths of the finished visits, by `StageExit`, of each stage number.
  private(set) var ended: [[SlotList]]
  /// Beside those of the unfinished visits.
  private(set) var ongoing: [SlotList]
  /// `[stage number × slots + slot]`: deals of whose first visit it is known whether it lasts longer than the standard.
  private(set) var known: [UInt32]
  private let slots: Int

  init(slots: Int, layout: StageLayout) {
    self.slots = slots
    let stages = slots == 0 ? 0 : layout.count
    ended = Array(repeating: StageExit.allCases.map { _ in SlotList() }, count: stages)
    ongoing = Array(repeating: SlotList(), count: stages)
    known = Array(repeating: 0, count: stages * slots)
  }

  /// Takes up a visit that ended after a length that is no whole seconds.
  mutating func add(_ slot: Int, stage: Int, _ exit: StageExit) {
    if slots == 0 { return }
    ended[stage][exit.rawValue].append(slot, isWholeSeconds: false, isWide: slots > 256)
  }

  /// Takes up visits that ended after whole seconds.
  mutating func add(_ more: UnsafeBufferPointer<UInt16>, stage: Int, exit: Int) {
    if slots > 0 { ended[stage][exit].append(more, isWide: slots > 256) }
  }

  /// Counts a deal of whose first visit it is known whether it lasts longer than the standard.
  @inline(__always)
  mutating func addKnown(_ slot: Int, stage: Int) {
    if slots > 0 { known[stage * slots + slot] += 1 }
  }

  /// Takes up a visit that goes on.
  @inline(__always)
  mutating func addOngoing(_ slot: Int, stage: Int, isWholeSeconds: Bool, isKnown: Bool) {
    if slots == 0 { return }
    ongoing[stage].append(slot, isWholeSeconds: isWholeSeconds, isWide: slots > 256)
    if isKnown { known[stage * slots + slot] += 1 }
  }

  /// Adds the visits of other deals.
  mutating func merge(_ other: PeopleTally) {
    for stage in ended.indices {
      for exit in ended[stage].indices { ended[stage][exit].append(contentsOf: other.ended[stage][exit]) }
      ongoing[stage].append(contentsOf: other.ongoing[stage])
    }
    for index in known.indices { known[index] += other.known[index] }
  }
}
