import Diagnostics

/// Finds the tags of a template.
///
/// The library that renders has its own parser, but keeps what it finds to itself; and it lets much pass that a report
/// could only suffer from. So this scanner knows the plain language alone: variables, sections, partials and comments.
/// It works on bytes, so it sees every pair of braces that the library, which reads characters, could take for a tag.
struct TemplateScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  /// A scanner of a template's text.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// All tags but comments, in order.
  static func tags(_ text: String) throws(TemplateFault) -> [TemplateTag] {
    var scanner = TemplateScanner(text)
    var tags: [TemplateTag] = []
    while let tag = try scanner.next() { tags.append(tag) }
    return tags
  }

  private mutating func next() throws(TemplateFault) -> TemplateTag? {
    while position < bytes.count {
      guard starts(with: "{{") else {
        advance()
        continue
      }
      let (line, column) = (line, column)
      func fault(_ id: MessageID, _ arguments: String...) -> TemplateFault {
        TemplateFault(id: id, arguments: arguments, line: line, column: column)
      }
      position += 2
      guard position < bytes.count else { throw fault(.templateTagNotClosed) }
      let sign = bytes[position]
      if sign == UInt8(ascii: "!") {
        guard skip(through: "}}") else { throw fault(.templateCommentNotClosed) }
        continue
      }
      let kind = TemplateScanner.kinds[sign]
      if kind != nil { position += 1 }
      if TemplateScanner.unsupported.contains(sign) {
        throw fault(.templateTagUnavailable, "{{\(Character(Unicode.Scalar(sign)))")
      }
      let isTriple = sign == UInt8(ascii: "{")
      guard let name = readName(until: isTriple ? "}}}" : "}}") else {
        throw fault(.templateTagOfTwoLines)
      }
      let allowed = kind == .partial ? TemplateScanner.isPartialName : TemplateScanner.isName
      guard allowed(name) else { throw fault(.templateNameInvalid, name) }
      return TemplateTag(kind: kind ?? .variable, name: name, line: line, column: column)
    }
    return nil
  }

  private static let kinds: [UInt8: TemplateTag.Kind] = [
    UInt8(ascii: "{"): .markup, UInt8(ascii: "&"): .markup, UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted,
    UInt8(ascii: "/"): .end, UInt8(ascii: ">"): .partial,
  ]

  /// Other delimiters, pragmas (they could turn escaping off), inheritance.
  private static let unsupported = Set("=%<$".utf8)

  /// Full words, joined by full stops where one is a part of another.
  private static func isName(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy(isLetterOrDigit) }
  }

  private static func isPartialName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isLetterOrDigit($0) || "/-_.".utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private var column: Int { String(decoding: bytes[lineStart..<position], as: UTF8.self).count + 1 }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[position..<(position + count)].elementsEqual($0) }
  }

  private mutating func advance() {
    position += 1
    if bytes[position - 1] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position
    }
  }

  /// Goes behind the next occurrence; false at the end of the text.
  private mutating func skip(through end: StaticString) -> Bool {
    while position < bytes.count {
      if starts(with: end) {
        position += end.utf8CodeUnitCount
        return true
      }
      advance()
    }
    return false
  }

  /// The text up to the end of the tag without the spaces around; `nil` where the line or the text ends before.
  private mutating func readName(until end: StaticString) -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n"), bytes[position] != UInt8(ascii: "\r") {
      if starts(with: end) {
        let name = bytes[start..<position].drop { $0 == UInt8(ascii: " ") }
        position += end.utf8CodeUnitCount
        let trailing = name.reversed().prefix { $0 == UInt8(ascii: " ") }.count
        return String(decoding: name.dropLast(trailing), as: UTF8.self)
      }
      advance()
    }
    return nil
  }
}
