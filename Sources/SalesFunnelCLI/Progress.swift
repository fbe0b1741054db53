import Diagnostics
import Glibc

/// One line on the terminal that tells how far a run is, once it takes longer than a second.
///
/// Where standard error is no terminal, as in cron, nothing is ever written.
final class Progress {
  private let isTerminal = isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  private let start = Progress.seconds()
  private var lastShown = 0.0
  private var isShown = false

  /// Shows what is being done and the share of it that is done.
  func show(_ what: String, _ share: Double) {
    guard isTerminal else { return }
    let now = Progress.seconds()
    if now - start < 1 || now - lastShown < 0.1 { return }
    lastShown = now
    isShown = true
    writeToStandardError("\r\u{1B}[K\(printable(what, limit: 60))  \(Int(share * 100)) %")
  }

  /// Takes the line away.
  func clear() {
    if isShown { writeToStandardError("\r\u{1B}[K") }
    isShown = false
  }

  /// Says that something is done, on a terminal only.
  func note(_ text: String) {
    clear()
    if isTerminal { writeToStandardError(printable(text, limit: 1000) + "\n") }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
