import DelimitedText
import TestSupport
import Testing

struct EncodingDetectionTests {
  @Test(arguments: EncodingSample.all)
  func realisticTables(sample: EncodingSample) throws {
    for encoding in sample.encodings {
      let bytes = try #require(encoded(sample.text, encoding))
      let found = detect(bytes)
      #expect(found.encoding == encoding, "\(encoding) taken as \(found)")
      #expect(found.markLength == 0)
    }
  }

  /// Of every table, in every encoding that can express it, with the other line ends.
  @Test(arguments: EncodingSample.all)
  func lineEndsDoNotMatter(sample: EncodingSample) throws {
    for end in ["\r\n", "\r"] {
      for encoding in sample.encodings {
        let bytes = try #require(encoded(sample.text.split(separator: "\n").joined(separator: end), encoding))
        #expect(detect(bytes).encoding == encoding)
      }
    }
  }

  @Test(arguments: EncodingSample.all)
  func utf16WithAndWithoutMark(sample: EncodingSample) throws {
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
      let bytes = try #require(encoded(sample.text, encoding))
      #expect(detect(bytes) == EncodingDetection(.text(encoding)))
      let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
      #expect(detect(mark + bytes) == EncodingDetection(.text(encoding), markLength: 2, certainty: .marked))
    }
  }

  @Test func marksDecide() {
    let text = Array("a,b\n".utf8)
    #expect(
      detect([0xEF, 0xBB, 0xBF] + text) == EncodingDetection(.text(.utf8), markLength: 3, certainty: .marked)
    )
    #expect(
      detect([0x84, 0x31, 0x95, 0x33] + text) == EncodingDetection(.text(.gb18030), markLength: 4, certainty: .marked)
    )
    #expect(detect([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == EncodingDetection(.utf32, markLength: 4, certainty: .marked))
    #expect(detect([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61]) == EncodingDetection(.utf32, markLength: 4, certainty: .marked))
    // Nothing but a mark.
    #expect(detect([0xEF, 0xBB, 0xBF]).markLength == 3)
    #expect(detect([0xFF, 0xFE]).encoding == .utf16LittleEndian)
  }

  @Test func plainTextIsUTF8() {
    #expect(detect([]) == EncodingDetection(.text(.utf8), isASCII: true))
    #expect(detect(Array("id,name\n1,Acme\n".utf8)) == EncodingDetection(.text(.utf8), isASCII: true))
  }

  @Test func zeroBytesThatAreNoUTF16AreNoText() {
    #expect(detect(Array("id,name\n1,Ac\0me\n".utf8)).content == .binary)
    #expect(detect(Array("id,name\n1,A\0\n".utf8)).content == .binary)
    #expect(detect([0, 0, 0, 0]).content == .binary)
    // The beginnings of a PNG picture and of a SQLite database.
    #expect(detect([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48]).content == .binary)
    #expect(
      detect(Array("SQLite format 3\0".utf8) + [0x10, 0, 1, 1, 0, 0x40, 0x20, 0x20, 0, 0, 0, 8]).content == .binary
    )
    // Far behind, a damaged place of a text.
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000)
    #expect(detect(long + [0] + long).encoding == .utf8)
  }

  /// A bad byte makes one row unreadable, not another encoding.
  @Test(arguments: EncodingSample.all.filter { $0.text.unicodeScalars.filter { $0.value > 0x7F }.count >= 8 })
  func oneBadByteChangesNothing(sample: EncodingSample) throws {
    for encoding in sample.encodings where encoding != .windows1252 {
      let bytes = try #require(encoded(sample.text, encoding))
      for bad in [0xFF, 0x80] as [UInt8] {
        for place in [bytes.count, bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0] {
          var damaged = bytes
          damaged.insert(bad, at: place)
          let found = detect(damaged)
          #expect(found.encoding == encoding, "\(bad) at \(place) of \(encoding): \(found)")
        }
      }
    }
  }

  @Test(arguments: EncodingSample.all.filter { $0.text.unicodeScalars.filter { $0.value > 0x7F }.count >= 8 })
  func aCutCharacterAtTheEndChangesNothing(sample: EncodingSample) throws {
    for encoding in sample.encodings where encoding != .windows1252 {
      var bytes = try #require(encoded(sample.text, encoding))
      let last = try #require(encoded("商", encoding == .shiftJIS || encoding == .big5 ? encoding : .utf8))
      bytes += encoding == .gb18030 ? [0xC9] : last.dropLast()
      #expect(detect(bytes).encoding == encoding)
      // In a sample of the file the character is not cut at all.
      let sampled = bytes.withUnsafeBytes { EncodingDetection.detect(in: $0, isWhole: false) }
      #expect(sampled.encoding == encoding)
    }
  }

  @Test func manyGoodSequencesOutweighSomeBadBytes() {
    var bytes: [UInt8] = []
    for row in 0..<100 {
      bytes += Array("\(row),商机名称\n".utf8)
      if row % 10 == 0 { bytes += [0xB5, 0xC4, 0x0A] }
    }
    #expect(detect(bytes) == EncodingDetection(.text(.utf8)))
  }

  /// Two bytes of GBK that are UTF-8 too, but of a letter that nobody writes.
  @Test func hanziThatAreAlsoUTF8() throws {
    for hanzi in ["元", "一", "税", "支", "签约", "未签约"] {
      let bytes = try #require(encoded("id,\(hanzi),name\n1,2,Acme\n", .gb18030))
      #expect(String(validating: bytes, as: UTF8.self) != nil)
      #expect(detect(bytes).encoding == .gb18030)
    }
    // These are letters that people do write.
    for text in ["é", "ß", "Ω", "ж", "ł", "ğ", "א", "ع", "°", "ʤ", "ɓ", "ə", "e\u{301}"] {
      #expect(detect(Array("id,\(text),name\n".utf8)).encoding == .utf8)
    }
  }

  @Test func littleEvidenceIsAGuessAndMuchIsSound() throws {
    let little = detect(try #require(encoded("id,金额\n", .gb18030)))
    #expect(little.certainty == .guess)
    #expect(little.runnerUp != nil && little.runnerUp != .gb18030)
    let much = detect(try #require(encoded("商机编号,商机名称,客户名称,业务员,商机阶段\n", .gb18030)))
    #expect(much == EncodingDetection(.text(.gb18030)))
  }

  /// A thousand amounts in euros, as Windows' code page 936 writes the sign, do not outweigh what the headings say.
  @Test func euroSignsOfCodePage936() throws {
    var bytes = try #require(encoded("商机编号,金额\n", .gb18030))
    for row in 0..<1000 { bytes += Array("\(row),".utf8) + [0x80] + Array("500\n".utf8) }
    #expect(detect(bytes).encoding == .gb18030)
  }

  /// Evidence far behind a long beginning of ASCII counts.
  @Test(arguments: 0..<70)
  func lateEvidence(shift: Int) throws {
    let late = [UInt8](repeating: UInt8(ascii: "a"), count: 5000 + shift) + (try #require(encoded("金额阶段", .gb18030)))
    #expect(detect(late).encoding == .gb18030)
    #expect(detect(late.map { $0 == 0x61 ? 0x0A : $0 }).encoding == .gb18030)
  }

  @Test(arguments: EncodingSample.all)
  func blocksDoNotMatter(sample: EncodingSample) throws {
    for encoding in sample.encodings + [.utf16LittleEndian, .utf16BigEndian] {
      let bytes = try #require(encoded(sample.text, encoding))
      let whole = detect(bytes)
      for cut in 0...bytes.count {
        var detector = EncodingDetector()
        bytes[..<cut].withUnsafeBytes { detector.add($0) }
        bytes[cut...].withUnsafeBytes { detector.add($0) }
        #expect(detector.result() == whole)
        #expect(detector.count == bytes.count)
      }
      var detector = EncodingDetector()
      for byte in bytes { withUnsafeBytes(of: byte) { detector.add($0) } }
      #expect(detector.result() == whole)
    }
  }

  /// What the fuzzer found: a piece that ended between two ASCII bytes of one unit changed what was counted.
  @Test(arguments: [[0x06, 0x64, 0x00, 0x2C, 0x96, 0x20, 0x30, 0x6B, 0x25, 0x0A]] as [[UInt8]])
  func blocksOfFindingsDoNotMatter(bytes: [UInt8]) {
    let whole = detect(bytes)
    for cut in 0...bytes.count {
      var detector = EncodingDetector()
      bytes[..<cut].withUnsafeBytes { detector.add($0) }
      bytes[cut...].withUnsafeBytes { detector.add($0) }
      #expect(detector.result() == whole)
    }
  }

  /// Bytes of every kind, cut anywhere.
  @Test(arguments: 0..<8)
  func blocksOfRandomBytesDoNotMatter(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<300 {
      let length = random.below(300)
      let frequency = 1 + random.below(40)
      let bytes = (0..<length).map { _ in
        random.below(frequency) == 0 ? UInt8(truncatingIfNeeded: random.next()) : UInt8(0x20 + random.below(95))
      }
      let whole = detect(bytes)
      var detector = EncodingDetector()
      var start = 0
      while start < length {
        let end = min(length, start + 1 + random.below(80))
        bytes[start..<end].withUnsafeBytes { detector.add($0) }
        start = end
      }
      if detector.result() != whole { #expect(detector.result() == whole, "\(bytes)") }
    }
  }

  /// Much text settles the matter, so that the rest of a large file need not be looked at.
  @Test func muchEvidenceSettles() throws {
    for (text, encoding) in [
      ("北京云帆数据有限公司,方案报价\n", .gb18030), ("台積電股份有限公司,簽約\n", .big5), ("株式会社トヨタ,見積もり\n", .shiftJIS),
      ("Société créée à Genève\n", .windows1252), ("北京云帆数据有限公司,方案报价\n", .utf8),
      ("北京云帆数据有限公司,方案报价\n", .utf16LittleEndian),
    ] as [(String, TextEncoding)] {
      let bytes = try #require(encoded(String(repeating: text, count: 12_000), encoding))
      var detector = EncodingDetector()
      bytes.withUnsafeBytes { detector.add($0) }
      #expect(detector.isSettled)
      #expect(detector.count < bytes.count)
      #expect(detector.result() == EncodingDetection(.text(encoding)))
    }
  }

  /// Bytes that mean nothing are not pondered without end.
  @Test func noiseSettlesToo() {
    var random = SplitMix64(seed: 1)
    let bytes = (0..<300_000).map { _ in UInt8(0x80 + random.below(128)) }
    var detector = EncodingDetector()
    bytes.withUnsafeBytes { detector.add($0) }
    #expect(detector.isSettled)
    #expect(detector.count < bytes.count)
  }
}
