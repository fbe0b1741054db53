import DelimitedText
import TestSupport
import Testing

struct UTF8CheckTests {
  /// The ends of every range that the definition of UTF-8 (RFC 3629, section 4) names, and their neighbours.
  private let interesting: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
    0xF0,
    0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test(
    arguments: [
      ("", nil), ("plain ASCII, longer than eight bytes", nil), ("ä€😀商机", nil), ("\u{10FFFF}\u{800}\u{80}", nil),
    ] as [(String, Int?)]
  )
  func goodTextIsGood(text: String, offset: Int?) {
    #expect(firstInvalid(Array(text.utf8)) == offset)
  }

  @Test func theFirstBadByteIsNamed() {
    #expect(firstInvalid([0x61, 0xFF, 0x62]) == 1)
    // Latin-1 "Müller".
    #expect(firstInvalid([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72]) == 1)
    // A sequence that is cut short: its first byte.
    #expect(firstInvalid([0x61, 0xE2, 0x82]) == 1)
    // An overlong NUL, a surrogate, a value above U+10FFFF.
    #expect(firstInvalid([0xC0, 0x80]) == 0)
    #expect(firstInvalid([0xED, 0xA0, 0x80]) == 0)
    #expect(firstInvalid([0xF4, 0x90, 0x80, 0x80]) == 0)
    // A byte that goes on with nothing before it.
    #expect(firstInvalid([0x61, 0x62, 0x80]) == 2)
  }

  @Test func whatLiesBeforeTheStartIsNotLookedAt() {
    let bytes: [UInt8] = [0xFF, 0x61, 0xFE]
    bytes.withUnsafeBytes {
      #expect(UTF8Check.firstInvalid(in: $0, from: 1) == 2)
      #expect(UTF8Check.firstInvalid(in: $0, from: 3) == nil)
    }
  }

  @Test func allShortSequencesOfInterestingBytes() {
    for first in interesting {
      expectRight([first])
      for second in interesting {
        expectRight([first, second])
        for third in interesting { expectRight([first, second, third]) }
      }
    }
  }

  /// Those of four bytes that begin as one does.
  @Test func sequencesOfFour() {
    for first in interesting where first >= 0xEF {
      for second in interesting {
        for third in [0x7F, 0x80, 0xBF, 0xC0] as [UInt8] {
          for fourth in [0x7F, 0x80, 0xBF, 0xC0] as [UInt8] { expectRight([first, second, third, fourth]) }
        }
      }
    }
  }

  @Test(arguments: 0..<4)
  func randomBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 { expectRight((0..<random.below(24)).map { _ in UInt8(truncatingIfNeeded: random.next()) }) }
  }

  /// Good texts with one byte changed, across the steps of eight bytes.
  @Test(arguments: 0..<4)
  func almostGoodTexts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let characters = Array("abcdefgh12345678äß€商机😀𐍈")
    for _ in 0..<1000 {
      let text = String((0..<random.below(20)).map { _ in characters[random.below(characters.count)] })
      var bytes = Array(text.utf8)
      #expect(firstInvalid(bytes) == nil)
      if bytes.isEmpty { continue }
      bytes[random.below(bytes.count)] = interesting[random.below(interesting.count)]
      expectRight(bytes)
    }
  }

  private func firstInvalid(_ bytes: [UInt8]) -> Int? { bytes.withUnsafeBytes { UTF8Check.firstInvalid(in: $0) } }

  /// The offset is right if all before it is UTF-8, and no character follows there.
  private func expectRight(_ bytes: [UInt8]) {
    let slow = slowFirstInvalid(bytes)
    let found = firstInvalid(bytes)
    if found != slow { #expect(found == slow, "\(bytes)") }
  }

  /// The longest beginning that the standard library takes as UTF-8.
  private func slowFirstInvalid(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    return (0...bytes.count).last { String(validating: bytes.prefix($0), as: UTF8.self) != nil }
  }
}
