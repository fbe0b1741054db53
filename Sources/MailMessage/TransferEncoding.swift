/// How the bytes of a part travel as lines of ASCII (RFC 2045, 6).
enum TransferEncoding: String {
  case quotedPrintable = "quoted-printable"
  case base64

  /// A text in the encoding that makes it shorter; quoted-printable, which people can read, where both are as short.
  ///
  /// Line ends become CRLF and the last line has one. A control character, which no text of a mail may have, becomes
  /// U+FFFD.
  static func encoded(_ text: String) -> (encoding: TransferEncoding, bytes: [UInt8]) {
    let canonical = canonical(text)
    let quoted = quotedPrintable(canonical)
    let sixBits = Base64.lines(canonical)
    return quoted.count <= sixBits.count ? (.quotedPrintable, quoted) : (.base64, sixBits)
  }

  /// The text with CRLF at the end of each line and without other control characters but the tab.
  static func canonical(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 32)
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x0D || value == 0x0A {
        if value == 0x0D || !isAfterReturn { result += [0x0D, 0x0A] }
      } else if value != 0x09, value < 0x20 || (0x7F..<0xA0).contains(value) {
        result += UTF8.encodedReplacementCharacter
      } else {
        result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
      isAfterReturn = value == 0x0D
    }
    if !result.isEmpty, result.last != 0x0A { result += [0x0D, 0x0A] }
    return result
  }

  /// Quoted-printable of a text whose lines end with CRLF.
  ///
  /// No line is longer than 76 characters, none is broken within a character. What programs on the way are known to
  /// change is encoded too: `From ` and a full stop at the beginning of a line.
  private static func quotedPrintable(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 4)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0D) ?? text.count
      append(line: text[start..<end], to: &result)
      result += [0x0D, 0x0A]
      start = end + 2
    }
    return result
  }

  private static func append(line: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var length = 0
    var index = line.startIndex
    while index < line.endIndex {
      var after = index + 1
      while after < line.endIndex, line[after] & 0xC0 == 0x80 { after += 1 }
      var piece = piece(of: line, index..<after, isFirst: length == 0)
      // The last piece of a line needs no room for the `=` that goes on.
      if length + piece.count > (after == line.endIndex ? 76 : 75) {
        result += [0x3D, 0x0D, 0x0A]
        length = 0
        piece = TransferEncoding.piece(of: line, index..<after, isFirst: true)
      }
      result += piece
      length += piece.count
      index = after
    }
  }

  /// A character of a line, encoded where it must be.
  private static func piece(of line: ArraySlice<UInt8>, _ range: Range<Int>, isFirst: Bool) -> [UInt8] {
    let isChangedOnTheWay =
      isFirst && (line[range.lowerBound] == 0x2E || line[range.lowerBound...].starts(with: Array("From ".utf8)))
    var piece: [UInt8] = []
    for byte in line[range] {
      let isBlank = byte == 0x20 || byte == 0x09
      let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D || isBlank && range.upperBound < line.endIndex
      if isPlain, !isChangedOnTheWay {
        piece.append(byte)
      } else {
        piece += Array("=".utf8) + Array(hexadecimal(byte).utf8)
      }
    }
    return piece
  }
}
