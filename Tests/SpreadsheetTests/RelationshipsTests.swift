import Testing

@testable import Spreadsheet

struct RelationshipsTests {
  @Test(arguments: [
    ("worksheets/sheet1.xml", "xl/", "xl/worksheets/sheet1.xml"), ("/xl/a.xml", "xl/", "xl/a.xml"),
    ("../a.xml", "xl/b/", "xl/a.xml"), ("./a.xml", "xl/", "xl/a.xml"), ("../../../a.xml", "xl/", "a.xml"),
    ("a%20b.xml", "", "a b.xml"), ("b\\c.xml", "xl/", "xl/b/c.xml"), ("%zz", "", "%zz"), ("", "xl/", "xl"),
  ])
  func targets(target: String, folder: String, part: String) {
    #expect(Relationships.resolve(target, in: folder) == part)
  }
}
