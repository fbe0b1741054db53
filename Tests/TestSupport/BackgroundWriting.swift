import Foundation

/// Runs a closure that writes to a pipe on a thread of its own.
///
/// Where the reader has gone, writing fails there instead of ending the process.
public func writeInBackground(_ body: @escaping @Sendable () -> Void) {
  Thread.detachNewThread {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    body()
  }
}
