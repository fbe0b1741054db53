import Diagnostics
import Glibc

/// Files that are read or replaced as a whole.
enum WholeFile {
  /// The bytes of a file.
  static func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw unreadable(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes a file and puts it in place when it is complete; a pipe or a device is written to as it is.
  static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    if stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
      return try writeInPlace(bytes, path)
    }
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    if name.isEmpty {
      throw Diagnostic(.outputNotWritable, [String(cString: strerror(EISDIR))], at: SourceLocation(file: path))
    }
    _ = try OutputFolder.write(into: slash.map { String(path[...$0]) } ?? ".") { folder in
      try folder.write(bytes, to: name)
      return OutputFolder.Contents(names: [name])
    }
  }

  private static func writeInPlace(_ bytes: [UInt8], _ path: String) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { throw unwritable(path) }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { throw unwritable(path) }
      offset += written
    }
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic(.fileUnreadable, [String(cString: strerror(errno))], at: SourceLocation(file: path))
  }

  private static func unwritable(_ path: String) -> Diagnostic {
    Diagnostic(.outputNotWritable, [String(cString: strerror(errno))], at: SourceLocation(file: path))
  }
}
