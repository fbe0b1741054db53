import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

/// What is no workbook, and what is wrong with one.
struct DamageTests {
  private let sound = TestWorkbook("<row><c t='s'><v>0</v></c><c><v>2</v></c></row>").with(strings: "<si><t>a</t></si>")

  private func problem(_ file: [UInt8]) -> MessageID? { Converted.problem(file)?.id }

  // MARK: Other files

  @Test func aSoundOne() throws {
    #expect(try sound.text() == "a,2\n")
  }

  @Test func otherZips() {
    var zip = StoredZip()
    zip.add("deals.csv", Array("id,stage\n1,Won\n".utf8))
    #expect(problem(zip.file) == .zipIsNoWorkbook)
    var letter = sound
    letter.others["xl/workbook.xml"] = Array("<w:document xmlns:w='w'/>".utf8)
    #expect(problem(letter.file) == .zipIsNoWorkbook)
    #expect(problem([]) == .fileEmpty)
  }

  @Test func otherWorkbooks() {
    var binary = sound
    binary.others["_rels/.rels"] = Array(
      "<R><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.bin'/></R>".utf8
    )
    #expect(problem(binary.file) == .workbookIsBinary)
    var open = StoredZip()
    open.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    open.add("content.xml", Array("<office/>".utf8))
    #expect(problem(open.file) == .workbookIsOpenDocument)
  }

  @Test func compoundFiles() {
    var file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2000)
    #expect(problem(file) == .fileIsOldWorkbook)
    for (index, unit) in "EncryptedPackage".utf16.enumerated() {
      file[1024 + index * 2] = UInt8(truncatingIfNeeded: unit)
    }
    #expect(problem(file) == .workbookEncrypted)
    #expect(problem(Array(file.prefix(8))) == .fileIsOldWorkbook)
  }

  @Test(arguments: [
    "<html><body>", "\u{FEFF}\r\n <HTML xmlns:o='x'>", "<!DOCTYPE html PUBLIC>", "<table border=1>",
    "<!-- x --><style>",
    "<?xml version='1.0'?><html>", "MIME-Version: 1.0\r\n", "<meta http-equiv=Content-Type>",
  ])
  func webPages(text: String) {
    #expect(problem(Array(text.utf8)) == .fileIsWebPage)
    #expect(problem(utf16(text)) == .fileIsWebPage)
  }

  @Test func otherText() {
    let xml =
      "<?xml version=\"1.0\"?>\n<?mso-application?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
    #expect(problem(Array(xml.utf8)) == .fileIsXMLSpreadsheet)
    // No other text is the reader's business to name.
    for text in ["id,stage\n", "<", "<!--", "<deals/>", "<?xml version='1.0'?><deals/>", "<5k,a"] {
      let bytes = Array(text.utf8)
      #expect(bytes.withUnsafeBytes { SpreadsheetReader.refusal(of: $0, path: "a") } == nil, "\(text)")
      #expect(problem(bytes) == .workbookZipBroken, "\(text)")
    }
  }

  // MARK: Damaged files

  /// The end of a zip file says where all is: without it, nothing is found.
  @Test func everyCut() {
    let file = sound.file
    for length in 1..<file.count {
      let cut = Array(file.prefix(length))
      #expect(problem(cut) == .workbookZipBroken, "\(length)")
    }
  }

  @Test func missingParts() {
    for name in sound.parts.map(\.name) where name != "[Content_Types].xml" {
      var book = sound
      book.others[name] = []
      let found = Converted.problem(book.file)
      #expect(found?.id == .workbookPartMissing, "\(name)")
      let wanted = name == "xl/_rels/workbook.xml.rels" ? "xl/workbook.xml: Deals (rId1)" : name
      #expect(found?.arguments == [wanted])
    }
  }

  @Test func brokenXML() {
    for name in sound.parts.map(\.name) where name != "[Content_Types].xml" {
      for text in [
        "<a>\n<b></a>", "<workbook>\nno end", "<workbook>\u{1}", " ", "<a/><b/>", "<workbook>\n&nbsp;</workbook>",
      ] {
        var book = sound
        book.others[name] = Array(text.utf8)
        let found = problem(book.file)
        let isOtherRoot = name == "xl/workbook.xml" && text.hasPrefix("<a")
        #expect(found == (isOtherRoot ? .zipIsNoWorkbook : .workbookXMLBroken), "\(name) \(text)")
      }
    }
    var book = sound
    book.others["xl/worksheets/sheet1.xml"] = Array("<worksheet>\n\n<row></worksheet>".utf8)
    #expect(Converted.problem(book.file)?.arguments == ["xl/worksheets/sheet1.xml", "3", "mismatched tag"])
  }

  /// Entities that name entities grow without end; external ones would read other files.
  @Test func documentTypes() {
    let laughs = (1..<10).map { "<!ENTITY a\($0) '\(String(repeating: "&a\($0 - 1);", count: 10))'>" }.joined()
    let types = [
      "<!DOCTYPE a [<!ENTITY a0 'ha'>\(laughs)]><a>&a9;</a>", "<!DOCTYPE a><a/>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
      "<!DOCTYPE a SYSTEM 'http://example.com/'><a/>",
    ]
    for name in sound.parts.map(\.name) where name != "[Content_Types].xml" {
      for type in types {
        var book = sound
        book.others[name] = Array(type.utf8)
        #expect(Converted.problem(book.file)?.arguments == [name])
        #expect(problem(book.file) == .workbookHasDoctype, "\(name)")
      }
    }
  }

  @Test func wrongChecksums() {
    for name in sound.parts.map(\.name) where name != "[Content_Types].xml" {
      var zip = StoredZip()
      for part in sound.parts { zip.add(part.name, part.contents, checksum: part.name == name ? 1 : nil) }
      let found = Converted.problem(zip.file)
      #expect(found?.id == .workbookPartUnreadable, "\(name)")
      #expect(found?.arguments.first == name)
    }
  }

  @Test func encryptedParts() {
    var zip = StoredZip()
    for part in sound.parts { zip.add(part.name, part.contents, flags: part.name.hasSuffix("sheet1.xml") ? 1 : 0) }
    #expect(problem(zip.file) == .workbookEncrypted)
  }

  @Test(arguments: [
    ("<row r='2'/><row r='1'/>", "deals.xlsx:1 workbookRowOrder"),
    ("<row r='2'/><row r='2'/>", "deals.xlsx:2 workbookRowOrder"),
    ("<row r='0'/>", "deals.xlsx:1 workbookCellReference"),
    ("<row r='1048577'/>", "deals.xlsx:1 workbookCellReference"),
    ("<row r='x'/>", "deals.xlsx:1 workbookCellReference"),
    ("<row r='1048576'/><row/>", "deals.xlsx:1048577 workbookCellReference"),
    ("<row r='99999999999999999999'/>", "deals.xlsx:1 workbookCellReference"),
    ("<row><c r='B1'/><c r='A1'/></row>", "deals.xlsx:1:1 workbookCellOrder"),
    ("<row><c r='B1'/><c r='B1'/></row>", "deals.xlsx:1:2 workbookCellOrder"),
    ("<row><c r='A2'/></row>", "deals.xlsx:1:1 workbookCellReference"),
    ("<row><c r='1'/></row>", "deals.xlsx:1:1 workbookCellReference"),
    ("<row><c r='XFD1'/><c/></row>", "deals.xlsx:1:16385 workbookCellReference"),
    ("<row r='5'><c r='C5' t='s'><v>1</v></c></row>", "deals.xlsx:5:3 workbookStringMissing"),
    ("<row><c t='s'><v>-1</v></c></row>", "deals.xlsx:1:1 workbookStringMissing"),
    ("<row><c t='s'><v>99999999999</v></c></row>", "deals.xlsx:1:1 workbookStringMissing"),
  ])
  func wrongPlaces(rows: String, expected: String) {
    #expect(TestWorkbook(rows).with(strings: "<si><t>a</t></si>").problem() == expected)
  }
}

/// The text in UTF-16 with a byte order mark.
func utf16(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = [0xFF, 0xFE]
  for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
  return bytes
}

extension TestWorkbook {
  func with(strings: String) -> TestWorkbook {
    var copy = self
    copy.strings = strings
    return copy
  }
}
