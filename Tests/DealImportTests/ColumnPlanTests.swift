import Diagnostics
import TableFiles
import TestSupport
import Testing

@testable import DealImport

struct ColumnPlanTests {
  private let folder = TestFolder()
  private let place = SourceLocation(file: "funnel.yaml", line: 7, column: 3)

  /// The columns of the roles found, and what was wrong.
  private func plan(
    _ header: String,
    _ configured: [String: String] = [:]
  ) throws -> (plan: ColumnPlan<DealRole>, problems: [Diagnostic]) {
    let path = folder.write("deals.csv", header + "\n")
    let table = try InputTable(path: path)
    var problems: [Diagnostic] = []
    let places = configured.mapValues { (heading: $0, location: place) }
    return (ColumnPlan(table: table, configured: places, problems: &problems), problems)
  }

  @Test func columnsStandInAnyOrder() throws {
    let plan = try plan("Stage,Unknown,Amount,Deal ID").plan
    #expect(plan.columns == [.stage: 0, .amount: 2, .id: 3])
    #expect(plan[.amount] == 2)
    #expect(plan[.owner] == -1)
    #expect(plan.lastUsed == 3)
    // In the roles' order, not the columns'.
    #expect(plan.recognised == [.id, .stage, .amount])
  }

  /// Units may end the headings of amounts, and of nothing else: `Stage in` and `Owner K` are no stage and no owner.
  @Test(arguments: ["金额万元", "金额/万元", "Amount in K", "Amount USD", "Deal amount $"])
  func amountsMayHaveUnitsBehind(heading: String) throws {
    #expect(try plan("\(heading),Stage in,Owner K,Size M,Size L").plan.columns == [.amount: 0])
  }

  @Test func anAmountWithoutAUnitComesFirst() throws {
    let plan = try plan("Amount USD,Amount").plan
    #expect(plan[.amount] == 1 && plan.repeated.isEmpty)
  }

  @Test func nothingIsRecognised() throws {
    let plan = try plan("a,b,c").plan
    #expect(plan.columns.isEmpty)
    #expect(plan.lastUsed == -1)
  }

  /// Headings stand in the order of how sure they are, wherever their columns are.
  @Test func theSurerHeadingWins() throws {
    #expect(try plan("Id,Deal ID,Stage").plan[.id] == 1)
    #expect(try plan("Stage Name,Stage").plan[.stage] == 1)
  }

  @Test func oneColumnHasOneRole() throws {
    // "Opportunity" is the name here, though a history would take it for the id.
    let plan = try plan("Opportunity,Stage").plan
    #expect(plan.columns == [.name: 0, .stage: 1])
  }

  @Test func ofTwoColumnsOfOneNameTheFirstCounts() throws {
    #expect(try plan("id,stage,amount,amount").plan[.amount] == 2)
  }

  // MARK: Configured columns

  @Test func aConfiguredHeadingIsFoundAsItIsWrittenOrCompared() throws {
    let found = try plan("Ref,Phase (now),Betrag", ["id": "ref", "stage": "Phase", "amount": "Betrag"])
    #expect(found.plan.columns == [.id: 0, .stage: 1, .amount: 2])
    #expect(found.problems.isEmpty)
    // They were not guessed, so there is nothing to tell.
    #expect(found.plan.recognised.isEmpty)
  }

  @Test func theExactHeadingWinsOverOneThatComparesAlike() throws {
    #expect(try plan("ref,Ref", ["id": "Ref"]).plan[.id] == 1)
    #expect(try plan("Amount (EUR),Amount (USD)", ["amount": "Amount (USD)"]).plan[.amount] == 1)
  }

  /// A mapped column is not recognised for another role, and a mapped role takes no second column.
  @Test func mappingComesBeforeRecognition() throws {
    let found = try plan("id,Amount,Close Value,stage", ["collected": "Amount"])
    #expect(found.plan[.collected] == 1)
    #expect(found.plan[.amount] == 2)
    #expect(try plan("id,old,stage", ["stage": "old"]).plan.columns == [.id: 0, .stage: 1])
  }

  @Test func oneColumnMayBeMappedTwice() throws {
    let found = try plan("key,stage", ["id": "key", "name": "key"])
    #expect(found.plan[.id] == 0)
    #expect(found.plan[.name] == 0)
  }

  @Test func aConfiguredHeadingThatIsMissing() throws {
    let problem = try #require(try plan("id,Sales Phase,amount", ["stage": "Sale Phase"]).problems.first)
    #expect(problem.id == .columnMissing)
    #expect(problem.location == place)
    #expect(problem.suggestion == "Sales Phase")
    #expect(problem.arguments.prefix(2) == ["Sale Phase", "stage"])
    #expect(problem.arguments.last == "id, Sales Phase, amount")
  }

  @Test func aConfiguredHeadingThatIsThereTwice() throws {
    let problem = try #require(try plan("id,Phase,amount,Phase", ["stage": "Phase"]).problems.first)
    #expect(problem.id == .columnAmbiguous)
    #expect(problem.location == place)
    // Columns counted from 1.
    #expect(problem.arguments.first == "Phase" && problem.arguments.last == "2, 4")
    #expect(try plan("id,PHASE,phase", ["stage": "Phase"]).problems.first?.arguments.last == "2, 3")
  }

  @Test func allThatIsMissingComesAtOnce() throws {
    let problems = try plan("a,b", ["id": "x", "stage": "y"]).problems
    #expect(problems.map(\.id) == [.columnMissing, .columnMissing])
    #expect(problems.map { $0.arguments[1] } == ["id", "stage"])
  }

  // MARK: Changing a plan

  @Test func aRoleMayBeRenamedSharedAndRemoved() throws {
    var plan = try plan("id,stage,close date").plan
    plan.rename(.closeAny, to: .closed)
    #expect((plan[.closeAny], plan[.closed]) == (-1, 2))
    #expect(plan.recognised == [.id, .stage, .closed])
    plan.share(.id, with: .name)
    #expect((plan[.id], plan[.name]) == (0, 0))
    plan.remove(.closed)
    #expect(plan[.closed] == -1)
    #expect(plan.recognised == [.id, .stage])
    // What is not there stays away.
    plan.rename(.owner, to: .team)
    #expect(plan[.team] == -1)
  }
}
