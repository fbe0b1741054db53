import TestSupport
import Testing

@testable import DealImport

struct ShareTextTests {
  private func parse(_ text: String) -> ShareReadings? {
    Array(text.utf8).withUnsafeBytes { bytes in FoldedText(bytes).flatMap { ShareText.parse($0) } }
  }

  /// In millionths, with a point: as a share of 1, as a percentage.
  @Test(
    arguments: [
      ("50%", 500_000, 500_000), ("50", nil, 500_000), ("0.5", 500_000, 5000), ("50.5 %", 505_000, 505_000),
      ("１００％", 1_000_000, 1_000_000), ("0", 0, 0), ("1", 1_000_000, 10_000), ("+5%", 50_000, 50_000),
      ("33.33335%", 333_334, 333_334), ("100.5%", nil, nil), ("-5%", nil, nil), ("0,5", nil, nil), ("101", nil, nil),
    ] as [(String, Int32?, Int32?)]
  )
  func sharesWithAPoint(text: String, share: Int32?, percent: Int32?) {
    #expect(parse(text)?.point.share == share)
    #expect(parse(text)?.point.percent == percent)
  }

  @Test func sharesWithAComma() {
    #expect(parse("50,5 %")?.comma == ShareReadings.Reading(share: 505_000, percent: 505_000))
    #expect(parse("0,35")?.comma.share == 350_000)
    #expect(parse("50,5 %")?.point == ShareReadings.Reading())
  }

  @Test(arguments: ["", "%", " %", "%%", "5%%", "%5", "abc", "1e9", "¥5", "5 points"])
  func whatIsNoShare(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func theFastTwinAgrees() {
    var read = 0
    let characters = Array("0123456789%.".utf8)
    var random = SplitMix64(seed: 3)
    for number in 0..<40_000 {
      var text = (0..<1 + random.below(9)).map { _ in characters[random.below(12)] }
      if number % 3 == 0, text.count > 2 { text[0...1] = [0x30, 0x2E] }
      text.withUnsafeBytes { bytes in
        guard let fast = ShareText.plain(bytes) else { return }
        read += 1
        guard let slow = FoldedText(bytes).flatMap({ ShareText.parse($0) }) else {
          Issue.record("\(text)")
          return
        }
        var shares = ShareColumn(ShareFormat())
        shares.note(slow, 0..<1)
        let isOfUnit = shares.units[1].count == 1 && shares.evidence[1].count == 1
        if slow.point.share != fast.share || isOfUnit != fast.isOfUnit { Issue.record("\(text): \(fast), \(slow)") }
      }
    }
    #expect(read > 1000)
  }
}
