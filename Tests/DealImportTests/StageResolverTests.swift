import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Stages and pipelines of deals, resolved into the processes of the configuration.
struct StageResolverTests {
  private let stages = "stage,kind,aliases\nNew,open,lead|first talk\nOffer,open,\nWon,won,closed won\nLost,lost,\n"

  // MARK: Stages

  @Test func stagesStandInProcessOrder() throws {
    // The configuration has a closed stage first; in the process the open ones come first.
    let result = try ImportInputs(
      "id,stage\n1,Offer\n2,Won\n3,New\n4,\n",
      stages: "stage,kind\nWon,won\nNew,open\nOffer,open\n"
    ).run()
    #expect(result.book.processes == [SalesProcess(name: "", stages: stageList("Won/won", "New", "Offer"))])
    #expect(result.book.stage == [1, 2, 0, DealBook.noStage])
    #expect(result.stages == ["Offer", "Won", "New", "–"])
    #expect(result.book.processes[0].stages.map(\.name) == ["New", "Offer", "Won", "", ""])
  }

  @Test func namesAreComparedAsPeopleWriteThem() throws {
    let table = "id,stage\n1,new\n2, NEW \n3,Ｎｅｗ\n4,First  Talk\n5,closed\u{A0}won\n6,LEAD\n"
    #expect(try ImportInputs(table, stages: stages).run().stages == ["New", "New", "New", "New", "Won", "New"])
  }

  /// Where two stages differ in case alone, each is found by its own spelling.
  @Test func theExactNameWins() throws {
    let result = try ImportInputs("id,stage\n1,won\n2,Won\n3,WON\n", stages: "stage,kind\nwon,open\nWon,won\n").run()
    #expect(result.book.stage == [0, 1, 0])
  }

  @Test func historyIsResolvedToo() throws {
    let result = try ImportInputs(
      "id,stage\n1,Won\n",
      history: [
        "deal,from stage,to stage,changed at\n1,,lead,2025-01-01\n1,NEW,Offer,2025-01-02\n1,Offer,Closed Won,2025-01-03\n"
      ],
      stages: stages
    ).run()
    #expect(result.changes(of: 0) == ["–>New", "New>Offer", "Offer>Won"])
  }

  @Test func anUnknownStageIsAnErrorWithItsCountAndTheNearestName() throws {
    let problems = ImportInputs(
      "id,stage\n1,New\n2,\"Offerr\"\n3,Nothing like it\n4,Offerr\n",
      history: ["deal,from stage,to stage,changed at\n1,Offerr,Offerr,2025-01-02\n"],
      stages: stages
    ).problems()
    #expect(problems.map(\.short) == ["deals.csv:3:3 stageUnknown", "deals.csv:4:3 stageUnknown"])
    // Two deals, and one change that leaves and enters it.
    #expect(
      problems.map(\.arguments) == [
        ["Offerr", "4", "New, Offer, Won, Lost"], ["Nothing like it", "1", "New, Offer, Won, Lost"],
      ]
    )
    #expect(problems.map(\.suggestion) == ["Offer", nil])
    #expect(problems[0].excerpt == "2,\"Offerr\"")
  }

  @Test func aStageThatOnlyTheHistoryKnowsIsPointedAtThere() {
    let problems = ImportInputs(
      "id,stage\n1,New\n",
      history: ["deal,to stage,changed at\n1,New,2025-01-01\n1,Gone,2025-01-02\n"],
      stages: stages
    ).problems()
    #expect(problems.map(\.short) == ["history.csv:3:3 stageUnknown"])
  }

  /// Rows that are not used make no error of their stages.
  @Test func stagesOfRejectedReplacedAndUnknownRowsDoNotMatter() throws {
    let result = try ImportInputs(
      "id,stage\n,Odd\n1,Odder\n1,New\n",
      history: ["deal,to stage,changed at\n9,Oddest,2025-01-01\n1,Odd,never\n"],
      stages: stages
    ).run()
    #expect(result.stages == ["New"])
  }

  @Test func thePlaceIsThatOfARowThatIsUsed() {
    // The first row with the name is rejected: it has no id.
    #expect(
      ImportInputs("id,stage\n,Odd\n1,Odd\n", stages: stages).problems().map(\.short) == [
        "deals.csv:3:3 stageUnknown"
      ]
    )
  }

  @Test func unknownStagesMayBeAccepted() throws {
    let result = try ImportInputs("id,stage\n1,Odd\n2,Won\n3,Odd\n4,Even\n", stages: stages) {
      $0.acceptsUnknownStages = true
    }.run()
    // Further open stages, behind the configured open ones.
    #expect(result.book.processes[0].stages.map(\.name) == ["New", "Offer", "Odd", "Even", "Won", "Lost", ""])
    #expect(result.book.processes[0].openCount == 4)
    #expect(result.stages == ["Odd", "Won", "Odd", "Even"])
    #expect(result.summary.assumptions.contains(.unknownStageAccepted(stage: "Odd", count: 2)))
    #expect(result.summary.assumptions.contains(.unknownStageAccepted(stage: "Even", count: 1)))
  }

  @Test func oneUnknownStageInTwoSpellingsIsOne() throws {
    let result = try ImportInputs("id,stage\n1,Odd\n2,odd\n", stages: stages) { $0.acceptsUnknownStages = true }.run()
    #expect(result.summary.assumptions.contains(.unknownStageAccepted(stage: "Odd", count: 2)))
    #expect(result.book.processes[0].openCount == 3)
  }

  @Test func aNameMayStandOnceInAProcess() {
    let problems = ImportInputs(
      "id,stage\n1,New\n",
      stages: "pipeline,stage,aliases\nA,New,\nA,Offer,New\nB,New,\nB,New,\n"
    ).problems()
    #expect(
      problems.filter { $0.id == .stageTwice }.map(\.short) == ["stages.csv:3 stageTwice", "stages.csv:5 stageTwice"]
    )
  }

  @Test func aProcessNeedsAnOpenStage() {
    let problems = ImportInputs("id,stage\n1,Won\n", stages: "stage,kind\nWon,won\nLost,lost\n").problems()
    #expect(problems.map(\.id) == [.processWithoutOpenStage])
  }

  // MARK: The stage a deal was lost from

  @Test func theLostStageIsAnOpenOne() throws {
    let result = try ImportInputs(
      "id,stage,lost stage\n1,Lost,Offer\n2,Lost,Won\n3,Lost,\n4,Lost,lead\n",
      stages: stages
    ).run()
    #expect(result.book.lostStage == [1, DealBook.noStage, DealBook.noStage, 0])
  }

  // MARK: Pipelines

  private let two =
    "pipeline,stage,kind\nDirect,New,open\nDirect,Won,won\nPartner Sales,Lead,open\nPartner Sales,Won,won\n"

  @Test func everyPipelineHasItsOwnStages() throws {
    let result = try ImportInputs(
      "id,pipeline,stage\n1,Direct,New\n2,partner  sales,Lead\n3,Direct,Won\n",
      history: ["deal,to stage,changed at\n2,Lead,2025-01-01\n2,Won,2025-01-02\n"],
      stages: two
    ).run()
    #expect(result.book.processes.map(\.name) == ["Direct", "Partner Sales"])
    #expect(result.book.process == [0, 1, 0])
    #expect(result.stages == ["New", "Lead", "Won"])
    #expect(result.changes(of: 1) == ["–>Lead", "–>Won"])
  }

  @Test func aStageOfAnotherPipelineIsUnknownHere() {
    let problems = ImportInputs("id,pipeline,stage\n1,Direct,Lead\n2,Partner Sales,Lead\n", stages: two).problems()
    #expect(problems.map(\.id) == [.stageUnknown])
    #expect(problems.first?.arguments == ["Lead", "1", "New, Won"])
  }

  @Test func aPipelineWithoutStagesIsAnError() {
    let problems = ImportInputs(
      "id,pipeline,stage\n1,Direct,New\n2,Partner Sale,Lead\n3,Partner Sale,Lead\n",
      stages: two
    ).problems()
    #expect(problems.map(\.short) == ["deals.csv:3:3 pipelineUnknown"])
    #expect(problems.first?.arguments == ["Partner Sale", "2", "Direct, Partner Sales"])
    #expect(problems.first?.suggestion == "Partner Sales")
  }

  @Test func withOneProcessOfANameABlankPipelineIsThat() throws {
    let result = try ImportInputs(
      "id,pipeline,stage\n1,Direct,New\n2,,Won\n",
      stages: "pipeline,stage,kind\nDirect,New,\nDirect,Won,won\n"
    ).run()
    #expect(result.book.processes.map(\.name) == ["Direct"])
    #expect(result.stages == ["New", "Won"])
  }

  @Test func withSeveralABlankPipelineIsAnError() {
    let problems = ImportInputs("id,pipeline,stage\n1,Direct,New\n2,,New\n3,,New\n", stages: two).problems()
    #expect(problems.map(\.id) == [.pipelineUnknown])
    #expect(problems.first?.arguments.prefix(2) == ["", "2"])
  }

  /// Stages without a pipeline's name beside others with one are the process of deals without a pipeline.
  @Test func aBlankPipelineMayHaveStagesOfItsOwn() throws {
    let inputs = ImportInputs(
      "id,pipeline,stage\n1,Direct,New\n2,,First\n",
      stages: "pipeline,stage\nDirect,New\n,First\n"
    )
    #expect(inputs.problems().isEmpty)
  }

  /// Stages without any pipeline hold for all: each pipeline is a process of these stages.
  @Test func stagesWithoutAPipelineServeAll() throws {
    let result = try ImportInputs("id,pipeline,stage\n1,East,New\n2,West,Won\n3,,New\n4,East,Offer\n", stages: stages)
      .run()
    #expect(result.book.processes.map(\.name) == ["East", "West", ""])
    #expect(result.book.process == [0, 1, 2, 0])
    #expect(result.stages == ["New", "Won", "New", "Offer"])
    #expect(Set(result.book.processes.map(\.openCount)) == [2])
  }

  @Test func pipelinesWithoutConfigurationAreComparedAsPeopleWriteThem() throws {
    let result = try ImportInputs("id,pipeline,stage\n1,East,New\n2,EAST,Won\n", stages: stages).run()
    #expect(result.book.processes.count == 1)
  }

  private func stageList(_ names: String...) -> [Stage] {
    names.map { name in
      let parts = name.split(separator: "/")
      return Stage(name: String(parts[0]), kind: parts.count == 2 ? .won : .open)
    }
  }
}
