import DealModel
import Diagnostics
import Foundation
import Testing

@testable import MailMessage

/// The whole message.
struct MailMessageTests {
  private func message() throws -> MailMessage {
    MailMessage(
      from: try MailboxParser.mailboxes("Reports <reports@example.com>", of: "--from")[0],
      to: try MailboxParser.mailboxes("ada@example.com, \"Chen, Bo\" <bo@example.com>", of: "--to"),
      subject: "Sales, 2025-06",
      date: MailDate(seconds: 1_751_234_400, offset: 7200),
      language: .english,
      text: "Won: 3\n",
      html: "<p>Won: 3</p>\n",
      attachments: [MailAttachment(name: "a.xlsx", asciiName: "a.xlsx", mediaType: "x/y", bytes: Array("PK".utf8))]
    )
  }

  private func text(_ message: MailMessage) throws -> String {
    String(decoding: try message.encoded().bytes, as: UTF8.self)
  }

  @Test func isAsWorkedOutByHand() throws {
    let encoded = try message().encoded()
    let name = encoded.identifier
    #expect(name.utf8.count == 32)
    let (mixed, alternative) = ("=_mixed_\(name.prefix(16))", "=_alternative_\(name.prefix(16))")
    let wanted = """
      From: Reports <reports@example.com>
      To: ada@example.com, "Chen, Bo" <bo@example.com>
      Subject: Sales, 2025-06
      Date: Mon, 30 Jun 2025 00:00:00 +0200
      Message-ID: <\(name)@example.com>
      MIME-Version: 1.0
      Auto-Submitted: auto-generated
      X-Auto-Response-Suppress: OOF, AutoReply
      Content-Language: en
      Content-Type: multipart/mixed; boundary="\(mixed)"

      --\(mixed)
      Content-Type: multipart/alternative; boundary="\(alternative)"

      --\(alternative)
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Won: 3

      --\(alternative)
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>Won: 3</p>

      --\(alternative)--

      --\(mixed)
      Content-Type: x/y; name="a.xlsx"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="a.xlsx"

      UEs=

      --\(mixed)--

      """
    #expect(String(decoding: encoded.bytes, as: UTF8.self) == wanted.replacingOccurrences(of: "\n", with: "\r\n"))
  }

  @Test func withoutFilesItIsTheAlternatives() throws {
    var message = try message()
    message.attachments = []
    message.copies = message.to
    let text = try text(message)
    #expect(text.contains("\r\nContent-Type: multipart/alternative; boundary="))
    #expect(!text.contains("multipart/mixed"))
    #expect(text.contains("\r\nCc: ada@example.com, \"Chen, Bo\" <bo@example.com>\r\n"))
  }

  @Test func theSameMessageHasTheSameName() throws {
    let message = try message()
    let first = try message.encoded()
    #expect(try message.encoded().bytes == first.bytes)
    var names = [first.identifier]
    var others = [MailMessage](repeating: message, count: 7)
    others[0].text += "x"
    others[1].html += "x"
    others[2].subject += "x"
    others[3].to.removeLast()
    others[4].date = MailDate(seconds: 1_751_234_401, offset: 7200)
    others[5].language = .simplifiedChinese
    others[6].attachments = []
    for other in others { names.append(try other.encoded().identifier) }
    #expect(Set(names).count == 8)
  }

  @Test func noControlGetsIntoTheSubject() throws {
    for control in ["\r\nBcc: x@example.com", "\n", "\0", "\u{85}"] {
      var message = try message()
      message.subject += control
      #expect(throws: Diagnostic.self) { _ = try message.encoded() }
    }
  }

  @Test func noTextEndsItsPart() throws {
    var message = try message()
    let first = try message.encoded().identifier.prefix(16)
    message.text = "--=_alternative_\(first)--\n\n.\n\nFrom x\n\u{0}\r\r\n"
    message.html = message.text
    let text = try text(message)
    let boundary = try #require(text.firstMatch(of: /boundary="(=_alternative_[^"]*)"/)?.1)
    #expect(text.components(separatedBy: "\r\n--\(boundary)").count == 4)
  }

  @Test func nothingButCompleteLines() throws {
    var message = try message()
    message.subject = String(repeating: "云帆科技", count: 60)
    message.text = String(repeating: "x", count: 5000)
    message.attachments.append(
      MailAttachment(
        name: String(repeating: "漏", count: 90) + ".xlsx",
        asciiName: "b.xlsx",
        mediaType: "x/y",
        bytes: []
      )
    )
    let bytes = try message.encoded().bytes
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { #expect(bytes[index - 1] == 0x0D) }
      if byte == 0x0D { #expect(bytes[index + 1] == 0x0A) }
    }
    #expect(bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x0D })
    #expect(String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").allSatisfy { $0.count <= 78 })
  }

  @Test(arguments: [
    (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000"), (1_751_234_400, 7200, "Mon, 30 Jun 2025 00:00:00 +0200"),
    (951_782_399, 20_700, "Tue, 29 Feb 2000 05:44:59 +0545"), (-1, -12_600, "Wed, 31 Dec 1969 20:29:59 -0330"),
    (1_735_689_600, -1, "Wed, 01 Jan 2025 00:00:00 +0000"),
  ])
  func dates(seconds: Int, offset: Int, text: String) {
    #expect(MailDate(seconds: seconds, offset: offset).text == text)
  }

  @Test func daysBeginAtMidnight() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let offset = { (seconds: Int) in berlin.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) }
    func text(_ day: String) throws -> String {
      MailDate(startOf: try #require(CivilDate(iso: day)), offset: offset).text
    }
    #expect(try text("2025-06-30") == "Mon, 30 Jun 2025 00:00:00 +0200")
    // The days on which the clocks change.
    #expect(try text("2025-03-30") == "Sun, 30 Mar 2025 00:00:00 +0100")
    #expect(try text("2025-10-26") == "Sun, 26 Oct 2025 00:00:00 +0200")
    #expect(try text("2025-10-27") == "Mon, 27 Oct 2025 00:00:00 +0100")
  }
}
