import DealModel
import Testing

@testable import DealImport

/// When deals were put off, as a history tells it.
struct ExpectedClosesTests {
  private func book(_ rows: [String], deals: [String] = ["A", "B"]) throws -> DealBook {
    let text = "id,stage\n" + deals.map { "\($0),New\n" }.joined()
    let history = "id,to,at,expected close\n" + rows.map { $0 + "\n" }.joined()
    return try ImportInputs(text, history: [history], wantsDealList: false).run().book
  }

  private func day(_ iso: String) throws -> Int32 { Int32(try #require(CivilDate(iso: iso)).dayNumber) }

  // A: 1 March, 5 March (put off on 2 January), blank, 3 March (nearer), 4 March (put off on 4 January), in any order of
  // the rows. B is named once and stays. An unknown deal is nobody's.
  @Test(arguments: [[0, 1, 2, 3, 4, 5, 6, 7], [7, 4, 2, 0, 6, 5, 3, 1]])
  func laterDaysPutOff(order: [Int]) throws {
    let rows = [
      "A,New,2025-01-01,2025-03-01", "A,New,2025-01-02,2025-03-05", "A,New,2025-01-02T12:00,",
      "A,New,2025-01-03,2025-03-03", "A,New,2025-01-04,2025-03-04", "A,New,2025-01-05,2025-03-09",
      "B,New,2025-01-04,2025-03-04", "X,New,2025-01-04,2025-03-04",
    ]
    let book = try book(order.map { rows[$0] })
    #expect(Array(book.firstPush) == [try day("2025-01-02"), CivilTime.missingDay])
    #expect(Array(book.secondPush) == [try day("2025-01-04"), CivilTime.missingDay])
    #expect(book.mapped.contains(.expectedCloseChanges))
    #expect(book.changes(of: 0).count == 6)
  }

  @Test func atOneInstantTheFilesOrderCounts() throws {
    let book = try book([
      "A,New,2025-01-02,2025-03-01", "A,New,2025-01-02,2025-03-05", "\"A\",New,2025-01-02,2025-03-04",
    ])
    #expect(book.firstPush[0] == (try day("2025-01-02")))
    #expect(book.secondPush[0] == CivilTime.missingDay)
  }

  @Test func withoutTheColumnNothingIsKnown() throws {
    let result = try ImportInputs("id,stage\nA,New\n", history: ["id,to,at\nA,New,2025-01-01\n"]).run()
    #expect(!result.book.mapped.contains(.expectedCloseChanges))
    #expect(result.book.secondPush.isUsual)
  }
}
