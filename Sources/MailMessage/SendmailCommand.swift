public import Diagnostics
@preconcurrency import Glibc

/// The program that takes messages: `sendmail -t -i` or one that is called the same way.
public struct SendmailCommand: Sendable {
  /// The program and its arguments.
  let words: [String]

  /// Splits a command line into its words; no shell ever sees it.
  ///
  /// Spaces separate words; within `"…"` or `'…'` they do not. Nothing else has a meaning.
  /// - Parameters:
  ///   - setting: the option or key that holds it, for messages.
  ///   - location: where that stands.
  /// - Throws: a diagnostic where there is no program in it or a quote is not closed.
  public init(
    _ text: String,
    of setting: String,
    at location: SourceLocation = SourceLocation()
  ) throws(Diagnostic) {
    try HeaderText.check(text, of: setting, at: location)
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let complete = word { words.append(complete) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let complete = word { words.append(complete) }
    guard quote == nil, let program = words.first, !program.isEmpty else {
      throw Diagnostic(.mailCommandInvalid, [setting, text], at: location)
    }
    self.words = words
  }

  /// The program's name, for messages.
  public var program: String { words.first ?? "" }

  /// The program's path: as it is given with a slash, else in `PATH` and where systems keep sendmail.
  ///
  /// cron's `PATH` leaves out the folders of system programs.
  func path() -> String? {
    if program.contains("/") { return program }
    let search = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let folders = search.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/lib", "/usr/local/sbin", "/sbin"]
    return folders.map { $0 + "/" + program }.first { access($0, X_OK) == 0 && !Self.isFolder($0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Starts the program.
  /// - Throws: a diagnostic where it cannot be started.
  public func start() throws(Diagnostic) -> SendmailProcess {
    guard let path = path() else {
      throw Diagnostic(.mailCommandNotStarted, [program, String(cString: strerror(ENOENT))])
    }
    return try SendmailProcess(path: path, words: words)
  }

  /// Hands a message to the running program and waits until that has ended.
  ///
  /// The lines of the message end with LF on the way: so programs expect it on standard input, and some would double the
  /// CR of CRLF.
  /// - Parameter timeLimit: the seconds after which the program is ended.
  /// - Returns: what it printed, also where it did not take the message, and why it did not.
  public func hand(
    _ message: EncodedMessage,
    to process: SendmailProcess,
    timeLimit: Int
  ) -> (failure: Diagnostic?, printed: [Diagnostic]) {
    var process = process
    let end = process.feed(message.bytes.filter { $0 != 0x0D }, timeLimit: timeLimit)
    return (
      failure(end, timeLimit), Self.lines(process.printed).map { Diagnostic(.mailCommandPrinted, [program, $0]) }
    )
  }

  private func failure(_ end: SendmailProcess.End, _ timeLimit: Int) -> Diagnostic? {
    switch end {
    case .exited(0, let hasReadAll): hasReadAll ? nil : Diagnostic(.mailCommandStoppedReading, [program])
    case .exited(let code, _): Diagnostic(.mailCommandRefused, [program, "\(code)"])
    case .killed(let signal): Diagnostic(.mailCommandKilled, [program, "\(signal)"])
    case .tookTooLong: Diagnostic(.mailCommandTimedOut, [program, "\(timeLimit)"])
    }
  }

  /// The lines of what was printed that are no blank ones, the first ten.
  static func lines(_ printed: [UInt8]) -> [String] {
    let text = String(decoding: printed, as: UTF8.self)
    let lines = text.split { $0.isNewline }.filter { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
    return Array(lines.prefix(10)) + (lines.count > 10 ? ["…"] : [])
  }
}
