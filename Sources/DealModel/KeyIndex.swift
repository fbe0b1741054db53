// How it works: a key of up to 15 bytes is held in 16 bytes inline, its length in the last; a longer one in an
// arena, with the place of its bytes inline. A slot of the open-addressed table holds 32 bits of the hash and the key's
// number, so that a probe mostly touches 8 bytes; before a match counts, the whole key is compared.

/// Numbers distinct byte strings 0, 1, 2 … in the order they are first seen.
///
/// Deal ids and every column of repeated text go through it.
public struct KeyIndex: Sendable {
  /// A key's 16 bytes.
  fileprivate struct Inline: Sendable, Equatable {
    var low: UInt64
    var high: UInt64
  }

  private static let longMark: UInt64 = 0xFF << 56
  private static let longSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var keys: [Inline] = []
  private var arena: [UInt8] = []
  private var slots: [UInt64] = []
  private var mask = 0

  /// Makes an empty index with room for `capacity` keys.
  public init(capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
    keys.reserveCapacity(capacity)
  }

  /// How many distinct keys there are.
  public var count: Int { keys.count }

  /// The key's number, a new one if it has not been seen.
  public mutating func number(of key: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
    let (inline, hash) = KeyIndex.inline(key)
    return number(of: inline, hash, key)
  }

  /// As `number(of:)`, of a key whose inline form and hash are known; a short key needs no bytes.
  private mutating func number(of inline: Inline, _ hash: UInt64, _ key: UnsafeRawBufferPointer)
    -> (number: Int, isNew: Bool)
  {
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = hash >> 32
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry >> 32 == tag {
        let number = Int(entry & 0xFFFF_FFFF) - 1
        if matches(number, inline, key) { return (number, false) }
      }
      slot = (slot + 1) & mask
    }
    let number = keys.count
    precondition(number < 0xFFFF_FFFE, "more keys than 32 bits can number")
    slots[slot] = tag << 32 | UInt64(number + 1)
    keys.append(stored(inline, key))
    if keys.count * 2 > slots.count { grow() }
    return (number, true)
  }

  /// The key's number if it has been seen.
  public func find(_ key: UnsafeRawBufferPointer) -> Int? {
    let (inline, hash) = KeyIndex.inline(key)
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = hash >> 32
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry >> 32 == tag {
        let number = Int(entry & 0xFFFF_FFFF) - 1
        if matches(number, inline, key) { return number }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds the keys of another index in their order.
  /// - Returns: for each number of the other index the number here.
  public mutating func merge(_ other: KeyIndex) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    other.arena.withUnsafeBytes { arena in
      for key in other.keys {
        if KeyIndex.isLong(key) {
          let (start, length) = KeyIndex.place(key)
          let bytes = UnsafeRawBufferPointer(rebasing: arena[start..<start + length])
          numbers.append(UInt32(truncatingIfNeeded: number(of: bytes).number))
        } else {
          let bytes = UnsafeRawBufferPointer(start: nil, count: 0)
          numbers.append(UInt32(truncatingIfNeeded: number(of: key, KeyIndex.hash(key), bytes).number))
        }
      }
    }
    return numbers
  }

  /// A key made ready to be looked up together with others; only a key of at most 15 bytes can be.
  public struct Probe: Sendable {
    fileprivate var key: Inline
    fileprivate var hash: UInt64
  }

  /// The probe of a key, or `nil` of one that is longer than 15 bytes.
  public static func probe(_ key: UnsafeRawBufferPointer) -> Probe? {
    if key.count > 15 { return nil }
    let (inline, hash) = inline(key)
    return Probe(key: inline, hash: hash)
  }

  /// Looks up many keys; `numbers` gets the number of each, or -1.
  ///
  /// In a large index nearly every look-up waits for memory twice. Taken together the waits overlap: all slots are
  /// fetched first, then all keys they point to.
  public func find(_ probes: [Probe], into numbers: inout [Int]) {
    numbers.removeAll(keepingCapacity: true)
    for probe in probes {
      let entry = slots[Int(truncatingIfNeeded: probe.hash) & mask]
      numbers.append(entry == 0 ? -1 : entry >> 32 == probe.hash >> 32 ? Int(entry & 0xFFFF_FFFF) - 1 : -2)
    }
    for (index, probe) in probes.enumerated() {
      let candidate = numbers[index]
      if candidate == -1 || candidate >= 0 && keys[candidate] == probe.key { continue }
      numbers[index] = search(probe)
    }
  }

  /// Looks a short key up from its first slot on; -1 if it is not there.
  private func search(_ probe: Probe) -> Int {
    var slot = Int(truncatingIfNeeded: probe.hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      let number = Int(entry & 0xFFFF_FFFF) - 1
      if entry >> 32 == probe.hash >> 32, keys[number] == probe.key { return number }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// The text of a key.
  public func text(_ number: Int) -> String {
    let key = keys[number]
    if KeyIndex.isLong(key) {
      let (start, length) = KeyIndex.place(key)
      return String(decoding: arena[start..<start + length], as: UTF8.self)
    }
    return withUnsafeBytes(of: key) { bytes in
      String(decoding: bytes.prefix(Int(key.high >> 56)), as: UTF8.self)
    }
  }

  private static func isLong(_ key: Inline) -> Bool { key.high & longMark == longMark }

  /// Where a long key's bytes stand: 40 bits of offset, 56 bits of length in the other word.
  private static func place(_ key: Inline) -> (start: Int, length: Int) {
    (Int(key.low), Int(key.high & 0x00FF_FFFF_FFFF_FFFF))
  }

  /// The inline form of a short key, or the length alone of a long one, and the hash of all its bytes.
  @inline(__always)
  private static func inline(_ key: UnsafeRawBufferPointer) -> (Inline, UInt64) {
    let count = key.count
    if count <= 15 {
      var low: UInt64 = 0
      var high: UInt64 = 0
      if count >= 8 {
        low = key.loadUnaligned(as: UInt64.self)
        // The last eight bytes, shifted so that those already in `low` fall out.
        let last = key.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        high = count == 8 ? 0 : last >> UInt64((16 - count) * 8)
      } else {
        var index = count
        while index > 0 {
          index -= 1
          low = low << 8 | UInt64(key[index])
        }
      }
      high |= UInt64(count) << 56
      let inline = Inline(low: low, high: high)
      return (inline, Self.hash(inline))
    }
    var hash = longSeed ^ UInt64(count)
    var offset = 0
    while offset + 8 <= count {
      hash = mix(hash ^ key.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    let last = key.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    return (Inline(low: 0, high: longMark | UInt64(count)), mix(hash ^ last))
  }

  /// The hash of a short key.
  @inline(__always)
  private static func hash(_ key: Inline) -> UInt64 { mix(key.low ^ mix(key.high ^ longSeed)) }

  /// Spreads a difference in any bit over all bits: the finaliser of MurmurHash3 (Austin Appleby, public domain).
  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var bits = value
    bits ^= bits >> 33
    bits = bits &* 0xFF51_AFD7_ED55_8CCD
    bits ^= bits >> 33
    bits = bits &* 0xC4CE_B9FE_1A85_EC53
    return bits ^ bits >> 33
  }

  private func matches(_ number: Int, _ inline: Inline, _ key: UnsafeRawBufferPointer) -> Bool {
    let other = keys[number]
    if !KeyIndex.isLong(inline) { return other == inline }
    guard other.high == inline.high else { return false }
    let (start, length) = KeyIndex.place(other)
    return arena[start..<start + length].elementsEqual(key)
  }

  private mutating func stored(_ inline: Inline, _ key: UnsafeRawBufferPointer) -> Inline {
    guard KeyIndex.isLong(inline) else { return inline }
    let start = arena.count
    arena.append(contentsOf: key)
    return Inline(low: UInt64(start), high: inline.high)
  }

  private mutating func grow() {
    let size = slots.count * 2
    mask = size - 1
    slots = Array(repeating: 0, count: size)
    for (number, key) in keys.enumerated() {
      let hash: UInt64
      if KeyIndex.isLong(key) {
        let (start, length) = KeyIndex.place(key)
        hash = arena.withUnsafeBytes { KeyIndex.inline(UnsafeRawBufferPointer(rebasing: $0[start..<start + length])).1 }
      } else {
        hash = KeyIndex.hash(key)
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
    }
  }
}
