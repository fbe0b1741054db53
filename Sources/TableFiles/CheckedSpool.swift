import Diagnostics
import Spreadsheet

/// How large the parts of a source may be.
package struct SourceLimits: Sendable, Hashable {
  /// The longest field in bytes.
  package var field: Int
  /// The byte between fields, where it is given.
  package var delimiter: UInt8?

  /// Makes limits.
  package init(field: Int, delimiter: UInt8? = nil) { (self.field, self.delimiter) = (field, delimiter) }
}

/// A spool file for bytes that nobody has seen yet: what cannot be a table is refused before it fills the disk.
///
/// The first bytes tell what it is, as of any file; text must have lines and fields that end.
struct CheckedSpool: ~Copyable {
  /// Unpacked, no table is both larger than this and `largestRatio` times the packed bytes: deflate packs words and
  /// numbers to a tenth or a twentieth, and at most to a thousandth.
  static let largestUniform = 256 << 20
  static let largestRatio = 200
  /// How much of an old workbook is taken, in case it is a protected new one inside: so far is looked for that.
  static let largestOldWorkbook = 16 << 20

  private var spool: SpoolFile
  private var lines: LineGuard
  private var beginning: [UInt8] = []
  private var kind: ContentKind?
  private let packing: FileOrigin.Packing
  /// The bytes that were appended.
  var count: Int { spool.count }
  private let location: SourceLocation

  init(name: String, packing: FileOrigin.Packing, limits: SourceLimits) throws(Diagnostic) {
    spool = try SpoolFile(name: name)
    lines = LineGuard(fieldLimit: limits.field, delimiter: limits.delimiter)
    self.packing = packing
    location = SourceLocation(file: name)
  }

  /// Appends a block.
  /// - Parameter packed: how many packed bytes all so far came out of; `nil` where nothing is packed.
  /// - Throws: a diagnostic where it can be no table, or there is no room.
  mutating func append(_ block: UnsafeRawBufferPointer, packed: Int? = nil) throws(Diagnostic) {
    if kind == nil {
      beginning += block.prefix(ContentKind.sampleSize - beginning.count)
      if beginning.count == ContentKind.sampleSize { try decide() }
    }
    try spool.append(block)
    if kind == .oldWorkbook, spool.count >= CheckedSpool.largestOldWorkbook {
      throw Diagnostic(.fileIsOldWorkbook, at: location)
    }
    if let packed, spool.count > CheckedSpool.largestUniform, spool.count / CheckedSpool.largestRatio > packed {
      throw Diagnostic(
        .unpackedTooLarge,
        ["\(CheckedSpool.largestRatio)", "\(CheckedSpool.largestUniform >> 20)"],
        at: location
      )
    }
    if kind == nil || kind == .text, !lines.passes(block), let finding = lines.finding { throw finding.problem }
  }

  /// Decides by the first bytes; what an old workbook is only the rest of it tells.
  private mutating func decide() throws(Diagnostic) {
    let found = ContentKind(beginning)
    kind = found
    if found == .oldWorkbook { return }
    let other = beginning.withUnsafeBytes { SpreadsheetReader.refusal(of: $0, path: location.file ?? "") }
    if let other { throw other }
    if let problem = found.refusal(inside: packing, at: location) { throw problem }
  }

  /// Maps what was appended, and tells what it is: text, a zip archive, or an old workbook, which is to be refused.
  consuming func finish(origin: FileOrigin) throws(Diagnostic) -> (file: MappedFile, kind: ContentKind) {
    if kind == nil { try decide() }
    return (try spool.finish(origin: origin), kind ?? .text)
  }

  /// The problem for which it ended before its end, with its place and text where it is one of lines, and with what an
  /// old workbook is as far as it was read.
  consuming func located(_ problem: Diagnostic) -> Diagnostic {
    if problem.id == .fileIsOldWorkbook {
      guard let file = try? spool.finish(origin: FileOrigin(size: 0)) else { return problem }
      return withExtendedLifetime(file) { SpreadsheetReader.refusal(of: file.bytes, path: file.path) } ?? problem
    }
    guard let finding = lines.finding, let file = try? spool.finish(origin: FileOrigin(size: 0)) else { return problem }
    // The map has the bytes only as long as somebody holds the file.
    return withExtendedLifetime(file) {
      var map = LineMap(path: file.path, bytes: file.bytes)
      var located = finding.problem
      located.location = map.location(of: finding.offset)
      located.excerpt = map.text(around: finding.offset)
      return located
    }
  }
}
