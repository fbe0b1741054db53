import Diagnostics
import Glibc

/// A folder for files that a run needs for itself, in `$TMPDIR` or `/tmp`; it goes with the object, and with a process that
/// is stopped.
struct TemporaryFolder: ~Copyable {
  let path: String
  /// The number with which the undoing is called off.
  private let number: Int

  /// Makes the folder, for this user alone.
  /// - Throws: a diagnostic where there can be none.
  init() throws(Diagnostic) {
    (path, number) = try Interruption.begin { () throws(Diagnostic) in
      let path = try TemporaryFolder.make()
      return (path, undo: { OutputFolder.remove(path) })
    }
  }

  deinit {
    let path = path
    Interruption.finish(number) { OutputFolder.remove(path) }
  }

  private static func make() throws(Diagnostic) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array((parent + "/salesfunnel-XXXXXX").utf8CString)
    if mkdtemp(&template) == nil {
      throw Diagnostic(.temporaryFolderUnusable, [parent, String(cString: strerror(errno))])
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
