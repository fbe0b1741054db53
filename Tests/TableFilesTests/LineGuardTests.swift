import Diagnostics
import TestSupport
import Testing

@testable import TableFiles

struct LineGuardTests {
  /// Feeds a text in blocks of given sizes, the last again and again.
  private func finding(_ text: [UInt8], field: Int, blocks: [Int], delimiter: UInt8? = nil) -> LineGuard.Finding? {
    var lines = LineGuard(fieldLimit: field, delimiter: delimiter, smallestLimit: 1)
    var (offset, number) = (0, 0)
    while offset < text.count {
      let end = min(text.count, offset + blocks[min(number, blocks.count - 1)])
      let passes = text[offset..<end].withUnsafeBytes { lines.passes($0) }
      if !passes { return lines.finding }
      (offset, number) = (end, number + 1)
    }
    return nil
  }

  @Test func ordinaryTablesPass() {
    #expect(finding(Array("id,stage\n1,New\n22,Won\n".utf8), field: 4, blocks: [5]) == nil)
    #expect(finding(Array("a|b\ra|b\ra|b".utf8), field: 2, blocks: [3]) == nil)
  }

  /// A field of 2 may take 4 bytes in another encoding; the sixth `x` makes 5 behind the comma.
  @Test func aFieldWithoutEnd() {
    let found = finding(Array("a\n1,xxxxxxxxx".utf8), field: 2, blocks: [1])
    #expect(found?.problem.id == .fieldTooLong)
    #expect(found?.problem.arguments == ["2"])
    #expect(found?.offset == 4)
  }

  @Test func aDelimiterThatIsGivenCounts() {
    let text = Array(String(repeating: "ab^", count: 20).utf8)
    #expect(finding(text, field: 2, blocks: [4])?.problem.id == .fieldTooLong)
    #expect(finding(text, field: 2, blocks: [4], delimiter: UInt8(ascii: "^")) == nil)
  }

  /// 64 fields of 1 byte are 64 bytes: the second line has 100.
  @Test func aLineWithoutEnd() {
    let found = finding(Array(("a\n" + String(repeating: "b;", count: 50)).utf8), field: 1, blocks: [7])
    #expect(found?.problem.id == .lineTooLong)
    #expect(found?.offset == 2)
  }

  /// Against the text cut at every mark: nothing is refused where all is short enough, and what is too long by more
  /// than a block is found, at its place.
  @Test func itFindsWhatASplitFinds() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      let text = randomText(of: "xxxxxxxxxxxxx,\n\r;", length: random.below(300), &random)
      let field = 1 + random.below(20)
      let block = 1 + random.below(40)
      let found = finding(text, field: field, blocks: [block])
      func lengths(_ marks: String) -> [(start: Int, length: Int)] {
        var (result, start) = ([(start: Int, length: Int)](), 0)
        for (index, byte) in text.enumerated() where marks.utf8.contains(byte) {
          result.append((start, index - start))
          start = index + 1
        }
        return result + [(start, text.count - start)]
      }
      let (fields, lines) = (lengths(",;\n\r"), lengths("\n\r"))
      if fields.allSatisfy({ $0.length <= 2 * field }), lines.allSatisfy({ $0.length <= 64 * field }) {
        #expect(found == nil)
      }
      if fields.contains(where: { $0.length > 2 * field + block }) { #expect(found != nil) }
      if lines.contains(where: { $0.length > 64 * field + block }) { #expect(found != nil) }
      switch found?.problem.id {
      case .fieldTooLong: #expect(fields.contains { $0.start == found?.offset && $0.length > 2 * field })
      case .lineTooLong: #expect(lines.contains { $0.start == found?.offset && $0.length > 64 * field })
      default: #expect(found == nil)
      }
    }
  }
}
