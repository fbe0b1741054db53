import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Lines that name a stage once above its rows, and have a count or sums beside it.
struct StageLineTests {
  private func stages(_ text: String, configured: String? = nil) throws -> [String] {
    let result = try ImportInputs(text, stages: configured).run()
    #expect(result.rejects.isEmpty, "\(result.rejects.map(\.reason.short)) in \(text)")
    return zip(result.ids, result.stages).map { "\($0) \($1)" }
  }

  /// The same four deals under lines of every kind; 12 = 5 + 7 and 30 = 10 + 20.
  @Test(arguments: [
    ("New,,", "Demo,,"), ("New,,12", "Demo,,30"), ("New (2),,12", "Demo (2),,30"), ("Stage: New,,", "Stage: Demo,,"),
    ("Stage: New (2),,12", "Stage: Demo (2),,30"), ("New (2 records),,12", "Demo (2 records),,30"),
    ("New,,2", "Demo,,2"),
    ("Deal Stage：New,,99", "Deal Stage：Demo,,98"), ("New（2）,,", "Demo（2）,,"), ("New (2)", "Demo (2)"),
  ])
  func aCountOrSumMayStandBesideTheStage(first: String, second: String) throws {
    let text = "id,name,amount\n\(first)\nD-1,A,5\nD-2,B,7\n\(second)\nD-3,C,10\nD-4,D,20\n"
    let expected = ["D-1 New", "D-2 New", "D-3 Demo", "D-4 Demo"]
    #expect(try stages(text) == expected)
    #expect(try stages(text + "Total,,42\n") == expected)
    #expect(try stages(text.replacing("\n\(second)", with: "\n,,\n\(second)")) == expected)
    // With a stage that has no deals, between the others and at the end.
    #expect(try stages(text.replacing("\n\(second)", with: "\nOffer (0),,0\n\(second)")) == expected)
    #expect(try stages(text + "Won (0),,0\n") == expected)
  }

  /// Configured stages need no sums that fit; a row that lacks its name is none of them.
  @Test func configuredStagesAreKnownByName() throws {
    let stages = "stage,kind\nNew,open\nDemo,open\nWon,won\n"
    let text = "id,name,amount\nNew,,99\nD-1,A,5\nACME,,7\nDemo,,98\nD-3,C,10\n"
    #expect(try self.stages(text, configured: stages) == ["D-1 New", "ACME New", "D-3 Demo"])
  }

  /// As Salesforce groups: the stage in its column, with the group's count and sums, above rows or in the first of them.
  @Test func groupsOfSalesforce() throws {
    let above = """
      Stage,Opportunity ID,Opportunity Name,Amount,Close Date
      Lead (2 records),,,300,
      ,006A,First,100,2025-01-01
      ,006B,Second,200,2025-01-02
      Demo (1 record),,,50,
      ,006C,Third,50,2025-01-03
      Grand Totals (3 records),,,350,

      """
    #expect(try stages(above) == ["006A Lead", "006B Lead", "006C Demo"])
    let beside = """
      Stage,Opportunity ID,Opportunity Name,Amount,Close Date
      Lead,006A,First,100,2025-01-01
      ,006B,Second,200,2025-01-02
      Subtotal,,,300,
      Demo,006C,Third,50,2025-01-03

      """
    #expect(try stages(beside) == ["006A Lead", "006B Lead", "006C Demo"])
  }

  /// Rows that lack a name are no lines of a stage because a number stands in them.
  @Test func rowsWithoutANameAreRows() throws {
    // Nothing is the sum or number of what is below; there is no column of stages: it is refused, not misread.
    let none = ImportInputs("id,name,amount\nAlpha,,7\nBeta,B,5\nGamma,C,3\n").problems()
    #expect(none.map(\.id) == [.stageOrStatusMissing])
    // In a table of blocks a row has a blank stage, a text as id and an amount: 1 is the number of the rows below.
    let text = "stage,id,name,amount\nNew,A,x,5\n,B (2),,1\nDemo,C,y,4\n"
    #expect(try stages(text) == ["A New", "B (2) New", "C Demo"])
    #expect(try stages("stage,id,name,amount\nNew,A,x,5\n,B,,1\nDemo,C,y,4\n") == ["A New", "B New", "C Demo"])
  }

  /// Also where the text is written anew, behind the first 64 KiB.
  @Test func linesBehindTheFirstRows() throws {
    var text = "id,name,amount\n"
    var expected: [String] = []
    for block in ["New", "Demo", "Offer"] {
      text += "\(block),,\(3000)\n"
      for row in 0..<3000 {
        text += "\(block)-\(row),Customer \(row),1\n"
        expected.append("\(block)-\(row) \(block)")
      }
    }
    #expect(try stages(text) == expected)
  }
}
