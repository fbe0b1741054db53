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

  private func order(_ deals: String, history: String? = nil) throws -> StageOrder? {
    let result = try ImportInputs(deals, history: history.map { [$0] } ?? []).run()
    for case .stagesFromData(_, let order) in result.summary.assumptions { return order }
    return nil
  }

  @Test func unknownNamesStandAsTheyAreMet() throws {
    let deals = "id,stage\n1,Odd\n2,Even\n3,Closed Won\n4,Odd\n5,Closed Lost\n"
    #expect(try guessed(deals) == ["Odd", "Even", "Closed Won/won", "Closed Lost/lost"])
    #expect(try order(deals) == .met)
  }

  @Test(arguments: [
    (["Won", "Engaging", "Lost", "Prospecting"], ["Prospecting", "Engaging", "Won/won", "Lost/lost"]),
    (
      [
        "Negotiation/Review", "Id. Decision Makers", "Closed Won", "Qualification", "Proposal/Price Quote",
        "Perception Analysis", "Needs Analysis", "Prospecting", "Value Proposition",
      ],
      [
        "Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Id. Decision Makers",
        "Perception Analysis", "Proposal/Price Quote", "Negotiation/Review", "Closed Won/won",
      ]
    ),
    (
      ["contractsent", "presentationscheduled", "appointmentscheduled", "qualifiedtobuy", "decisionmakerboughtin"],
      ["appointmentscheduled", "qualifiedtobuy", "presentationscheduled", "decisionmakerboughtin", "contractsent"]
    ),
    (
      ["商务谈判", "方案报价", "初步接洽", "签约", "需求确认", "输单-价格", "赢单"],
      ["初步接洽", "需求确认", "方案报价", "商务谈判", "签约", "赢单/won", "输单-价格/lost"]
    ),
  ])
  func knownNamesStandInTheUsualOrder(met: [String], expected: [String]) throws {
    let deals = "id,stage\n" + met.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    #expect(try guessed(deals) == expected)
    #expect(try order(deals) == .usual)
  }

  @Test func unknownNamesStandBehindKnownOnes() throws {
    #expect(try guessed("id,stage\n1,Offer\n2,Odd\n3,New\n") == ["New", "Offer", "Odd"])
  }

  /// The company's own numbers are believed before anything else, also against the history.
  @Test func numbersInNamesTellTheOrder() throws {
    let deals = "id,stage\n1,3-Propose\n2,1-Qualify\n3,Won\n4,2-Develop\n"
    let history = "deal,to stage,changed at\n1,2-Develop,2025-01-01\n1,1-Qualify,2025-01-02\n"
    #expect(try guessed(deals, history: history) == ["1-Qualify", "2-Develop", "3-Propose", "Won/won"])
    #expect(try order(deals) == .numbers)
    #expect(try guessed("id,stage\n1,二、报价\n2,一、线索\n") == ["一、线索", "二、报价"])
  }

  @Test func sharesInNamesTellTheOrder() throws {
    let deals = "id,stage\n1,Alpha (75%)\n2,Beta (9 %)\n3,Gamma (30％)\n"
    #expect(try guessed(deals) == ["Beta (9 %)", "Gamma (30％)", "Alpha (75%)"])
    #expect(try order(deals) == .shares)
  }

  /// Two of three deals in Odd have 70 %; what closed deals have says nothing of the stage.
  @Test func probabilitiesOfDealsTellTheOrder() throws {
    let deals = """
      id,stage,status,probability
      1,Odd,open,70%
      2,Even,open,20%
      3,Odd,open,70%
      4,Odd,open,10%
      5,Even,lost,0%
      6,Even,won,100%
      """
    #expect(try guessed(deals) == ["Even", "Odd"])
    #expect(try order(deals) == .probability)
  }

  /// One deal went back, two went on: the others tell the order, though the mean places are misled by long ways.
  @Test func theOrderIsThatOfMostDeals() throws {
    let history = """
      deal,to stage,changed at
      1,B,2025-01-01
      1,A,2025-01-02
      2,A,2025-01-01
      2,B,2025-01-02
      3,A,2025-01-01
      3,C,2025-01-02
      3,B,2025-01-03
      4,C,2025-01-01
      4,B,2025-01-02
      """
    let deals = "id,stage\n1,A\n2,B\n3,B\n4,B\n"
    #expect(try guessed(deals, history: history) == ["A", "C", "B"])
    #expect(try order(deals, history: history) == .history)
  }

  /// Among stages that changes tell of, another one stands where its name belongs.
  @Test func stagesWithoutChangesStandWhereTheirNamesBelong() throws {
    let history = "deal,to stage,changed at\n1,Lead,2025-01-01\n1,Negotiation,2025-01-02\n"
    #expect(
      try guessed("id,stage\n1,Negotiation\n2,Odd\n3,Demo\n", history: history) == [
        "Lead", "Demo", "Negotiation", "Odd",
      ]
    )
  }

  /// HubSpot writes the pipeline behind a stage, or does not.
  @Test func aStageWithItsPipelineBehindIsTheSame() throws {
    let deals = "id,pipeline,stage\n1,East,New (East)\n2,East,new\n3,East,Won\n"
    #expect(try guessed(deals) == ["New", "Won/won"])
  }

  @Test func placesInNames() {
    let numbers: [(String, Int?)] = [
      ("1-Qualify", 1), ("S2 Develop", 2), ("Stage 3", 3), ("04. Quote", 4), ("(5) Close", 5), ("第二阶段", 2), ("阶段三", 3),
      ("1初步接洽", 1), ("四、谈判", 4), ("一次谈判", nil), ("1st contact", nil), ("1740213", nil), ("3D design", nil),
      ("50% likely", nil), ("1.5 design", nil), ("Sent", nil), ("Proposal", nil), ("", nil),
    ]
    for (name, number) in numbers { #expect(StageNamePlace.number(name) == number, "\(name)") }
    #expect(StageNamePlace.percentage("Proposal (50%)") == 50)
    #expect(StageNamePlace.percentage("Growth 150%") == nil)
    #expect(StageNamePlace.percentage("%") == nil)
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
    #expect(result.summary.assumptions.contains(.stagesFromData(names: ["New", "Won"], order: nil)))
  }

  @Test func everyPipelineHasItsOwnGuess() throws {
    let result = try ImportInputs("id,pipeline,stage\n1,East,New\n2,West,Lead\n3,East,Won\n").run()
    #expect(result.book.processes.map { $0.stages.map(\.name) } == [["New", "Won", "", ""], ["Lead", "", "", ""]])
    #expect(result.stages == ["New", "Lead", "Won"])
    #expect(result.summary.assumptions.contains(.stagesFromData(names: ["Lead"], order: nil)))
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
