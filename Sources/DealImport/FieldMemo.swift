import DelimitedText

// How it works: the raw bytes of a field of up to 32 bytes are taken into four words with two loads of sixteen bytes,
// without a look at any single byte, and looked up in a table where each text has one place. Whatever is not found there
// is read the long way, and takes the place.

/// Remembers the numbers that the texts of a column were read as, by the raw bytes of the fields.
///
/// Most columns have few texts, which come again and again: quotes, white space and words for nothing are looked at once.
struct FieldMemo: Sendable {
  private struct Entry {
    var key = FieldKey.none
    var number: UInt32 = 0
  }

  private static let places = 512
  private var entries = Array(repeating: Entry(), count: places)

  /// The number of a field with this key, if it is remembered.
  @inline(__always)
  func number(of key: FieldKey) -> UInt32? {
    let entry = entries[key.place(of: FieldMemo.places)]
    return entry.key == key ? entry.number : nil
  }

  /// Remembers the number of a field.
  mutating func remember(_ number: UInt32, of key: FieldKey) {
    entries[key.place(of: FieldMemo.places)] = Entry(key: key, number: number)
  }
}

/// The raw bytes of a short field.
struct FieldKey {
  /// All bytes of up to sixteen; else the first sixteen and the last sixteen.
  ///
  /// Plain words: lanes of a vector are slow to set.
  private var first, second, third, fourth: UInt64
  private var count: Int

  /// What no field has.
  static let none = FieldKey(first: 0, second: 0, third: 0, fourth: 0, count: -1)

  private init(first: UInt64, second: UInt64, third: UInt64, fourth: UInt64, count: Int) {
    (self.first, self.second, self.third, self.fourth, self.count) = (first, second, third, fourth, count)
  }

  /// The key of a field, or `nil` where it is too long, or too near to the end of the table.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    let length = range.upperBound &- range.lowerBound
    guard length <= 32, range.lowerBound + 16 <= bytes.count, let memory = bytes.baseAddress else { return nil }
    let start = memory + range.lowerBound
    first = start.loadUnaligned(as: UInt64.self)
    second = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    if length <= 16 {
      // Without a branch on the length, which nobody can foresee.
      let bits = UInt64(truncatingIfNeeded: length &* 8)
      let mask = (UInt64(1) &<< (bits & 63)) &- 1
      first &= bits >= 64 ? ~0 : mask
      second &= bits >= 128 ? ~0 : bits >= 64 ? mask : 0
      (third, fourth) = (0, 0)
    } else {
      let end = start + length
      third = end.loadUnaligned(fromByteOffset: -16, as: UInt64.self)
      fourth = end.loadUnaligned(fromByteOffset: -8, as: UInt64.self)
    }
    count = length
  }

  /// Whether both have the same bytes.
  @inline(__always)
  static func == (left: FieldKey, right: FieldKey) -> Bool {
    let words = (left.first ^ right.first) | (left.second ^ right.second) | (left.third ^ right.third)
    return words | (left.fourth ^ right.fourth) | UInt64(truncatingIfNeeded: left.count ^ right.count) == 0
  }

  /// Where the key stands among so many places, a power of two.
  @inline(__always)
  func place(of places: Int) -> Int {
    let mixed = first ^ (second &* 0xD6E8_FEB8_6659_FD93) ^ third ^ (fourth &* 0xA076_1D64_78BD_642F)
    let spread = (mixed ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: spread >> 32) & (places - 1)
  }
}
