import DelimitedText

/// The quotes by which texts that look like decimal numbers are told from numbers.
enum TextCell {
  /// Appends the text of a text cell: as any field, but always between quotes where a number cell may have the same.
  static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    if isDecimal(text) {
      RecordWriter.appendQuoted(text, to: &bytes)
    } else {
      RecordWriter.append(text, to: &bytes)
    }
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
}
