/// What is the same in all encodings but UTF-16.
enum ASCII {
  /// Whether a byte is a letter from A to Z.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }

  /// The offset of the first byte in `bytes[start..<limit]` that is zero or no ASCII, or the limit.
  @inline(__always)
  static func end(in bytes: UnsafeRawBufferPointer, from start: Int, to limit: Int? = nil) -> Int {
    let limit = limit ?? bytes.count
    guard let first = bytes.baseAddress else { return start }
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte's highest bit is set, or will be when one is taken from zero. What is taken from the byte above a zero makes
    // no difference to which byte is the first.
    @inline(__always)
    func marks(_ offset: Int) -> UInt64 {
      let word = UInt64(littleEndian: first.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      return word | (word &- ones)
    }
    var offset = start
    while offset + 64 <= limit {
      let block =
        marks(offset) | marks(offset + 8) | marks(offset + 16) | marks(offset + 24) | marks(offset + 32)
        | marks(offset + 40) | marks(offset + 48) | marks(offset + 56)
      if block & high != 0 { break }
      offset += 64
    }
    while offset + 8 <= limit {
      let word = marks(offset) & high
      if word != 0 { return offset + word.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < limit, bytes[offset] != 0, bytes[offset] < 0x80 { offset += 1 }
    return offset
  }
}
