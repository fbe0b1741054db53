/// How a table is written: what separates fields, and how a field holds that byte all the same.
///
/// Records end at LF, CRLF or CR in every dialect.
public struct Dialect: Sendable, Hashable {
  /// How a quote stands inside a quoted field.
  public enum Escape: Sendable, Hashable {
    /// Written twice (RFC 4180).
    case doubled
    /// Behind a backslash, as a delimiter, line break or backslash may be too, inside quotes and outside.
    case backslash
  }

  /// The byte between two fields.
  public var delimiter: UInt8
  /// The byte around a quoted field; `nil` where no byte quotes.
  public var quote: UInt8? = UInt8(ascii: "\"")
  /// How a quote stands inside a quoted field.
  public var escape = Escape.doubled
  /// Whether spaces around a quoted field are no text of it: `a, "b, c" ,d`.
  public var skipsSpaces = false

  /// Makes a dialect with the given delimiter and the quotes of RFC 4180.
  public init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Fields separated by commas.
  public static let comma = Dialect(delimiter: UInt8(ascii: ","))

  /// One column: the delimiter is a control character that stands in no text.
  public static let oneColumn = Dialect(delimiter: 0x1E)

  /// Whether the quotes are those of RFC 4180, the only ones that `RecordScanner` knows.
  public var isPlain: Bool { self == Dialect(delimiter: delimiter) }

  /// The delimiters that are looked for, the most usual first, with the names a configuration uses.
  public static let known: [(name: String, delimiter: UInt8)] = [
    ("comma", UInt8(ascii: ",")), ("tab", UInt8(ascii: "\t")), ("semicolon", UInt8(ascii: ";")),
    ("pipe", UInt8(ascii: "|")),
  ]

  /// The delimiters that are tried only where no usual one splits anything, and taken only where they split everything.
  static let rare: [UInt8] = [0x1F, 0x01, UInt8(ascii: "^"), UInt8(ascii: "~")]

  /// The name of the delimiter as a configuration writes it: a word (`none` of a single column), the character, or `U+001F` of one without a glyph.
  public var name: String {
    if let known = Dialect.known.first(where: { $0.delimiter == delimiter }) { return known.name }
    if delimiter == Dialect.oneColumn.delimiter { return "none" }
    if delimiter > 0x20, delimiter < 0x7F { return String(UnicodeScalar(delimiter)) }
    let digits = String(delimiter, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The quote as it is told to a reader: the character, or `none`.
  public var quoteName: String { quote.map { String(UnicodeScalar($0)) } ?? "none" }

  /// How quotes stand inside a field, as it is told to a reader: `doubled`, `backslash` or `none`.
  public var escapeName: String { escape == .backslash ? "backslash" : quote == nil ? "none" : "doubled" }

  /// The dialect whose delimiter is called `name`, or is that one character of ASCII.
  ///
  /// Letters, digits, quotes, backslashes and line breaks separate nothing. Also read are `\t`, `U+001F`
  /// and, for a single column, `none`.
  public static func named(_ name: String) -> Dialect? {
    if let known = known.first(where: { $0.name == name }) { return Dialect(delimiter: known.delimiter) }
    if name == "none" { return oneColumn }
    if name == "\\t" { return Dialect(delimiter: UInt8(ascii: "\t")) }
    var byte: UInt8?
    if name.hasPrefix("U+"), name.utf8.count == 6 { byte = UInt8(name.dropFirst(2), radix: 16) }
    if name.utf8.count == 1 { byte = name.utf8.first }
    return byte.flatMap { canSeparate($0) ? Dialect(delimiter: $0) : nil }
  }

  /// Whether a byte can separate fields: ASCII, but no text, quote, backslash or line break.
  static func canSeparate(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), 0x7F...: false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): false
    case UInt8(ascii: "a")...UInt8(ascii: "z"): false
    default: true
    }
  }
}
