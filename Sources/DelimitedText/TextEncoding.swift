/// An encoding that a table's text may be in.
public enum TextEncoding: String, CaseIterable, Sendable, Hashable {
  /// UTF-8, and so ASCII.
  case utf8 = "utf-8"
  /// UTF-16, the lower byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, the higher byte first.
  case utf16BigEndian = "utf-16be"
  /// GB18030, and so GBK and GB2312: Simplified Chinese.
  case gb18030 = "gb18030"
  /// Big5 with Hong Kong's additions: Traditional Chinese.
  case big5 = "big5"
  /// Shift-JIS as Windows has it (code page 932): Japanese.
  case shiftJIS = "shift_jis"
  /// Windows-1252, and so ISO 8859-1 but for its control characters: Western Europe.
  case windows1252 = "windows-1252"

  /// The name as reports print it and a configuration writes it.
  public var name: String { rawValue }

  /// The names of all encodings, for messages.
  public static var allNames: String { allCases.map(\.name).joined(separator: ", ") }

  /// Whether each unit of text has two bytes, so that a line feed is no single byte.
  public var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// The encoding called `name`, in any case; the usual other names are known too.
  ///
  /// `_`, spaces and `-` are the same. `utf-16` alone is taken as little-endian, as Windows writes it. The labels are
  /// those of the WHATWG's Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) that people write.
  public static func named(_ name: String) -> TextEncoding? {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
          switch scalar {
          case "_", "-", " ": nil
          case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) + 32)
          default: scalar
          }
        }
      )
    )
    switch plain {
    case "utf8", "utf8bom", "utf8sig", "unicode11utf8", "ascii", "usascii", "cp65001", "65001": return .utf8
    case "utf16", "utf16le", "unicode", "ucs2", "ucs2le", "cp1200", "1200": return .utf16LittleEndian
    case "utf16be", "ucs2be", "unicodefffe", "cp1201", "1201": return .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "gb231280", "euccn", "xgbk", "chinese", "cp936", "windows936", "ms936", "936",
      "cp54936", "54936":
      return .gb18030
    case "big5", "big5hkscs", "cp950", "windows950", "ms950", "950", "xxbig5", "cnbig5", "big5eten": return .big5
    case "shiftjis", "sjis", "xsjis", "cp932", "windows31j", "ms932", "mskanji", "windows932", "932": return .shiftJIS
    case "windows1252", "cp1252", "xcp1252", "1252", "ansi", "latin1", "l1", "iso88591", "88591": return .windows1252
    default: return nil
    }
  }
}
