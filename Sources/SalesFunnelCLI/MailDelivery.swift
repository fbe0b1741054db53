import DealImport
import Diagnostics
import MailMessage

/// Hands messages to the program that takes them, and keeps them until it has.
struct MailDelivery {
  /// The command where none is configured.
  static let usualCommand = "sendmail -t -i"

  private let command: SendmailCommand
  private let timeLimit: Int
  private let spool: MailSpool?
  private let language: Language

  /// Checks the command and opens the folder of kept messages.
  /// - Parameters:
  ///   - sendmail: the command, where the configured one is overruled.
  ///   - spool: the folder, where the configured one is overruled.
  ///   - makesFolder: whether the folder is made where it is missing.
  init(sendmail: String?, spool: String?, makesFolder: Bool, _ settings: RunSettings) throws(Diagnostic) {
    let mail = settings.configuration.mail
    if let sendmail {
      command = try SendmailCommand(sendmail, of: "--sendmail")
    } else if let configured = mail.sendmail {
      command = try SendmailCommand(configured.text, of: "mail.sendmail", at: configured.location)
    } else {
      command = try SendmailCommand(MailDelivery.usualCommand, of: "--sendmail")
    }
    timeLimit = mail.timeLimit
    let path = spool ?? mail.spool
    if let path {
      self.spool = try MailSpool(path: path, makesFolder: makesFolder)
    } else {
      self.spool = nil
    }
    language = settings.language
  }

  /// Sends a message; it is kept from before the first byte goes out until it was accepted.
  /// - Throws: why it was not accepted, what the program printed, and where the message is.
  func send(_ message: EncodedMessage) throws {
    let kept = try spool.map { try keep(message, in: $0) }
    let problems = deliver(message, kept)
    if !problems.isEmpty { throw Diagnostics(problems) }
    guard let spool else { return }
    let waiting = try spool.waiting().filter { try spool.message(named: $0) != nil }.count
    if waiting > 0 {
      let location = SourceLocation(file: spool.path)
      printNotes([Diagnostic(.mailsWaiting, ["\(waiting)", spool.path], at: location)])
    }
  }

  /// Keeps a message; a signal does not stop the run in the midst of it.
  private func keep(_ message: EncodedMessage, in spool: MailSpool) throws(Diagnostic) -> KeptMessage {
    let (kept, number) = try Interruption.begin { () throws(Diagnostic) in
      (try spool.keep(message), undo: {})
    }
    Interruption.finish(number) {}
    return kept
  }

  /// Sends all that is kept, the oldest first; one that is not accepted does not keep the others back.
  /// - Throws: why those that were not accepted were not.
  func sendKept() throws {
    guard let spool else { return }
    var problems: [Diagnostic] = []
    for name in try spool.waiting() {
      guard let kept = try spool.message(named: name) else { continue }
      problems += deliver(kept.message, kept)
    }
    try Diagnostics.throwIfAny(problems)
  }

  /// Hands a message over.
  /// - Returns: the problems; empty where it was accepted.
  private func deliver(_ message: EncodedMessage, _ kept: KeptMessage?) -> [Diagnostic] {
    let (failure, printed) = handOver(message)
    if let failure {
      let place = kept.map { Diagnostic(.mailKept, [spool?.path ?? ""], at: SourceLocation(file: $0.path)) }
      return [failure] + printed + [place ?? Diagnostic(.mailNotKept)]
    }
    kept?.remove()
    printNotes(printed)
    return []
  }

  /// Gives the message to the program; a signal that stops this run ends the program first.
  private func handOver(_ message: EncodedMessage) -> (failure: Diagnostic?, printed: [Diagnostic]) {
    do throws(Diagnostic) {
      let (process, number) = try Interruption.begin { () throws(Diagnostic) in
        let process = try command.start()
        return (process, undo: { process.end() })
      }
      let result = command.hand(message, to: process, timeLimit: timeLimit)
      Interruption.finish(number) {}
      return result
    } catch {
      return (error, [])
    }
  }

  private func printNotes(_ notes: [Diagnostic]) { DiagnosticPrinter(language: language).print(notes) }
}
