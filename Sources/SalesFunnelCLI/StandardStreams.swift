import Glibc

/// The three streams that a process is started with.
enum StandardStreams {
  /// Makes sure that all three are there, and that a reader who stops reading does not end the process.
  ///
  /// A file that is opened while one of them is closed would take its number: messages would then be written into a
  /// report. In the place of a closed one stands something of which reading or writing fails with the same error.
  static func prepare() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is taken, which is this one.
      let access = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
      if open("/dev/null", access) < 0 { _ = open("/", O_RDONLY) }
    }
    // Writing to a pipe that nobody reads fails then, which is no fault. Programs started by this one do not inherit a
    // function, while they would inherit that the signal is ignored.
    signal(SIGPIPE) { _ in }
  }
}
