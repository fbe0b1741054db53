import TestSupport
import Testing

@testable import DelimitedText

struct RecordScannerTests {
  // MARK: By hand

  @Test func aPlainTable() {
    #expect(records("id,stage\n1,New\n2,Won\n") == [["id", "stage"], ["1", "New"], ["2", "Won"]])
  }

  @Test func theLastLineNeedsNoEnd() {
    #expect(records("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(records("a") == [["a"]])
    #expect(records("a,") == [["a", ""]])
    #expect(records("\"a\"") == [["a"]])
  }

  @Test func linesEndAnyWay() {
    #expect(records("a\nb\r\nc\rd") == [["a"], ["b"], ["c"], ["d"]])
    #expect(records("a,\r\n,b\r\n") == [["a", ""], ["", "b"]])
    #expect(records("\"a\"\r\n\"b\"\r\"c\"\n") == [["a"], ["b"], ["c"]])
  }

  @Test func emptyFieldsAreFields() {
    #expect(records(",,\n") == [["", "", ""]])
    #expect(records("\"\",\"\"\n") == [["", ""]])
  }

  @Test func quotedFieldsHoldDelimitersAndLines() {
    #expect(records("\"a,b\",\"c\nd\",\"e\r\nf\"\n1,2,3\n") == [["a,b", "c\nd", "e\r\nf"], ["1", "2", "3"]])
    #expect(records("\"say \"\"hi\"\"\",x\n") == [["say \"hi\"", "x"]])
  }

  @Test func quotesElsewhereAreText() {
    #expect(records("5\" pipe,x\n") == [["5\" pipe", "x"]])
    #expect(records("a \"b, c\" d\n") == [["a \"b", "c\" d"]])
    #expect(records("\"a\" b\"c\",d\n") == [["a b\"c\"", "d"]])
    #expect(records(" \"a\",b\n") == [["\"a\"", "b"]])
  }

  @Test func rowsMayDifferInWidth() {
    #expect(records("a,b,c\n1\n1,2,3,4\n") == [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]])
  }

  @Test func blankLinesAreRecordsOfTheirOwnKind() {
    #expect(blankness(of: "a\n\nb\r\n\r\n\rc") == [false, true, false, true, true, false])
    // A quoted nothing or a space is something.
    #expect(blankness(of: "\"\"\n \n,\n") == [false, false, false])
  }

  @Test func nothingHasNoRecord() {
    #expect(records("") == [])
    #expect(records("\n") == [[""]])
  }

  @Test func otherDelimiters() {
    for delimiter in "\t;|" {
      let table = "a,x\(delimiter)\"b\(delimiter)c\"\n1\(delimiter)2\n"
      let byte = delimiter.asciiValue ?? 0
      #expect(scan(Array(table.utf8), delimiter: byte).records == [["a,x", "b\(delimiter)c"], ["1", "2"]])
    }
  }

  @Test func aScanMayBeginInTheMiddle() {
    // Offset 4 is the 1 of the second record.
    #expect(scan(Array("a,b\n1,2\n".utf8), from: 4).records == [["1", "2"]])
  }

  @Test func aRecordKnowsItsPlace() {
    let table = Array("ab,c\r\n\"d\ne\",f".utf8)
    table.withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes: bytes, dialect: .comma)
      var record = RecordFields()
      var wasRead = scanner.next(&record)
      #expect(wasRead)
      // The line end is no part of it.
      #expect((record.start, record.end, record.count) == (0, 4, 2))
      #expect([record.range(of: 0), record.range(of: 1)] == [0..<2, 3..<4])
      #expect(scanner.offset == 6)
      wasRead = scanner.next(&record)
      #expect(wasRead)
      #expect((record.start, record.end, record.count) == (6, 13, 2))
      // Raw bytes: the quotes belong to the field.
      #expect([record.range(of: 0), record.range(of: 1)] == [6..<11, 12..<13])
      #expect(scanner.offset == 13)
      for _ in 0..<2 {
        wasRead = scanner.next(&record)
        #expect(!wasRead)
      }
    }
  }

  // MARK: Against the slow splitter

  @Test func allShortTables() {
    for table in allTexts(of: "a,\"\n\r", upTo: 6) {
      let slow = SlowSplitter(table)
      let found = scan(table)
      if found.records != slow.records || found.openQuote != slow.openQuote {
        #expect(found.records == slow.records, "\(String(decoding: table, as: UTF8.self).debugDescription)")
        #expect(found.openQuote == slow.openQuote, "\(String(decoding: table, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<12)
  func randomTables(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabets = ["abc ,,\n\r", "aaaaaa,\"\n", "a,\"\n\r", "a\",\n", "abcdefghijklmnopqrstuvwxyz,\n"]
    for alphabet in alphabets {
      let table = randomText(of: alphabet, length: random.below(3000), &random)
      let slow = SlowSplitter(table)
      let found = scan(table)
      #expect(found.records == slow.records)
      #expect(found.openQuote == slow.openQuote)
    }
  }

  /// What stands at the border of two blocks of 32 KiB reads as everywhere else, at every cut point.
  @Test(arguments: [
    "a,b\n", "a\r\nb", "\"a,b\",c", "\"a\"\"b\",c", "\"a\"\r\n\"b\"", "5\",6\"\n7", "\"\",\"\"\n", "\"a\nb\"\rc",
    "\n\r\n\r",
  ])
  func everyCutPointAtTheBorderOfBlocks(pattern: String) {
    let pattern = Array(pattern.utf8)
    for shift in 0...pattern.count {
      var table = Array("h,i\n".utf8)
      table += Array(repeating: UInt8(ascii: "x"), count: 32_768 - shift - table.count - 1) + [UInt8(ascii: ",")]
      #expect(table.count + shift == 32_768)
      table += pattern + Array("\nlast,1\n".utf8)
      let found = scan(table)
      #expect(found.records == SlowSplitter(table).records, "\(shift) bytes before the border")
      #expect(found.openQuote == nil)
    }
  }

  @Test func aFieldMaySpanSeveralBlocks() {
    let long = String(repeating: "x,\n", count: 30_000)
    let table = Array("a,\"\(long)y\",b\nc,d,e\n".utf8)
    #expect(scan(table).records == [["a", long + "y", "b"], ["c", "d", "e"]])
  }

  // MARK: What ends a scan

  @Test func aQuoteThatIsNeverClosedIsPointedAt() {
    // The quote at 8 opens; up to the end it is one field.
    let found = scan(Array("a,b\n1,2\n3,\"4\n5,6\n".utf8))
    #expect(found.records == [["a", "b"], ["1", "2"]])
    #expect(found.openQuote == 10)
    #expect(scan(Array("\"".utf8)).openQuote == 0)
    #expect(scan(Array("a,\"b\"\"".utf8)).openQuote == 2)
    #expect(scan(Array("a,\"b\"".utf8)).openQuote == nil)
  }

  @Test(arguments: [32_765, 32_766, 32_767, 32_768, 32_769])
  func anOpenQuoteAtTheBorderOfBlocks(offset: Int) {
    var table = Array(repeating: UInt8(ascii: "x"), count: offset - 1) + Array(",\"y".utf8)
    #expect(scan(table).openQuote == offset)
    table += Array(repeating: UInt8(ascii: "y"), count: 70_000)
    #expect(scan(table).openQuote == offset)
    table += Array("\",z".utf8)
    #expect(scan(table).openQuote == nil)
  }

  @Test func aFieldOverTheLimitEndsTheScan() {
    // The limit of 5: "12345" is allowed, "123456" at offset 8 is not.
    let found = scan(Array("a,12345\n123456,b\nc\n".utf8), longestField: 5)
    #expect(found.records == [["a", "12345"]])
    #expect(found.tooLongField == 8)
    #expect(found.openQuote == nil)
  }

  @Test func theLimitHoldsAtTheEndOfTheTableToo() {
    #expect(scan(Array("a,123456".utf8), longestField: 5).tooLongField == 2)
    #expect(scan(Array("a,12345".utf8), longestField: 5).tooLongField == nil)
    // A quote that is not closed is a field that goes on and on: here the limit is met before the end is.
    #expect(scan(Array("a,\"123456".utf8), longestField: 5).tooLongField == 2)
  }

  @Test(arguments: [32_766, 32_767, 32_768, 32_769, 65_536, 65_537])
  func theLimitHoldsAcrossBlocks(length: Int) {
    let field = Array(repeating: UInt8(ascii: "x"), count: length)
    #expect(scan(Array("a,".utf8) + field + Array(",b".utf8), longestField: length).tooLongField == nil)
    #expect(scan(Array("a,".utf8) + field + Array(",b".utf8), longestField: length - 1).tooLongField == 2)
    #expect(scan(Array("a,".utf8) + field, longestField: length).tooLongField == nil)
    #expect(scan(Array("a,".utf8) + field, longestField: length - 1).tooLongField == 2)
  }

  @Test func theReturnOfALineEndIsNoPartOfAField() {
    #expect(scan(Array("a,12345\r\nb\r\n".utf8), longestField: 5).tooLongField == nil)
  }

  /// 64 fields of 16 KiB are 1 MiB: with their ends that is the longest record, and one byte more is too long.
  @Test(arguments: ["", "\n", "\r\n", "\nb,c\n"])
  func aRecordOverTheLimitEndsTheScan(end: String) {
    let limit = RecordScanner.longestRecord(ofFields: 16_384)
    #expect(limit == 1 << 20)
    for (length, isTooLong) in [(limit, false), (limit + 1, true), (limit + 70_000, true)] {
      let table = Array("a,b\n".utf8) + Array(repeating: UInt8(ascii: ","), count: length) + Array(end.utf8)
      table.withUnsafeBytes { bytes in
        var scanner = RecordScanner(bytes: bytes, dialect: .comma, longestField: 16_384)
        var record = RecordFields()
        var counts: [Int] = []
        while scanner.next(&record) { counts.append(record.count) }
        #expect(scanner.tooLongRecord == (isTooLong ? 4 : nil), "\(length)")
        #expect(counts == (isTooLong ? [2] : [2, length + 1] + (end.count > 2 ? [2] : [])))
        #expect(scanner.tooLongField == nil)
      }
    }
    #expect(RecordScanner.longestRecord(ofFields: 5) == 1 << 20)
    #expect(RecordScanner.longestRecord(ofFields: .max) == Int(UInt32.max) / 2)
  }

  /// A record of many fields goes on for many blocks, and each field is looked at in one of them only.
  @Test func aLongFieldBehindManyShortOnes() {
    for length in [5, 6] {
      let commas = Array(repeating: UInt8(ascii: ","), count: 900_000)
      let field = Array(repeating: UInt8(ascii: "x"), count: length)
      for table in [commas + field, commas + field + commas.prefix(100_000), commas + field + [UInt8(ascii: "\n")]] {
        let found = scan(table, longestField: 5)
        #expect(found.tooLongField == (length == 5 ? nil : 900_000))
      }
    }
  }

  // MARK: Running it

  private struct Found {
    var records: [[String]] = []
    var openQuote: Int?
    var tooLongField: Int?
  }

  private func records(_ table: String) -> [[String]] { scan(Array(table.utf8)).records }

  private func scan(
    _ table: [UInt8],
    delimiter: UInt8 = UInt8(ascii: ","),
    from start: Int = 0,
    longestField: Int = 1 << 20
  ) -> Found {
    table.withUnsafeBytes { bytes in
      var scanner = RecordScanner(
        bytes: bytes,
        dialect: Dialect(delimiter: delimiter),
        from: start,
        longestField: longestField
      )
      var record = RecordFields()
      var found = Found()
      while scanner.next(&record) {
        found.records.append((0..<record.count).map { FieldText.string(bytes, record.range(of: $0)) })
      }
      (found.openQuote, found.tooLongField) = (scanner.openQuote, scanner.tooLongField)
      return found
    }
  }

  private func blankness(of table: String) -> [Bool] {
    Array(table.utf8).withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes: bytes, dialect: .comma)
      var record = RecordFields()
      var blank: [Bool] = []
      while scanner.next(&record) { blank.append(record.isBlank) }
      return blank
    }
  }
}
