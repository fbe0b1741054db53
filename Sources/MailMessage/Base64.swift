/// Base 64 (RFC 4648) without Foundation, so that a large attachment is encoded in one pass into its lines.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// How many characters so many bytes make.
  static func length(of count: Int) -> Int { (count + 2) / 3 * 4 }

  /// The bytes on one line.
  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    append(bytes[...], to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes in lines of 76 characters, each with its end.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    let bytesOfLine = 57
    var result: [UInt8] = []
    result.reserveCapacity(length(of: bytes.count) + (bytes.count / bytesOfLine + 1) * 2)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + bytesOfLine)
      append(bytes[start..<end], to: &result)
      result += [0x0D, 0x0A]
      start = end
    }
    return result
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let left = bytes.endIndex - index
      let first = UInt32(bytes[index]) << 16
      let second = left > 1 ? UInt32(bytes[index + 1]) << 8 : 0
      let third = left > 2 ? UInt32(bytes[index + 2]) : 0
      let group = first | second | third
      result.append(digits[Int(group >> 18)])
      result.append(digits[Int(group >> 12 & 63)])
      result.append(left > 1 ? digits[Int(group >> 6 & 63)] : 0x3D)
      result.append(left > 2 ? digits[Int(group & 63)] : 0x3D)
      index += 3
    }
  }
}
