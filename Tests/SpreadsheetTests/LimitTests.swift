import CZip
import Diagnostics
import Glibc
import TestSupport
import Testing

@testable import Spreadsheet

/// A small file must not cost much memory or time, whatever it says of itself.
struct LimitTests {
  private func limits(_ change: (inout SpreadsheetReader.Limits) -> Void) -> SpreadsheetReader.Limits {
    var limits = SpreadsheetReader.Limits()
    change(&limits)
    return limits
  }

  @Test func columns() throws {
    let book = TestWorkbook("<row><c r='J1'><v>1</v></c><c r='XFD1' s='1'/></row>")
    #expect(try book.text(limits: limits { $0.columns = 10 }) == ",,,,,,,,,1\n")
    let problem = Converted.problem(book.file, limits: limits { $0.columns = 9 })
    #expect(problem?.short == "deals.xlsx:1:10 cellTooFarRight")
    #expect(problem?.arguments == ["J1", "Deals", "10", "9"])
    let shared = TestWorkbook("<row><c r='J1' t='s'><v>0</v></c></row>").with(strings: "<si><t>a</t></si>")
    #expect(shared.problem(limits: limits { $0.columns = 9 }) == "deals.xlsx:1:10 cellTooFarRight")
  }

  @Test func cells() throws {
    let inline = TestWorkbook("<row r='7'><c r='B7' t='inlineStr'><is><t>12345</t><t>67890</t></is></c></row>")
    #expect(try inline.text(limits: limits { $0.cellBytes = 10 }) == "\n\n\n\n\n\n,1234567890\n")
    #expect(inline.problem(limits: limits { $0.cellBytes = 9 }) == "deals.xlsx:7:2 cellTooLong")
    let shared = TestWorkbook("<row><c t='s'><v>0</v></c></row>").with(strings: "<si><t>1234567890</t></si>")
    #expect(try shared.text(limits: limits { $0.cellBytes = 10 }) == "1234567890\n")
    #expect(shared.problem(limits: limits { $0.cellBytes = 9 }) == "deals.xlsx workbookStringTooLong")
  }

  /// A text without a byte takes four bytes of memory: of empty ones there cannot be any number.
  @Test func sharedStrings() throws {
    let book = TestWorkbook("<row><c><v>1</v></c></row>").with(strings: String(repeating: "<si/>", count: 1000))
    #expect(try book.text(limits: limits { $0.stringBytes = 4000 }) == "1\n")
    #expect(book.problem(limits: limits { $0.stringBytes = 3999 }) == "deals.xlsx workbookStringsTooLarge")
  }

  /// A long text that many cells refer to makes a small file a large text.
  @Test func resultingText() {
    let long = String(repeating: "x", count: 50_000)
    let rows = String(repeating: "<row><c t='s'><v>0</v></c></row>", count: 1000)
    let book = TestWorkbook(rows).with(strings: "<si><t>\(long)</t></si>")
    #expect(book.problem(limits: limits { $0.textBytes = 1_000_000 }).hasSuffix("workbookTextTooLarge"))
    #expect(book.problem() == "none")
  }

  /// A cell far to the right in every row makes a small file gigabytes of commas.
  @Test func blankCells() {
    // 1000 rows with 999 blank cells each.
    let book = TestWorkbook((1...1000).map { "<row r='\($0)'><c r='ALL\($0)'><v>1</v></c></row>" }.joined())
    #expect(book.problem(limits: limits { $0.emptyFields = 999_000 }) == "none")
    let problem = Converted.problem(book.file, limits: limits { $0.emptyFields = 500_000 })
    #expect(problem?.id == .sheetTooSparse)
    #expect(problem?.arguments == ["Deals", "500000"])
  }

  /// Merged cells write their text once more in each of their rows.
  @Test func mergedCells() throws {
    let long = String(repeating: "x", count: 1000)
    let rows = (2...100).map { "<row r='\($0)'><c r='B\($0)'><v>1</v></c></row>" }.joined()
    var book = TestWorkbook("")
    book.sheets[0].xml =
      "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>\(long)</v></c></row>\(rows)</sheetData>"
      + "<mergeCells><mergeCell ref='A1:A100'/></mergeCells></worksheet>"
    let merged = try Converted(book.file).outcome.merged
    #expect(
      try Converted(book.file, limits: limits { $0.mergedBytes = 99_000 }, filling: merged).outcome.filled.count == 99
    )
    #expect(throws: Diagnostic.self) {
      try Converted(book.file, limits: limits { $0.mergedBytes = 98_999 }, filling: merged)
    }
  }

  @Test func partsAndAll() {
    let book = TestWorkbook("<row><c><v>1</v></c></row>")
    let total = book.parts.filter { $0.name != "[Content_Types].xml" }.reduce(0) { $0 + $1.contents.count }
    #expect(book.problem(limits: limits { $0.inflatedBytes = total }) == "none")
    #expect(book.problem(limits: limits { $0.inflatedBytes = total - 1 }) == "deals.xlsx workbookTooLarge")
    #expect(book.problem(limits: limits { $0.partBytes = 20 }) == "deals.xlsx workbookTooLarge")
  }

  @Test func endlessTags() {
    let long = String(repeating: "x", count: 1_300_000)
    for xml in ["<worksheet a='\(long)'/>", "<!--\(long)--><worksheet/>", "<\(long)/>", "<?x \(long)?><worksheet/>"] {
      var book = TestWorkbook("")
      book.sheets[0].xml = xml
      #expect(book.problem() == "deals.xlsx workbookTagTooLong", "\(xml.prefix(5))")
    }
  }

  /// Ten million spaces are packed into ten thousand bytes.
  @Test func bombs() throws {
    let xml = TestWorkbook.sheet(String(repeating: " ", count: 10_000_000) + "<row><c><v>1</v></c></row>")
    var book = TestWorkbook("")
    book.sheets[0].xml = xml
    let folder = TestFolder()
    let file = try deflated(book.parts, in: folder)
    #expect(file.count < 50_000)
    let dense = Converted.problem(file, limits: limits { $0.uncheckedBytes = 1_000_000 })
    #expect(dense?.id == .workbookTooDense)
    #expect(dense?.arguments == ["xl/worksheets/sheet1.xml", "400"])
    // Small enough not to matter, whatever its ratio.
    #expect(Converted.problem(file) == nil)
  }

  /// The parts as a compressed zip file, by libzip.
  private func deflated(_ parts: [(name: String, contents: [UInt8])], in folder: TestFolder) throws -> [UInt8] {
    let path = folder.path + "/deflated.xlsx"
    var error: CInt = 0
    let archive = try #require(zip_open(path, ZIP_CREATE, &error))
    for part in parts {
      // libzip keeps the pointer until it closes, and frees it then with `free`.
      let copy = try #require(malloc(max(1, part.contents.count)))
      copy.copyMemory(from: part.contents, byteCount: part.contents.count)
      let source = try #require(zip_source_buffer(archive, copy, UInt64(part.contents.count), 1) as OpaquePointer?)
      zip_file_add(archive, part.name, source, 0)
    }
    zip_close(archive)
    return try TestFolder.contents(path)
  }
}
