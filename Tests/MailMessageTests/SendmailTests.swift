import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import MailMessage

extension SendmailCommand {
  /// Starts the program and hands it a message.
  fileprivate func send(
    _ message: EncodedMessage,
    timeLimit: Int
  ) -> (failure: Diagnostic?, printed: [Diagnostic]) {
    do throws(Diagnostic) {
      return hand(message, to: try start(), timeLimit: timeLimit)
    } catch {
      return (error, [])
    }
  }
}

/// The program that takes messages, played by small scripts.
struct SendmailTests {
  private let folder = TestFolder()
  private let message = EncodedMessage(identifier: "1", bytes: Array("Subject: x\r\n\r\nbody\r\n".utf8))

  private func command(_ script: String, _ arguments: String = "") throws -> SendmailCommand {
    // Not started as a program of its own: one that was just written may still be open in a process that another test is
    // about to start, and cannot be started then.
    let path = folder.write("mailer", script + "\n")
    return try SendmailCommand("/bin/sh \(path) \(arguments)", of: "--sendmail")
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try TestFolder.contents(folder.path + "/" + name), as: UTF8.self)
  }

  @Test(arguments: [
    ("sendmail -t -i", ["sendmail", "-t", "-i"]), ("  a   b ", ["a", "b"]),
    ("a 'b c' \"d 'e\" f\"g h\"", ["a", "b c", "d 'e", "fg h"]),
    ("a ''", ["a", ""]), ("a $HOME ;rm `x` \\", ["a", "$HOME", ";rm", "`x`", "\\"]),
  ])
  func words(text: String, words: [String]) throws {
    #expect(try SendmailCommand(text, of: "--sendmail").words == words)
  }

  @Test(arguments: ["", "  ", "a 'b", "\"a", "''"])
  func noCommand(text: String) {
    do {
      _ = try SendmailCommand(text, of: "--sendmail")
      Issue.record("it was taken")
    } catch { #expect(error.id == .mailCommandInvalid) }
  }

  @Test func takesTheWholeMessageWithTheLineEndsOfTheSystem() throws {
    let place = folder.path
    let mailer = try command("cat > \(place)/got; echo \"$@\" > \(place)/arguments", "-t 'a b'")
    let (failure, printed) = mailer.send(message, timeLimit: 60)
    #expect(failure == nil)
    #expect(printed.isEmpty)
    #expect(try text("got") == "Subject: x\n\nbody\n")
    #expect(try text("arguments") == "-t a b\n")
  }

  @Test func theExitCodeDecidesAndWhatItPrintsIsTold() throws {
    let (failure, printed) = try command("cat >/dev/null; echo no; echo '' ; printf '\\033[1mwhy' >&2; exit 75")
      .send(message, timeLimit: 60)
    #expect(failure?.id == .mailCommandRefused)
    #expect(failure?.arguments.last == "75")
    #expect(printed.map { $0.arguments[1] } == ["no", "\u{1B}[1mwhy"])
    #expect(printed.last?.problem(in: .english).contains("\u{1B}") == false)
  }

  @Test func aMessageLargerThanAPipeAndMuchOutputDoNotBlock() throws {
    let place = folder.path
    let large = EncodedMessage(identifier: "1", bytes: [UInt8](repeating: 0x61, count: 1_000_000))
    let mailer = try command("head -c 300000 /dev/zero | tr '\\0' 'x'; cat > \(place)/got; yes | head -c 300000 >&2")
    let (failure, printed) = mailer.send(large, timeLimit: 60)
    #expect(failure == nil)
    #expect(try text("got").utf8.count == 1_000_000)
    #expect(printed.count == 1)
  }

  @Test func oneThatDoesNotReadIsAFailureWhateverItsCode() throws {
    let large = EncodedMessage(identifier: "1", bytes: [UInt8](repeating: 0x61, count: 1_000_000))
    #expect(try command("exit 0").send(large, timeLimit: 60).failure?.id == .mailCommandStoppedReading)
    #expect(try command("exec 0<&-; exit 3").send(large, timeLimit: 60).failure?.id == .mailCommandRefused)
    // One that a pipe takes in whole, so that nothing fails on the way.
    #expect(try command("exit 0").send(message, timeLimit: 60).failure?.id == .mailCommandStoppedReading)
    let some = try command("head -c 10 >/dev/null; exit 0").send(large, timeLimit: 60)
    #expect(some.failure?.id == .mailCommandStoppedReading)
  }

  @Test func aSignalIsAFailure() throws {
    let failure = try command("cat >/dev/null; kill -9 $$").send(message, timeLimit: 60).failure
    #expect(failure?.id == .mailCommandKilled)
    #expect(failure?.arguments.last == "9")
  }

  @Test func oneThatHangsIsEnded() throws {
    let place = folder.path
    let mailer = try command("echo waiting; sleep 1000; cat > \(place)/got")
    let (failure, printed) = mailer.send(message, timeLimit: 1)
    #expect(failure?.id == .mailCommandTimedOut)
    #expect(printed.map { $0.arguments[1] } == ["waiting"])
    #expect(!FileManager.default.fileExists(atPath: place + "/got"))
  }

  @Test func aProgramLeftBehindIsNotWaitedFor() throws {
    #expect(try command("cat >/dev/null; sleep 20 & exit 0").send(message, timeLimit: 60).failure == nil)
  }

  @Test func whatCannotBeStartedIsTold() throws {
    let missing = try SendmailCommand("salesfunnel-there-is-no-such-program -t", of: "--sendmail")
    #expect(missing.send(message, timeLimit: 60).failure?.id == .mailCommandNotStarted)
    let file = folder.write("plain", "text")
    #expect(
      try SendmailCommand(file, of: "--sendmail").send(message, timeLimit: 60).failure?.id == .mailCommandNotStarted
    )
  }

  @Test func onlySoMuchIsShown() {
    let lines = SendmailCommand.lines(Array((1...12).map { "line \($0)\r\n \n" }.joined().utf8))
    #expect(lines == (1...10).map { "line \($0)" } + ["…"])
    #expect(SendmailCommand.lines([0x61, 0xFF, 0x0A]) == ["a\u{FFFD}"])
  }
}
