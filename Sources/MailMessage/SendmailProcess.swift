import Diagnostics
@preconcurrency import Glibc

/// A running program that reads a message from standard input.
///
/// A pipe that is cut looks to the program like the end of the message, and half a message would be sent. So the program is
/// to be ended before its pipe is closed early; whoever handles what stops this process calls `end()` first.
public struct SendmailProcess: Sendable {
  /// How the program ended.
  enum End {
    /// With a code; whether it had read the whole message.
    case exited(Int32, hasReadAll: Bool)
    /// By a signal.
    case killed(Int32)
    /// It was ended because it took too long.
    case tookTooLong
  }

  /// How much of what the program prints is kept; the rest is read and thrown away.
  private static let printedLimit = 16_384

  /// The first bytes that the program printed.
  private(set) var printed: [UInt8] = []
  private let process: pid_t
  private let hasOwnGroup: Bool
  /// The program's end of the pipe that it reads from: what is left in it at the end was not read.
  private let unread: Int32
  private var input: Int32
  private var output: Int32

  /// Starts a program, in this one's environment.
  /// - Throws: a diagnostic where it cannot be started.
  init(path: String, words: [String]) throws(Diagnostic) {
    let program = words.first ?? path
    func failure(_ code: Int32) -> Diagnostic {
      Diagnostic(.mailCommandNotStarted, [program, String(cString: strerror(code))])
    }
    guard let (readEnd, input) = Self.pipe() else { throw failure(errno) }
    guard let (output, writeEnd) = Self.pipe() else {
      let code = errno
      close(readEnd)
      close(input)
      throw failure(code)
    }
    // Where nobody sits at a terminal, the programs it starts in turn can be ended with it. At a terminal it stays in the
    // foreground: it may ask for a password.
    let terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    hasOwnGroup = terminal < 0
    if terminal >= 0 { close(terminal) }
    var process: pid_t = 0
    let code = Self.spawn(
      &process,
      path,
      words,
      descriptors: [(readEnd, 0), (writeEnd, 1), (writeEnd, 2)],
      hasOwnGroup: hasOwnGroup
    )
    close(writeEnd)
    self.process = process
    unread = readEnd
    self.input = input
    self.output = output
    if code != 0 {
      close(readEnd)
      close(input)
      close(output)
      throw failure(code)
    }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  /// Writes all bytes to the program while reading what it prints, and waits for its end.
  mutating func feed(_ bytes: [UInt8], timeLimit: Int) -> End {
    let deadline = Self.seconds() + Double(timeLimit)
    var offset = 0
    var status: Int32 = 0
    var tookTooLong = false
    while true {
      var descriptors = [
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      ]
      // Its end is not told here but looked for; the sooner where nothing else is awaited.
      poll(&descriptors, 2, output < 0 ? 5 : 50)
      if input >= 0, descriptors[0].revents != 0 { write(bytes, from: &offset) }
      if output >= 0, descriptors[1].revents != 0 { read() }
      if waitpid(process, &status, WNOHANG) == process { break }
      tookTooLong = Self.seconds() > deadline
      if tookTooLong {
        stop(&status)
        break
      }
    }
    // What it printed last; a program that it left behind may hold the pipe open, and is not waited for.
    while output >= 0, read() {}
    var left: Int32 = 0
    _ = ioctl(unread, UInt(FIONREAD), &left)
    closeInput()
    close(unread)
    if output >= 0 { close(output) }
    if tookTooLong { return .tookTooLong }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF, hasReadAll: offset == bytes.count && left == 0) : .killed(signal)
  }

  private mutating func write(_ bytes: [UInt8], from offset: inout Int) {
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(input, $0 + offset, min(65_536, buffer.count - offset)) } ?? 0
      }
      if written > 0 {
        offset += written
      } else if errno == EINTR {
        continue
      } else if errno == EAGAIN {
        return
      } else {
        // What is not written is not read either.
        break
      }
    }
    closeInput()
  }

  private mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Reads what there is.
  /// - Returns: whether there may be more.
  @discardableResult
  private mutating func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(output, &buffer, buffer.count)
    if count > 0 {
      printed += buffer[..<min(count, Self.printedLimit - printed.count)]
      return true
    }
    if count < 0, errno == EINTR { return true }
    if count < 0, errno == EAGAIN { return false }
    close(output)
    output = -1
    return false
  }

  /// Ends the program at once, and those that it started where they are known.
  public func end() { kill(target, SIGKILL) }

  private var target: pid_t { hasOwnGroup ? -process : process }

  /// Ends the program, which may put its things in order first, and waits for its end.
  private func stop(_ status: inout Int32) {
    kill(target, SIGTERM)
    for _ in 0..<100 {
      if waitpid(process, &status, WNOHANG) == process { return }
      usleep(20_000)
    }
    end()
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A pipe whose ends are none of the standard descriptors, which may be closed, and that other programs do not get.
  private static func pipe() -> (readEnd: Int32, writeEnd: Int32)? {
    var ends: [Int32] = [0, 0]
    if Glibc.pipe(&ends) != 0 { return nil }
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    let code = errno
    for end in ends { close(end) }
    if moved.contains(where: { $0 < 0 }) {
      for end in moved where end >= 0 { close(end) }
      errno = code
      return nil
    }
    return (moved[0], moved[1])
  }

  private static func spawn(
    _ process: inout pid_t,
    _ path: String,
    _ words: [String],
    descriptors: [(from: Int32, to: Int32)],
    hasOwnGroup: Bool
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (from, to) in descriptors { posix_spawn_file_actions_adddup2(&actions, from, to) }
    // What this process ignores, its programs would ignore too.
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | (hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawn(&process, path, &actions, &attributes, &arguments, environ)
  }
}
