import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Which columns of deals files are used (`DealImporter+Columns.swift`).
struct DealImporterColumnsTests {
  private func assumptions(_ table: String, _ columns: [String: String] = [:]) throws -> [Assumption] {
    try inputs(table, columns).run().summary.assumptions
  }

  private func inputs(_ table: String, _ columns: [String: String] = [:], history: [String] = []) -> ImportInputs {
    ImportInputs(table, history: history) { configuration in
      let place = SourceLocation(file: "funnel.yaml", line: 9, column: 5)
      configuration.deals[0].columns = columns.mapValues { (heading: $0, location: place) }
    }
  }

  /// The close and the expected close dates of the first deal.
  private func dates(_ table: String, _ columns: [String: String] = [:]) throws -> [String] {
    let book = try inputs(table, columns).run().book
    func text(_ day: Int64?) -> String { day.map { CivilDate(dayNumber: Int($0)).iso } ?? "–" }
    return [
      text(book.closed[0] == CivilTime.missing ? nil : CivilTime.day(of: book.closed[0])),
      text(book.expectedClose[0] == CivilTime.missingDay ? nil : Int64(book.expectedClose[0])),
    ]
  }

  // MARK: One close date

  @Test func aCloseDateAloneServesBoth() throws {
    let table = "id,stage,Close Date\n1,New,2025-03-01\n"
    #expect(try dates(table) == ["2025-03-01", "2025-03-01"])
    let said = try assumptions(table).compactMap { assumption -> String? in
      if case .closeDateServesBoth(let file, let heading) = assumption {
        "\(file.split(separator: "/").last ?? "") \(heading)"
      } else {
        nil
      }
    }
    #expect(said == ["deals.csv Close Date"])
  }

  @Test func besideAnExpectedOneItIsTheActualOne() throws {
    let table = "id,stage,close date,expected close\n1,New,2025-03-01,2025-04-01\n"
    #expect(try dates(table) == ["2025-03-01", "2025-04-01"])
    #expect(try recognised(table)["close date"] == "closed")
  }

  @Test func besideAnActualOneItIsTheExpectedOne() throws {
    let table = "id,stage,close date,actual close date\n1,New,2025-03-01,2025-04-01\n"
    #expect(try dates(table) == ["2025-04-01", "2025-03-01"])
    #expect(try recognised(table)["close date"] == "expected_close")
  }

  @Test func besideBothItIsNeither() throws {
    let table = "id,stage,close date,actual close date,expected close\n1,New,2025-03-01,2025-04-01,2025-05-01\n"
    #expect(try dates(table) == ["2025-04-01", "2025-05-01"])
    #expect(try recognised(table)["close date"] == nil)
  }

  @Test func mappedItIsWhatTheMappingSays() throws {
    let table = "id,stage,close date\n1,New,2025-03-01\n"
    #expect(try dates(table, ["closed": "close date"]) == ["2025-03-01", "–"])
    #expect(try dates(table, ["expected_close": "close date"]) == ["–", "2025-03-01"])
    #expect(try dates(table, ["close_any": "close date"]) == ["2025-03-01", "2025-03-01"])
    // Then nothing was assumed.
    #expect(
      try assumptions(table, ["close_any": "close date"]).allSatisfy {
        if case .closeDateServesBoth = $0 { false } else { true }
      }
    )
  }

  // MARK: The id

  @Test func aNameServesAsIdWhereThereIsNone() throws {
    let result = try ImportInputs("Deal Name,stage\nPumps,New\nValves,New\nPumps,New\n", wantsDealList: true).run()
    #expect(result.ids == ["Pumps", "Valves"])
    #expect(result.book.names.text(0) == "Pumps")
    #expect(result.accounts()[0].duplicates == 1)
    let said = result.summary.assumptions.contains { if case .nameAsId(_, "Deal Name") = $0 { true } else { false } }
    #expect(said)
  }

  @Test func withoutIdAndNameThereIsNoDeal() {
    let problems = ImportInputs("stage,amount\nNew,1\n").problems()
    #expect(problems.map(\.short) == ["deals.csv:1:1 roleMissing"])
    #expect(problems.first?.arguments == ["id", "stage, amount"])
    #expect(problems.first?.excerpt == "stage,amount")
  }

  // MARK: Stage or status

  @Test func stageStatusOrHistoryMustBeThere() {
    #expect(ImportInputs("id,amount\n1,1\n").problems().map(\.short) == ["deals.csv:1:1 stageOrStatusMissing"])
    #expect(inputs("id,amount\n1,1\n", history: ["deal,to,at\n1,New,2025-01-01\n"]).problems().isEmpty)
  }

  @Test func allFilesAreCheckedAtOnce() {
    let problems = ImportInputs("amount\n1\n", "id,amount\n1,1\n").problems()
    #expect(
      problems.map(\.short) == [
        "deals.csv:1:1 roleMissing", "deals.csv:1:1 stageOrStatusMissing", "deals2.csv:1:1 stageOrStatusMissing",
      ]
    )
  }

  /// A mapped column that is not there is one problem, not two.
  @Test func aMappedColumnThatIsMissingIsNamedOnce() {
    #expect(
      inputs("key,stage\n1,New\n", ["id": "Key no"]).problems().map(\.short).contains("funnel.yaml:9:5 columnMissing")
    )
    #expect(inputs("key,stage\n1,New\n", ["id": "Key no"]).problems().count == 1)
    #expect(inputs("id,phase\n1,New\n", ["stage": "Phases"]).problems().count == 1)
  }

  // MARK: What was recognised

  @Test func recognisedColumnsAreTold() throws {
    let found = try recognised(
      "Deal ID,Phase,Betrag (EUR),Owner\n1,New,5,Mei\n",
      ["stage": "Phase", "amount": "Betrag (EUR)"]
    )
    // Mapped ones are not recognised.
    #expect(found == ["Deal ID": "id", "Owner": "owner"])
  }

  private func recognised(_ table: String, _ columns: [String: String] = [:]) throws -> [String: String] {
    var found: [String: String] = [:]
    for use in try inputs(table, columns).run().summary.inputs[0].columns where use.origin == .heading {
      if case .roles(let roles) = use.purpose { found[use.heading] = roles.joined(separator: " ") }
    }
    return found
  }

  // MARK: Groups

  @Test func furtherColumnsToGroupBy() throws {
    let table = "id,stage,owner,Customer Segment,Sales Office\n1,New,Mei,Large,Kiel\n2,New,Tom,Small,\n"
    let result = try grouped(table, by: "segment", "sales office").run()
    #expect(result.book.groups.map(\.name) == ["owner", "segment", "sales office"])
    #expect(result.group("segment") == ["Large", "Small"])
    #expect(result.group("sales office") == ["Kiel", ""])
  }

  /// A group that one file lacks is blank there.
  @Test func aGroupMayBeInOneFileOnly() throws {
    let result = try ImportInputs("id,stage,owner\n1,New,Mei\n", "id,stage,team\n2,New,East\n").run()
    #expect(result.book.groups.map(\.name) == ["owner", "team"])
    #expect(result.group("owner") == ["Mei", ""])
    #expect(result.group("team") == ["", "East"])
  }

  @Test func aColumnToGroupByMustBeThere() throws {
    let problems = grouped("id,stage,Segmnt\n1,New,x\n", by: "segment", "owner").problems()
    #expect(problems.map(\.short) == ["funnel.yaml:3:1 columnMissing", "funnel.yaml:3:1 columnMissing"])
    #expect(problems.map(\.arguments.first) == ["segment", "owner"])
    #expect(problems.first?.suggestion == "Segmnt")
  }

  @Test func aStandardGroupIsNoSecondOne() throws {
    let table = "id,stage,owner,Loss Reason\n1,New,Mei,price\n"
    #expect(try grouped(table, by: "owner").run().book.groups.map(\.name) == ["owner", "lossReason"])
    let names = try grouped(table, by: "loss_reason", "Owner").run().book.groups.map(\.name)
    #expect(names == ["owner", "lossReason"])
  }

  private func grouped(_ table: String, by names: String...) -> ImportInputs {
    ImportInputs(table) { configuration in
      configuration.groupBy = names.map { ($0, SourceLocation(file: "funnel.yaml", line: 3, column: 1)) }
    }
  }

  /// Of texts that the book does not keep it tells whether they are there.
  @Test func requiredTextsAreCounted() throws {
    let text = "id,stage,name,account,next step\n1,New,Pumps,,call\n2,New,,Firm,N/A\n3,New,-,无,\n"
    let usual = try ImportInputs(text, wantsDealList: false).run()
    #expect(Array(usual.book.filled) == [4, 0, 0])
    let all = try ImportInputs(text, wantsDealList: false) { $0.required = [.account, .name, .amount] }.run()
    #expect(Array(all.book.filled) == [1, 2, 0])
    #expect(usual.book.mapped == [.nextStep])
  }
}
