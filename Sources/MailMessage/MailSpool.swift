public import Diagnostics
import Glibc

/// A folder in which messages are kept until they are accepted.
///
/// Each is a file of its own, named by its Message-ID, and locked by the run that sends it: runs that send different
/// messages do not wait for each other, and no message is sent by two at a time.
public struct MailSpool: Sendable {
  /// The folder.
  public let path: String

  /// Opens the folder.
  /// - Parameter makesFolder: whether it is made where it is missing, for its owner alone: the figures are nobody else's.
  /// - Throws: a diagnostic where there is no such folder.
  public init(path: String, makesFolder: Bool) throws(Diagnostic) {
    self.path = path
    if makesFolder, mkdir(path, 0o700) != 0, errno != EEXIST { throw Self.failure(path) }
    var status = stat()
    if stat(path, &status) != 0 {
      throw errno == ENOENT ? Diagnostic(.fileMissing, at: SourceLocation(file: path)) : Self.failure(path)
    }
    if status.st_mode & S_IFMT != S_IFDIR {
      throw Diagnostic(.outputNotWritable, [String(cString: strerror(ENOTDIR))], at: SourceLocation(file: path))
    }
  }

  /// Keeps a message, whole and on disk, and locks it.
  /// - Throws: a diagnostic where another run is sending this message, or it cannot be written.
  public func keep(_ message: EncodedMessage) throws(Diagnostic) -> KeptMessage {
    let folder = try locked()
    defer { close(folder) }
    let file = path + "/" + message.identifier + Self.ending
    // The same message from a run that failed: it goes on waiting under its lock.
    if let kept = try KeptMessage(path: file, isReportedWhenBusy: true), kept.bytes == message.bytes { return kept }
    // Left by runs that were killed while they wrote: the folder's lock keeps others out.
    for (_, _, name) in try files() where name.hasPrefix(".") { unlink(path + "/" + name) }
    let temporary = path + "/." + message.identifier + Self.ending
    let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw Self.failure(file) }
    let kept = KeptMessage(path: file, message, descriptor: descriptor)
    let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    guard isLocked, Self.write(message.bytes, to: descriptor), fsync(descriptor) == 0, rename(temporary, file) == 0
    else {
      let problem = Self.failure(file)
      unlink(temporary)
      throw problem
    }
    fsync(folder)
    return kept
  }

  /// The names of the kept messages, the oldest first.
  public func waiting() throws(Diagnostic) -> [String] {
    let kept = try files().filter { !$0.name.hasPrefix(".") }
    return kept.sorted { ($0.time, $0.nanoseconds, $0.name) < ($1.time, $1.nanoseconds, $1.name) }.map(\.name)
  }

  /// The files of messages, and those that are being written, whose names begin with a full stop.
  private func files() throws(Diagnostic) -> [(time: Int, nanoseconds: Int, name: String)] {
    guard let directory = opendir(path) else { throw Self.failure(path) }
    defer { closedir(directory) }
    var found: [(time: Int, nanoseconds: Int, name: String)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // The name is a C string in a tuple of characters.
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let digits = name.utf8.drop { $0 == 0x2E }.dropLast(Self.ending.utf8.count)
      guard name.hasSuffix(Self.ending), !name.hasPrefix(".."), digits.count == 32,
        digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { continue }
      var status = stat()
      if lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        found.append((status.st_mtim.tv_sec, status.st_mtim.tv_nsec, name))
      }
    }
    return found
  }

  /// A kept message, locked; `nil` where another run is sending it or has sent it.
  public func message(named name: String) throws(Diagnostic) -> KeptMessage? {
    let folder = try locked()
    defer { close(folder) }
    return try KeptMessage(path: path + "/" + name, isReportedWhenBusy: false)
  }

  /// The folder, for this run alone until its descriptor is closed; never for longer than a file takes to be written.
  private func locked() throws(Diagnostic) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw Self.failure(path) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      let problem = Self.failure(path)
      close(descriptor)
      throw problem
    }
    return descriptor
  }

  static let ending = ".eml"

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return false }
      offset += written
    }
    return true
  }

  private static func failure(_ path: String) -> Diagnostic {
    Diagnostic(.outputNotWritable, [String(cString: strerror(errno))], at: SourceLocation(file: path))
  }
}

/// A message of a spool that this run has to itself.
public final class KeptMessage: Sendable {
  /// Its file.
  public let path: String
  /// Its bytes.
  let bytes: [UInt8]
  private let descriptor: Int32

  init(path: String, _ message: EncodedMessage, descriptor: Int32) {
    self.path = path
    self.bytes = message.bytes
    self.descriptor = descriptor
  }

  /// Opens and locks a file; `nil` where there is none.
  /// - Parameter isReportedWhenBusy: whether it is a problem that another run has it; else it is as if there were none.
  init?(path: String, isReportedWhenBusy: Bool) throws(Diagnostic) {
    let location = SourceLocation(file: path)
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw Diagnostic(.fileUnreadable, [String(cString: strerror(errno))], at: location)
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      close(descriptor)
      if isReportedWhenBusy { throw Diagnostic(.mailBeingSent, at: location) }
      return nil
    }
    // The run that had the lock has sent it and taken it away since it was opened.
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_nlink == 0 {
      close(descriptor)
      return nil
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        let problem = Diagnostic(.fileUnreadable, [String(cString: strerror(errno))], at: location)
        close(descriptor)
        throw problem
      }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    self.path = path
    self.bytes = bytes
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The message as it is sent.
  public var message: EncodedMessage {
    let name = path.split(separator: "/").last ?? ""
    return EncodedMessage(identifier: String(name.dropLast(MailSpool.ending.count)), bytes: bytes)
  }

  /// Takes it off the disk, once it was accepted.
  public func remove() { unlink(path) }
}
