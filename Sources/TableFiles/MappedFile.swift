package import Diagnostics
import Glibc

/// A file mapped into memory, read-only: a regular one, or one that was unpacked or spooled.
///
/// Safe to share between threads: the mapping is never written and lives as long as the object.
package final class MappedFile: @unchecked Sendable {
  /// The path as the user gave it, for messages; standard input has a name of its own.
  package let path: String
  /// The file's bytes; valid as long as the object lives.
  package let bytes: UnsafeRawBufferPointer
  /// What the bytes came out of.
  package let origin: FileOrigin
  /// The user's file, to see whether it changes; `nil` where the bytes are a copy that nobody else can reach.
  private let watched: WatchedFile?

  /// Maps a regular file.
  /// - Throws: a diagnostic where it is missing, unreadable, a directory, no regular file, or empty.
  package convenience init(path: String) throws(Diagnostic) {
    let opened = try OpenedFile(path: path, streams: nil)
    try self.init(opened)
  }

  /// Maps a regular file that is open.
  convenience init(_ opened: OpenedFile) throws(Diagnostic) {
    try self.init(
      name: opened.name,
      descriptor: opened.descriptor,
      size: opened.size,
      origin: opened.origin(size: opened.size),
      watched: WatchedFile(duplicating: opened.descriptor)
    )
  }

  /// Maps the first `size` bytes of a descriptor, which the caller closes.
  /// - Throws: a diagnostic where there are none, or they cannot be mapped.
  init(
    name: String,
    descriptor: Int32,
    size: Int,
    origin: FileOrigin,
    watched: WatchedFile? = nil
  ) throws(Diagnostic) {
    (path, self.origin, self.watched) = (name, origin, watched)
    let location = SourceLocation(file: name)
    if size == 0 { throw Diagnostic(.fileEmpty, at: location) }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      let reason = errno
      if reason == ENOMEM, let problem = MemoryLimit.problem(mapping: name, size: size) { throw problem }
      throw Diagnostic(.fileUnreadable, [String(cString: strerror(reason))], at: location)
    }
    madvise(start, size, MADV_SEQUENTIAL)
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    // The pointer is the one mmap gave.
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }

  /// Whether somebody wrote to the user's file since it was opened: what was read may be half old and half new.
  package var hasChanged: Bool { watched?.hasChanged ?? false }

  /// Whether the bytes are those of a file that can be opened again by its path.
  var canBeOpenedAgain: Bool { watched != nil && !origin.isStandardInput }

  /// Gives back the memory of the whole pages in a range; they are read from the file again if needed.
  package func release(_ range: Range<Int>) {
    let page = 4096
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    if end > start, let base = bytes.baseAddress {
      madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
    }
  }

  /// Refuses what is no text in UTF-8 by its first bytes, saying what it is instead.
  package func refuseOtherFormats() throws(Diagnostic) {
    let location = SourceLocation(file: path)
    let kind = ContentKind(bytes)
    if kind == .zip { throw Diagnostic(.fileIsWorkbook, at: location) }
    if let problem = kind.refusal(inside: .none, at: location) { throw problem }
    try refuseOtherEncodings()
  }

  /// Refuses text in UTF-16, by its mark or because every other byte of plain text is zero.
  package func refuseOtherEncodings() throws(Diagnostic) {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if isMarked || bytes.prefix(ContentKind.sampleSize).contains(0) {
      throw Diagnostic(.fileIsUTF16, at: SourceLocation(file: path))
    }
  }
}
