/// Texts that are not ASCII, in headers: `=?UTF-8?B?…?=` (RFC 2047).
enum EncodedWord {
  /// The longest one.
  private static let length = 75
  /// What stands around the encoded text: `=?UTF-8?B?` and `?=`.
  private static let frame = 12

  /// A text as encoded words; a reader that decodes them puts the text together again as it was.
  ///
  /// No word ends within a character, whose bytes would be nothing on their own. The shorter of the two encodings is
  /// taken for all of them, the one that people can read where both are as short.
  /// - Parameter firstRoom: how long the first may be, behind a header's name.
  static func words(of text: String, firstRoom: Int) -> [String] {
    let quotedLength = text.utf8.reduce(0) { $0 + (isPlain($1) ? 1 : 3) }
    let isQuoted = quotedLength <= Base64.length(of: text.utf8.count)
    var words: [String] = []
    var word: [UInt8] = []
    var room = min(length, firstRoom) - frame
    func close() {
      words.append("=?UTF-8?" + (isQuoted ? "Q?" + quoted(word) : "B?" + Base64.text(word)) + "?=")
      word = []
      room = length - frame
    }
    for piece in pieces(text, room: length - frame, isQuoted: isQuoted) {
      if !word.isEmpty, size(word + piece, isQuoted: isQuoted) > room { close() }
      word += piece
    }
    close()
    return words
  }

  /// The bytes of each character, of its parts where it is too long for a word: accents may be piled up without end.
  private static func pieces(_ text: String, room: Int, isQuoted: Bool) -> [[UInt8]] {
    text.flatMap { character -> [[UInt8]] in
      let whole = Array(character.utf8)
      // Half of a word: one that had to be cut would leave the first word empty.
      if size(whole, isQuoted: isQuoted) <= room / 2 { return [whole] }
      return character.unicodeScalars.map { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
    }
  }

  private static func size(_ bytes: [UInt8], isQuoted: Bool) -> Int {
    isQuoted ? bytes.reduce(0) { $0 + (isPlain($1) ? 1 : 3) } : Base64.length(of: bytes.count)
  }

  /// Whether a byte stands for itself in the `Q` encoding, also within a phrase (RFC 2047, 5, 3); a space becomes `_`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x21, 0x2A, 0x2B, 0x2D, 0x2F: true
    default: false
    }
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var result = ""
    for byte in bytes {
      if byte == 0x20 {
        result += "_"
      } else if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "=" + hexadecimal(byte)
      }
    }
    return result
  }
}

/// A byte in two digits, in capitals.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}
