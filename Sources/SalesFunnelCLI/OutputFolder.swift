import Diagnostics
import Glibc

/// The directory a run writes into: all of its files are replaced together, or none.
///
/// Files are written into a staging folder inside it, synced, and renamed in a fixed order when all of them are
/// complete. The directory is locked meanwhile. A failure before the renames leaves it as it was.
struct OutputFolder: ~Copyable {
  /// Where files are written before they are renamed.
  let staging: String
  private let path: String
  private let descriptor: Int32
  /// Directories that were made for this run, the outermost first; removed again if it fails.
  private let made: [String]

  /// Makes the directory, locks it and makes the staging folder.
  /// - Throws: a diagnostic where it cannot be made or written, or another run has it.
  init(path: String) throws(Diagnostic) {
    let location = SourceLocation(file: path)
    let made = try OutputFolder.makeFolders(path)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw OutputFolder.failure(location) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      close(descriptor)
      throw Diagnostic(.outputLocked, at: location)
    }
    var template = Array((path + "/.salesfunnel-XXXXXX").utf8CString)
    if mkdtemp(&template) == nil {
      let problem = OutputFolder.failure(location)
      close(descriptor)
      for folder in made.reversed() { rmdir(folder) }
      throw problem
    }
    staging = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.path = path
    self.descriptor = descriptor
    self.made = made
  }

  /// Writes a file into the staging folder.
  func write(_ bytes: [UInt8], to name: String) throws(Diagnostic) {
    let file = staging + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw OutputFolder.failure(SourceLocation(file: path + "/" + name)) }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputFolder.failure(SourceLocation(file: path + "/" + name))
      }
      offset += written
    }
  }

  /// Puts the named files in place, in their order, and removes the stale ones.
  consuming func publish(_ names: [String], removing stale: [String]) throws(Diagnostic) {
    do throws(Diagnostic) {
      for name in names { try sync(name) }
      // A folder where a file belongs would stop the renames half way.
      for name in names where isFolder(path + "/" + name) {
        throw Diagnostic(
          .outputNotWritable,
          [String(cString: strerror(EISDIR))],
          at: SourceLocation(file: path + "/" + name)
        )
      }
      for name in names {
        if rename(staging + "/" + name, path + "/" + name) != 0 {
          throw OutputFolder.failure(SourceLocation(file: path + "/" + name))
        }
      }
    } catch {
      discard()
      throw error
    }
    for name in stale { unlink(path + "/" + name) }
    fsync(descriptor)
    OutputFolder.remove(staging)
    unlock()
  }

  /// Leaves the directory as it was.
  consuming func discard() {
    OutputFolder.remove(staging)
    unlock()
    for folder in made.reversed() { rmdir(folder) }
  }

  /// Gives the directory free, also where a process started meanwhile still holds a copy of the descriptor.
  private borrowing func unlock() {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private borrowing func sync(_ name: String) throws(Diagnostic) {
    let file = open(staging + "/" + name, O_RDONLY | O_CLOEXEC)
    defer { if file >= 0 { close(file) } }
    if file < 0 || fsync(file) != 0 { throw OutputFolder.failure(SourceLocation(file: path + "/" + name)) }
  }

  private borrowing func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func makeFolders(_ path: String) throws(Diagnostic) -> [String] {
    var made: [String] = []
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix += part
      if !prefix.isEmpty, prefix != "/" {
        if mkdir(prefix, 0o755) == 0 {
          made.append(prefix)
        } else if errno != EEXIST {
          let problem = failure(SourceLocation(file: path))
          for folder in made.reversed() { rmdir(folder) }
          throw problem
        }
      }
      prefix += "/"
    }
    return made
  }

  /// Removes a folder of files.
  private static func remove(_ folder: String) {
    if let directory = opendir(folder) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          // The name is a C string in a tuple of characters.
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink(folder + "/" + name) }
      }
      closedir(directory)
    }
    rmdir(folder)
  }

  private static func failure(_ location: SourceLocation) -> Diagnostic {
    Diagnostic(.outputNotWritable, [String(cString: strerror(errno))], at: location)
  }
}
