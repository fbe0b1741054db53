import TestSupport
import Testing

@testable import DelimitedText

/// Text and what is none.
struct ControlCharactersTests {
  private func arePlenty(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { ControlCharacters.arePlenty(in: $0) } }

  @Test func bytesAtRandomAreNoText() {
    var random = SplitMix64(seed: 7)
    for size in [200, 3000, 100_000] {
      // Without zeros, which tell it by themselves.
      #expect(arePlenty((0..<size).map { _ in UInt8(1 + random.below(255)) }))
    }
  }

  @Test func textMayHaveSome() {
    #expect(!arePlenty([]))
    #expect(!arePlenty(Array("id\tname\r\n1\tAnn\u{B}\u{C}\r\n\u{1A}".utf8)))
    #expect(!arePlenty(Array("id\u{1}name\n1\u{1}Ann\n1\u{1F}2\u{1E}\n".utf8)))
    // One stray character in a short text; and 1 in 100 is not plenty, 2 in 100 are.
    #expect(!arePlenty(Array("a,b\n1,\u{2}\n".utf8)))
    let text = Array(repeating: UInt8(ascii: "x"), count: 980)
    #expect(!arePlenty(text + Array(repeating: 0x7F, count: 10)))
    #expect(arePlenty(text + Array(repeating: 0x7F, count: 20)))
  }
}
