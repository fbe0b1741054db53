package import Diagnostics
import Glibc

// How bytes travel: whoever makes bytes (a pipe, an archive, a decoder, a workbook) hands them on in blocks to a sink; a
// stage is a function from blocks to a sink; the last sink appends to a spool file, which is then mapped like any other.

/// Takes the next block of a stream; the bytes are only there during the call.
package typealias ByteSink = (UnsafeRawBufferPointer) throws(Diagnostic) -> Void

/// Hands the bytes of an array to a sink; the array's own method would lose the type of the error.
package func send(_ bytes: [UInt8], to sink: ByteSink) throws(Diagnostic) {
  let result = bytes.withUnsafeBytes { block -> Result<Void, Diagnostic> in
    do throws(Diagnostic) {
      try sink(block)
      return .success(())
    } catch {
      return .failure(error)
    }
  }
  try result.get()
}

/// A temporary file that nobody else can see, for bytes that cannot be mapped where they are.
///
/// It has no name from the beginning, so nothing stays behind however the process ends.
package struct SpoolFile: ~Copyable {
  /// How often the space that is left is looked at.
  private static let bytesBetweenChecks = 32 << 20
  /// What is left free for others.
  private static let largestReserve = 64 << 20

  private let descriptor: Int32
  private let folder: String
  private let location: SourceLocation
  private var nextCheck = 0
  /// The bytes that were appended.
  package private(set) var count = 0

  /// Makes an empty file in `$TMPDIR`, else in `/tmp`, that only the user may read.
  /// - Parameters:
  ///   - name: the input whose bytes these are, for messages.
  ///   - folder: another folder, for tests.
  ///   - isNamedFirst: whether it is made as where files cannot be without a name, for tests.
  /// - Throws: a diagnostic where no file can be made there.
  package init(name: String, folder: String? = nil, isNamedFirst: Bool = false) throws(Diagnostic) {
    location = SourceLocation(file: name)
    self.folder = folder ?? SpoolFile.temporaryFolder
    descriptor = isNamedFirst ? SpoolFile.unlinked(in: self.folder) : SpoolFile.nameless(in: self.folder)
    if descriptor < 0 {
      throw Diagnostic(.temporaryFolderUnusable, [self.folder, String(cString: strerror(errno))], at: location)
    }
  }

  deinit { close(descriptor) }

  /// Appends a block.
  /// - Throws: a diagnostic where the folder is full, or nearly so.
  package mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
    if count >= nextCheck {
      if !hasRoom(for: bytes.count) { throw Diagnostic(.temporaryFolderFull, [folder], at: location) }
      nextCheck = count + SpoolFile.bytesBetweenChecks
    }
    var offset = 0
    while offset < bytes.count, let base = bytes.baseAddress {
      let written = write(descriptor, base + offset, bytes.count - offset)
      if written > 0 {
        offset += written
      } else if written == 0 || errno != EINTR {
        let isFull = written == 0 || [ENOSPC, EDQUOT, EFBIG].contains(errno)
        throw Diagnostic(
          isFull ? .temporaryFolderFull : .temporaryFolderUnusable,
          isFull ? [folder] : [folder, String(cString: strerror(errno))],
          at: location
        )
      }
    }
    count += bytes.count
  }

  /// Maps what was appended; the file is gone when the mapping is.
  /// - Throws: a diagnostic where it is empty, or cannot be mapped.
  package consuming func finish(origin: FileOrigin) throws(Diagnostic) -> MappedFile {
    try MappedFile(name: location.file ?? "", descriptor: descriptor, size: count, origin: origin)
  }

  /// Whether the block fits and some space is left; where the system does not tell, writing will.
  private func hasRoom(for size: Int) -> Bool {
    var status = statvfs()
    if fstatvfs(descriptor, &status) != 0 || status.f_blocks == 0 { return true }
    let block = Int(clamping: status.f_frsize)
    let (free, total) = (Int(clamping: status.f_bavail), Int(clamping: status.f_blocks))
    let reserve = min(SpoolFile.largestReserve / max(1, block), total / 20)
    return free > reserve && (free - reserve) > size / max(1, block)
  }

  /// Where temporary files go.
  package static var temporaryFolder: String {
    guard let text = getenv("TMPDIR"), text.pointee != 0 else { return "/tmp" }
    return String(cString: text)
  }

  /// The descriptor of a new file without a name; below 0, with `errno` set, where there can be none.
  private static func nameless(in folder: String) -> Int32 {
    // O_TMPFILE, as Linux defines it for all processors that Swift runs on; the macro is not imported.
    let descriptor = open(folder, 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
    // File systems that cannot (overlays, network shares) say so in several ways.
    if descriptor >= 0 || ![EOPNOTSUPP, EISDIR, ENOENT, EINVAL].contains(errno) { return descriptor }
    return unlinked(in: folder)
  }

  /// The descriptor of a new file whose name is taken away at once.
  private static func unlinked(in folder: String) -> Int32 {
    var template = Array((folder + "/salesfunnel-XXXXXX").utf8CString)
    let named = mkstemp(&template)
    if named >= 0 {
      unlink(template)
      _ = fcntl(named, F_SETFD, FD_CLOEXEC)
    }
    return named
  }
}

extension MappedFile {
  /// Maps bytes that a closure makes: a decoded or rewritten table, the records of a workbook's sheet.
  /// - Parameters:
  ///   - name: what messages call the input.
  ///   - origin: what the input was.
  ///   - make: hands the bytes to the sink, block by block.
  /// - Throws: what `make` throws, and a diagnostic where there is no room for the bytes, or none came.
  package static func spooled(
    name: String,
    origin: FileOrigin,
    _ make: (ByteSink) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> MappedFile {
    var spool = try SpoolFile(name: name)
    try make { bytes throws(Diagnostic) in try spool.append(bytes) }
    return try spool.finish(origin: origin)
  }

  /// Hands all bytes to a sink in blocks, giving back the memory of each.
  package func forEachBlock(of size: Int = 1 << 20, _ sink: ByteSink) throws(Diagnostic) {
    for start in stride(from: 0, to: bytes.count, by: size) {
      let block = start..<min(bytes.count, start + size)
      try sink(UnsafeRawBufferPointer(rebasing: bytes[block]))
      release(block)
    }
  }
}
