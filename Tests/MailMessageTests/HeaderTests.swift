import Foundation
import TestSupport
import Testing

@testable import MailMessage

/// Encoded words, folding and parameters against values worked out by hand, and decoded again by a slow reader.
struct HeaderTests {
  // MARK: By hand

  @Test(arguments: [
    // 3 characters of 3 bytes: 12 digits of base 64 are shorter than 27 of Q.
    ("漏斗图", ["=?UTF-8?B?5ryP5paX5Zu+?="]),
    // 16 characters either way.
    ("Müller GmbH", ["=?UTF-8?Q?M=C3=BCller_GmbH?="]),
    ("", ["=?UTF-8?Q??="]),
  ])
  func encodedWords(text: String, words: [String]) { #expect(EncodedWord.words(of: text, firstRoom: 75) == words) }

  @Test func aWordEndsBetweenCharacters() {
    // 63 characters are left for digits: 15 groups of 4, of 3 bytes each, one character each.
    let words = EncodedWord.words(of: String(repeating: "云", count: 16), firstRoom: 75)
    #expect(words.map(\.count) == [72, 16])
    // The first one has less room behind the header's name: 57 characters, 14 groups.
    #expect(EncodedWord.words(of: String(repeating: "云", count: 16), firstRoom: 69).map(\.count) == [68, 20])
    // Characters of four bytes: 11 of them are 44 bytes, 15 groups.
    #expect(EncodedWord.words(of: String(repeating: "😀", count: 12), firstRoom: 75).map(\.count) == [72, 20])
  }

  private func field(_ name: String, _ value: String) -> String {
    var fields = HeaderFields()
    fields.add(name, text: value)
    return fields.text
  }

  @Test func plainTextsStayReadable() {
    #expect(field("Subject", "Sales funnel report, 2025-06") == "Subject: Sales funnel report, 2025-06\r\n")
    let word = String(repeating: "a", count: 30)
    // 9 + 30 + 1 + 30 are 70; the third word begins a line.
    #expect(field("Subject", "\(word) \(word) \(word)") == "Subject: \(word) \(word)\r\n \(word)\r\n")
    // Exactly 78.
    let last = String(repeating: "b", count: 38)
    #expect(field("Subject", "\(word) \(last)") == "Subject: \(word) \(last)\r\n")
    #expect(field("Subject", "\(word) \(last)b") == "Subject: \(word)\r\n \(last)b\r\n")
  }

  @Test(arguments: ["a  b", " a", "a ", "=?UTF-8?Q?x?=", "äa", String(repeating: "x", count: 79), "a\u{200B}b"])
  func othersAreEncoded(text: String) {
    let field = field("Subject", text)
    #expect(field.contains("=?UTF-8?"))
    #expect(Reader.subject(field) == text)
  }

  @Test func extendedParameters() {
    #expect(MailAttachment.extended("filename", "云 1.xlsx") == ["filename*=UTF-8''%E4%BA%91%201.xlsx"])
    // 17 characters stand before the name, 59 are left on a line of 76: 6 characters of 9.
    let long = MailAttachment.extended("filename", String(repeating: "云", count: 8) + ".xlsx")
    let six = String(repeating: "%E4%BA%91", count: 6)
    #expect(long == ["filename*0*=UTF-8''" + six + ";", "filename*1*=%E4%BA%91%E4%BA%91.xlsx"])
  }

  @Test func attachmentNamesAreSafe() {
    func name(_ text: String) -> String {
      MailAttachment(name: text, asciiName: "report.xlsx", mediaType: "a/b", bytes: []).name
    }
    #expect(name("../../etc/passwd") == "-..-etc-passwd")
    #expect(name("a\r\nb\0\u{202E}.xlsx") == "a--b--.xlsx")
    #expect(name("  .x") == "x")
    #expect(name(String(repeating: "x", count: 200) + ".xlsx") == String(repeating: "x", count: 95) + ".xlsx")
    let chinese = MailAttachment(name: "漏斗.xlsx", asciiName: "report \"1\".xlsx", mediaType: "a/b", bytes: [])
    #expect(chinese.contentType == ["a/b;", "name=\"report -1-.xlsx\""])
    #expect(chinese.contentDisposition == ["attachment;", "filename*=UTF-8''%E6%BC%8F%E6%96%97.xlsx"])
    let english = MailAttachment(name: "Report 1.xlsx", asciiName: "x", mediaType: "a/b", bytes: [])
    #expect(english.contentDisposition == ["attachment;", "filename=\"Report 1.xlsx\""])
  }

  // MARK: All kinds of texts

  private static let alphabets: [[Unicode.Scalar]] = [
    Array("abc XYZ 019 .,-_=?\"\\()<>@:;[]".unicodeScalars), Array("漏斗报告云帆 a".unicodeScalars),
    Array("äöüß é e\u{301}\u{308}\u{323}".unicodeScalars),
    Array("😀👩\u{200D}👩\u{200D}👧🇩🇪 \u{202E}\u{200F}א".unicodeScalars),
  ]

  private func text(_ random: inout SplitMix64) -> String {
    let alphabet = HeaderTests.alphabets[random.below(HeaderTests.alphabets.count)]
    var text = ""
    for _ in 0..<random.below(120) + 1 { text.unicodeScalars.append(alphabet[random.below(alphabet.count)]) }
    return text
  }

  @Test func subjectsComeBack() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let text = text(&random)
      let field = field("Subject", text)
      #expect(Reader.subject(field) == text)
      check(field)
    }
  }

  @Test func namesComeBack() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<1000 {
      let names = (0..<random.below(4) + 1).map { _ in Reader.trimmed(text(&random)) }
      var fields = HeaderFields()
      fields.add("To", mailboxes: names.map { Mailbox(name: $0, address: "a@example.com") })
      check(fields.text)
      let value = Reader.unfolded(fields.text).dropFirst("To: ".count)
      // The tool's own parser reads quoted strings and atoms; encoded words are decoded behind it.
      let read = try MailboxParser.mailboxes(String(value), of: "To").map { Reader.decoded($0.name) }
      #expect(read == names)
    }
  }

  @Test func parametersComeBack() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<1000 {
      let text = text(&random)
      var fields = HeaderFields()
      fields.add("Content-Disposition", words: ["attachment;"] + MailAttachment.extended("filename", text))
      check(fields.text)
      #expect(Reader.parameter(fields.text) == text)
    }
  }

  /// Lines are short, ASCII, and none is blank; encoded words are at most 75 characters.
  private func check(_ field: String) {
    #expect(field.hasSuffix("\r\n"))
    for line in field.dropLast().components(separatedBy: "\r\n") where !line.isEmpty {
      #expect(line.utf8.count <= 78, "\(line)")
      #expect(line.unicodeScalars.allSatisfy { (" "..."~").contains($0) })
      #expect(line.contains { $0 != " " })
      for word in line.split(separator: " ") where word.hasPrefix("=?") {
        #expect(word.trimmingSuffix(",").utf8.count <= 75)
      }
    }
  }
}
