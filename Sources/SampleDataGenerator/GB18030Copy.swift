import Foundation
import Glibc

/// A file's text in GB18030, as Excel and WPS save CSV in China.
enum GB18030Copy {
  /// Why a text could not be converted.
  struct Failure: Error {}

  /// Writes the text of a UTF-8 file to another one.
  static func write(_ source: URL, to copy: URL) throws {
    let converter = iconv_open("GB18030", "UTF-8")
    // What iconv_open gives on failure is (iconv_t)-1.
    guard let converter, Int(bitPattern: converter) != -1 else { throw Failure() }
    defer { iconv_close(converter) }
    var text = [CChar](try Data(contentsOf: source).map { CChar(bitPattern: $0) })
    // No character takes more bytes than four.
    var result = [CChar](repeating: 0, count: text.count * 4)
    let written: Int = try text.withUnsafeMutableBufferPointer { text in
      try result.withUnsafeMutableBufferPointer { result in
        var (from, to) = (text.baseAddress, result.baseAddress)
        var (left, room) = (text.count, result.count)
        guard iconv(converter, &from, &left, &to, &room) != -1, left == 0 else { throw Failure() }
        return result.count - room
      }
    }
    try Data(result[..<written].map { UInt8(bitPattern: $0) }).write(to: copy)
  }
}
