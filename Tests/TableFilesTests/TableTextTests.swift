import DelimitedText
import Diagnostics
import Testing
import TestSupport

@testable import TableFiles

/// Tables in other encodings and dialects, and workbooks, become text of one kind.
struct TableTextTests {
  private let folder = TestFolder()

  private func read(_ path: String, _ change: (inout TableSettings) -> Void = { _ in }) throws -> [[String]] {
    var settings = TableSettings()
    change(&settings)
    let table = try InputTable(path: path, settings: settings)
    var records = [table.headings]
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    while scanner.next(&record) {
      records.append((0..<record.count).map { FieldText.string(table.bytes, record.range(of: $0)) })
    }
    return records
  }

  /// "阶段,金额\n谈判,5\n" in GB18030, Big5 and UTF-16; the tables of the encodings were looked up by hand.
  @Test func otherEncodingsAreDecoded() throws {
    let expected = [["阶段", "金额"], ["谈判", "5"]]
    let gb18030: [UInt8] =
      [0xBD, 0xD7, 0xB6, 0xCE, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x0A, 0xCC, 0xB8, 0xC5, 0xD0, 0x2C, 0x35, 0x0A]
    #expect(try read(folder.write("a.csv", bytes: gb18030)) == expected)
    let units = Array("阶段,金额\n谈判,5\n".utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    #expect(try read(folder.write("b.csv", bytes: [0xFF, 0xFE] + little)) == expected)
    #expect(try read(folder.write("c.csv", bytes: little)) == expected)
    let big = units.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try read(folder.write("d.csv", bytes: [0xFE, 0xFF] + big)) == expected)
    // 階段 in Big5.
    let big5: [UInt8] = [0xB6, 0xA5, 0xAC, 0x71, 0x0A, 0x35, 0x0A]
    #expect(try read(folder.write("e.csv", bytes: big5)) { $0.encoding = .big5 } == [["階段"], ["5"]])
  }

  @Test func aByteThatDoesNotFitIsKeptForTheReaderToReject() throws {
    let bytes: [UInt8] = Array("a,b\n".utf8) + [0xBD, 0xD7, 0xFF, 0x2C, 0x35, 0x0A]
    let path = folder.write("a.csv", bytes: bytes)
    var settings = TableSettings()
    settings.encoding = .gb18030
    let table = try InputTable(path: path, settings: settings)
    let expected: [UInt8] = Array("a,b\n阶".utf8) + [0xFF] + Array(",5\n".utf8)
    #expect(Array(table.bytes) == expected)
    #expect(table.encodingName == "gb18030")
    #expect(table.fileSize == bytes.count)
  }

  @Test func otherDialectsAreRewritten() throws {
    let text = "id;'name'\n1;'it\\'s; here'\n2;'b'\n3;'c'\n"
    #expect(try read(folder.write("a.csv", text)) == [["id", "name"], ["1", "it's; here"], ["2", "b"], ["3", "c"]])
  }

  /// A large file that begins with ASCII: only its beginning is looked at where it can be read again.
  @Test func theBeginningOfALargeFileTellsForNow() throws {
    let rows = String(repeating: "1,abcdefghijklmnopqrstuvwxyz\n", count: 40_000)
    let latin = Array("id,owner\n".utf8) + Array(rows.utf8) + Array("2,M".utf8) + [0xFC] + Array("ller\n".utf8)
    let path = folder.write("a.csv", bytes: latin)
    var settings = TableSettings()
    #expect(try InputTable(path: path, settings: settings).encodingName == "windows-1252")
    settings.mayBeReadAgain = true
    let table = try InputTable(path: path, settings: settings)
    #expect(table.encodingName == "utf-8")
    #expect(table.otherEncoding()?.encoding == .windows1252)
    // One letter tells little: whatever comes next is kept, and told when the file is read in the encoding that was found.
    let rival = try #require(table.otherEncoding()?.rival)
    (settings.encoding, settings.encodingRival) = (.windows1252, rival)
    let again = try InputTable(path: path, settings: settings)
    #expect(
      again.notes.first == Diagnostic(.encodingGuessed, ["windows-1252", rival.name], at: SourceLocation(file: path))
    )
    (settings.encoding, settings.encodingRival) = (nil, nil)
    let plain = try InputTable(path: folder.write("b.csv", "id,owner\n" + rows + "2,Müller\n"), settings: settings)
    #expect(plain.encodingName == "utf-8" && plain.otherEncoding() == nil)
  }

  @Test func utf32IsRefused() {
    let path = folder.write("a.csv", bytes: [0xFF, 0xFE, 0, 0, 0x69, 0, 0, 0])
    #expect(throws: Diagnostic(.fileIsUTF32, at: SourceLocation(file: path))) { try InputTable(path: path) }
  }
}
