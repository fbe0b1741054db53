import TestSupport
import Testing

@testable import DelimitedText

/// What `Tests/Fuzzing/TableLayout.swift` does for minutes, for a moment and from a fixed seed.
struct LayoutFuzzTests {
  @Test func noTextIsTooStrange() {
    var random = SplitMix64(seed: 42)
    for round in 0..<1500 {
      let text = randomText(of: "aT1,;\"'\\\n\r \t-合^", length: round % 80, &random)
      text.withUnsafeBytes { bytes in
        let start = TableStart.detect(in: bytes)
        #expect(start.offset <= bytes.count)
        var rewriter = DialectRewriter(dialect: start.dialect)
        var output: [UInt8] = []
        rewriter.rewrite(UnsafeRawBufferPointer(rebasing: bytes[start.offset...]), into: &output)
        rewriter.finish(into: &output)
        output.withUnsafeBytes { look(at: $0, Dialect(delimiter: start.dialect.delimiter)) }
      }
    }
  }

  private func look(at bytes: UnsafeRawBufferPointer, _ dialect: Dialect) {
    var scanner = RecordScanner(bytes: bytes, dialect: dialect)
    guard let head = TableHead(&scanner, bytes: bytes, columnLimit: 50) else { return }
    #expect(head.offset < head.end && head.end <= bytes.count)
    var rows = RecordScanner(bytes: bytes, dialect: dialect, from: head.end)
    var record = RecordFields()
    while rows.next(&record) {
      _ = RowMark.of(record, in: bytes, essential: head.profile.textColumns)
      _ = head.profile.furtherTable(at: record.start, in: bytes, delimiter: dialect.delimiter)
    }
  }

  /// Found by the fuzzer: the scanner pads its blocks with zeros, so that zero can be no delimiter.
  @Test func whatCanSeparateNothingIsNotTaken() {
    let text = Array("a,b\n1,2\n".utf8) + [0, 0, 0, 0]
    for delimiter: UInt8 in [0, 10, 13, UInt8(ascii: "\""), UInt8(ascii: "a")] {
      let start = text.withUnsafeBytes { TableStart.detect(in: $0, delimiter: delimiter) }
      #expect(start.dialect.delimiter == UInt8(ascii: ","))
    }
  }
}
