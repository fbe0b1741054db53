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
    "<!doctype", "<?xml", "<html", "<head", "<meta", "<body", "<table", "<style", "<div",
  ].map { Array($0.utf8) }

  /// Tells the kind from the first bytes, of which more than `sampleSize` are not looked at.
  package init(_ beginning: some Collection<UInt8>) {
    let sample = beginning.prefix(ContentKind.sampleSize)
    if let known = ContentKind.signatures.first(where: { sample.starts(with: $0.bytes) }) {
      self = known.kind
    } else if ContentKind.isMarkup(sample) {
      self = .markup
    } else {
      self = ContentKind.isBinary(sample) ? .binary : .text
    }
  }

  /// Whether the first text is a tag that pages begin with; in UTF-16 every other byte is zero.
  private static func isMarkup(_ sample: some Collection<UInt8>) -> Bool {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00]
    let text = sample.prefix(1024).lazy.filter { $0 != 0 }
    let beginning = text.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) || marks.contains($0) }
    let small = Array(beginning.prefix(10)).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return markupBeginnings.contains { small.starts(with: $0) }
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
