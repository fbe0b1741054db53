/// A text that appears in the tables, encoded once so that writing a row only copies bytes.
struct Term: ExpressibleByStringLiteral {
  /// Nothing: a missing value.
  static let missing: Term = ""

  /// The text as it stands between the delimiters, quoted where a comma or a quote demands it.
  let field: [UInt8]
  /// The text with doubled quotes but not enclosed, to be joined with another one.
  let inner: [UInt8]
  /// Whether a field that contains the text has to be enclosed in quotes.
  let needsQuotes: Bool

  /// Encodes a text.
  init(_ text: String) {
    let quote = UInt8(ascii: "\"")
    var inner: [UInt8] = []
    var needsQuotes = false
    for byte in text.utf8 {
      if byte == quote {
        inner.append(quote)
      }
      if byte == quote || byte == UInt8(ascii: ",") {
        needsQuotes = true
      }
      inner.append(byte)
    }
    self.inner = inner
    self.needsQuotes = needsQuotes
    field = needsQuotes ? [quote] + inner + [quote] : inner
  }

  /// Encodes a text of the source code.
  init(stringLiteral text: String) {
    self.init(text)
  }
}
