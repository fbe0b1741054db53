import CProcessor
import Glibc

// How it works: a slot of the open-addressed table holds 32 bits of the hash and the key's number, so that a probe mostly
// touches 8 bytes; before a match counts, the whole key is compared. Keys stand in 16 bytes each (`Key`) in the order of
// their numbers.

/// Numbers distinct byte strings 0, 1, 2 … in the order they are first seen.
///
/// Deal ids and every column of repeated text go through it.
public struct KeyIndex: Sendable {
  /// What a batch look-up gives for a key that is not there.
  public static let none = UInt32.max

  private var keys: [Key] = []
  private var arena: [UInt8] = []
  private var slots: [UInt64] = []
  private var mask = 0
  private let hash: KeyHash

  /// Makes an empty index with room for `capacity` keys.
  public init(capacity: Int = 0) { self.init(capacity: capacity, hash: .ofThisRun) }

  init(capacity: Int = 0, hash: KeyHash) {
    self.hash = hash
    resize(toHold: max(8, capacity))
    reserve(capacity)
  }

  /// How many distinct keys there are.
  public var count: Int { keys.count }

  /// The key's number, a new one if it has not been seen.
  /// - Parameter whole: a buffer that the key lies in, if there is one: reading a little beyond the key is faster.
  public mutating func number(of bytes: UnsafeRawBufferPointer, within whole: UnsafeRawBufferPointer? = nil) -> (
    number: Int, isNew: Bool
  ) {
    if bytes.count <= Key.longestInline {
      let key = Key(short: bytes, within: whole)
      let hash = hash.hash(key)
      if let number = find(key, hash) { return (number, false) }
      return (add(key, hash), true)
    }
    let hash = hash.hash(bytes)
    if let number = find(bytes, hash) { return (number, false) }
    return (add(long: bytes, hash), true)
  }

  /// The key's number if it has been seen.
  public func find(_ bytes: UnsafeRawBufferPointer) -> Int? {
    if bytes.count <= Key.longestInline {
      let key = Key(short: bytes)
      return find(key, hash.hash(key))
    }
    return find(bytes, hash.hash(bytes))
  }

  /// Looks up many keys; `numbers` gets the number of each, or `none`.
  public func find(_ batch: KeyBatch, into numbers: inout [UInt32]) {
    batch.entries.withUnsafeBufferPointer { entries in
      batch.arena.withUnsafeBytes { find(entries, longKeysIn: $0, into: &numbers) }
    }
  }

  /// Looks up the keys that stand in some ranges of a buffer; `numbers` gets the number of each, or `none`.
  public func find(
    _ ranges: UnsafeBufferPointer<Range<Int>>,
    in whole: UnsafeRawBufferPointer,
    into numbers: inout [UInt32]
  ) {
    withUnsafeTemporaryAllocation(of: KeyBatch.Entry.self, capacity: ranges.count) { entries in
      for (index, range) in ranges.enumerated() {
        let bytes = UnsafeRawBufferPointer(rebasing: whole[range])
        let isShort = bytes.count <= Key.longestInline
        let key = isShort ? Key(short: bytes, within: whole) : Key(start: range.lowerBound, count: range.count)
        let hash = isShort ? hash.hash(key) : hash.hash(bytes)
        entries.initializeElement(at: index, to: KeyBatch.Entry(key: key, hash: hash))
      }
      find(UnsafeBufferPointer(entries), longKeysIn: whole, into: &numbers)
    }
  }

  private func find(
    _ batch: UnsafeBufferPointer<KeyBatch.Entry>,
    longKeysIn arena: UnsafeRawBufferPointer,
    into numbers: inout [UInt32]
  ) {
    if numbers.count < batch.count {
      numbers.append(contentsOf: repeatElement(KeyIndex.none, count: batch.count - numbers.count))
    } else if numbers.count > batch.count {
      numbers.removeLast(numbers.count - batch.count)
    }
    let mask = mask
    // All first slots are fetched, then all keys they point to: the waits for memory overlap.
    numbers.withUnsafeMutableBufferPointer { numbers in
      slots.withUnsafeBufferPointer { slots in
        KeyIndex.fetch(slots, mask, batch)
        for (index, wanted) in batch.enumerated() {
          let hash = wanted.hash
          var slot = Int(truncatingIfNeeded: hash) & mask
          var entry = slots[slot]
          // The next slots mostly came with the first.
          while entry != 0, (entry ^ hash) >> 32 != 0 {
            slot = (slot + 1) & mask
            entry = slots[slot]
          }
          // An empty slot gives `none`.
          let number = UInt32(truncatingIfNeeded: entry) &- 1
          numbers[index] = number
          if number != KeyIndex.none {
            keys.withUnsafeBufferPointer { prefetch($0.baseAddress.map { $0 + Int(number) }) }
          }
        }
      }
      keys.withUnsafeBufferPointer { keys in
        for (index, wanted) in batch.enumerated() {
          let key = wanted.key
          let candidate = numbers[index]
          if candidate == KeyIndex.none || !key.isLong && keys[Int(candidate)] == key { continue }
          numbers[index] = find(wanted, arena)
        }
      }
    }
  }

  @inline(never)
  private func find(_ entry: KeyBatch.Entry, _ arena: UnsafeRawBufferPointer) -> UInt32 {
    let key = entry.key
    let found = key.isLong ? find(.init(rebasing: arena[key.range]), entry.hash) : find(key, entry.hash)
    return found.map { UInt32(truncatingIfNeeded: $0) } ?? KeyIndex.none
  }

  /// Numbers many keys, new ones in the batch's order; `numbers` gets the number of each.
  public mutating func number(_ batch: KeyBatch, into numbers: inout [UInt32]) {
    numbers.removeAll(keepingCapacity: true)
    numbers.reserveCapacity(batch.count)
    while (count + batch.count) * 4 > slots.count * 3 { resize(toHold: count + batch.count) }
    // As many as the near cache holds: their first slots are fetched before any is used.
    let step = 256
    for start in stride(from: 0, to: batch.count, by: step) {
      let range = start..<min(batch.count, start + step)
      slots.withUnsafeBufferPointer { slots in
        batch.entries.withUnsafeBufferPointer { KeyIndex.fetch(slots, mask, .init(rebasing: $0[range])) }
      }
      for index in range {
        let (key, hash) = (batch.entries[index].key, batch.entries[index].hash)
        let number: Int
        if key.isLong {
          number = batch.arena.withUnsafeBytes { arena in
            let bytes = UnsafeRawBufferPointer(rebasing: arena[key.range])
            return find(bytes, hash) ?? add(long: bytes, hash)
          }
        } else {
          number = numberWithRoom(key, hash)
        }
        numbers.append(UInt32(truncatingIfNeeded: number))
      }
    }
  }

  /// Fetches the first slots of keys: the waits for memory overlap.
  @inline(__always)
  private static func fetch(
    _ slots: UnsafeBufferPointer<UInt64>,
    _ mask: Int,
    _ entries: UnsafeBufferPointer<KeyBatch.Entry>
  ) {
    guard let first = slots.baseAddress else { return }
    for entry in entries { prefetch(first + (Int(truncatingIfNeeded: entry.hash) & mask)) }
  }

  /// The number of a short key, for which there is room in the table: one walk over the slots, whether it is new or not.
  @inline(__always)
  private mutating func numberWithRoom(_ key: Key, _ hash: UInt64) -> Int {
    let next = keys.count
    let mask = mask
    let number = slots.withUnsafeMutableBufferPointer { slots in
      keys.withUnsafeBufferPointer { keys in
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
          let entry = slots[slot]
          if entry == 0 {
            slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(truncatingIfNeeded: next + 1)
            return next
          }
          if (entry ^ hash) >> 32 == 0 {
            let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
            if keys[number] == key { return number }
          }
          slot = (slot + 1) & mask
        }
      }
    }
    if number == next {
      precondition(next < 0xFFFF_FFFE, "more keys than 32 bits can number")
      keys.append(key)
    }
    return number
  }

  /// Adds the keys of another index in their order.
  /// - Returns: for each number of the other index the number here.
  public mutating func merge(_ other: KeyIndex) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    other.arena.withUnsafeBytes { arena in
      for key in other.keys {
        let found: Int
        if key.isLong {
          found = number(of: UnsafeRawBufferPointer(rebasing: arena[key.range])).number
        } else {
          let hash = hash.hash(key)
          found = find(key, hash) ?? add(key, hash)
        }
        numbers.append(UInt32(truncatingIfNeeded: found))
      }
    }
    return numbers
  }

  /// Makes room for so many keys.
  public mutating func reserve(_ capacity: Int) {
    if capacity * 4 > slots.count * 3 { resize(toHold: capacity) }
    if capacity <= keys.capacity { return }
    let known = keys
    keys = Array(unsafeUninitializedCapacity: capacity) { buffer, count in
      HugePages.advise(UnsafeMutableRawBufferPointer(buffer))
      count = buffer.initialize(fromContentsOf: known)
    }
  }

  /// The text of a key.
  public func text(_ number: Int) -> String {
    let key = keys[number]
    if key.isLong { return String(decoding: arena[key.range], as: UTF8.self) }
    return withUnsafeBytes(of: key) { String(decoding: $0.prefix(key.shortCount), as: UTF8.self) }
  }

  /// Gives back the memory that look-ups need, and the keys too if their texts are not wanted; nothing can be found or
  /// numbered any more.
  public mutating func close(keepingTexts: Bool) {
    slots = [0]
    mask = 0
    if keepingTexts { return }
    (keys, arena) = ([], [])
  }

  @inline(__always)
  private func find(_ key: Key, _ hash: UInt64) -> Int? {
    find(hash) { $0 == key }
  }

  private func find(_ bytes: UnsafeRawBufferPointer, _ hash: UInt64) -> Int? {
    arena.withUnsafeBytes { arena in
      find(hash) { key in
        guard key.isLong, key.range.count == bytes.count, let first = bytes.baseAddress, let start = arena.baseAddress
        else { return false }
        return memcmp(start + key.range.lowerBound, first, bytes.count) == 0
      }
    }
  }

  @inline(__always)
  private func find(_ hash: UInt64, _ matches: (Key) -> Bool) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      keys.withUnsafeBufferPointer { keys in
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
          let entry = slots[slot]
          if entry == 0 { return nil }
          if entry >> 32 == hash >> 32 {
            let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
            if matches(keys[number]) { return number }
          }
          slot = (slot + 1) & mask
        }
      }
    }
  }

  private mutating func add(long bytes: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
    let key = Key(start: arena.count, count: bytes.count)
    arena.append(contentsOf: bytes)
    return add(key, hash)
  }

  private mutating func add(_ key: Key, _ hash: UInt64) -> Int {
    let number = keys.count
    precondition(number < 0xFFFF_FFFE, "more keys than 32 bits can number")
    keys.append(key)
    if keys.count * 4 > slots.count * 3 { resize(toHold: keys.count) } else { enter(hash, number) }
    return number
  }

  private mutating func enter(_ hash: UInt64, _ number: Int) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(truncatingIfNeeded: number + 1)
  }

  /// Makes the table large enough for `count` keys at three quarters full, and enters all keys anew.
  private mutating func resize(toHold count: Int) {
    var size = 16
    while size * 3 < count * 4 { size *= 2 }
    // The old table goes before the new one comes.
    slots = []
    slots = Array(unsafeUninitializedCapacity: size) { buffer, count in
      HugePages.advise(UnsafeMutableRawBufferPointer(buffer))
      buffer.initialize(repeating: 0)
      count = size
    }
    mask = size - 1
    arena.withUnsafeBytes { arena in
      for (number, key) in keys.enumerated() {
        enter(key.isLong ? hash.hash(UnsafeRawBufferPointer(rebasing: arena[key.range])) : hash.hash(key), number)
      }
    }
  }
}

/// Asks for large pages under large tables: random accesses to small ones mostly wait for their page's address.
enum HugePages {
  /// Asks for memory that nobody has touched yet.
  static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    let page = 2 << 20
    guard memory.count >= 4 * page, let start = memory.baseAddress else { return }
    let first = (Int(bitPattern: start) + page - 1) / page * page
    let length = (Int(bitPattern: start) + memory.count - first) / page * page
    // Where the system gives none, nothing is lost.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), length, MADV_HUGEPAGE)
  }
}
