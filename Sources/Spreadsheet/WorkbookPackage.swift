import CZip
import Diagnostics

/// The package of a workbook in memory: the parts of its zip file by name, and how much has been unpacked of it.
///
/// Names are looked up as packages want it (ECMA-376 part 2, "Part names"): without regard to the case of ASCII letters.
/// Backslashes, which some writers use, count as slashes. Of two entries with one name the first is taken.
final class WorkbookPackage {
  let path: String
  private let limits: SpreadsheetReader.Limits
  private let size: Int
  private let archive: OpaquePointer
  private var indexes: [String: UInt64] = [:]
  private var inflated = 0

  /// Opens the archive; `bytes` must stay valid as long as the object lives.
  /// - Throws: a diagnostic where it cannot be opened, as when its end is missing.
  init(_ bytes: UnsafeRawBufferPointer, path: String, limits: SpreadsheetReader.Limits) throws(Diagnostic) {
    self.path = path
    self.limits = limits
    size = bytes.count
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
      throw WorkbookPackage.broken(&error, path)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw WorkbookPackage.broken(&error, path)
    }
    self.archive = archive
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      guard let name = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_GUESS)) else { continue }
      let key = WorkbookPackage.key(String(cString: name))
      if indexes[key] == nil { indexes[key] = index }
    }
  }

  deinit { zip_discard(archive) }

  private static func broken(_ error: inout zip_error_t, _ path: String) -> Diagnostic {
    let reason = String(cString: zip_error_strerror(&error))
    return Diagnostic(.workbookZipBroken, [reason], at: SourceLocation(file: path))
  }

  private static func key(_ name: String) -> String {
    var bytes = name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "\\"): UInt8(ascii: "/")
      default: byte
      }
    }
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether there is a part of this name.
  func has(_ part: String) -> Bool { indexes[WorkbookPackage.key(part)] != nil }

  /// Unpacks a part bit by bit.
  /// - Parameters:
  ///   - limit: how many bytes this part may have, besides the limit for all.
  ///   - buffer: gives room for as many bytes as it is asked for.
  ///   - body: takes the bytes that were put there, 0 of them at the end of the part; tells whether to go on.
  /// - Throws: a diagnostic where the part is missing, damaged, encrypted, or unpacks to more than the limits allow.
  func read(
    _ part: String,
    limit: Int,
    buffer: (_ count: Int) throws(Diagnostic) -> UnsafeMutableRawPointer,
    body: (_ count: Int) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    guard let index = indexes[WorkbookPackage.key(part)] else {
      throw Diagnostic(.workbookPartMissing, [part], at: SourceLocation(file: path))
    }
    guard let entry = zip_fopen_index(archive, index, 0) else {
      throw unreadable(part, zip_get_error(archive))
    }
    defer { zip_fclose(entry) }
    var status = zip_stat_t()
    zip_stat_init(&status)
    zip_stat_index(archive, index, 0, &status)
    // What the entry says of itself may be a lie, but it cannot be larger than the file.
    let packed = max(1, Int(clamping: min(status.comp_size, UInt64(size))))
    let chunk = 65_536
    var unpacked = 0
    while true {
      let count = zip_fread(entry, try buffer(chunk), UInt64(chunk))
      if count < 0 { throw unreadable(part, zip_file_get_error(entry)) }
      unpacked += Int(count)
      inflated += Int(count)
      if unpacked > limit || inflated > limits.inflatedBytes {
        let most = min(limit, limits.inflatedBytes)
        throw Diagnostic(.workbookTooLarge, [part, "\(most)"], at: SourceLocation(file: path))
      }
      if unpacked > limits.uncheckedBytes, unpacked / packed > limits.inflationRatio {
        throw Diagnostic(.workbookTooDense, [part, "\(limits.inflationRatio)"], at: SourceLocation(file: path))
      }
      if !(try body(Int(count))) || count == 0 { return }
    }
  }

  private func unreadable(_ part: String, _ error: UnsafeMutablePointer<zip_error_t>) -> Diagnostic {
    let location = SourceLocation(file: path)
    if [ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP].contains(zip_error_code_zip(error)) {
      return Diagnostic(.workbookEncrypted, at: location)
    }
    return Diagnostic(.workbookPartUnreadable, [part, String(cString: zip_error_strerror(error))], at: location)
  }
}
