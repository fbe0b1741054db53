import DelimitedText
import Testing

struct TextEncodingTests {
  @Test func ownNamesAreKnown() {
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding.named(encoding.name) == encoding)
      #expect(TextEncoding.named(encoding.name.uppercased()) == encoding)
    }
  }

  @Test(
    arguments: [
      ("utf8", .utf8), ("UTF-8", .utf8), ("utf-8-sig", .utf8), ("ascii", .utf8), ("UTF-16", .utf16LittleEndian),
      ("utf16-be", .utf16BigEndian), ("Unicode", .utf16LittleEndian), ("GBK", .gb18030), ("gb2312", .gb18030),
      ("CP936", .gb18030), ("GB 18030", .gb18030), ("Big5-HKSCS", .big5), ("cp950", .big5), ("sjis", .shiftJIS),
      ("Shift-JIS", .shiftJIS), ("windows-31j", .shiftJIS), ("cp932", .shiftJIS), ("Latin1", .windows1252),
      ("ISO-8859-1", .windows1252), ("iso8859_1", .windows1252), ("ANSI", .windows1252), ("utf-7", nil), ("", nil),
      ("koi8-r", nil), ("ＧＢＫ", nil),
    ] as [(String, TextEncoding?)]
  )
  func otherNames(name: String, encoding: TextEncoding?) { #expect(TextEncoding.named(name) == encoding) }
}
