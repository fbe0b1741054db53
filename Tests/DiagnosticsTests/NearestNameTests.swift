import Diagnostics
import Testing

struct NearestNameTests {
  private let stages = ["Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost"]

  @Test(arguments: [
    // One letter too many, one too few, one wrong, two swapped.
    ("Proposall", "Proposal"), ("Propsal", "Proposal"), ("Probosal", "Proposal"), ("Porposal", "Proposal"),
    // Case does not count.
    ("NEGOTIATION", "Negotiation"), ("closed wno", "Closed Won"),
    // "qualify" is 13 - 7 = 6 letters away, more than a third of 13.
    ("qualify", nil), ("Invoice", nil), ("", nil),
  ])
  func nearestStage(written: String, expected: String?) {
    #expect(nearestName(to: written, among: stages) == expected)
  }

  /// A third of the longer name, rounded down: 9 letters allow 3 edits, 8 allow 2.
  @Test func atMostAThirdMayDiffer() {
    #expect(nearestName(to: "abcdefxyz", among: ["abcdefghi"]) == "abcdefghi")
    #expect(nearestName(to: "abcdewxyz", among: ["abcdefghi"]) == nil)
    #expect(nearestName(to: "abcdefyz", among: ["abcdefgh"]) == "abcdefgh")
    #expect(nearestName(to: "abcdexyz", among: ["abcdefgh"]) == nil)
    // Short names may differ in one letter.
    #expect(nearestName(to: "at", among: ["as"]) == "as")
    #expect(nearestName(to: "at", among: ["in"]) == nil)
  }

  @Test func theNearestThenTheFirst() {
    #expect(nearestName(to: "stagge", among: ["stages", "stage"]) == "stage")
    #expect(nearestName(to: "cat", among: ["car", "bat"]) == "car")
    #expect(nearestName(to: "Won", among: ["won", "Won"]) == "won")
  }

  @Test func nothingToChooseFrom() {
    #expect(nearestName(to: "stage", among: []) == nil)
  }

  @Test func chineseNamesAreComparedByCharacter() {
    #expect(nearestName(to: "商务谈叛", among: ["方案报价", "商务谈判"]) == "商务谈判")
    #expect(nearestName(to: "商务谈判", among: ["方案报价"]) == nil)
  }

  /// Only the first 64 characters are compared, so a long value costs no more than a long name.
  @Test func longTextsAreCut() {
    let long = String(repeating: "a", count: 64)
    #expect(nearestName(to: long + "xyz", among: [long + "entirely different from here on"]) != nil)
  }

  /// Against the textbook recursion, on all words of up to four letters of two.
  @Test func agreesWithTheSlowDistance() {
    var words = [""]
    for _ in 0..<4 { words = Array(Set(words + words.flatMap { [$0 + "a", $0 + "b"] })).sorted() }
    for left in words {
      for right in words {
        let limit = max(1, max(left.count, right.count) / 3)
        let isNear = slowDistance(Array(left)[...], Array(right)[...]) <= limit
        #expect((nearestName(to: left, among: [right]) == right) == isNear, "\(left) and \(right)")
      }
    }
  }

  private func slowDistance(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
    guard let last = left.last, let other = right.last else { return max(left.count, right.count) }
    var best = min(
      slowDistance(left.dropLast(), right) + 1,
      slowDistance(left, right.dropLast()) + 1,
      slowDistance(left.dropLast(), right.dropLast()) + (last == other ? 0 : 1)
    )
    let (before, otherBefore) = (left.dropLast().last, right.dropLast().last)
    if before == other, otherBefore == last {
      best = min(best, slowDistance(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return best
  }
}
