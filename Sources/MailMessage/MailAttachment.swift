/// A file that comes with a message.
public struct MailAttachment: Sendable {
  /// The media type of workbooks.
  public static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// Its name, in any script.
  let name: String
  /// Its name for programs that know ASCII only.
  let asciiName: String
  /// Its media type.
  let mediaType: String
  /// Its content.
  let bytes: [UInt8]

  /// Makes an attachment.
  /// - Parameters:
  ///   - name: its name; what file systems do not take in it becomes a hyphen.
  ///   - asciiName: the name where `name` is not ASCII.
  public init(name: String, asciiName: String, mediaType: String, bytes: [UInt8]) {
    let safe = MailAttachment.fileName(name)
    self.name = safe
    self.asciiName = safe.utf8.allSatisfy { $0 < 0x80 } ? safe : MailAttachment.fileName(asciiName)
    self.mediaType = mediaType
    self.bytes = bytes
  }

  /// A name that file systems take: no separators, no control characters, no full stop in front, at most 100 characters.
  private static func fileName(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "%": result += "-"
      default:
        let category = scalar.properties.generalCategory
        let isShown = ![.control, .format, .lineSeparator, .paragraphSeparator, .surrogate].contains(category)
        if isShown { result.unicodeScalars.append(scalar) } else { result += "-" }
      }
    }
    while result.hasPrefix(".") || result.hasPrefix(" ") { result.removeFirst() }
    if result.count <= 100 { return result }
    let ending = result.lastIndex(of: ".").map { String(result[$0...].prefix(8)) } ?? ""
    return String(result.prefix(100 - ending.count)) + ending
  }

  /// The words of `Content-Type`; the ASCII name is here, for programs that do not read RFC 2231.
  var contentType: [String] { [mediaType + ";", "name=\"\(asciiName)\""] }

  /// The words of `Content-Disposition`.
  ///
  /// A name that is not ASCII is given once, by RFC 2231: a `filename` beside `filename*` would name the same parameter
  /// twice, which readers take for a fault.
  var contentDisposition: [String] {
    let isASCII = name == asciiName
    return ["attachment;"] + (isASCII ? ["filename=\"\(name)\""] : MailAttachment.extended("filename", name))
  }

  /// A parameter in the form of RFC 2231, in several sections where it does not fit on a line.
  static func extended(_ parameter: String, _ value: String) -> [String] {
    let room = HeaderFields.lineLength - 2
    let characters = value.unicodeScalars.map { scalar in
      (UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter).map { byte in
        isPlain(byte) ? String(Unicode.Scalar(byte)) : "%" + hexadecimal(byte)
      }.joined()
    }
    let whole = "\(parameter)*=UTF-8''" + characters.joined()
    if whole.utf8.count <= room { return [whole] }
    var sections: [String] = []
    var section = "\(parameter)*0*=UTF-8''"
    for character in characters {
      if section.utf8.count + character.utf8.count > room {
        sections.append(section + ";")
        section = "\(parameter)*\(sections.count)*="
      }
      section += character
    }
    return sections + [section]
  }

  /// Whether a byte stands for itself (`attribute-char` of RFC 2231, and of RFC 5987, which has fewer).
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
