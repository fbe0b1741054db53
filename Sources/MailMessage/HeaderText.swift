public import Diagnostics

/// What may stand in the value of a header.
public enum HeaderText {
  /// Refuses a value that could end its header and begin another one, or that a terminal would obey.
  /// - Parameters:
  ///   - setting: the option, key or header that holds it, for the message.
  ///   - location: where that stands.
  /// - Throws: a diagnostic where it has a line break or another control character in it.
  public static func check(
    _ text: String,
    of setting: String,
    at location: SourceLocation = SourceLocation()
  ) throws(Diagnostic) {
    for scalar in text.unicodeScalars where isControl(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      throw Diagnostic(.mailValueControl, [setting, text, code], at: location)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }
}

/// Header fields, with lines of at most 78 characters wherever a value can be folded (RFC 5322, 2.1.1).
struct HeaderFields {
  /// The longest line without its end.
  static let lineLength = 78

  private(set) var text = ""

  /// Adds a field whose line may be folded between its words.
  mutating func add(_ name: String, words: [String]) {
    var line = name + ":"
    var isEmpty = true
    for word in words {
      // A first line that has nothing but the name would be legal, but not all programs read it.
      if !isEmpty, line.utf8.count + 1 + word.utf8.count > HeaderFields.lineLength {
        text += line + "\r\n"
        line = ""
      }
      line += " " + word
      isEmpty = false
    }
    text += line + "\r\n"
  }

  /// Adds a field with a free text, such as the subject.
  mutating func add(_ name: String, text value: String) {
    let room = HeaderFields.lineLength - name.utf8.count - 2
    let words = value.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain =
      !value.contains("=?")
      && words.allSatisfy { word in
        !word.isEmpty && word.utf8.count < HeaderFields.lineLength
          && word.unicodeScalars.allSatisfy { ("!"..."~").contains($0) }
      }
    if isPlain, words[0].utf8.count <= room {
      add(name, words: words)
    } else {
      add(name, words: EncodedWord.words(of: value, firstRoom: room))
    }
  }

  /// Adds a field with mailboxes.
  mutating func add(_ name: String, mailboxes: [Mailbox]) {
    let room = HeaderFields.lineLength - name.utf8.count - 2
    var words: [String] = []
    for (index, mailbox) in mailboxes.enumerated() {
      words += mailbox.headerWords(room: room)
      if index < mailboxes.count - 1, let last = words.popLast() { words.append(last + ",") }
    }
    add(name, words: words)
  }
}
