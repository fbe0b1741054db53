import Diagnostics
import TestSupport
import Testing

@testable import Spreadsheet

struct MergedCellsTests {
  /// A sheet with rows of texts and numbers from A1 on; a blank text is no cell.
  private func book(_ rows: [[String]], merged: String...) -> TestWorkbook {
    var xml = ""
    for (row, cells) in rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
      xml += "<row r='\(row + 1)'>"
      for (column, text) in cells.enumerated() where !text.isEmpty {
        let place = CellReference(column: column + 1, row: row + 1).text
        xml += Double(text) == nil ? "<c r='\(place)' t='str'><v>\(text)</v></c>" : "<c r='\(place)'><v>\(text)</v></c>"
      }
      xml += "</row>"
    }
    let list = merged.map { "<mergeCell ref='\($0)'/>" }.joined()
    var book = TestWorkbook("")
    book.sheets[0].xml =
      "<worksheet><sheetData>\(xml)</sheetData><mergeCells count='\(merged.count)'>\(list)</mergeCells></worksheet>"
    return book
  }

  /// The text once the merged cells that begin at or below a row are filled.
  private func filled(_ book: TestWorkbook, from row: Int32 = 1) throws -> Converted {
    let merged = try Converted(book.file).outcome.merged
    return try Converted(book.file, filling: merged.filter { $0.firstRow >= row })
  }

  @Test func ranges() {
    #expect(MergedCells("A2:A5") != nil)
    #expect(MergedCells("B2:C3") != nil)
    for text in ["A2", "A2:C2", "A5:A2", "C2:B3", "A2:", "A2:A5:A6", "", "A2:XFE3"] {
      #expect(MergedCells(text) == nil, "\(text)")
    }
  }

  @Test func withoutBeingAskedOnlyTheFirstCellHasTheValue() throws {
    let book = book([["New", "d1"], ["", "d2"]], merged: "A1:A2")
    #expect(try book.text() == "New,d1\n,d2\n")
    #expect(try Converted(book.file).outcome.merged == [MergedCells("A1:A2")].compactMap { $0 })
  }

  @Test func valuesGoDown() throws {
    let rows = [
      ["stage", "id", "owner"], ["New", "d1", "Ada"], ["", "d2", ""], ["Offer", "d3", "Bo"], ["", "", ""],
      ["", "d4", ""],
    ]
    let result = try filled(book(rows, merged: "A2:A3", "A4:A6", "C2:C3", "C4:C6"))
    #expect(result.text == "stage,id,owner\nNew,d1,Ada\nNew,d2,Ada\nOffer,d3,Bo\n\nOffer,d4,Bo\n")
    // Row 5 has no cell of its own and stays empty.
    #expect(result.outcome.filled.count == 4)
    #expect(result.outcome.filled.first == "A3")
    #expect(result.outcome.columns == 3)
  }

  @Test func valuesBehindTheLastCellAreFilledToo() throws {
    // The record that ends with a filled cell is the last of the sheet, or one in the middle.
    let result = try filled(book([["d1", "", "New"], ["d2"], ["d3"], ["d4"]], merged: "C1:C2"))
    #expect(result.text == "d1,,New\nd2,,New\nd3\nd4\n")
    let last = try filled(book([["d1", "", "New"], ["d2"]], merged: "C1:C9"))
    #expect(last.text == "d1,,New\nd2,,New\n")
  }

  @Test func blocksOfSeveralColumnsFillTheirFirst() throws {
    let result = try filled(book([["New", "", "d1"], ["", "", "d2"]], merged: "A1:B2"))
    #expect(result.text == "New,,d1\nNew,,d2\n")
  }

  @Test func whatACellCoversIsNotShown() throws {
    let result = try filled(book([["New", "d1"], ["old", "d2"], ["old"]], merged: "A1:A3"))
    #expect(result.text == "New,d1\nNew,d2\n")
  }

  @Test func numbersAreNotTakenDown() throws {
    let result = try filled(book([["d1", "300"], ["d2"], ["d3"]], merged: "B1:B3"))
    #expect(result.text == "d1,300\nd2\nd3\n")
    #expect(result.outcome.mergedNumbers.count == 1)
    #expect(result.outcome.mergedNumbers.first == "B1")
  }

  @Test func titlesMayBeLeftOut() throws {
    let result = try filled(
      book([["Deals", "x"], ["", "y"], ["New", "d1"], ["", "d2"]], merged: "A1:A2", "A3:A4"),
      from: 3
    )
    #expect(result.text == "Deals,x\n,y\nNew,d1\nNew,d2\n")
  }

  /// Commas and quotes in a value are quoted in every row, and so is what looks like a number.
  @Test func filledFieldsAreQuotedAlike() throws {
    let result = try filled(book([["a, b", "d1"], ["", "d2"]], merged: "A1:A2"))
    #expect(result.text == "\"a, b\",d1\n\"a, b\",d2\n")
  }

  /// Random sheets against cell by cell.
  @Test func likeTheSlowWay() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let (height, width) = (Int.random(in: 1...6, using: &random), Int.random(in: 1...5, using: &random))
      var rows = (0..<height).map { row in
        (0..<width).map { column in Bool.random(using: &random) ? "t\(row)\(column)" : "" }
      }
      var (ranges, expected): ([String], [[String]]) = ([], rows)
      for column in 0..<width where Bool.random(using: &random) {
        let first = Int.random(in: 0..<height, using: &random)
        let last = Int.random(in: first..<height, using: &random)
        if first == last { continue }
        ranges.append(
          "\(CellReference(column: column + 1, row: first + 1).text):\(CellReference(column: column + 1, row: last + 1).text)"
        )
        // What is covered is blank, as programs leave it.
        for row in first + 1...last { rows[row][column] = "" }
        expected = expected.enumerated().map { row, cells in
          var cells = cells
          if row > first, row <= last { cells[column] = rows[first][column] }
          return cells
        }
      }
      var book = TestWorkbook("")
      book = self.book(rows, mergedList: ranges)
      guard rows.contains(where: { $0.contains { !$0.isEmpty } }) else { continue }
      let lines = expected.enumerated().map { row, cells -> String in
        if rows[row].allSatisfy(\.isEmpty) { return "" }
        let end = cells.lastIndex { !$0.isEmpty } ?? -1
        return cells[...end].joined(separator: ",")
      }
      let text = try filled(book).text
      let end = lines.lastIndex { !$0.isEmpty } ?? -1
      #expect(text == lines[...end].map { $0 + "\n" }.joined(), "\(rows) \(ranges)")
    }
  }

  private func book(_ rows: [[String]], mergedList: [String]) -> TestWorkbook {
    var book = self.book(rows)
    let list = mergedList.map { "<mergeCell ref='\($0)'/>" }.joined()
    book.sheets[0].xml = book.sheets[0].xml?.replacing("</mergeCells>", with: "\(list)</mergeCells>")
    return book
  }
}
