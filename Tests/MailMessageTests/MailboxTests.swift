import Diagnostics
import Testing

@testable import MailMessage

/// Addresses as people write them, and as headers show them.
struct MailboxTests {
  private func read(_ text: String) throws -> [Mailbox] { try MailboxParser.mailboxes(text, of: "--to") }

  @Test(arguments: [
    ("ada@example.com", "", "ada@example.com"),
    ("  ada@example.com  ", "", "ada@example.com"),
    ("<ada@example.com>", "", "ada@example.com"),
    ("Ada Lovelace <ada@example.com>", "Ada Lovelace", "ada@example.com"),
    ("\"Lovelace, Ada\" <ada@example.com>", "Lovelace, Ada", "ada@example.com"),
    ("\"Ada \\\"Countess\\\" \\\\ L.\" <ada@example.com>", "Ada \"Countess\" \\ L.", "ada@example.com"),
    ("Ada \"the\" Countess <ada@example.com>", "Ada the Countess", "ada@example.com"),
    ("Ada (Sales) <ada@example.com>", "Ada (Sales)", "ada@example.com"),
    ("李雷 <lilei@example.cn>", "李雷", "lilei@example.cn"),
    ("　李雷　<lilei@example.cn>", "李雷", "lilei@example.cn"),
    ("ada+funnel.x@mail-1.example.com", "", "ada+funnel.x@mail-1.example.com"),
    ("\"a,b@c\"@example.com", "", "\"a,b@c\"@example.com"),
    ("Ada <\"a \\\" b\"@example.com>", "Ada", "\"a \\\" b\"@example.com"),
    ("root@localhost", "", "root@localhost"),
    ("root@[192.0.2.1]", "", "root@[192.0.2.1]"),
  ])
  func one(text: String, name: String, address: String) throws {
    let all = try read(text)
    #expect(all == [Mailbox(name: name, address: address)])
  }

  @Test func several() throws {
    let all = try read("ada@example.com, \"Chen, Bo\" <bo@example.com>,王芳<wf@example.cn>")
    #expect(all.map(\.address) == ["ada@example.com", "bo@example.com", "wf@example.cn"])
    #expect(all.map(\.name) == ["", "Chen, Bo", "王芳"])
  }

  @Test(arguments: [
    "", " ", "ada", "ada@", "@example.com", "ada@example.com,", ",ada@example.com", "ada@@example.com",
    "ada@exam ple.com", "a b@example.com", "ada.@example.com", ".ada@example.com", "a..b@example.com",
    "Ada <ada@example.com", "Ada ada@example.com>", "Ada <ada@example.com> x", "\"Ada <ada@example.com>", "Ada <>",
    "ada@example..com", "ada@-example.com", "ada@example.com; bo@example.com", "ada@[", "ada@[]",
    "\"@example.com", "ada@example.com -oX/tmp/log",
  ])
  func refused(text: String) {
    do {
      _ = try read(text)
      Issue.record("“\(text)” was taken")
    } catch { #expect((error as? Diagnostic)?.id == .mailAddressInvalid) }
  }

  @Test func tooLong() throws {
    let local = String(repeating: "a", count: 64)
    let label = String(repeating: "b", count: 63)
    #expect(try read("\(local)@\(label).\(label).\(label)").count == 1)
    #expect(throws: Diagnostic.self) { _ = try read("a\(local)@example.com") }
    #expect(throws: Diagnostic.self) { _ = try read("a@b\(label).com") }
    #expect(throws: Diagnostic.self) { _ = try read("a@\(label).\(label).\(label).\(label)") }
  }

  @Test func addressesAreASCII() {
    for text in ["李雷@example.cn", "Ada <ada@exämple.com>"] {
      do {
        _ = try read(text)
        Issue.record("“\(text)” was taken")
      } catch { #expect((error as? Diagnostic)?.id == .mailAddressNotASCII) }
    }
  }

  @Test(arguments: ["\r", "\n", "\0", "\u{7F}", "\u{85}", "\u{2028}", "\t"])
  func noControlGetsThrough(control: String) {
    for text in ["Ada\(control)Bcc: x <ada@example.com>", "ada@example.com\(control)", "<ada@\(control)example.com>"] {
      do {
        _ = try read(text)
        Issue.record("it was taken")
      } catch { #expect((error as? Diagnostic)?.id == .mailValueControl) }
    }
  }

  @Test(arguments: [
    ("", ["a@b.c"]),
    ("Ada Lovelace", ["Ada", "Lovelace", "<a@b.c>"]),
    ("Lovelace, Ada", ["\"Lovelace, Ada\"", "<a@b.c>"]),
    ("Ada  \"C\" \\", ["\"Ada  \\\"C\\\" \\\\\"", "<a@b.c>"]),
    ("李雷", ["=?UTF-8?B?5p2O6Zu3?=", "<a@b.c>"]),
    ("=?x", ["=?UTF-8?B?PT94?=", "<a@b.c>"]),
  ])
  func shown(name: String, words: [String]) {
    #expect(Mailbox(name: name, address: "a@b.c").headerWords(room: 70) == words)
  }
}
