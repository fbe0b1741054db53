import CProcessor

/// Finds bytes that are not UTF-8.
public enum UTF8Check {
  /// The offset of the first byte that does not fit UTF-8 in `bytes[start..<end]`, or `nil` if all do.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF do not fit.
  /// - Complexity: O(n); text of ASCII is passed over 64 bytes at a time.
  public static func firstInvalid(in bytes: UnsafeRawBufferPointer, from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    guard start < end, let first = bytes.baseAddress else { return nil }
    precondition(start >= 0 && end <= bytes.count, "the range lies outside the bytes")
    var index = start
    while index < end {
      if index + 64 <= end {
        if isASCII(first + index) {
          index += 64
          continue
        }
        index += nonASCII(first + index).trailingZeroBitCount
      }
      // A run of other scripts, or the last bytes.
      repeat {
        let length = sequenceLength(first + index, count: end - index)
        if length == 0 { return index }
        index += length
      } while index < end && (first.load(fromByteOffset: index, as: UInt8.self) >= 0x80 || index + 64 > end)
    }
    return nil
  }

  /// Whether all of 64 bytes are ASCII.
  @inline(__always)
  private static func isASCII(_ bytes: UnsafeRawPointer) -> Bool {
    #if arch(x86_64)
      return byte_masks_any_high(bytes) == 0
    #else
      return nonASCII(bytes) == 0
    #endif
  }

  /// A bit for each of 64 bytes that is no ASCII.
  @inline(__always)
  private static func nonASCII(_ bytes: UnsafeRawPointer) -> UInt64 {
    #if arch(x86_64)
      return byte_masks_high(bytes)
    #else
      var marks: UInt64 = 0
      for word in 0..<8 {
        let high =
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
          & 0x8080_8080_8080_8080
        // Gathers the highest bits of the eight bytes in the highest byte.
        marks |= ((high >> 7) &* 0x0102_0408_1020_4080) >> 56 << UInt64(word * 8)
      }
      return marks
    #endif
  }

  /// The length of the valid sequence that begins here, or 0.
  @inline(__always)
  private static func sequenceLength(_ bytes: UnsafeRawPointer, count: Int) -> Int {
    if count >= 4 {
      // Most scripts, Chinese among them: three bytes, none of which has a rule of its own (E0 and ED have).
      let word = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
      if word & 0xC0_C0_F0 == 0x80_80_E0, word & 0x0F != 0, word & 0x0F != 0x0D { return 3 }
    }
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
