/// Finds bytes that are not UTF-8.
public enum UTF8Check {
  /// The offset of the first byte that does not fit UTF-8 in `bytes[start..<end]`, or `nil` if all do.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF do not fit.
  /// - Complexity: O(n); text of ASCII is passed over sixteen bytes at a time.
  public static func firstInvalid(in bytes: UnsafeRawBufferPointer, from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    guard start < end, let first = bytes.baseAddress else { return nil }
    precondition(start >= 0 && end <= bytes.count, "the range lies outside the bytes")
    var index = start
    while index < end {
      while index + 16 <= end {
        let low = first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let high = first.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
        let (lowMarks, highMarks) = (low & 0x8080_8080_8080_8080, high & 0x8080_8080_8080_8080)
        if lowMarks | highMarks != 0 {
          // To the first byte that is not ASCII.
          index += lowMarks != 0 ? lowMarks.trailingZeroBitCount / 8 : 8 + highMarks.trailingZeroBitCount / 8
          break
        }
        index += 16
      }
      while index < end {
        let length = sequenceLength(first + index, count: end - index)
        if length == 0 { return index }
        index += length
        // Behind text of other scripts comes more of it, or an ASCII byte that the fast way may take.
        if length == 1, index + 16 <= end { break }
      }
    }
    return nil
  }

  /// The length of the valid sequence that begins here, or 0.
  @inline(__always)
  private static func sequenceLength(_ bytes: UnsafeRawPointer, count: Int) -> Int {
    let first = bytes.load(as: UInt8.self)
    if first < 0x80 { return 1 }
    func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      guard offset < count else { return false }
      let byte = bytes.load(fromByteOffset: offset, as: UInt8.self)
      return byte >= low && byte <= high
    }
    switch first {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
