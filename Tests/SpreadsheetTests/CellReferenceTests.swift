import Testing

@testable import Spreadsheet

struct CellReferenceTests {
  @Test(arguments: [("A1", 1, 1), ("Z9", 26, 9), ("AA10", 27, 10), ("XFD1048576", 16_384, 1_048_576), ("c2", 3, 2)])
  func places(text: String, column: Int, row: Int) {
    let place = CellReference(text)
    #expect(place?.column == column)
    #expect(place?.row == row)
    #expect(place?.text == text.uppercased())
  }

  @Test(arguments: [
    "", "A", "1", "A0", "1A", "A1:B2", "XFE1", "A1048577", "ZZZZZZZZZZZZZZZZ1", "A99999999999999999999", "$A$1", "A-1",
    "Ä1",
    "A 1", "A1 ", "@1", "[1", "A1A",
  ])
  func noPlaces(text: String) { #expect(CellReference(text) == nil) }

  /// All names of one letter, then all of two, then of three: each column's name is the next.
  @Test func allColumns() {
    let letters = (65...90).map { String(UnicodeScalar(UInt8($0))) }
    let two = letters.flatMap { first in letters.map { first + $0 } }
    let names = letters + two + letters.flatMap { first in two.map { first + $0 } }
    for (index, name) in names.prefix(16_384).enumerated() {
      #expect(CellReference(column: index + 1, row: 7).text == name + "7")
      #expect(CellReference(name + "7")?.column == index + 1)
    }
  }
}
