import DealModel
import TestSupport
import Testing

@testable import DealImport

/// What columns are taken for, as people are told (`ColumnUses`).
struct ColumnUsesTests {
  private func uses(_ table: String, history: [String] = []) throws -> [ColumnUse] {
    try ImportInputs(table, history: history).run().summary.inputs[0].columns
  }

  private func offers(_ table: String) throws -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: try uses(table).filter { $0.origin == nil }.map { ($0.heading, $0.mayServe) })
  }

  @Test func everyColumnIsTold() throws {
    let found = try uses("Deal ID,Stage,Amount,Notes\n1,New,5,call back\n2,New,7,call back soon\n")
    #expect(found.map(\.heading) == ["Deal ID", "Stage", "Amount", "Notes"])
    #expect(found.map(\.number) == [1, 2, 3, 4])
    #expect(found.map(\.purpose) == [.roles(["id"]), .roles(["stage"]), .roles(["amount"]), .none])
    #expect(found.map(\.origin) == [.heading, .heading, .heading, nil])
    #expect(found[2].examples == ["5", "7"])
    #expect(found[1].examples == ["New"])
  }

  @Test func aNameThatServesAsIdHasTwoRoles() throws {
    #expect(try uses("Deal Name,Stage\nBeta,New\n")[0].purpose == .roles(["id", "name"]))
  }

  @Test func entryDatesNameTheirStage() throws {
    let found = try uses(
      "Deal ID,Date entered \"New\",Date entered \"Proposal\",Date exited \"New\"\n1,2025-01-02,2025-02-03,2025-02-03\n"
    )
    #expect(found.map(\.purpose) == [.roles(["id"]), .entries(stage: "New"), .entries(stage: "Proposal"), .none])
    #expect(found[3].mayServe.isEmpty)
  }

  @Test func columnsOfKnownExportsSaySo() throws {
    let found = try ImportInputs(
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner\n1,A,New,,5,,2025-01-01,Mei\n"
    ).run().summary.inputs[0]
    #expect(found.export == "hubspot")
    #expect(found.columns.allSatisfy { $0.origin == .export })
  }

  /// Dates of which no column has the role yet are offered for it: the words of the heading first.
  @Test func datesAreOfferedForTheRolesThatAreMissing() throws {
    let rows = "\n1,New,2025-01-02,2025-03-04\n2,New,2025-01-05,2025-03-09\n"
    #expect(
      try offers("id,stage,engage_date,due" + rows) == [
        "engage_date": ["created", "stage_entered"], "due": ["expected_close"],
      ]
    )
    #expect(try offers("id,stage,created,due" + rows) == ["due": ["expected_close"]])
    #expect(try offers("id,stage,created,some day" + rows) == ["some day": ["stage_entered"]])
    // One close date is the expected one as well.
    #expect(try offers("id,stage,close date,target day" + rows) == ["target day": []])
  }

  @Test func textsThatComeAgainMayMakeGroups() throws {
    let rows = (1...6).map { "\($0),New,\($0 % 2 == 0 ? "Steel" : "Food"),remark \($0)" }.joined(separator: "\n")
    #expect(try offers("id,stage,industry,remark\n" + rows) == ["industry": ["segment", "group_by"], "remark": []])
  }

  /// A column of days as a workbook counts them looks like any other of whole numbers.
  @Test func numbersAreNoDates() throws {
    #expect(try uses("id,stage,worth\n1,New,45356\n2,New,20240305\n")[2].content == .numbers)
    #expect(try uses("id,stage,when\n1,New,2024年3月5日\n2,New,5-Mar-2024\n")[2].content == .dates)
    #expect(try uses("id,stage,none\n1,New,\n2,New,N/A\n")[2].content == .none)
  }

  @Test func examplesAreShort() throws {
    let long = String(repeating: "商", count: 60)
    let found = try uses("id,stage,note\n1,New,\(long)\n2,New,\"a \"\"b\"\"\"\n3,New,c\n4,New,d\n")
    #expect(found[2].examples == [String(repeating: "商", count: 39) + "…", "a \"b\"", "c"])
  }

  /// Titles, sums and footers are no examples.
  @Test func whatIsNoRowIsNoExample() throws {
    let found = try uses("id,stage,amount\n1,New,5\nTotal,,5\n")
    #expect(found[0].examples == ["1"])
    #expect(found[2].examples == ["5"])
  }
}
