import Foundation

/// Reads headers and bodies back, in the plainest way.
enum Reader {
  /// A field on one line.
  static func unfolded(_ field: String) -> String {
    var text = field.replacingOccurrences(of: "\r\n ", with: " ")
    while text.hasSuffix("\r\n") { text.removeLast() }
    return text
  }

  /// What a subject says.
  static func subject(_ field: String) -> String { decoded(String(unfolded(field).dropFirst("Subject: ".count))) }

  /// A text in which encoded words, if it begins with one, are decoded and joined.
  static func decoded(_ text: String) -> String {
    if !text.hasPrefix("=?UTF-8?") { return text }
    return text.split(separator: " ").map { word in
      let parts = word.split(separator: "?", omittingEmptySubsequences: false)
      let bytes =
        parts[2] == "B"
        ? Data(base64Encoded: String(parts[3])) ?? Data()
        : Data(quoted(parts[3].replacingOccurrences(of: "_", with: "=20")))
      // Each word must make sense on its own.
      return String(data: bytes, encoding: .utf8) ?? "(no text)"
    }.joined()
  }

  /// The bytes of a text in which `=` and two digits stand for one.
  static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x3D {
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// What the sections of a parameter say.
  static func parameter(_ field: String) -> String {
    let sections = unfolded(field).components(separatedBy: "; ").dropFirst()
    let value = sections.map { $0.split(separator: "=", maxSplits: 1)[1] }.joined()
    let bytes = quoted(String(value.dropFirst("UTF-8''".count)).replacingOccurrences(of: "%", with: "="))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text without the spaces around it.
  static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: CharacterSet(charactersIn: " ")) }
}

extension Substring {
  /// The text without an ending, where it has it.
  func trimmingSuffix(_ suffix: String) -> Substring { hasSuffix(suffix) ? dropLast(suffix.count) : self }
}
