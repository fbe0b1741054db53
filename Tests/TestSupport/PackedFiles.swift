import CZlib

/// Packs bytes with zlib.
/// - Parameter window: 31 for gzip, -15 for the bare data that zip archives hold.
private func deflated(_ bytes: [UInt8], window: Int32) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))) + 64)
  var input = bytes
  let count = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      deflate(&stream, Z_FINISH)
      return target.count - Int(stream.avail_out)
    }
  }
  deflateEnd(&stream)
  return Array(output[..<count])
}

/// The bytes as a gzip file of one member.
public func gzipped(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, window: 31) }

/// The text as a gzip file of one member.
public func gzipped(_ text: String) -> [UInt8] { gzipped(Array(text.utf8)) }

/// A file to put into a zip archive.
public struct ZipMember {
  /// Its name; folders end with a slash.
  public var name: String
  /// What is in it.
  public var bytes: [UInt8]
  /// The number of the method: 0 stored, 8 deflated; the bytes of any other are stored.
  public var method: UInt16
  /// Whether it says that it is encrypted, which it is not.
  public var isEncrypted = false
  /// The check sum, where it is to be wrong.
  public var checkSum: UInt32?

  /// Makes a member.
  public init(_ name: String, _ text: String, method: UInt16 = 8) {
    self.init(name, bytes: Array(text.utf8), method: method)
  }

  /// Makes a member.
  public init(_ name: String, bytes: [UInt8], method: UInt16 = 8) {
    (self.name, self.bytes, self.method) = (name, bytes, method)
  }
}

/// A zip archive, written as APPNOTE.TXT 4.3 says: local headers with their data, the directory, its end.
public func zipArchive(_ members: [ZipMember]) -> [UInt8] {
  func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for member in members {
    let data = member.method == 8 ? deflated(member.bytes, window: -15) : member.bytes
    let sum = member.checkSum ?? UInt32(crc32(0, member.bytes, UInt32(member.bytes.count)))
    let name = Array(member.name.utf8)
    // Bit 0: encrypted; bit 11: the name is UTF-8. The time is midnight of 1 January 1980.
    let flags = UInt16(member.isEncrypted ? 1 : 0) | 0x800
    let common =
      little(UInt16(20)) + little(flags) + little(member.method) + little(UInt16(0)) + little(UInt16(0x21))
      + little(sum) + little(UInt32(data.count)) + little(UInt32(member.bytes.count)) + little(UInt16(name.count))
      + little(UInt16(0))
    directory += [0x50, 0x4B, 0x01, 0x02] + little(UInt16(20)) + common + little(UInt16(0)) + little(UInt16(0))
    directory += little(UInt16(0)) + little(UInt32(0)) + little(UInt32(archive.count)) + name
    archive += [0x50, 0x4B, 0x03, 0x04] + common + name + data
  }
  let count = UInt16(members.count)
  let end =
    [0x50, 0x4B, 0x05, 0x06] + little(UInt16(0)) + little(UInt16(0)) + little(count) + little(count)
    + little(UInt32(directory.count)) + little(UInt32(archive.count)) + little(UInt16(0))
  return archive + directory + end
}
