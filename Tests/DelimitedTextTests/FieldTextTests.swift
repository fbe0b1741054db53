import DelimitedText
import TestSupport
import Testing

struct FieldTextTests {
  @Test(arguments: [
    ("abc", "abc"), ("", ""), ("\"abc\"", "abc"), ("\"\"", ""), ("\"a,b\"", "a,b"),
    // White space around goes, inside stays; also inside the quotes.
    ("  a b\t", "a b"), ("\" a b \"", "a b"), ("\" \"", ""), ("\"\r\na\r\n\"", "a"), ("   ", ""),
    // A quote in the middle of a plain field is text.
    ("5\" pipe", "5\" pipe"), ("a\"", "a\""), ("商机", "商机"),
  ])
  func fieldsWithoutAnyQuoteInsideArePlain(raw: String, text: String) {
    withField(raw) { bytes, range in
      #expect(FieldText.plain(bytes, range).map { String(decoding: $0, as: UTF8.self) } == text)
      #expect(FieldText.string(bytes, range) == text)
    }
  }

  @Test(arguments: [
    ("\"say \"\"hi\"\"\"", "say \"hi\""), ("\"\"\"\"", "\""), ("\"\"\"\"\"\"", "\"\""), ("\" \"\"a\"\" \"", "\"a\""),
    // What stands behind the closing quote is text, further quotes too.
    ("\"a\"b", "ab"), ("\"a\" b \"c\"", "a b \"c\""), ("\"\"x", "x"), ("\"a\"b\"", "ab\""),
    // A lone quote opens and never closes.
    ("\"", ""), ("\"abc", "abc"),
  ])
  func quotesInsideAQuotedFieldNeedUnescaping(raw: String, text: String) {
    withField(raw) { bytes, range in
      #expect(FieldText.plain(bytes, range) == nil)
      #expect(FieldText.string(bytes, range) == text)
      // What was in the buffer before does not matter.
      var buffer: [UInt8] = Array("before".utf8)
      FieldText.unescape(bytes, range, into: &buffer)
      #expect(String(decoding: buffer, as: UTF8.self) == text)
    }
  }

  /// Where a field is plain, the long way gives the same.
  @Test func bothWaysAgreeOnAllShortFields() {
    for raw in allTexts(of: "a \"\n", upTo: 6) {
      raw.withUnsafeBytes { bytes in
        var buffer: [UInt8] = []
        FieldText.unescape(bytes, 0..<raw.count, into: &buffer)
        if let plain = FieldText.plain(bytes, 0..<raw.count), !plain.elementsEqual(buffer) {
          #expect(Array(plain) == buffer, "\(String(decoding: raw, as: UTF8.self).debugDescription)")
        }
      }
    }
  }

  @Test func onlyTheRangeIsRead() {
    let bytes = Array("x\" a \"y".utf8)
    bytes.withUnsafeBytes { #expect(FieldText.string($0, 1..<6) == "a") }
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62]
    bytes.withUnsafeBytes { #expect(FieldText.string($0, 0..<3) == "a\u{FFFD}b") }
  }

  private func withField(_ raw: String, _ body: (UnsafeRawBufferPointer, Range<Int>) -> Void) {
    let bytes = Array(raw.utf8)
    bytes.withUnsafeBytes { body($0, 0..<bytes.count) }
  }
}

struct RecordWriterTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"), ([""], "\n"), (["", ""], ",\n"), (["a b"], "a b\n"), (["a,b"], "\"a,b\"\n"),
    (["say \"hi\""], "\"say \"\"hi\"\"\"\n"), (["a\nb", "c\rd"], "\"a\nb\",\"c\rd\"\n"), (["商机", "€"], "商机,€\n"),
  ])
  func quotesOnlyWhereNeeded(fields: [String], line: String) {
    var bytes: [UInt8] = []
    RecordWriter.append(fields, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == line)
  }

  @Test(arguments: 0..<10)
  func whatIsWrittenIsReadBack(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var table: [[String]] = []
    var bytes: [UInt8] = []
    for _ in 0..<100 {
      // An x at both ends keeps white space from being left out in reading.
      let record = (0..<(1 + random.below(6))).map { _ in
        "x" + String(decoding: randomText(of: "ab, \"\n\r\t;", length: random.below(12), &random), as: UTF8.self) + "x"
      }
      table.append(record)
      RecordWriter.append(record, to: &bytes)
    }
    #expect(SlowSplitter(bytes).records == table)
    bytes.withUnsafeBytes { buffer in
      var scanner = RecordScanner(bytes: buffer, dialect: .comma)
      var record = RecordFields()
      var read: [[String]] = []
      while scanner.next(&record) {
        read.append((0..<record.count).map { FieldText.string(buffer, record.range(of: $0)) })
      }
      #expect(read == table)
    }
  }
}
