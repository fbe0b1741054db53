import CZip
import Diagnostics

/// A zip archive in memory, read by libzip.
struct ZipArchive: ~Copyable {
  /// A file in the archive.
  struct Entry {
    var index: UInt64
    /// With no control character in it.
    var name: String
    var packedSize: Int
    var isEncrypted: Bool
  }

  private static let blockSize = 256 << 10

  private let archive: OpaquePointer
  private let location: SourceLocation
  /// The archive reads from its mapping.
  private let file: MappedFile

  /// Reads the archive's directory.
  /// - Throws: a diagnostic where the archive is cut short or damaged.
  init(_ file: MappedFile) throws(Diagnostic) {
    let location = SourceLocation(file: file.path)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(file.bytes.baseAddress, zip_uint64_t(file.bytes.count), 0, &error)
    else { throw Diagnostic(.packedFileDamaged, ["zip"], at: location) }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw ZipArchive.problem(&error, location)
    }
    (self.archive, self.location, self.file) = (archive, location, file)
  }

  deinit { zip_discard(archive) }

  /// Whether a file is an .xlsx workbook.
  /// - Throws: a diagnostic where it is a document of another kind, or no archive that can be read.
  static func isWorkbook(_ file: MappedFile) throws(Diagnostic) -> Bool {
    let archive = try ZipArchive(file)
    var names: Set<String> = []
    for index in 0..<archive.count {
      guard let text = zip_get_name(archive.archive, index, 0) else { continue }
      let name = normalised(String(cString: text))
      // Only what tells: an archive may have millions of names.
      if telling.contains(name) { names.insert(name) }
      if name.hasPrefix("xl/") { names.insert("xl/") }
      if name.hasSuffix(".iwa") { names.insert(".iwa") }
    }
    if let format = document(names) { throw Diagnostic(.fileIsOtherFormat, [format], at: archive.location) }
    return names.isSuperset(of: ["[Content_Types].xml", "xl/"])
  }

  /// The one file in it beside those that systems put into every archive.
  /// - Throws: a diagnostic where there is none, where there are several, or it is encrypted.
  func table() throws(Diagnostic) -> Entry {
    let shownNames = 5
    var files: [Entry] = []
    var found = 0
    for index in 0..<count {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let text = status.name else { continue }
      let name = ZipArchive.normalised(String(cString: text))
      if name.hasSuffix("/") || status.size == 0 || ZipArchive.isOfTheSystem(name) { continue }
      found += 1
      if found > shownNames { continue }
      files.append(
        Entry(
          index: index,
          name: printable(name),
          packedSize: min(Int(clamping: status.comp_size), file.bytes.count),
          isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE)
        )
      )
    }
    guard let first = files.first else { throw Diagnostic(.zipWithoutTable, at: location) }
    if found > 1 {
      let shown = files.map(\.name).joined(separator: ", ") + (found > shownNames ? ", …" : "")
      throw Diagnostic(.zipWithSeveralTables, ["\(found)", shown], at: location)
    }
    if first.isEncrypted { throw Diagnostic(.zipIsEncrypted, at: location) }
    return first
  }

  private var count: UInt64 { UInt64(max(0, zip_get_num_entries(archive, 0))) }

  /// Unpacks a file into a sink.
  /// - Throws: what the sink throws, and a diagnostic where the file is damaged or its method is not known.
  func unpack(_ entry: Entry, _ sink: ByteSink) throws(Diagnostic) {
    guard let opened = zip_fopen_index(archive, entry.index, 0) else {
      throw ZipArchive.problem(zip_get_error(archive), location)
    }
    defer { zip_fclose(opened) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipArchive.blockSize, alignment: 16)
    defer { buffer.deallocate() }
    while let base = buffer.baseAddress {
      let count = zip_fread(opened, base, zip_uint64_t(buffer.count))
      if count < 0 { throw ZipArchive.problem(zip_file_get_error(opened), location) }
      // At the end libzip compares size and check sum.
      if count == 0 { return }
      try sink(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
    }
  }

  /// The names that tell what a document is.
  private static let telling: Set<String> = [
    "mimetype", "content.xml", "[Content_Types].xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml",
  ]

  /// Some writers separate folders as Windows does, or begin at a root.
  private static func normalised(_ name: String) -> String {
    String(name.map { $0 == "\\" ? "/" : $0 }.drop { $0 == "/" })
  }

  /// Whether a file only serves the system that packed the archive.
  private static func isOfTheSystem(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return name.hasPrefix("__MACOSX/") || last.hasPrefix("._")
      || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(last)
  }

  /// The format of a document that is no workbook of Excel's, by the names in it.
  private static func document(_ names: Set<String>) -> String? {
    if names.contains("mimetype"), names.contains("content.xml") { return "OpenDocument (.ods)" }
    if names.contains(".iwa") { return "Apple Numbers" }
    guard names.contains("[Content_Types].xml") else { return nil }
    if names.contains("xl/workbook.bin") { return "Excel .xlsb" }
    if names.contains("word/document.xml") { return "Word .docx" }
    return names.contains("ppt/presentation.xml") ? "PowerPoint .pptx" : nil
  }

  private static func problem(_ error: UnsafePointer<zip_error_t>?, _ location: SourceLocation) -> Diagnostic {
    guard let error else { return Diagnostic(.packedFileDamaged, ["zip"], at: location) }
    return switch zip_error_code_zip(error) {
    // The directory stands at the end: without it the end is missing.
    case ZIP_ER_NOZIP, ZIP_ER_EOF: Diagnostic(.packedFileTruncated, ["zip"], at: location)
    case ZIP_ER_COMPNOTSUPP: Diagnostic(.zipMethodUnknown, at: location)
    case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD: Diagnostic(.zipIsEncrypted, at: location)
    default: Diagnostic(.packedFileDamaged, ["zip"], at: location)
    }
  }
}
