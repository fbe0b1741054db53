import Diagnostics
import Glibc

/// A path that is open, before anybody knows what is in it.
final class OpenedFile {
  /// What a path may lead to.
  enum Kind {
    /// A file that can be mapped.
    case regular
    /// Bytes that come once: a pipe, a socket, a terminal, and the kernel's files without a size.
    case stream
  }

  /// What tells one pipe from another.
  struct Identity: Sendable, Hashable {
    var device: UInt
    var number: UInt
  }

  /// What messages call it.
  let name: String
  let descriptor: Int32
  let kind: Kind
  /// The bytes of a regular file.
  let size: Int
  let identity: Identity
  private let isStandardInput: Bool

  /// Opens a path, or standard input for `-`; waits where nobody writes to a named pipe yet.
  /// - Parameter streams: the streams that were read before; `nil` where only a regular file will do.
  /// - Throws: a diagnostic where it is missing, unreadable, a directory or a device, or a stream in `streams`.
  init(path: String, streams: StreamsRead?) throws(Diagnostic) {
    isStandardInput = path == FileOrigin.standardInputPath && streams != nil
    name = isStandardInput ? FileOrigin.standardInputName : path
    let location = SourceLocation(file: name)
    // A named pipe is looked at before it is opened: opening it again would wait for a writer that never comes.
    var status = stat()
    let found = isStandardInput ? fstat(STDIN_FILENO, &status) : stat(path, &status)
    if found != 0 { throw OpenedFile.problem(location) }
    identity = Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw Diagnostic(.fileIsDirectory, at: location)
    case S_IFREG, S_IFIFO: break
    // Whoever redirects standard input means it; a path to a device is a slip, unless it is /dev/stdin on a terminal.
    case S_IFCHR where isStandardInput || OpenedFile.isTerminal(status): break
    case S_IFCHR, S_IFBLK: throw Diagnostic(.fileIsDevice, at: location)
    default: if !isStandardInput { throw Diagnostic(.fileNotRegular, at: location) }
    }
    var isRegular = status.st_mode & S_IFMT == S_IFREG
    if !isRegular, streams == nil { throw Diagnostic(.fileNotRegular, at: location) }
    if !isRegular || isStandardInput, streams?.add(identity) == false {
      throw Diagnostic(.streamReadTwice, at: location)
    }
    descriptor = try OpenedFile.open(path, isStandardInput, waits: !isRegular, location)
    // The path may lead elsewhere by now; what counts is what was opened, of which the kernel always tells.
    _ = fstat(descriptor, &status)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    // Standard input may be a file that somebody read the beginning of.
    let isAtStart = !isStandardInput || lseek(descriptor, 0, SEEK_CUR) == 0
    size = isRegular ? Int(status.st_size) : 0
    kind = isRegular && size > 0 && isAtStart ? .regular : .stream
  }

  deinit { close(descriptor) }

  /// What the file was, once its size is known.
  func origin(size: Int) -> FileOrigin {
    var origin = FileOrigin(size: size)
    origin.isStandardInput = isStandardInput
    return origin
  }

  /// Reads into a buffer until it is full or the stream ends; gives how many bytes came.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    var count = 0
    while count < buffer.count, let base = buffer.baseAddress {
      let more = read(descriptor, base + count, buffer.count - count)
      if more == 0 { break }
      if more > 0 {
        count += more
      } else if errno != EINTR {
        throw OpenedFile.problem(SourceLocation(file: name))
      }
    }
    return count
  }

  private static func open(
    _ path: String,
    _ isStandardInput: Bool,
    waits: Bool,
    _ location: SourceLocation
  ) throws(Diagnostic) -> Int32 {
    while true {
      let descriptor =
        isStandardInput
        ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        : Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (waits ? 0 : O_NONBLOCK))
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw problem(location) }
    }
  }

  private static func problem(_ location: SourceLocation) -> Diagnostic {
    if errno == ENOENT || errno == ENOTDIR { return Diagnostic(.fileMissing, at: location) }
    return Diagnostic(.fileUnreadable, [String(cString: strerror(errno))], at: location)
  }

  /// Whether a character device is a terminal: those of Linux have these numbers (Documentation/admin-guide/devices.txt).
  private static func isTerminal(_ status: stat) -> Bool {
    let major = (status.st_rdev >> 8) & 0xFFF
    return major == 4 || major == 5 || (136...143).contains(major)
  }
}

/// The pipes that a run has read: they cannot be read again.
package final class StreamsRead: @unchecked Sendable {
  // Unchecked: files are opened one after another, on the thread that starts the run.
  private var identities: Set<OpenedFile.Identity> = []

  /// Nothing was read yet.
  package init() {}

  /// Notes a stream; `false` where it was read before.
  func add(_ identity: OpenedFile.Identity) -> Bool { identities.insert(identity).inserted }
}

/// A user's file kept open, to see whether it changes.
final class WatchedFile: Sendable {
  private let descriptor: Int32
  private let state: State

  private struct State: Equatable {
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
  }

  init(duplicating descriptor: Int32) {
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    state = WatchedFile.state(self.descriptor)
  }

  deinit { close(descriptor) }

  /// Whether its size or its time of change is another one.
  var hasChanged: Bool { WatchedFile.state(descriptor) != state }

  private static func state(_ descriptor: Int32) -> State {
    var status = stat()
    // A descriptor that is lost tells the same each time.
    if fstat(descriptor, &status) != 0 { return State(size: 0, seconds: 0, nanoseconds: 0) }
    return State(
      size: Int64(status.st_size),
      seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec
    )
  }
}
