/// A byte string in 16 bytes: one of up to 15 bytes as it is, its length in the last byte; of a longer one the length,
/// and where its bytes stand in an arena.
struct Key: Sendable, Equatable {
  /// The longest that needs no arena.
  static let longestInline = 15
  private static let longMark: UInt64 = 0xFF << 56

  var low: UInt64
  var high: UInt64

  /// The key of a short byte string.
  @inline(__always)
  init(short bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    var (low, high): (UInt64, UInt64) = (0, 0)
    if count >= 8 {
      low = bytes.loadUnaligned(as: UInt64.self)
      // The last eight bytes, shifted so that those already in `low` fall out.
      let last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      high = count == 8 ? 0 : last >> UInt64(truncatingIfNeeded: (16 - count) * 8)
    } else if count >= 4 {
      // Two halves that may overlap: where they do they agree.
      let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      low = UInt64(bytes.loadUnaligned(as: UInt32.self)) | UInt64(last) << UInt64(truncatingIfNeeded: (count - 4) * 8)
    } else if count > 0 {
      let (middle, last) = (count / 2, count - 1)
      low = UInt64(bytes[0]) | UInt64(bytes[middle]) << UInt64(truncatingIfNeeded: middle * 8)
      low |= UInt64(bytes[last]) << UInt64(truncatingIfNeeded: last * 8)
    }
    self.low = low
    self.high = high | UInt64(truncatingIfNeeded: count) << 56
  }

  /// The key of a long byte string whose bytes stand at `start` in an arena.
  @inline(__always)
  init(start: Int, count: Int) {
    low = UInt64(truncatingIfNeeded: start)
    high = Key.longMark | UInt64(truncatingIfNeeded: count)
  }

  /// The key of a short byte string that lies in a larger buffer.
  ///
  /// Without a branch on the length, which nobody can foresee, where sixteen bytes may be read.
  @inline(__always)
  init(short bytes: UnsafeRawBufferPointer, within whole: UnsafeRawBufferPointer?) {
    guard let whole, let start = bytes.baseAddress, let wholeStart = whole.baseAddress, start >= wholeStart,
      wholeStart + whole.count - start >= 16
    else {
      self.init(short: bytes)
      return
    }
    let bits = UInt64(truncatingIfNeeded: bytes.count * 8)
    let lowMask: UInt64 = bits >= 64 ? ~0 : (1 << (bits & 63)) &- 1
    let highMask: UInt64 = bits <= 64 ? 0 : (1 << ((bits &- 64) & 63)) &- 1
    self.init(
      low: start.loadUnaligned(as: UInt64.self) & lowMask,
      high: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & highMask | bits << 53
    )
  }

  private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  @inline(__always)
  var isLong: Bool { high >= Key.longMark }

  /// The length of a short key.
  var shortCount: Int { Int(truncatingIfNeeded: high >> 56) }

  /// Where the bytes of a long key stand in its arena.
  @inline(__always)
  var range: Range<Int> {
    let start = Int(truncatingIfNeeded: low)
    return start..<start + Int(truncatingIfNeeded: high & ~Key.longMark)
  }
}

/// Hashes keys.
///
/// The seed differs from run to run, so that nobody can make ids that all collide; no number and no order that anybody
/// sees depends on a hash.
struct KeyHash: Sendable {
  /// The seed of this run.
  static let ofThisRun = KeyHash(seed: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))

  let seed: (low: UInt64, high: UInt64)

  init(seed: (UInt64, UInt64)) { self.seed = seed }

  /// The hash of a short key.
  @inline(__always)
  func hash(_ key: Key) -> UInt64 { mix(key.low ^ seed.low, key.high ^ seed.high) }

  /// The hash of a byte string of at least eight bytes.
  func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed.high ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), seed.low)
      offset += 8
    }
    return mix(hash ^ bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self), seed.low ^ seed.high)
  }

  /// Both halves of the product, one upon the other: the mixing of wyhash (Wang Yi, public domain).
  @inline(__always)
  private func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }
}

/// Byte strings that are looked up or numbered together.
///
/// In a large index nearly every look-up waits for memory twice. Taken together the waits overlap.
public struct KeyBatch: Sendable {
  /// A key and its hash.
  struct Entry {
    let key: Key
    let hash: UInt64
  }

  private(set) var entries: [Entry] = []
  private(set) var arena: [UInt8] = []
  private let hash = KeyHash.ofThisRun

  /// Makes an empty batch.
  public init() {}

  /// How many keys there are.
  public var count: Int { entries.count }

  /// Adds a key.
  /// - Parameter whole: a buffer that the key lies in, if there is one: reading a little beyond the key is faster.
  public mutating func append(_ bytes: UnsafeRawBufferPointer, within whole: UnsafeRawBufferPointer? = nil) {
    if bytes.count <= Key.longestInline {
      let key = Key(short: bytes, within: whole)
      entries.append(Entry(key: key, hash: hash.hash(key)))
    } else {
      entries.append(Entry(key: Key(start: arena.count, count: bytes.count), hash: hash.hash(bytes)))
      arena.append(contentsOf: bytes)
    }
  }

  /// Adds the keys that stand in some ranges of a buffer.
  public mutating func append(_ ranges: UnsafeBufferPointer<Range<Int>>, in whole: UnsafeRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: ranges.count) { batch in
      for (index, range) in ranges.enumerated() {
        let bytes = UnsafeRawBufferPointer(rebasing: whole[range])
        if bytes.count <= Key.longestInline {
          let key = Key(short: bytes, within: whole)
          batch.initializeElement(at: index, to: Entry(key: key, hash: hash.hash(key)))
        } else {
          let key = Key(start: arena.count, count: bytes.count)
          batch.initializeElement(at: index, to: Entry(key: key, hash: hash.hash(bytes)))
          arena.append(contentsOf: bytes)
        }
      }
      entries.append(contentsOf: batch)
    }
  }

  /// Makes room for so many keys.
  public mutating func reserve(_ count: Int) {
    entries.reserveCapacity(count)
  }

  /// Takes all keys out; the memory stays.
  public mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
  }
}
