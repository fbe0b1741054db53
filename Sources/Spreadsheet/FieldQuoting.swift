/// The quoting of RFC 4180, with which texts that look like decimal numbers are told from numbers.
enum FieldQuoting {
  /// Appends a field, between quotes where it has a comma, a quote or a line end in it.
  static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
    for byte in field {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return appendQuoted(field[...], to: &bytes)
      default: break
      }
    }
    bytes.append(contentsOf: field)
  }

  /// Appends the text of a text cell: as any field, but always between quotes where a number cell may have the same.
  static func appendText(_ text: [UInt8], to bytes: inout [UInt8]) {
    if isDecimal(text) { appendQuoted(text[...], to: &bytes) } else { append(text, to: &bytes) }
  }

  /// Whether a text is digits with one point among them, a sign in front and `%` behind or not: `1.234`, `-0.5`, `45.5%`.
  ///
  /// Without a point it is the same number however it is read.
  static func isDecimal(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    var points = 0
    let start = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
    let end = text[text.count - 1] == UInt8(ascii: "%") ? text.count - 1 : text.count
    if start >= end { return false }
    for position in start..<end {
      if text[position] == UInt8(ascii: ".") {
        points += 1
      } else if text[position] &- 0x30 > 9 {
        return false
      }
    }
    return points == 1
  }

  /// Appends a field between quotes.
  static func appendQuoted(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
