import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// What `check` looks up beside the figures.
struct ImportEvidenceTests {
  private let stages = "stage,kind\nNew,open\nOffer,open\nWon,won\nLost,lost\n"

  private func handedOver(
    _ deals: String,
    history: [String] = [],
    stages: String? = nil,
    acceptsUnknown: Bool = false
  ) throws -> ImportResult {
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", deals))]
    configuration.history = history.enumerated().map {
      Configuration.Input(path: folder.write("history\($0).csv", $1))
    }
    configuration.stages = .file(path: folder.write("stages.csv", stages ?? self.stages))
    configuration.acceptsUnknownStages = acceptsUnknown
    var importer = DealImporter(configuration: configuration, wantsDealList: false, handsOverProblems: true)
    return try importer.run()
  }

  private func stageNames(_ result: ImportResult) -> [String] {
    result.book.stage.map { $0 == DealBook.noStage ? "–" : result.book.processes[0].stages[Int($0)].name }
  }

  // MARK: Unknown stages

  @Test func anUnknownStageIsHandedOverAndReadAsTheNearest() throws {
    let result = try handedOver("id,stage\n1,Offerr\n2,New\n3,Woon\n")
    #expect(result.problems.map(\.short) == ["deals.csv:2:3 stageUnknown", "deals.csv:4:3 stageUnknown"])
    #expect(result.problems.map(\.suggestion) == ["Offer", "Won"])
    #expect(stageNames(result) == ["Offer", "New", "Won"])
    #expect(result.summary.assumptions.allSatisfy { if case .unknownStageAccepted = $0 { false } else { true } })
  }

  @Test func oneWithNothingNearIsAFurtherOpenStage() throws {
    let result = try handedOver("id,stage\n1,Elsewhere\n2,Offerr\n3,Nowhere at all\n4,Won\n")
    #expect(result.problems.map(\.arguments.first) == ["Elsewhere", "Offerr", "Nowhere at all"])
    #expect(result.problems.map { $0.arguments[2] } == Array(repeating: "New, Offer, Won, Lost", count: 3))
    #expect(stageNames(result) == ["Elsewhere", "Offer", "Nowhere at all", "Won"])
  }

  @Test func whatTheConfigurationAcceptsIsNoProblem() throws {
    let result = try handedOver("id,stage\n1,Offerr\n", acceptsUnknown: true)
    #expect(result.problems.isEmpty)
    #expect(stageNames(result) == ["Offerr"])
  }

  @Test func aProcessWithoutOpenStageIsToldBesideThem() throws {
    let result = try handedOver("id,stage\n1,Elsewhere\n2,Won\n", stages: "stage,kind\nWon,won\n")
    #expect(result.problems.map(\.id) == [.stageUnknown, .processWithoutOpenStage])
  }

  // MARK: Unused stages

  private func unused(_ deals: String, history: [String] = [], stages: String? = nil) throws -> [String] {
    try handedOver(deals, history: history, stages: stages).summary.unusedStages.map { $0.pipeline + "/" + $0.stage }
  }

  @Test func openStagesThatNothingNamesAreFound() throws {
    #expect(try unused("id,stage\n1,New\n2,Won\n") == ["/Offer"])
    #expect(
      try unused("id,stage\n1,New\n", history: ["id,from,to,at\n1,Offer,New,2025-01-02\n"]).isEmpty,
      "a change that leaves it names it"
    )
    #expect(try unused("id,stage\n1,new\n2,offer\n").isEmpty)
  }

  @Test func stagesThatPipelinesShareAreUsedIfOneUsesThem() throws {
    #expect(try unused("id,stage,pipeline\n1,New,A\n2,Offer,B\n").isEmpty)
    let own = "pipeline,stage,kind\nA,New,open\nA,Offer,open\nB,New,open\nB,Offer,open\n"
    #expect(try unused("id,stage,pipeline\n1,New,A\n2,Offer,B\n", stages: own) == ["A/Offer", "B/New"])
  }

  // MARK: Unknown deals

  @Test func theFirstIDsThatNoDealHasAreKept() throws {
    let history = "id,to,at\n1,New,2025-01-01\nX,New,2025-01-01\n\"Y,2\",New,2025-01-02\nX,Offer,2025-01-03\n"
    let others = "id,to,at\n1,New,2025-01-01\n"
    let found = try handedOver("id,stage\n1,New\n", history: [others, history]).unknownDeals
    #expect(found.count == 1)
    #expect(found.first?.rows == 3)
    #expect(found.first?.first.map(\.id) == ["X", "Y,2"])
    #expect(found.first?.first.map(\.line) == [3, 4])
  }

  @Test func atMostTenAreKept() throws {
    let rows = (0..<1000).map { "X\($0),New,2025-01-01\n" }.joined()
    let found = try handedOver("id,stage\n1,New\n", history: ["id,to,at\n" + rows]).unknownDeals
    #expect(found.first?.rows == 1000)
    #expect(found.first?.first.map(\.id) == (0..<10).map { "X\($0)" })
  }

  // MARK: Places and dates

  @Test func placesAreThoseOfTheLastRowOfADeal() throws {
    let result = try handedOver("id,stage\n1,New\n2,\"Offer\"\n\n1,Offer\n3,New\n")
    #expect(result.locations(of: [2, 0, 1]).map(\.line) == [6, 5, 3])
    #expect(result.locations(of: []).isEmpty)
  }

  @Test func datesAreCountedOfTheDealsAskedForOnly() throws {
    let table = """
      id,stage,engaged,note,amount,order no,seen
      1,New,2025-01-05,call,100,12345,5-Mar-2024
      2,New,,2025-01-01,100,12346,-
      3,New,2025-03-07 10:00,later,100,12347,"6 Mar, 2024"
      4,Won,2026-01-01,,100,12348,
      """
    let result = try handedOver(table)
    let found = try result.dates(of: [0, 1, 2])
    #expect(found.map(\.heading) == ["engaged", "note", "seen"])
    #expect(found.map(\.dates).first == 2)
    #expect(found.map(\.others) == [0, 2, found[2].others])
    #expect(found[0].latest?.iso == "2025-03-07")
    #expect(try result.dates(of: []).isEmpty)
  }
}
