import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

struct HistoryReaderTests {
  private let stages = "stage,kind\nNew,open\nOffer,open\nWon,won\n"
  private let deals = "id,stage\n1,Won\n2,New\n"

  private func run(_ history: String..., deals: String? = nil) throws -> ImportResult {
    try ImportInputs(deals ?? self.deals, history: history, stages: stages).run()
  }

  @Test func changesAreGroupedByDealInTheFilesOrder() throws {
    let result = try run(
      """
      deal,from stage,to stage,changed at
      2,,New,2025-02-01
      1,New,Offer,2025-01-02
      2,New,Offer,2025-02-03
      1,,New,2025-01-01
      1,Offer,Won,2025-01-03 09:30
      """
    )
    // Not sorted by time: that is the analysis's to do, and needs the file's order between equals.
    #expect(result.changes(of: 0) == ["New>Offer", "–>New", "Offer>Won"])
    #expect(result.changes(of: 1) == ["–>New", "New>Offer"])
    #expect(
      result.changes.prefix(3).map(\.time) == [
        civil("2025-01-02"), civil("2025-01-01"), civil("2025-01-03", 9, 30),
      ]
    )
    #expect(result.accounts()[1].used == 5)
  }

  @Test func severalFilesFollowOneAnother() throws {
    let result = try run(
      "deal,to stage,changed at\n1,Offer,2025-01-02\n",
      "deal,to,at\n1,New,2025-01-01\n2,New,2025-01-01\n"
    )
    #expect(result.changes(of: 0) == ["–>Offer", "–>New"])
    #expect(result.changes.map(\.file) == [0, 1, 1])
    #expect(result.book.historyFiles == 2)
    #expect(result.accounts().map { "\($0.role) \($0.rowsRead)" } == ["deals 2", "history 1", "history 2"])
  }

  @Test func dealsWithoutHistoryHaveNoChanges() throws {
    let result = try ImportInputs(deals, stages: stages).run()
    #expect(result.changes.isEmpty)
    #expect(result.book.historyFiles == 1)
  }

  @Test func aDealIsFoundByItsIdHoweverItIsQuoted() throws {
    let result = try run(
      "deal,to stage,changed at\n\"1\",New,2025-01-01\n 1 ,Offer,2025-01-02\n",
      deals: "id,stage\n\" 1\",Won\n"
    )
    #expect(result.changes(of: 0) == ["–>New", "–>Offer"])
  }

  @Test func changesOfUnknownDealsAreLeftOutAndCounted() throws {
    let result = try run(
      "deal,to stage,changed at\n1,New,2025-01-01\n7,New,2025-01-02\n8,Odd,2025-01-03\n",
      "deal,to,at\n7,New,2025-01-01\n"
    )
    #expect(result.summary.unknownDealRows == 3)
    let accounts = result.accounts()
    #expect(accounts.map(\.leftOut) == [0, 2, 1])
    #expect(accounts.map(\.used) == [2, 1, 0])
    #expect(result.rejects.isEmpty)
  }

  /// Ids of up to 15 bytes are looked up many at a time, longer ones each by itself; a deal's changes keep their order.
  @Test(arguments: [1, 511, 512, 513, 1024, 1500])
  func anyNumberOfRowsKeepsItsOrder(count: Int) throws {
    let ids = [
      "1", "2", "an id of fifteen", "exactly15bytes.", "a rather long id that is no probe", "unknown",
      "unknown and long too",
    ]
    var random = SplitMix64(seed: UInt64(count))
    var history = "deal,to stage,changed at\n"
    var expected: [String: [Int64]] = [:]
    for _ in 0..<count {
      let (id, minute) = (ids[random.below(ids.count)], random.below(60))
      history += "\(id),New,2025-01-01 00:\(minute < 10 ? "0" : "")\(minute)\n"
      expected[id, default: []].append(civil("2025-01-01", 0, minute))
    }
    let known = ids.prefix(5)
    let result = try run(history, deals: "id,stage\n" + known.map { "\($0),New\n" }.joined())
    for (row, id) in known.enumerated() {
      let times = result.book.changes(of: row).map(\.time)
      #expect(times == expected[id] ?? [], "\(id)")
    }
    #expect(result.summary.unknownDealRows == count - result.book.changes.count)
  }

  // MARK: Rows that cannot be used

  @Test func rowsWithoutADealATimeOrAStageAreRejected() throws {
    let result = try run(
      """
      deal,from stage,to stage,changed at
      1,,New,2025-01-01
      ,,New,2025-01-02
      1,,,2025-01-03
      1,,Offer,
      1,,Offer,soon
      1,,-,2025-01-06
      """
    )
    #expect(
      result.rejects.map(\.reason.short) == [
        "history.csv:3:1 idMissing", "history.csv:4:4 stageMissing", "history.csv:5:10 timeMissing",
        "history.csv:6:10 timeUnreadable", "history.csv:7:4 stageMissing",
      ]
    )
    #expect(result.rejects.map(\.column) == ["deal", "to stage", "changed at", "changed at", "to stage"])
    #expect(result.rejects.map(\.value) == ["", "", "", "soon", "-"])
    #expect(
      result.rejects.map(\.row) == [
        ",,New,2025-01-02", "1,,,2025-01-03", "1,,Offer,", "1,,Offer,soon", "1,,-,2025-01-06",
      ]
    )
    let account = result.accounts()[1]
    #expect((account.rowsRead, account.used, account.rejected) == (6, 1, 5))
  }

  @Test func missingColumnsAreAllNamed() {
    let problems = ImportInputs(deals, history: ["deal,note\n1,x\n"], stages: stages).problems()
    #expect(problems.map(\.short) == ["history.csv:1:1 roleMissing", "history.csv:1:1 roleMissing"])
    #expect(problems.map(\.arguments.first) == ["to", "at"])
    #expect(problems.first?.excerpt == "deal,note")
  }

  // MARK: Times

  @Test func timesWithAZoneBecomeLocal() throws {
    let history =
      "deal,to stage,changed at\n1,New,2025-03-30T00:30Z\n1,Offer,2025-03-30T01:30:00.25Z\n1,Won,2025-03-30 02:30\n"
    let result = try ImportInputs(deals, history: [history], stages: stages) { $0.timeZone = "Europe/Berlin" }.run()
    #expect(
      result.changes.map(\.time) == [
        civil("2025-03-30", 1, 30), civil("2025-03-30", 3, 30, 0, 250_000), civil("2025-03-30", 2, 30),
      ]
    )
  }

  @Test func timesAtMidnightAreDatesUntilOneIsNot() throws {
    #expect(try run("deal,to stage,changed at\n1,New,2025-01-01\n1,Won,2025-01-02 00:00:00\n").book.dateRoles.changes)
    #expect(try !run("deal,to stage,changed at\n1,New,2025-01-01\n1,Won,2025-01-02 00:00:01\n").book.dateRoles.changes)
    // All change times count as one role, over all files.
    #expect(try !run("deal,to,at\n1,New,2025-01-01\n", "deal,to,at\n2,New,2025-01-01 12:00\n").book.dateRoles.changes)
  }

  @Test func chineseHeadings() throws {
    let result = try run("商机编号,变更前阶段,变更后阶段,变更时间\n1,,New,2025/1/1\n1,New,Offer,2025/1/2 10:30\n")
    #expect(result.changes(of: 0) == ["–>New", "New>Offer"])
    #expect(result.changes.last?.time == civil("2025-01-02", 10, 30))
  }
}
