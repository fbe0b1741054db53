import Glibc

/// Ends the process with a message where a mapped file was cut short while it was read.
///
/// The kernel tells so by SIGBUS when a page behind the new end is touched; nothing can be read on then, and without this
/// the process would end as if it were at fault. Whoever only appends or rewrites is found by `MappedFile.hasChanged`.
package enum CutShortFiles {
  // Set before threads read, and never freed: a signal handler must find it at any time, and may not allocate.
  nonisolated(unsafe) private static var message = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  nonisolated(unsafe) private static var status: Int32 = 2
  nonisolated(unsafe) private static var exit: @convention(c) (Int32) -> Void = { _exit($0) }

  /// Sets what is written to standard error, and the exit code.
  /// - Parameter exit: ends the process; called from a signal handler.
  package static func end(
    with text: String,
    status: Int32,
    exit: @escaping @convention(c) (Int32) -> Void = { _exit($0) }
  ) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: text.utf8.count, alignment: 1)
    bytes.copyBytes(from: text.utf8)
    (message, self.status, self.exit) = (bytes, status, exit)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      // Only calls that a signal handler may make.
      _ = write(STDERR_FILENO, CutShortFiles.message.baseAddress, CutShortFiles.message.count)
      CutShortFiles.exit(CutShortFiles.status)
    }
    sigaction(SIGBUS, &action, nil)
  }
}
