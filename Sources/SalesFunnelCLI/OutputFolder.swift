import Diagnostics
import Glibc

/// The directory a run writes into: all of its files are replaced together, or none.
///
/// Files are written into a staging folder inside it, synced, and renamed in a fixed order when all of them are
/// complete. The directory is locked meanwhile. A failure before the renames, or a signal, leaves it as it was.
struct OutputFolder: ~Copyable {
  /// The files that a run has written.
  struct Contents {
    /// Their names, in the order in which they are put in place.
    var names: [String]
    /// Files of earlier runs that are to go.
    var stale: [String] = []
  }

  /// What was made when the run began.
  private struct Begun {
    var staging: String
    var descriptor: Int32
    /// Directories that were made for this run, the outermost first; removed again if it fails.
    var made: [String]
  }

  /// How the names of staging folders begin: whoever has the lock may remove those that a killed run left.
  private static let stagingName = ".salesfunnel-staging-"

  private let path: String
  private let begun: Begun
  /// The number with which the undoing is called off.
  private let number: Int

  /// Where files are written before they are renamed.
  var staging: String { begun.staging }

  /// Makes the directory, locks it and makes the staging folder.
  /// - Throws: a diagnostic where it cannot be made or written, or another run has it.
  init(path: String) throws(Diagnostic) {
    self.path = path
    (begun, number) = try Interruption.begin { () throws(Diagnostic) in
      let begun = try OutputFolder.begin(path)
      return (begun, undo: { OutputFolder.undo(begun) })
    }
  }

  /// Writes files into a directory and puts them in place together.
  /// - Parameter make: writes them into the staging folder.
  /// - Returns: their names.
  static func write(
    into path: String,
    _ make: (borrowing OutputFolder) throws -> Contents
  ) throws -> [String] {
    let folder = try OutputFolder(path: path)
    let contents: Contents
    do {
      contents = try make(folder)
    } catch {
      folder.discard()
      throw error
    }
    try folder.publish(contents.names, removing: contents.stale)
    return contents.names
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
    let (path, begun) = (path, begun)
    try Interruption.finish(number) { () throws(Diagnostic) in
      do throws(Diagnostic) {
        try OutputFolder.rename(names, from: begun.staging, to: path)
      } catch {
        OutputFolder.undo(begun)
        throw error
      }
      for name in stale { unlink(path + "/" + name) }
      fsync(begun.descriptor)
      OutputFolder.remove(begun.staging)
      OutputFolder.unlock(begun)
    }
  }

  /// Leaves the directory as it was.
  consuming func discard() {
    let begun = begun
    Interruption.finish(number) { OutputFolder.undo(begun) }
  }

  private static func begin(_ path: String) throws(Diagnostic) -> Begun {
    let location = SourceLocation(file: path)
    let made = try makeFolders(path)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw failure(location) }
    // Some network file systems lock no directories; any other refusal means that somebody has it.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw Diagnostic(.outputLocked, at: location)
    }
    removeStale(in: path)
    var template = Array((path + "/" + stagingName + "XXXXXX").utf8CString)
    if mkdtemp(&template) == nil {
      let problem = failure(location)
      undo(Begun(staging: "", descriptor: descriptor, made: made))
      throw problem
    }
    let staging = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Begun(staging: staging, descriptor: descriptor, made: made)
  }

  private static func undo(_ begun: Begun) {
    if !begun.staging.isEmpty { remove(begun.staging) }
    unlock(begun)
    for folder in begun.made.reversed() { rmdir(folder) }
  }

  /// Gives the directory free, also where a process started meanwhile still holds a copy of the descriptor.
  private static func unlock(_ begun: Begun) {
    flock(begun.descriptor, LOCK_UN)
    close(begun.descriptor)
  }

  private static func rename(_ names: [String], from staging: String, to path: String) throws(Diagnostic) {
    for name in names { try sync(staging + "/" + name, meant: path + "/" + name) }
    // A folder where a file belongs would stop the renames half way.
    for name in names where isFolder(path + "/" + name) {
      throw Diagnostic(
        .outputNotWritable,
        [String(cString: strerror(EISDIR))],
        at: SourceLocation(file: path + "/" + name)
      )
    }
    for name in names where Glibc.rename(staging + "/" + name, path + "/" + name) != 0 {
      throw failure(SourceLocation(file: path + "/" + name))
    }
  }

  private static func sync(_ file: String, meant: String) throws(Diagnostic) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor < 0 || fsync(descriptor) != 0 { throw failure(SourceLocation(file: meant)) }
  }

  private static func isFolder(_ path: String) -> Bool {
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

  /// Removes the staging folders of runs that were killed: whoever has the lock is alone.
  private static func removeStale(in path: String) {
    for name in entries(path) where name.hasPrefix(stagingName) { remove(path + "/" + name) }
  }

  /// Removes a folder of files; once more where a file was made meanwhile.
  static func remove(_ folder: String) {
    for _ in 0..<3 {
      for name in entries(folder) { unlink(folder + "/" + name) }
      if rmdir(folder) == 0 || errno != ENOTEMPTY { return }
    }
  }

  /// The names in a folder.
  private static func entries(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // The name is a C string in a tuple of characters.
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func failure(_ location: SourceLocation) -> Diagnostic {
    Diagnostic(.outputNotWritable, [String(cString: strerror(errno))], at: location)
  }
}
