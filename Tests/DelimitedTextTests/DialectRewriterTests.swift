import TestSupport
import Testing

@testable import DelimitedText

struct DialectRewriterTests {
  private func rewrite(_ text: [UInt8], _ dialect: Dialect, pieces: Int = .max, limit: Int = 1 << 20) -> [UInt8] {
    var rewriter = DialectRewriter(dialect: dialect, longestField: limit)
    var output: [UInt8] = []
    var start = 0
    while start < text.count {
      let end = pieces > text.count ? text.count : min(text.count, start + pieces)
      text[start..<end].withUnsafeBytes { rewriter.rewrite($0, into: &output) }
      start = end
    }
    rewriter.finish(into: &output)
    return output
  }

  private func dialect(_ quote: String?, _ escape: Dialect.Escape = .doubled, spaces: Bool = false) -> Dialect {
    var dialect = Dialect.comma
    dialect.quote = quote?.utf8.first
    dialect.escape = escape
    dialect.skipsSpaces = spaces
    return dialect
  }

  private func expect(_ text: String, _ dialect: Dialect, _ expected: String, line: Int = #line) {
    let location = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
    let result = String(decoding: rewrite(Array(text.utf8), dialect), as: UTF8.self)
    #expect(result == expected, sourceLocation: location)
  }

  @Test func apostrophes() {
    let single = dialect("'")
    expect("'a','b, c'\n'it''s',\"x\"\n", single, "\"a\",\"b, c\"\n\"it's\",\"\"\"x\"\"\"\n")
    expect("'say \"hi\"',O'Brien,''\n", single, "\"say \"\"hi\"\"\",O'Brien,\"\"\n")
    // The quote is never closed: neither is the one of the result.
    expect("a,'b\nc", single, "a,\"b\nc")
    // Text behind a closing quote belongs to the field.
    expect("'a'b,c\n", single, "\"ab\",c\n")
  }

  @Test func backslashes() {
    let backslash = dialect("\"", .backslash)
    expect("\"say \\\"hi\\\"\",x\n", backslash, "\"say \"\"hi\"\"\",x\n")
    expect("Smith\\, John,5\n", backslash, "\"Smith, John\",5\n")
    expect("C:\\temp,a\\\\b,\\N\n", backslash, "C:\\temp,a\\b,\\N\n")
    expect("a\\\nb,c\n", backslash, "\"a\nb\",c\n")
    expect("a\\\r\nb,c\r\n", backslash, "\"a\r\nb\",c\r\n")
    expect("\\\"a,b\n", backslash, "\"\"\"a\",b\n")
    expect("\"a \"\"b\"\"\",c\\", backslash, "\"a \"\"b\"\"\",c\\")
  }

  @Test func noQuotes() {
    let none = dialect(nil)
    expect("\"5 inch,4\"\n\"a\",b\n", none, "\"\"\"5 inch\",4\"\n\"\"\"a\"\"\",b\n")
  }

  @Test func spacesAroundQuotes() {
    let spaces = dialect("\"", spaces: true)
    expect("a, \"b, c\" ,d\n", spaces, "a,\"b, c\",d\n")
    // Around other fields they are text.
    expect("a, b , c\n  ,\" d \"\n", spaces, "a, b , c\n  ,\" d \"\n")
    expect("\"a\" x,b\n", spaces, "\"a x\",b\n")
  }

  @Test func lineEndsStayWhatTheyAre() {
    let single = dialect("'")
    expect("a\r\nb\rc\nd\r\r\n", single, "a\r\nb\rc\nd\r\r\n")
    expect("'a\r\nb'\r\n", single, "\"a\r\nb\"\r\n")
  }

  /// More than the limit is left out: the scanner refuses the field anyway.
  @Test func aFieldIsHeldToTheLimit() {
    let text = Array("'".utf8) + Array(repeating: UInt8(ascii: "x"), count: 100)
    #expect(rewrite(text, dialect("'"), limit: 10).count == 12)
  }

  // MARK: Against slow and obvious code

  private static let dialects: [Dialect] = {
    var all: [Dialect] = []
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'"), nil] {
      for escape in [Dialect.Escape.doubled, .backslash] {
        for spaces in [false, true] {
          var dialect = Dialect.comma
          (dialect.quote, dialect.escape, dialect.skipsSpaces) = (quote, escape, spaces)
          all.append(dialect)
        }
      }
    }
    return all
  }()

  @Test func thePiecesDoNotMatterAndLineBreaksStay() {
    var random = SplitMix64(seed: 7)
    for round in 0..<400 {
      let text = randomText(of: "a,\"'\\ \r\n", length: 1 + round % 30, &random)
      for dialect in DialectRewriterTests.dialects {
        let whole = rewrite(text, dialect)
        for pieces in [1, 2, 5] { #expect(rewrite(text, dialect, pieces: pieces) == whole, "\(text) \(dialect)") }
        func breaks(_ text: [UInt8]) -> [UInt8] { text.filter { $0 == 10 || $0 == 13 } }
        #expect(breaks(whole) == breaks(text), "\(text) \(dialect)")
      }
    }
  }

  /// In the dialect that the scanner knows, the rewritten table has the same texts as the table.
  @Test func rewritingThePlainDialectChangesNothing() {
    for text in allTexts(of: "a,\"\n", upTo: 6) {
      let (before, after) = (SlowSplitter(text), SlowSplitter(rewrite(text, .comma)))
      #expect(before.records == after.records, "\(text)")
      #expect((before.openQuote == nil) == (after.openQuote == nil), "\(text)")
    }
  }

  /// Fields written in a dialect come out as they were.
  @Test func whatIsWrittenInADialectIsReadFromIt() {
    var random = SplitMix64(seed: 11)
    for round in 0..<300 {
      for dialect in DialectRewriterTests.dialects where dialect.quote != nil {
        guard let quote = dialect.quote else { continue }
        let fields = (0..<3).map { _ in randomText(of: "ab,\"'\\\n", length: random.below(6), &random) }
        var text: [UInt8] = []
        for (index, field) in fields.enumerated() {
          if index > 0 { text.append(UInt8(ascii: ",")) }
          if dialect.skipsSpaces { text.append(UInt8(ascii: " ")) }
          text.append(quote)
          for byte in field {
            if dialect.escape == .backslash, byte == quote || byte == UInt8(ascii: "\\") {
              text.append(UInt8(ascii: "\\"))
            } else if byte == quote {
              text.append(quote)
            }
            text.append(byte)
          }
          text.append(quote)
        }
        let result = SlowSplitter(rewrite(text, dialect)).records.first ?? []
        let expected = fields.map { bytes -> String in
          var text = String(decoding: bytes, as: UTF8.self)[...]
          while let first = text.first, first.isWhitespace { text = text.dropFirst() }
          while let last = text.last, last.isWhitespace { text = text.dropLast() }
          return String(text)
        }
        #expect(result == expected, "\(round) \(String(decoding: text, as: UTF8.self))")
      }
    }
  }
}
