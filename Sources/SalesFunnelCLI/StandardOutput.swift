import Diagnostics
import Glibc

/// Standard output as commands use it that print their result there.
enum StandardOutput {
  /// Whether a person looks at it who can be shown bold text, and wants to be (https://no-color.org).
  static var isStyled: Bool {
    isatty(STDOUT_FILENO) == 1 && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  /// Has help printed for at least 50 columns: swift-argument-parser ends the process where its columns do not fit.
  static func widenHelp() {
    var size = winsize()
    let shown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 80
    let width = variable("COLUMNS").flatMap { Int($0) } ?? shown
    if width < 50 { setenv("COLUMNS", width > 0 ? "50" : "80", 1) }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Writes all of the bytes; a reader that stops reading, such as `head`, has what it wants.
  /// - Throws: a diagnostic where that fails, on a full disk for example.
  static func write(_ bytes: [UInt8]) throws(Diagnostic) {
    let failure = bytes.withUnsafeBytes { write($0) }
    if let failure, failure != EPIPE { throw Diagnostic(.outputNotWritable, [String(cString: strerror(failure))]) }
  }

  /// Writes all of the bytes; the error number where that fails.
  static func write(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    var offset = 0
    while offset < bytes.count, let base = bytes.baseAddress {
      let written = Glibc.write(STDOUT_FILENO, base + offset, bytes.count - offset)
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return errno }
      offset += written
    }
    return nil
  }
}
