import DealModel
import Testing

struct SalesProcessTests {
  private func stage(_ name: String, _ kind: StageKind = .open) -> Stage { Stage(name: name, kind: kind) }

  /// Each closed kind that is not configured is stood for by a stage without a name.
  @Test func everyClosedKindIsThere() {
    let process = SalesProcess(name: "Direct", stages: [stage("New"), stage("Offer")])
    #expect(process.openCount == 2)
    #expect(process.stages.map(\.name) == ["New", "Offer", "", "", ""])
    #expect(process.stages.map(\.kind) == [.open, .open, .won, .lost, .void])
  }

  @Test func openStagesStandBeforeClosedOnes() {
    let process = SalesProcess(
      name: "",
      stages: [stage("Won", .won), stage("New"), stage("Lost", .lost), stage("Offer"), stage("Junk", .void)]
    )
    #expect(process.stages.map(\.name) == ["New", "Offer", "Won", "Lost", "Junk"])
    #expect(process.openCount == 2)
  }

  /// Closed stages keep their configured order; what is missing comes behind them.
  @Test func closedStagesKeepTheirOrder() {
    let process = SalesProcess(name: "", stages: [stage("Lost", .lost), stage("Gone", .lost), stage("New")])
    #expect(process.stages.map(\.name) == ["New", "Lost", "Gone", "", ""])
    #expect(process.stages.map(\.kind) == [.open, .lost, .lost, .won, .void])
  }

  @Test func theFirstStageOfAKind() {
    let process = SalesProcess(
      name: "",
      stages: [stage("New"), stage("Offer"), stage("Gone", .lost), stage("Lost", .lost)]
    )
    #expect(process.firstStage(of: .open) == 0)
    #expect(process.firstStage(of: .lost) == 2)
    #expect(process.firstStage(of: .won) == 4)
    #expect(process.firstStage(of: .void) == 5)
    #expect(SalesProcess(name: "", stages: []).firstStage(of: .open) == nil)
  }
}
