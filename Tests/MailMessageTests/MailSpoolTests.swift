import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import MailMessage

/// Messages that are kept until they are accepted.
struct MailSpoolTests {
  private let folder = TestFolder()
  private var path: String { folder.path + "/spool" }

  private func message(_ digit: String, _ text: String = "x\r\n") -> EncodedMessage {
    EncodedMessage(identifier: String(repeating: digit, count: 32), bytes: Array(text.utf8))
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  @Test func keepsWholeMessagesForTheirOwnerAlone() throws {
    let spool = try MailSpool(path: path, makesFolder: true)
    let name = String(repeating: "a", count: 32) + ".eml"
    let kept = try spool.keep(message("a"))
    #expect(try names() == [name])
    #expect(try spool.waiting() == [name])
    for (file, mode) in [(path, 0o700), (path + "/" + name, 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
    #expect(kept.message.bytes == message("a").bytes)
    #expect(kept.message.identifier == message("a").identifier)
    kept.remove()
    #expect(try names() == [])
  }

  @Test func aRetryTakesTheSameMessage() throws {
    let spool = try MailSpool(path: path, makesFolder: true)
    do { _ = try spool.keep(message("a")) }
    let again = try spool.keep(message("a"))
    #expect(try names().count == 1)
    #expect(again.message.bytes == message("a").bytes)
  }

  @Test func oneMessageIsSentByOneRun() throws {
    let spool = try MailSpool(path: path, makesFolder: true)
    let first = try spool.keep(message("a"))
    do {
      _ = try spool.keep(message("a"))
      Issue.record("it was taken twice")
    } catch { #expect(error.id == .mailBeingSent) }
    #expect(try spool.message(named: first.message.identifier + ".eml") == nil)
    // Another message has nothing to do with it.
    let second = try spool.keep(message("b"))
    #expect(try spool.waiting().count == 2)
    second.remove()
    first.remove()
    #expect(try spool.message(named: first.message.identifier + ".eml") == nil)
  }

  @Test func onlyItsOwnFilesAreMessages() throws {
    let spool = try MailSpool(path: path, makesFolder: true)
    let left = ["c", "d"].map { "." + String(repeating: $0, count: 32) + ".eml" }
    for name in ["notes.txt", "report.eml"] + left {
      _ = folder.write("spool/" + name, "x")
    }
    #expect(try spool.waiting() == [])
    // What runs that were killed left behind goes.
    let kept = try spool.keep(message("c"))
    #expect(try spool.waiting().count == 1)
    kept.remove()
    #expect(try names() == ["notes.txt", "report.eml"])
  }

  @Test func aDamagedOneIsMadeAnew() throws {
    let spool = try MailSpool(path: path, makesFolder: true)
    let name = String(repeating: "a", count: 32) + ".eml"
    _ = folder.write("spool/" + name, "half")
    let kept = try spool.keep(message("a"))
    #expect(try TestFolder.contents(path + "/" + name) == message("a").bytes)
    kept.remove()
  }

  @Test func theFolderMustBeOne() throws {
    let file = folder.write("file", "x")
    for path in [file, folder.path + "/missing"] {
      #expect(throws: Diagnostic.self) { _ = try MailSpool(path: path, makesFolder: false) }
    }
    #expect(throws: Diagnostic.self) { _ = try MailSpool(path: file, makesFolder: true) }
    #expect(throws: Diagnostic.self) { _ = try MailSpool(path: folder.path + "/a/b", makesFolder: true) }
  }
}
