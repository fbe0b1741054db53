import TestSupport
import Testing

@testable import DelimitedText

/// The comparison by the processor's instruction and the portable one, against a look at each byte.
struct ByteComparisonTests {
  @Test func bothFindEveryByteAtEveryPlace() {
    let portable = PortableByteComparison(delimiter: UInt8(ascii: ";"))
    let chosen = ByteComparison(delimiter: UInt8(ascii: ";"))
    var random = SplitMix64(seed: 64)
    for round in 0..<3000 {
      let alphabet = Array((round % 2 == 0 ? "abc;\n\r\"\u{FF}" : "aaaaaaaaaaaaaaaa;\"").utf8)
      let text = (0..<64).map { _ in alphabet[random.below(alphabet.count)] }
      func bits(_ matches: (UInt8) -> Bool) -> UInt64 {
        text.indices.reduce(0) { $0 | (matches(text[$1]) ? 1 << UInt64($1) : 0) }
      }
      let expected = ByteMasks(
        quotes: bits { $0 == UInt8(ascii: "\"") },
        structural: bits { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\n") },
        lineFeeds: bits { $0 == UInt8(ascii: "\n") },
        carriageReturns: bits { $0 == UInt8(ascii: "\r") }
      )
      text.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        if portable.masks(of: start) != expected { Issue.record("portable: \(text)") }
        if chosen.masks(of: start) != expected { Issue.record("chosen: \(text)") }
        // The first bytes alone: none behind them shows.
        let count = round % 65
        let first = chosen.masks(of: start, count: count)
        let mask = count == 64 ? ~0 : (UInt64(1) << UInt64(count)) - 1
        if first.structural != expected.structural & mask || first.quotes != expected.quotes & mask {
          Issue.record("\(count) bytes: \(text)")
        }
      }
    }
  }
}
