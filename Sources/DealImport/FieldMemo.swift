import DelimitedText

// How it works: the raw bytes of a field of up to 32 bytes are taken into words with two loads of sixteen bytes, without a
// look at any single byte, and looked up in a table where each text has one place. Whatever is not found there is read
// the long way, and takes the place. Up to 15 bytes stand in two words with their number in the highest byte, which is
// what most fields need; for longer ones two more words are compared, and the number of bytes itself.

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
    let entry = entries[key.place & (FieldMemo.places - 1)]
    return entry.key == key ? entry.number : nil
  }

  /// Remembers the number of a field.
  mutating func remember(_ number: UInt32, of key: FieldKey) {
    entries[key.place & (FieldMemo.places - 1)] = Entry(key: key, number: number)
  }
}

/// The raw bytes of a short field.
struct FieldKey {
  /// The longest whose bytes leave room for their number in the first two words.
  private static let longestShort = 15

  /// Plain words: lanes of a vector are slow to set.
  private var first, second: UInt64
  /// The last sixteen bytes of a field of more than fifteen.
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0
  private var count: Int32

  /// What no field has.
  static let none = FieldKey(first: 0, second: 0, count: -1)

  private init(first: UInt64, second: UInt64, count: Int32) {
    (self.first, self.second, self.count) = (first, second, count)
  }

  /// The key of a field, or `nil` where it is too long, or too near to the end of the table.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    let length = range.upperBound &- range.lowerBound
    guard length <= 32, range.lowerBound &+ 16 <= bytes.count, let memory = bytes.baseAddress else { return nil }
    let start = memory + range.lowerBound
    first = start.loadUnaligned(as: UInt64.self)
    second = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    count = Int32(truncatingIfNeeded: length)
    if length <= FieldKey.longestShort {
      // Without a branch on the length, which nobody can foresee.
      let bits = UInt64(truncatingIfNeeded: length &* 8)
      let mask = (UInt64(1) &<< bits) &- 1
      first &= bits >= 64 ? ~0 : mask
      second &= bits >= 64 ? mask : 0
      second |= bits << 53
    } else {
      let end = start + length
      third = end.loadUnaligned(fromByteOffset: -16, as: UInt64.self)
      fourth = end.loadUnaligned(fromByteOffset: -8, as: UInt64.self)
    }
  }

  /// Whether both have the same bytes.
  @inline(__always)
  static func == (left: FieldKey, right: FieldKey) -> Bool {
    guard (left.first ^ right.first) | (left.second ^ right.second) == 0, left.count == right.count else {
      return false
    }
    return right.count <= FieldKey.longestShort || (left.third ^ right.third) | (left.fourth ^ right.fourth) == 0
  }

  /// Where the key stands in a table of some power of two, up to 2³².
  @inline(__always)
  var place: Int {
    var mixed = first ^ (second &* 0xD6E8_FEB8_6659_FD93)
    if count > FieldKey.longestShort { mixed ^= third ^ (fourth &* 0xA076_1D64_78BD_642F) }
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
