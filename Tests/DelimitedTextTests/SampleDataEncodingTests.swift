import DelimitedText
import TestSupport
import Testing

/// The detection on the texts of the Chinese sample company, which nobody chose for the purpose.
struct SampleDataEncodingTests {
  private let rows: [[UInt8]]
  /// Every different field with something beyond ASCII, without its quotes.
  private let texts: [String]

  init() throws {
    let folder = String(
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    )
    var rows: [[UInt8]] = []
    var texts: Set<String> = []
    for name in ["deals", "history", "quotas", "stages"] {
      let bytes = try readBytes(of: "\(folder)/sample-data/chinese/\(name).csv")
      bytes.withUnsafeBytes { bytes in
        var scanner = RecordScanner(bytes: bytes, dialect: .comma)
        var record = RecordFields()
        while scanner.next(&record) {
          rows.append(Array(bytes[record.start..<record.end]))
          for field in 0..<record.count { texts.insert(FieldText.string(bytes, record.range(of: field))) }
        }
      }
    }
    self.rows = rows.filter { $0.contains { $0 >= 0x80 } }
    self.texts = texts.filter { $0.utf8.contains { $0 >= 0x80 } }.sorted()
  }

  @Test func thereIsEnough() {
    #expect(rows.count > 2000)
    #expect(texts.count > 500)
  }

  @Test func everyRowAloneIsGB18030() throws {
    for row in rows {
      let text = String(decoding: row, as: UTF8.self)
      let bytes = try #require(encoded(text, .gb18030))
      let found = detect(bytes)
      if found.encoding != .gb18030 { Issue.record("\(text): \(found)") }
    }
  }

  @Test func everyTextAloneAmongASCIIIsGB18030() throws {
    for text in texts {
      let bytes = try #require(encoded("id,name,amount\n1,\(text),500\n", .gb18030))
      let found = detect(bytes)
      if found.encoding != .gb18030 { Issue.record("\(text): \(found)") }
    }
  }

  @Test func theyAreAlsoFoundInUTF8AndUTF16() throws {
    for text in texts {
      for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
        let bytes = try #require(encoded("id,name,amount\n1,\(text),500\n", encoding))
        let found = detect(bytes)
        if found.encoding != encoding { Issue.record("\(text): \(found)") }
      }
    }
  }

  /// A whole file, with one byte damaged anywhere in it.
  @Test(arguments: 0..<4)
  func damagedRowsChangeNothing(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let all = try #require(
      encoded(rows.prefix(40).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"), .gb18030)
    )
    for _ in 0..<50 {
      var bytes = all
      bytes[random.below(bytes.count)] = UInt8(1 + random.below(255))
      #expect(detect(bytes).encoding == .gb18030)
      let cut = Array(bytes.prefix(200 + random.below(bytes.count - 200)))
      #expect(detect(cut).encoding == .gb18030)
      #expect(cut.withUnsafeBytes { EncodingDetection.detect(in: $0, isWhole: false) }.encoding == .gb18030)
    }
  }
}
