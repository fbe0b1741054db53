import Glibc
import Synchronization

/// What is put right before a signal ends the process: nothing is to stay behind of a run that somebody stops.
///
/// A signal handler may hardly do anything, so a thread of its own waits for it, undoes what is unfinished, and ends the
/// process as the signal would have. As long as nothing is unfinished, signals are left as they are.
enum Interruption {
  /// What is to be undone.
  private struct Unfinished {
    var next = 0
    var undoing: [Int: @Sendable () -> Void] = [:]
    var isWatching = false
  }

  private static let stopping = [SIGINT, SIGTERM, SIGHUP]
  private static let unfinished = Mutex(Unfinished())

  // Set before signals are handled, and never freed: a signal handler must find them at any time.
  nonisolated(unsafe) private static var wake: UnsafeMutablePointer<sem_t>?
  nonisolated(unsafe) private static var signalNumber: Int32 = 0
  nonisolated(unsafe) private static var exitCode: Int32 = 0

  /// Takes a step, and notes how to undo it if the process is stopped later; it is not stopped within the step.
  /// - Parameter step: gives what came of it, and how to undo that.
  /// - Returns: what came of it, and a number to call the undoing off with.
  static func begin<Value: Sendable, Failure: Error>(
    _ step: () throws(Failure) -> (Value, undo: @Sendable () -> Void)
  ) throws(Failure) -> (value: Value, number: Int) {
    let result = unfinished.withLock { unfinished -> Result<(value: Value, number: Int), Failure> in
      if !unfinished.isWatching {
        unfinished.isWatching = true
        watch()
      }
      do throws(Failure) {
        let (value, undo) = try step()
        unfinished.next += 1
        unfinished.undoing[unfinished.next] = undo
        return .success((value, unfinished.next))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Takes the step that needs no undoing any more; the process is not stopped within it.
  ///
  /// Where it is being stopped already, this does not return.
  static func finish<Failure: Error>(_ number: Int, _ step: () throws(Failure) -> Void) throws(Failure) {
    let result = unfinished.withLock { unfinished -> Result<Void, Failure> in
      unfinished.undoing[number] = nil
      do throws(Failure) {
        try step()
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Ends the process from within a signal handler.
  static func end(_ status: Int32) {
    guard let wake else { _exit(status) }
    exitCode = status
    sem_post(wake)
    while true { pause() }
  }

  /// Handles the signals that stop a process, but for those that are ignored already, as `nohup` has it.
  private static func watch() {
    let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
    wake = semaphore
    var thread = pthread_t()
    let isRunning = pthread_create(&thread, nil, { _ in Interruption.waitForSignal() }, nil) == 0
    if !isRunning {
      wake = nil
      return
    }
    for number in stopping {
      var action = sigaction()
      sigaction(number, nil, &action)
      if action.__sigaction_handler.sa_handler == nil {
        action = sigaction()
        action.sa_flags = SA_RESTART
        action.__sigaction_handler.sa_handler = { number in
          Interruption.signalNumber = number
          if let wake = Interruption.wake { sem_post(wake) }
        }
        sigaction(number, &action, nil)
      }
    }
  }

  private static func waitForSignal() -> UnsafeMutableRawPointer? {
    guard let wake else { return nil }
    // Whoever started this process may have left them blocked, as threads of a pool have them.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in stopping { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    while sem_wait(wake) != 0 {}
    // The lock is kept: whoever is about to finish or to tell of a failure waits for the end of the process.
    unfinished.withLock { unfinished in
      for undo in unfinished.undoing.sorted(by: { $0.key > $1.key }) { undo.value() }
      if signalNumber == 0 { _exit(exitCode) }
      signal(signalNumber, SIG_DFL)
      kill(getpid(), signalNumber)
      while true { pause() }
    }
    return nil
  }
}
