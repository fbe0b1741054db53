import Diagnostics
import Testing

@testable import TableFiles

struct ContentKindTests {
  @Test(
    arguments: [
      ([0x1F, 0x8B, 0x08, 0], .gzip), ([0x50, 0x4B, 0x03, 0x04, 0x14], .zip), ([0x50, 0x4B, 0x05, 0x06, 0], .zip),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldWorkbook),
      ([0x09, 0x08, 0x08, 0x00, 0x00, 0x05], .oldWorkbook), ([0x09, 0x00, 0x04, 0x00, 0x02], .oldWorkbook),
      (Array("%PDF-1.7\n".utf8), .other("PDF")), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .other("PNG")),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .other("xz")), (Array("BZh91AY".utf8), .other("bzip2")),
      (Array("SQLite format 3\0".utf8), .other("SQLite")), ([0x69, 0x64, 0x0A, 0, 0x31, 0x0A], .binary),
      ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .binary),
    ] as [([UInt8], ContentKind)]
  )
  func formatsAreToldByTheirFirstBytes(bytes: [UInt8], kind: ContentKind) {
    #expect(ContentKind(bytes) == kind)
  }

  @Test(arguments: [
    "<html>", "\u{FEFF}\n  <HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "<!DOCTYPE html>",
    "<?xml version=\"1.0\"?>", "<table border=1>", "<Table>", "\r\n\t<meta charset=utf-8>",
    "<!-- a page -->", "<deals>\r\n\t<deal id=\"1\"/></deals>", "<Workbook xmlns=\"urn:x\"><Worksheet>",
  ])
  func pagesAreNoTables(text: String) {
    #expect(ContentKind(text.utf8) == .markup)
    // In UTF-16 as well, as some reports are.
    #expect(ContentKind([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == .markup)
  }

  @Test(arguments: [
    "id,stage\n", "\u{FEFF}id\n", "PK,a\n", "商机\n", "\n", "", "<none>,a\n", "< 5 days,a\n", "BZhang,id\n", "%PDF,a\n",
    "GIF,a\n", "\ta\n", "<DATE>,<TIME>\n", "<DATE>\t<TIME>\n1\t</p>\n", "[id],[stage]\n", "{id},{stage}\n", "[\"id\"\n",
  ])
  func textIsText(text: String) {
    #expect(ContentKind(text.utf8) == .text)
  }

  @Test(arguments: [
    "{\"deals\": []}", "\u{FEFF} [\n  {\"id\": 1}\n]", "[[\"id\", \"stage\"]]", "[\"id\", \"stage\"]",
    "{ \"id\" : 1 }\n{ \"id\" : 2 }",
  ])
  func jsonIsNoTable(text: String) {
    #expect(ContentKind(text.utf8) == .other("JSON"))
  }

  /// Every encoding that a decoder may know is text here: UTF-16 in both orders, marked or not, and bytes above 0x7F.
  @Test func otherEncodingsAreText() {
    #expect(ContentKind([0xFF, 0xFE, 0x69, 0x00]) == .text)
    #expect(ContentKind([0xFE, 0xFF, 0x55, 0x46]) == .text)
    #expect(ContentKind([0x69, 0, 0x64, 0, 0x2C, 0, 0x61, 0]) == .text)
    #expect(ContentKind([0, 0x69, 0, 0x64, 0, 0x2C, 0, 0x61]) == .text)
    // 商机 in GB18030.
    #expect(ContentKind([0xC9, 0xCC, 0xBB, 0xFA]) == .text)
  }

  @Test func onlyTheBeginningIsLookedAt() {
    let text = [UInt8](repeating: 0x61, count: ContentKind.sampleSize)
    #expect(ContentKind(text + [0]) == .text)
    #expect(ContentKind(text.dropLast() + [0]) == .binary)
  }

  @Test func whatIsPackedTwiceIsRefused() {
    let place = SourceLocation(file: "a")
    #expect(ContentKind.gzip.refusal(inside: .none, at: place)?.id == .fileIsCompressed)
    let twice = ContentKind.gzip.refusal(inside: .zip, at: place)
    #expect(twice == Diagnostic(.fileIsPackedTwice, ["zip", "gzip"], at: place))
    #expect(ContentKind.text.refusal(inside: .gzip, at: place) == nil)
    #expect(ContentKind.other("PDF").refusal(inside: .none, at: place)?.arguments == ["PDF"])
  }
}
