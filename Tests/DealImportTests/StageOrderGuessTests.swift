import DealModel
import Diagnostics
import Testing

@testable import DealImport

/// Imports without any stage configuration: the stages are taken from the data.
struct StageOrderGuessTests {
  private func guessed(_ deals: String, history: String? = nil) throws -> [String] {
    let result = try ImportInputs(deals, history: history.map { [$0] } ?? []).run()
    let open = result.book.processes[0].openCount
    return result.book.processes[0].stages.enumerated().filter { !$1.name.isEmpty }.map { index, stage in
      index < open ? stage.name : "\(stage.name)/\(stage.kind)"
    }
  }

  @Test func withoutHistoryStagesStandAsTheyAreMet() throws {
    #expect(
      try guessed("id,stage\n1,Offer\n2,New\n3,Closed Won\n4,Offer\n5,Closed Lost\n") == [
        "Offer", "New", "Closed Won/won", "Closed Lost/lost",
      ]
    )
  }

  /// Places of New: 0, 0; of Talk: 1; of Offer: 1, 2, mean 1.5 — though the deals' file has them in another order.
  @Test func historyTellsTheOrder() throws {
    let history = """
      deal,to stage,changed at
      1,New,2025-01-01
      1,Talk,2025-01-02
      1,Offer,2025-01-03
      2,Offer,2025-02-02
      2,New,2025-02-01
      2,Won,2025-02-03
      """
    #expect(try guessed("id,stage\n1,Offer\n2,Won\n", history: history) == ["New", "Talk", "Offer", "Won/won"])
  }

  @Test func stagesThatNoChangeEntersComeLast() throws {
    let history = "deal,to stage,changed at\n1,New,2025-01-01\n"
    #expect(try guessed("id,stage\n1,New\n2,Odd\n3,Even\n", history: history) == ["New", "Odd", "Even"])
  }

  /// Logs of changes never enter the stage that deals are created in: it is only ever left.
  @Test func theStageThatIsOnlyLeftComesFirst() throws {
    let history = """
      deal,from stage,to stage,changed at
      1,New,Talk,2025-01-02
      1,Talk,Offer,2025-01-03
      2,New,Talk,2025-02-02
      """
    let stages = try guessed("id,stage\n1,Offer\n2,Talk\n", history: history)
    #expect(stages == ["New", "Talk", "Offer"])
  }

  @Test func whatWasGuessedIsSaid() throws {
    let result = try ImportInputs("id,stage\n1,New\n2,Won\n").run()
    #expect(result.summary.assumptions.contains(.stagesFromData(names: ["New", "Won"])))
  }

  @Test func everyPipelineHasItsOwnGuess() throws {
    let result = try ImportInputs("id,pipeline,stage\n1,East,New\n2,West,Lead\n3,East,Won\n").run()
    #expect(result.book.processes.map { $0.stages.map(\.name) } == [["New", "Won", "", ""], ["Lead", "", "", ""]])
    #expect(result.stages == ["New", "Lead", "Won"])
    #expect(result.summary.assumptions.contains(.stagesFromData(names: ["Lead"])))
  }

  @Test func aLostStageIsAStage() throws {
    #expect(try guessed("id,stage,lost stage\n1,New,\n2,Lost,Offer\n") == ["New", "Offer", "Lost/lost"])
  }

  @Test func closedStagesAloneAreNoProcess() {
    #expect(ImportInputs("id,stage\n1,Won\n2,Lost\n").problems().map(\.id) == [.processWithoutOpenStage])
  }

  /// Statuses alone say who won, but not through which stages.
  @Test func withoutAnyStageThereIsNoneToList() {
    #expect(ImportInputs("id,status\n1,won\n2,open\n").problems().map(\.id) == [.stageTableEmpty])
  }

  /// Where no row can be used the rows are the news, not the stages that nobody named.
  @Test func rejectsComeBeforeTheWantOfStages() throws {
    let result = try ImportInputs("id,stage\n,New\n,Won\n").run()
    #expect(result.rejects.count == 2)
  }
}
