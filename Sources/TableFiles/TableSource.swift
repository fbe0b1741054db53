package import Diagnostics
import Spreadsheet

// How it works: a regular file is mapped as it is. What comes once (a pipe) or is packed goes block by block through the
// stages reader → inflater → checks into a nameless temporary file, which is mapped instead. A zip archive has its
// directory at its end, so one that is piped is spooled first and then unpacked into a second spool file. What a file is
// is told by its first bytes, never by its name.

/// Where a table's bytes come from: opened, unpacked, and known to be text or a workbook.
package struct TableSource: Sendable {
  /// What the bytes are.
  package enum Content: Sendable {
    /// Text in some encoding and dialect.
    case text
    /// A workbook (.xlsx), still packed: its reader unpacks it.
    case workbook
  }

  /// The bytes.
  package let file: MappedFile
  /// What they are.
  package let content: Content

  /// Opens a path, or standard input for `-`, and unpacks it if need be.
  /// - Parameters:
  ///   - limits: what a stream must keep to while it is read.
  ///   - streams: the pipes that the run has read so far.
  /// - Throws: a diagnostic where there are no bytes of a table: see `MessageID`, "Files".
  package init(path: String, limits: SourceLimits, streams: StreamsRead) throws(Diagnostic) {
    let opened = try OpenedFile(path: path, streams: streams)
    var (file, kind) = try opened.kind == .regular ? TableSource.mapped(opened) : TableSource.spooled(opened, limits)
    let given = file
    do throws(Diagnostic) {
      if kind == .gzip { (file, kind) = try TableSource.unpackedGzip(file, limits) }
      if kind == .zip, try !ZipArchive.isWorkbook(file) {
        (file, kind) = try TableSource.unpackedZip(file, limits)
      }
      if let problem = SpreadsheetReader.refusal(of: file.bytes, path: file.path) { throw problem }
      if let problem = kind.refusal(inside: file.origin.packing, at: SourceLocation(file: file.path)) { throw problem }
    } catch {
      // A packed file that somebody is still writing looks damaged.
      throw given.hasChanged ? Diagnostic(.fileChanged, at: SourceLocation(file: given.path)) : error
    }
    self.file = file
    content = kind == .zip ? .workbook : .text
  }

  private typealias Found = (file: MappedFile, kind: ContentKind)

  private static func mapped(_ opened: OpenedFile) throws(Diagnostic) -> Found {
    let file = try MappedFile(opened)
    return (file, ContentKind(file.bytes))
  }

  /// Reads a stream to its end, unpacking gzip on the way.
  private static func spooled(_ opened: OpenedFile, _ limits: SourceLimits) throws(Diagnostic) -> Found {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var count = try opened.fill(buffer)
    var size = count
    let packing: FileOrigin.Packing =
      ContentKind(UnsafeRawBufferPointer(rebasing: buffer[..<count])) == .gzip ? .gzip : .none
    return try checked(opened.name, packing, limits) { spool throws(Diagnostic) in
      try feed(&spool, packing, opened.name) { sink throws(Diagnostic) in
        while count > 0 {
          try sink(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          count = count < buffer.count ? 0 : try opened.fill(buffer)
          size += count
        }
      }
      return opened.origin(size: size)
    }
  }

  private static func unpackedGzip(_ file: MappedFile, _ limits: SourceLimits) throws(Diagnostic) -> Found {
    try checked(file.path, .gzip, limits) { spool throws(Diagnostic) in
      try feed(&spool, .gzip, file.path) { sink throws(Diagnostic) in try file.forEachBlock(sink) }
      return file.origin
    }
  }

  /// Unpacks the one table of an archive; it may be a workbook, but no further archive.
  private static func unpackedZip(_ file: MappedFile, _ limits: SourceLimits) throws(Diagnostic) -> Found {
    let outer = file.origin.packing
    if outer != .none { throw TableSource.packedTwice(file, outer) }
    let archive = try ZipArchive(file)
    let entry = try archive.table()
    let found = try checked(file.path, .zip, limits) { spool throws(Diagnostic) in
      try archive.unpack(entry) { bytes throws(Diagnostic) in try spool.append(bytes, packed: entry.packedSize) }
      var origin = file.origin
      origin.entry = entry.name
      return origin
    }
    if found.kind == .zip, (try? ZipArchive.isWorkbook(found.file)) != true {
      throw TableSource.packedTwice(file, .zip)
    }
    return found
  }

  private static func packedTwice(_ file: MappedFile, _ outer: FileOrigin.Packing) -> Diagnostic {
    Diagnostic(.fileIsPackedTwice, [outer.rawValue, "zip"], at: SourceLocation(file: file.path))
  }

  /// Runs blocks through the inflater, where they are packed, into the spool.
  private static func feed(
    _ spool: inout CheckedSpool,
    _ packing: FileOrigin.Packing,
    _ name: String,
    _ blocks: (ByteSink) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    if packing == .none {
      try blocks { block throws(Diagnostic) in try spool.append(block) }
      return
    }
    var inflater = GzipInflater(name: name)
    var packed = 0
    try blocks { block throws(Diagnostic) in
      packed += block.count
      try inflater.take(block) { bytes throws(Diagnostic) in try spool.append(bytes, packed: packed) }
    }
    try inflater.finish()
  }

  /// Maps what a closure puts into a spool.
  /// - Parameter fill: gives the origin of what it appended.
  private static func checked(
    _ name: String,
    _ packing: FileOrigin.Packing,
    _ limits: SourceLimits,
    _ fill: (inout CheckedSpool) throws(Diagnostic) -> FileOrigin
  ) throws(Diagnostic) -> Found {
    var spool = try CheckedSpool(name: name, packing: packing, limits: limits)
    var origin: FileOrigin
    do throws(Diagnostic) { origin = try fill(&spool) } catch { throw spool.located(error) }
    origin.packing = packing
    if packing != .none { origin.unpackedSize = spool.count }
    return try spool.finish(origin: origin)
  }
}
