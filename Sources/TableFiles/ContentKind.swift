import DelimitedText
package import Diagnostics

/// What the first bytes of a file say it is, whatever its name says.
package enum ContentKind: Sendable, Hashable {
  /// Text in some encoding, as far as can be told.
  case text
  /// gzip (RFC 1952).
  case gzip
  /// A zip archive, which a workbook may be as well.
  case zip
  /// A workbook of Excel before 2007: BIFF, as a rule in an OLE container.
  case oldWorkbook
  /// HTML or XML.
  case markup
  /// Another format, by its name.
  case other(String)
  /// No text: zero bytes where UTF-16 would not have them.
  case binary

  /// How many bytes from the beginning on are looked at.
  package static let sampleSize = 65_536

  /// Formats that are told by what they begin with; the longest beginnings first where one contains another.
  private static let signatures: [(bytes: [UInt8], kind: ContentKind)] = [
    ([0x1F, 0x8B], .gzip),
    // A local file, the end of an empty archive, a spanned archive.
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x50, 0x4B, 0x07, 0x08], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook),
    // The first record, BOF, of BIFF 2 to 5 without a container.
    ([0x09, 0x00, 0x04, 0x00], .oldWorkbook), ([0x09, 0x02, 0x06, 0x00], .oldWorkbook),
    ([0x09, 0x04, 0x06, 0x00], .oldWorkbook), ([0x09, 0x08, 0x08, 0x00], .oldWorkbook),
    (Array("%PDF-".utf8), .other("PDF")), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .other("PNG")),
    ([0xFF, 0xD8, 0xFF], .other("JPEG")), (Array("GIF87a".utf8), .other("GIF")), (Array("GIF89a".utf8), .other("GIF")),
    (Array("{\\rtf".utf8), .other("RTF")), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .other("xz")),
    (Array("BZh".utf8) + [0x31], .other("bzip2")), (Array("BZh".utf8) + [0x39], .other("bzip2")),
    ([0x28, 0xB5, 0x2F, 0xFD], .other("Zstandard")), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .other("7z")),
    (Array("Rar!".utf8) + [0x1A, 0x07], .other("RAR")), (Array("SQLite format 3\0".utf8), .other("SQLite")),
    (Array("PAR1".utf8), .other("Parquet")), ([0x7F, 0x45, 0x4C, 0x46], .other("ELF")),
  ]

  /// What begins a page of HTML, or a spreadsheet in XML, in small letters.
  private static let markupBeginnings = [
    "<!doctype", "<!--", "<?xml", "<html", "<head", "<meta", "<body", "<table", "<style", "<div",
  ].map { Array($0.utf8) }

  /// Tells the kind from the first bytes, of which more than `sampleSize` are not looked at.
  package init(_ beginning: some Collection<UInt8>) {
    let sample = beginning.prefix(ContentKind.sampleSize)
    if let known = ContentKind.signatures.first(where: { sample.starts(with: $0.bytes) }) {
      self = known.kind
    } else {
      let beginning = ContentKind.beginning(of: sample)
      if ContentKind.isMarkup(beginning) {
        self = .markup
      } else if ContentKind.isJSON(beginning) {
        self = .other("JSON")
      } else {
        self = ContentKind.isBinary(sample) ? .binary : .text
      }
    }
  }

  /// The beginning in small letters, without byte order marks and white space in front; in UTF-16 every other byte is zero.
  private static func beginning(of sample: some Collection<UInt8>) -> ArraySlice<UInt8> {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
    let text = sample.prefix(4096).lazy.filter { $0 != 0 }.drop { isSpace($0) || marks.contains($0) }
    return text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  /// Whether the text begins with a tag that pages begin with, or with any other that has one inside: headings may be
  /// written `<DATE>,<TIME>`, also with tabs between.
  private static func isMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    if markupBeginnings.contains(where: { text.starts(with: $0) }) { return true }
    guard text.first == UInt8(ascii: "<"), let second = text.dropFirst().first, second &- 0x61 < 26 else {
      return false
    }
    let behind = text.drop { $0 != UInt8(ascii: ">") }.dropFirst()
    let line = behind.drop { $0 == 0x20 || $0 == 0x0D }
    let next = line.first == 0x0A ? line.drop { isSpace($0) } : behind
    return next.first == UInt8(ascii: "<")
  }

  /// Whether the text begins as JSON does: an object with a name, or an array of objects, arrays or texts.
  ///
  /// Headings may be written `[id],[stage]`.
  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func skipSpaces() { rest = rest.drop { isSpace($0) } }
    let bracket = rest.popFirst()
    guard bracket == UInt8(ascii: "{") || bracket == UInt8(ascii: "[") else { return false }
    skipSpaces()
    let next = rest.popFirst()
    if bracket == UInt8(ascii: "["), next == UInt8(ascii: "{") || next == UInt8(ascii: "[") { return true }
    guard next == UInt8(ascii: "\"") else { return false }
    rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
    skipSpaces()
    return bracket == UInt8(ascii: "{")
      ? rest.first == UInt8(ascii: ":") : rest.first == UInt8(ascii: ",") || rest.first == UInt8(ascii: "]")
  }

  /// Whether there are zero bytes that are not those of UTF-16.
  private static func isBinary(_ sample: some Collection<UInt8>) -> Bool {
    guard sample.contains(0) else { return false }
    let found = Array(sample).withUnsafeBytes { EncodingDetection.detect(in: $0, isWhole: false) }
    return found.content == .binary
  }
}

extension ContentKind {
  /// Why this is no table; `nil` of text, and of zip archives, which have to be looked into.
  /// - Parameter packing: what it was unpacked from: files are unpacked once.
  package func refusal(inside packing: FileOrigin.Packing, at location: SourceLocation) -> Diagnostic? {
    switch self {
    case .text, .zip: nil
    case .gzip where packing != .none:
      Diagnostic(.fileIsPackedTwice, [packing.rawValue, "gzip"], at: location)
    case .gzip: Diagnostic(.fileIsCompressed, at: location)
    case .oldWorkbook: Diagnostic(.fileIsOldWorkbook, at: location)
    case .markup: Diagnostic(.fileIsMarkup, at: location)
    case .other(let name): Diagnostic(.fileIsOtherFormat, [name], at: location)
    case .binary: Diagnostic(.fileIsBinary, at: location)
    }
  }
}
