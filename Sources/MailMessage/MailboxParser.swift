public import Diagnostics

/// Reads addresses as people write them: `ada@example.com`, `Ada Lovelace <ada@example.com>`, `"Lovelace, Ada" <…>`, and
/// several of them with commas between.
public struct MailboxParser {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private let setting: String
  private let location: SourceLocation
  private var position = 0

  /// The mailboxes of a text.
  /// - Parameters:
  ///   - setting: the option or key that holds it, for messages.
  ///   - location: where that stands.
  /// - Throws: a diagnostic where it is no list of addresses; nothing of it is guessed.
  public static func mailboxes(
    _ text: String,
    of setting: String,
    at location: SourceLocation = SourceLocation()
  ) throws(Diagnostic) -> [Mailbox] {
    try HeaderText.check(text, of: setting, at: location)
    var parser = MailboxParser(text: text, scalars: Array(text.unicodeScalars), setting: setting, location: location)
    return try parser.list()
  }

  private init(text: String, scalars: [Unicode.Scalar], setting: String, location: SourceLocation) {
    self.text = text
    self.scalars = scalars
    self.setting = setting
    self.location = location
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private var invalid: Diagnostic { Diagnostic(.mailAddressInvalid, [setting, text], at: location) }

  private mutating func list() throws(Diagnostic) -> [Mailbox] {
    var result: [Mailbox] = []
    while true {
      result.append(try mailbox())
      guard let comma = next else { return result }
      if comma != "," { throw invalid }
      position += 1
    }
  }

  /// One mailbox, up to a comma or the end.
  private mutating func mailbox() throws(Diagnostic) -> Mailbox {
    var name = ""
    // The same as it stands there: an address alone may begin with a quoted part of its own.
    var raw = ""
    while let scalar = next, scalar != "," {
      if scalar == "<" { return try bracketed(named: name) }
      if scalar == ">" { throw invalid }
      if scalar == "\"" {
        let start = position
        name += try quoted()
        for scalar in scalars[start..<position] { raw.unicodeScalars.append(scalar) }
      } else {
        name.unicodeScalars.append(scalar)
        raw.unicodeScalars.append(scalar)
        position += 1
      }
    }
    return Mailbox(name: "", address: try checked(trimmed(raw)))
  }

  /// `<address>` and what may follow it.
  private mutating func bracketed(named name: String) throws(Diagnostic) -> Mailbox {
    position += 1
    var address = ""
    while let scalar = next, scalar != ">" {
      address.unicodeScalars.append(scalar)
      position += 1
    }
    if next == nil { throw invalid }
    position += 1
    while next == " " { position += 1 }
    if let scalar = next, scalar != "," { throw invalid }
    return Mailbox(name: trimmed(name), address: try checked(trimmed(address)))
  }

  /// The text of a quoted string.
  private mutating func quoted() throws(Diagnostic) -> String {
    var result = ""
    position += 1
    while let scalar = next {
      position += 1
      if scalar == "\"" { return result }
      if scalar == "\\", let escaped = next {
        result.unicodeScalars.append(escaped)
        position += 1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    throw invalid
  }

  private func trimmed(_ text: String) -> String {
    let spaces: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\u{A0}" || $0 == "\u{3000}" }
    let rest = text.unicodeScalars.drop(while: spaces)
    guard let last = rest.lastIndex(where: { !spaces($0) }) else { return "" }
    return String(rest[...last])
  }

  /// An address that mail can be sent to (RFC 5321, 4.1.2).
  private func checked(_ address: String) throws(Diagnostic) -> String {
    if !address.isEmpty, !address.utf8.allSatisfy({ $0 < 0x80 }) {
      throw Diagnostic(.mailAddressNotASCII, [setting, address], at: location)
    }
    guard let at = address.lastIndex(of: "@") else { throw invalid }
    let (local, domain) = (address[..<at], address[address.index(after: at)...])
    guard local.utf8.count <= 64, domain.utf8.count <= 253, isLocalPart(local), isDomain(domain) else { throw invalid }
    return address
  }

  private func isLocalPart(_ text: Substring) -> Bool {
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 2 {
      var isEscaped = false
      for scalar in text.dropFirst().dropLast().unicodeScalars {
        if isEscaped {
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else if scalar == "\"" {
          return false
        }
      }
      return !isEscaped
    }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.unicodeScalars.allSatisfy(Mailbox.isAtomText)
    }
  }

  private func isDomain(_ text: Substring) -> Bool {
    if text.hasPrefix("["), text.hasSuffix("]"), text.count > 2 {
      return text.dropFirst().dropLast().unicodeScalars.allSatisfy {
        ("!"..."~").contains($0) && !["[", "]", "\\"].contains($0)
      }
    }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.unicodeScalars.allSatisfy { $0 == "-" || $0 == "_" || isLetterOrDigit($0) }
    }
  }

  private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}
