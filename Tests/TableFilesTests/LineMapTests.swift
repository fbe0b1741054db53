import Diagnostics
import TestSupport
import Testing

@testable import TableFiles

struct LineMapTests {
  private func place(_ text: String, _ offset: Int) -> String {
    Array(text.utf8).withUnsafeBytes { bytes in
      var map = LineMap(path: "deals.csv", bytes: bytes)
      return map.location(of: offset).description
    }
  }

  private func line(_ text: String, _ offset: Int) -> String {
    Array(text.utf8).withUnsafeBytes { LineMap(path: "deals.csv", bytes: $0).text(around: offset) }
  }

  @Test func linesAndColumnsAreCountedFromOne() {
    #expect(place("ab\ncd\n", 0) == "deals.csv:1:1")
    #expect(place("ab\ncd\n", 1) == "deals.csv:1:2")
    #expect(place("ab\ncd\n", 3) == "deals.csv:2:1")
    #expect(place("ab\ncd\n", 6) == "deals.csv:3:1")
  }

  @Test func everyLineEndCountsOnce() {
    // a \n b \r \n c \r d: offsets 0, 2, 5, 7.
    #expect(place("a\nb\r\nc\rd", 2) == "deals.csv:2:1")
    #expect(place("a\nb\r\nc\rd", 5) == "deals.csv:3:1")
    #expect(place("a\nb\r\nc\rd", 7) == "deals.csv:4:1")
    #expect(place("\r\r\n\n\r", 5) == "deals.csv:5:1")
  }

  @Test func columnsAreCharacters() {
    // Each of these characters takes three bytes: the x is at byte 6.
    #expect(place("商机x", 6) == "deals.csv:1:3")
    #expect(place("a\nä,x", 5) == "deals.csv:2:3")
  }

  @Test func aByteOrderMarkIsNoCharacter() {
    #expect(place("\u{FEFF}ab", 3) == "deals.csv:1:1")
    #expect(place("\u{FEFF}ab", 4) == "deals.csv:1:2")
    #expect(place("\u{FEFF}ab", 0) == "deals.csv:1:1")
    #expect(place("\u{FEFF}ab\nc", 6) == "deals.csv:2:1")
  }

  /// One map asked forwards and backwards says the same as a new one each time.
  @Test func offsetsMayBeAskedForInAnyOrder() {
    let text = "\u{FEFF}id,名称\r\n1,\"a\nb\"\r2,商\n\n3,x"
    let bytes = Array(text.utf8)
    var random = SplitMix64(seed: 4)
    bytes.withUnsafeBytes { buffer in
      var map = LineMap(path: "deals.csv", bytes: buffer)
      for _ in 0..<500 {
        let offset = random.below(bytes.count + 1)
        var fresh = LineMap(path: "deals.csv", bytes: buffer)
        #expect(map.location(of: offset) == fresh.location(of: offset))
      }
    }
  }

  @Test func theLineAroundAnOffset() {
    let text = "ab\ncde\r\nf"
    #expect([0, 1, 2].map { line(text, $0) } == ["ab", "ab", "ab"])
    #expect([3, 5, 6].map { line(text, $0) } == ["cde", "cde", "cde"])
    #expect([8, 9].map { line(text, $0) } == ["f", "f"])
    #expect(line("\u{FEFF}ab\n", 4) == "ab")
    #expect(line("", 0) == "")
  }

  @Test func aLongLineIsCut() {
    let long = String(repeating: "x", count: 10_000)
    #expect(line(long, 0).count == 4096)
    #expect(line(long, 9000).count <= 4096)
  }
}
