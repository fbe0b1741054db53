/// A zip file of entries that are not compressed, made byte by byte so that tests can break it as they like.
public struct StoredZip {
  /// The local entries so far.
  public private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Begins without entries.
  public init() {}

  /// Adds an entry.
  ///
  /// - Parameters:
  ///   - flags: the general purpose bits; 1 says that the entry is encrypted.
  ///   - checksum: another one than that of the contents, to have it found out.
  public mutating func add(_ name: String, _ contents: [UInt8], flags: Int = 0, checksum: UInt32? = nil) {
    let offset = bytes.count
    let common =
      number(20, 2) + number(flags, 2) + number(0, 2) + number(0, 4) + number(Int(checksum ?? crc32(contents)), 4)
      + number(contents.count, 4) + number(contents.count, 4) + number(name.utf8.count, 2) + number(0, 2)
    bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + contents
    directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 8) + number(0, 2) + number(offset, 4)
    directory += Array(name.utf8)
    count += 1
  }

  /// The whole file.
  public var file: [UInt8] {
    let end =
      number(0, 4) + number(count, 2) + number(count, 2) + number(directory.count, 4) + number(bytes.count, 4)
      + number(0, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6] + end
  }

  private func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// The checksum of zip files (ISO 3309), bit by bit.
public func crc32(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~sum
}
