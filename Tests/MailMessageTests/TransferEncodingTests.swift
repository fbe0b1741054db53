import Foundation
import TestSupport
import Testing

@testable import MailMessage

/// How texts and files become lines of ASCII.
struct TransferEncodingTests {
  private func encoded(_ text: String) -> (String, String) {
    let (encoding, bytes) = TransferEncoding.encoded(text)
    return (encoding.rawValue, String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [
    ("", ""), ("a", "a\r\n"), ("a = b\n", "a =3D b\r\n"), ("a\r\nb\rc\nd", "a\r\nb\r\nc\r\nd\r\n"),
    ("a \nb\t\n", "a=20\r\nb=09\r\n"), ("From here\n.\n.x\n>From\n", "=46rom here\r\n=2E\r\n=2Ex\r\n>From\r\n"),
    ("caf\u{E9}s of the whole street\n", "caf=C3=A9s of the whole street\r\n"),
    ("\0a\u{1B}[0m and so on and so on\n", "=EF=BF=BDa=EF=BF=BD[0m and so on and so on\r\n"),
  ])
  func quotedPrintable(text: String, lines: String) {
    let (encoding, result) = encoded(text)
    #expect(encoding == "quoted-printable")
    #expect(result == lines)
  }

  @Test func longLinesAreBroken() {
    let letters = String(repeating: "x", count: 76)
    #expect(encoded(letters).1 == letters + "\r\n")
    #expect(encoded(letters + "y").1 == String(repeating: "x", count: 75) + "=\r\nxy\r\n")
    // No break within the three bytes of a character.
    let mixed = String(repeating: "x", count: 70) + "云" + String(repeating: "x", count: 70)
    #expect(encoded(mixed).1.hasPrefix(String(repeating: "x", count: 70) + "=\r\n=E4=BA=91x"))
    // A line that begins behind a break is as dangerous as another.
    let from = String(repeating: "x", count: 75) + "From me"
    #expect(encoded(from).1 == String(repeating: "x", count: 75) + "=\r\n=46rom me\r\n")
  }

  @Test func theShorterOneIsTaken() {
    #expect(encoded(String(repeating: "漏斗", count: 50)).0 == "base64")
    #expect(encoded("漏斗 " + String(repeating: "x", count: 50)).0 == "quoted-printable")
  }

  @Test func allTextsComeBack() throws {
    var random = SplitMix64(seed: 4)
    let alphabet = Array("ab =.From\tx云é😀<>&\r\n\n\r ".unicodeScalars)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<random.below(300) { text.unicodeScalars.append(alphabet[random.below(alphabet.count)]) }
      let (encoding, bytes) = TransferEncoding.encoded(text)
      let lines = String(decoding: bytes, as: UTF8.self)
      for line in lines.components(separatedBy: "\r\n") {
        #expect(line.utf8.count <= 76)
        #expect(!line.hasSuffix(" ") && !line.hasSuffix("\t"))
        #expect(line.unicodeScalars.allSatisfy { (" "..."~").contains($0) || $0 == "\t" })
      }
      let decoded =
        encoding == .base64
        ? Array(try #require(Data(base64Encoded: lines.replacingOccurrences(of: "\r\n", with: ""))))
        : Reader.quoted(lines.replacingOccurrences(of: "=\r\n", with: ""))
      #expect(decoded == TransferEncoding.canonical(text))
    }
  }

  @Test func base64IsThatOfFoundation() {
    var random = SplitMix64(seed: 5)
    for count in 0..<300 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(Base64.text(bytes) == Data(bytes).base64EncodedString())
      let lines = String(decoding: Base64.lines(bytes), as: UTF8.self)
      let wanted = Data(bytes).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
      #expect(lines == (wanted.isEmpty ? "" : wanted + (wanted.hasSuffix("\r\n") ? "" : "\r\n")))
    }
  }

  @Test(arguments: [
    // FIPS 180-4's examples, and one of exactly a block.
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashes(text: String, digest: String) {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    #expect(hash.digest() == digest)
  }

  @Test func hashesDoNotDependOnHowBytesCome() {
    let bytes = (0..<300).map { UInt8($0 % 251) }
    var whole = SHA256()
    whole.update(bytes)
    let digest = whole.digest()
    for cut in 0...300 {
      var parts = SHA256()
      parts.update(Array(bytes[..<cut]))
      parts.update(Array(bytes[cut...]))
      #expect(parts.digest() == digest)
    }
  }
}
