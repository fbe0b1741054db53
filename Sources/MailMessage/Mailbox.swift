/// A mail address, with the name of the person or department that it is of.
public struct Mailbox: Sendable, Hashable {
  /// What mail programs show; may be empty, and in any script.
  public var name: String
  /// The address in ASCII: `ada@example.com`.
  public var address: String

  /// Makes a mailbox of parts that are known to be sound.
  init(name: String, address: String) {
    self.name = name
    self.address = address
  }

  /// What stands behind the last `@`.
  var domain: String { address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? address }

  /// The words that a header shows it by, between which its line may be folded.
  /// - Parameter room: how long the first word may be at most, where it is an encoded one.
  func headerWords(room: Int) -> [String] {
    if name.isEmpty { return [address] }
    return Mailbox.phrase(name, room: room) + ["<\(address)>"]
  }

  /// A name as a phrase of RFC 5322: atoms where it is made of them, else a quoted string, else encoded words.
  private static func phrase(_ name: String, room: Int) -> [String] {
    let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isEncodedAlready = name.contains("=?")
    if !isEncodedAlready, words.allSatisfy({ !$0.isEmpty && $0.count < 70 && $0.unicodeScalars.allSatisfy(isAtomText) })
    {
      return words
    }
    if !isEncodedAlready, name.utf8.count < 60, name.unicodeScalars.allSatisfy({ $0.isASCII }) {
      var quoted = "\""
      for character in name {
        if character == "\"" || character == "\\" { quoted += "\\" }
        quoted.append(character)
      }
      return [quoted + "\""]
    }
    return EncodedWord.words(of: name, firstRoom: room)
  }

  /// Whether the character may stand in an atom (RFC 5322, 3.2.3).
  static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`",
      "{", "|", "}", "~":
      true
    default: false
    }
  }
}
