import DealModel
import DelimitedText
import TestSupport
import Testing

@testable import DealImport

/// The fast ways of reading values, each against its slow twin.
struct FastValueTests {
  // MARK: Times and amounts

  /// Whatever the fast way reads, the slow way reads as the same; of the usual texts it leaves out none.
  @Test func plainTimesAreThoseOfTheSlowWay() {
    let months = MonthTable.shared
    var random = SplitMix64(seed: 1)
    let usual = ["2025-06-30", "2024-02-29", "1900-01-01", "2099-12-31", "2025-06-30T09:30:59", "2025-06-30 00:00:00"]
    for text in usual {
      let bytes = Array(text.utf8)
      bytes.withUnsafeBytes { #expect(TimeText.plain($0, months) == TimeText.parse($0)?.time, "\(text)") }
    }
    var read = 0
    for _ in 0..<200_000 {
      var text = Array(usual[random.below(usual.count)].utf8)
      for _ in 0..<random.below(4) {
        text[random.below(text.count)] = Array("0123456789-T: /.\u{0}~".utf8)[random.below(18)]
      }
      text.withUnsafeBytes { bytes in
        guard let time = TimeText.plain(bytes, months) else { return }
        read += 1
        if TimeText.parse(bytes) != WrittenTime(time: time, offset: nil) {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)) is not \(time)")
        }
      }
    }
    #expect(read > 50_000)
  }

  @Test func whatIsNoPlainTimeIsLeftToTheSlowWay() {
    let months = MonthTable.shared
    for text in [
      "", "2025-06-3", "2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-01-32", "2025/06/30", "1899-12-31",
      "2100-01-01", "2025-06-30T24:00:00", "2025-06-30T09:60:00", "2025-06-30T09:30:60", "2025-06-30X09:30:00",
      "2025-06-30T09-30:00", "\u{FF}025-06-30", "2025-06-30T09:30",
    ] {
      Array(text.utf8).withUnsafeBytes { #expect(TimeText.plain($0, months) == nil, "\(text)") }
    }
  }

  @Test func plainAmountsAreThoseOfTheSlowWay() {
    var random = SplitMix64(seed: 2)
    var read = 0
    for _ in 0..<100_000 {
      let text = (0..<random.below(20)).map { _ in Array("0123456789012345.,-".utf8)[random.below(19)] }
      text.withUnsafeBytes { bytes in
        guard let amount = NumberText.plainAmount(bytes) else { return }
        read += 1
        if NumberText.scaled(bytes, decimals: 4) != amount {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)) is not \(amount)")
        }
      }
    }
    #expect(read > 10_000)
    for text in ["7", "7.5", "1234567890123.4567", "0.0001", "0012"] {
      Array(text.utf8).withUnsafeBytes { bytes in
        #expect(NumberText.plainAmount(bytes) == NumberText.scaled(bytes, decimals: 4), "\(text)")
      }
    }
  }

  // MARK: Names

  /// Names by the memo of raw bytes get the numbers that they get one by one: lengths around 15, 16 and 32, quotes,
  /// spaces, words for nothing, texts that begin and end alike, at the very end of a table, more than the memo has room
  /// for.
  @Test(arguments: 0..<12)
  func namesAreNumberedAsEachByItself(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let lengths = [0, 1, 7, 8, 9, 14, 15, 16, 17, 31, 32, 33, 50]
    var texts = ["", "-", "N/A", "无", "\"Won\"", "Won", " Won ", "\"a \"\"b\"\"\"", "a \"b\"", "\"\""]
    for length in lengths {
      for letter in ["a", "b"] {
        texts.append(String(repeating: "x", count: max(0, length - 1)) + letter)
        texts.append(letter + String(repeating: "x", count: max(0, length - 1)))
        texts.append(String(repeating: "\u{0}", count: length) + letter)
      }
    }
    if seed % 3 == 0 { texts += (0..<2000).map { "name \($0)" } }
    var bytes: [UInt8] = []
    var fields: [Range<Int>] = []
    for _ in 0..<3000 {
      let start = bytes.count
      bytes += Array(texts[random.below(texts.count)].utf8)
      fields.append(start..<bytes.count)
      if fields.count < 3000 { bytes.append(UInt8(ascii: ",")) }
    }
    let zone = try #require(ReportTimeZone(name: "UTC"))
    var reader = FieldReader(zone: zone)
    var names = NameNumbers()
    var expected: [String: UInt16] = [:]
    bytes.withUnsafeBytes { bytes in
      for field in fields {
        let text = FieldText.string(bytes, field)
        let isMissing = Array(text.utf8).withUnsafeBytes { MissingText.matches($0) }
        let known = expected[text] ?? UInt16(expected.count)
        if !isMissing { expected[text] = known }
        let number = names.number(bytes, field, file: 0, &reader)
        if number != (isMissing ? DealBook.noStage : known) { Issue.record("\(text.debugDescription) is \(number)") }
      }
    }
    #expect(names.names.count == expected.count)
  }

  // MARK: UTF-8

  /// Records are asked for in order; each is judged as by itself, also where a step of the check cuts a character.
  @Test(arguments: 0..<6)
  func recordsAreCheckedAsEachByItself(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      Array("plain text".utf8), Array("北京云帆".utf8), Array("é".utf8), Array("👩".utf8), [0xFF], [0xE4, 0xB8], [0xC3],
    ]
    var bytes: [UInt8] = []
    var records: [Range<Int>] = []
    while bytes.count < 150_000 {
      let start = bytes.count
      for _ in 0..<random.below(random.below(50) == 0 ? 8000 : 12) {
        bytes += pieces[random.below(random.below(40) == 0 ? 7 : 4)]
      }
      records.append(start..<bytes.count)
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes.withUnsafeBytes { bytes in
      var validity = ValidUTF8(bytes: bytes, start: 0, end: bytes.count)
      for record in records {
        let found = validity.firstInvalid(in: record)
        let expected = UTF8Check.firstInvalid(in: bytes, from: record.lowerBound, to: record.upperBound)
        if found != expected { Issue.record("\(record): \(String(describing: found))") }
      }
    }
  }
}
