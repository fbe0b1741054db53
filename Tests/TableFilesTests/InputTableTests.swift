import DelimitedText
import Diagnostics
import TestSupport
import Testing

@testable import TableFiles

struct InputTableTests {
  private let folder = TestFolder()

  private func open(_ text: String, fieldLimit: Int = 1 << 20, columnLimit: Int = 4096) throws -> InputTable {
    var settings = TableSettings()
    settings.fieldLimit = fieldLimit
    settings.columnLimit = columnLimit
    return try InputTable(path: folder.write("deals.csv", text), settings: settings)
  }

  private func refusal(_ text: String, fieldLimit: Int = 1 << 20, columnLimit: Int = 4096) -> Diagnostic? {
    do {
      _ = try open(text, fieldLimit: fieldLimit, columnLimit: columnLimit)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  @Test func theFirstRecordIsTheHeader() throws {
    let table = try open("id;\"Stage; now\"; Amount \n1;New;5\n")
    #expect(table.headings == ["id", "Stage; now", "Amount"])
    #expect(table.start.dialect.name == "semicolon")
    #expect(table.headerOffset == 0)
    #expect(table.blankLinesBefore == 0)
    #expect(table.headerPlace().location.short == "deals.csv:1:1")
    #expect(table.headerPlace().text == "id;\"Stage; now\"; Amount ")
  }

  @Test func blankLinesBeforeTheHeaderArePassedOver() throws {
    let table = try open("\u{FEFF}\n\r\nid,stage\n1,New\n")
    #expect(table.headings == ["id", "stage"])
    #expect(table.blankLinesBefore == 2)
    #expect(table.headerPlace().location.short == "deals.csv:3:1")
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    let wasRead = scanner.next(&record)
    #expect(wasRead)
    #expect(FieldText.string(table.bytes, record.range(of: 0)) == "1")
  }

  @Test func aHeaderMayHaveLinesInQuotes() throws {
    #expect(try open("id,\"Sales\nstage\"\n1,New\n").headings == ["id", "Sales\nstage"])
  }

  /// Whatever their size, the parts are the body without gap or overlap, and each but the last ends with a line feed.
  @Test(arguments: ["id\n1\n22\n\n333\n4", "id\r\n1\r\n\r\n2\r\n", "id\r1\r2\r", "id\n", "id", "id\n\"a\nb\"\n1\n"])
  func aBodyIsCutBehindLineFeeds(text: String) throws {
    let table = try open(text)
    for size in 1...30 {
      let parts = Array(table.parts(of: size))
      #expect(parts.flatMap { Array($0) } == Array(table.body))
      #expect(parts.dropLast().allSatisfy { table.bytes[$0.upperBound - 1] == UInt8(ascii: "\n") })
      #expect(parts.dropLast().allSatisfy { $0.count >= size })
    }
  }

  @Test func nothingButBlankLinesIsEmpty() {
    for text in ["\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n\n", "sep=;\n"] {
      #expect(refusal(text)?.short == "deals.csv fileEmpty", "\(text.debugDescription)")
    }
  }

  @Test func aQuoteThatIsNotClosedInTheHeader() {
    let problem = refusal("id,\"stage\n1,New\n")
    #expect(problem?.short == "deals.csv:1:4 quoteNotClosed")
    #expect(problem?.excerpt == "id,\"stage")
  }

  @Test func aFieldOverTheLimitInTheHeader() {
    let problem = refusal("id,a rather long heading\n1,New\n", fieldLimit: 10)
    #expect(problem?.short == "deals.csv:1:4 fieldTooLong")
    #expect(problem?.arguments == ["10"])
  }

  @Test func tooManyColumns() throws {
    #expect(try open("a,b,c\n", columnLimit: 3).headings.count == 3)
    let problem = refusal("a,b,c,d\n", columnLimit: 3)
    #expect(problem?.short == "deals.csv:1 tooManyColumns")
    #expect(problem?.arguments == ["4", "3"])
  }

  @Test func tooManyColumnsArePointedAtWhereTheyAre() {
    #expect(refusal("\n\na,b,c,d\n", columnLimit: 3)?.short == "deals.csv:3 tooManyColumns")
  }

  /// A header that is no UTF-8 can be recognised by nobody.
  @Test func headingsThatAreNotUTF8AreRefused() throws {
    // 商机编号 in GB18030, then a stage column.
    let path = folder.write(
      "gbk.csv",
      bytes: [0xC9, 0xCC, 0xBB, 0xFA, 0xB1, 0xE0, 0xBA, 0xC5] + Array(",stage\n1,New\n".utf8)
    )
    var settings = TableSettings()
    settings.encoding = .utf8
    do throws(Diagnostic) {
      _ = try InputTable(path: path, settings: settings)
      Issue.record("headings that are no UTF-8 were read")
    } catch {
      #expect(error.id == .rowNotUTF8 && error.arguments == ["utf-8"])
    }
    #expect(try InputTable(path: path).headings == ["商机编号", "stage"])
  }
}
