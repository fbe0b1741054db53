import DealModel
import Diagnostics
import Testing

@testable import DealImport

/// What becomes of the values in a deal's row.
struct DealReaderTests {
  @Test func everyColumnOfARow() throws {
    let result = try ImportInputs(
      """
      id,name,account,owner,team,stage,status,lost stage,amount,currency,probability,created,expected close,closed,\
      stage entered,source,product,region,loss reason,competitor
      D1,First,Acme,Mei,East,Lost,lost,Offer,"1,234.50",EUR,35%,2025-01-02,2025-03-04,2025-02-03,2025-01-09 08:15,Web,Pump,North,\
      price,Rival
      """,
      stages: "stage,kind\nNew,open\nOffer,open\nLost,lost\n",
      wantsDealList: true
    ).run()
    let book = result.book
    #expect(result.ids == ["D1"])
    #expect((book.names.text(0), book.accounts.text(0)) == ("First", "Acme"))
    #expect(result.stages == ["Lost"])
    #expect(book.status == [StageKind.lost.rawValue])
    #expect(book.lostStage == [1])
    #expect(book.amounts == [12_345_000])
    #expect(book.probability == [350_000])
    #expect(book.created == [civil("2025-01-02")])
    #expect(book.closed == [civil("2025-02-03")])
    #expect(book.stageEntered == [civil("2025-01-09", 8, 15)])
    #expect(book.expectedClose.map { CivilDate(dayNumber: Int($0)).iso } == ["2025-03-04"])
    #expect(book.groups.map(\.name) == ["owner", "team", "source", "product", "region", "lossReason", "competitor"])
    #expect(book.groups.map { $0.text(0) } == ["Mei", "East", "Web", "Pump", "North", "price", "Rival"])
    #expect(result.summary.unreadable.isEmpty && result.rejects.isEmpty)
  }

  /// Blanks and the words that exports write for them; also where a column is not there at all.
  @Test func whatIsMissingIsMissing() throws {
    let table = "id,stage,status,amount,probability,created,closed,expected close,lost stage\n"
    let rows = ["", "-", "N/A", "(No value)", "无"].enumerated().map { number, word in
      "\(number),New" + String(repeating: ",\(word)", count: 7) + "\n"
    }
    for text in [table + rows.joined(), "id,stage\n0,New\n"] {
      let result = try ImportInputs(text).run()
      let book = result.book
      #expect(Set(book.amounts) == [DealBook.noAmount])
      #expect(Set(book.probability) == [-1])
      #expect(Set(book.status) == [DealBook.noStatus])
      #expect(Set([book.created, book.closed, book.stageEntered].joined()) == [CivilTime.missing])
      #expect(Set(book.expectedClose) == [CivilTime.missingDay])
      #expect(Set(book.lostStage) == [DealBook.noStage])
      #expect(result.summary.unreadable.isEmpty)
      #expect(book.latestDay == nil)
    }
  }

  /// The row stays, the value is missing; each column is listed with its count, and its first value with the line.
  @Test func optionalValuesThatCannotBeReadAreCountedAndListed() throws {
    let result = try ImportInputs(
      """
      id,stage,status,amount,probability,created
      1,New,open,12.5,0.5,2025-01-01
      2,New,maybe,1.234.567,35,31.02.2025
      3,New,open,abc,0.5,2025-01-01
      4,New,perhaps,"5 pieces",-1,soon
      5,New,open,1.5,0.5,2025-01-01
      """
    ).run()
    #expect(result.book.count == 5)
    #expect(result.book.amounts == [125_000, DealBook.noAmount, DealBook.noAmount, DealBook.noAmount, 15_000])
    #expect(result.book.probability == [500_000, -1, 500_000, -1, 500_000])
    #expect(result.book.status == Array(repeating: DealBook.noStatus, count: 5))
    let listed = result.summary.unreadable
    #expect(listed.map(\.column) == ["status", "amount", "probability", "created"])
    #expect(listed.map(\.count) == [2, 3, 2, 2])
    #expect(listed.map(\.example) == ["maybe", "1.234.567", "35", "31.02.2025"])
    #expect(listed.map(\.line) == [3, 3, 3, 3])
    #expect(result.accounts()[0].used == 5)
  }

  @Test func oneUnreadableValueCountsOnce() throws {
    // The close date is both the expected and the actual one, but it is one value.
    let result = try ImportInputs("id,stage,close date\n1,New,soon\n2,New,2025-01-01\n").run()
    #expect(result.summary.unreadable.map(\.count) == [1])
  }

  @Test func valuesOfARejectedRowAreNotListed() throws {
    // The row has no id: it is rejected as a whole, and does not stay with a missing amount.
    let result = try ImportInputs("id,stage,amount\n,New,abc\n1,New,1\n").run()
    #expect(result.rejects.count == 1)
    #expect(result.summary.unreadable.isEmpty)
  }

  // MARK: Status

  @Test func statusesAreReadInWords() throws {
    let words = ["Open", "won", "LOST", "Disqualified", "进行中", "赢单", "输单", "无效", ""]
    let rows = words.enumerated().map { "\($0),New,\($1)\n" }.joined()
    let result = try ImportInputs("id,stage,status\n" + rows).run()
    let none = DealBook.noStatus
    let (won, lost, void) = (StageKind.won.rawValue, StageKind.lost.rawValue, StageKind.void.rawValue)
    #expect(result.book.status == [none, won, lost, void, none, won, lost, void, none])
  }

  @Test func aStatusAloneIsEnoughBesideStages() throws {
    let result = try ImportInputs("id,status\n1,won\n2,open\n", stages: "stage\nNew\n").run()
    #expect(result.stages == ["–", "–"])
    #expect(result.book.rowsStateStage)
  }

  @Test func withoutStageAndStatusTheHistoryDecides() throws {
    let result = try ImportInputs("id\n1\n", history: ["deal,to stage,changed at\n1,New,2025-01-01\n"]).run()
    #expect(!result.book.rowsStateStage)
    #expect(result.changes(of: 0) == ["–>New"])
  }

  // MARK: Dates and times

  @Test func aRoleHoldsDatesUntilATimeOfDayIsSeen() throws {
    let header = "id,stage,created,closed,stage entered\n"
    let dates = try ImportInputs(header + "1,New,2025-01-01,2025-01-02 00:00,2025-01-03T00:00:00\n").run().book
      .dateRoles
    #expect(dates.created && dates.closed && dates.stageEntered && dates.changes)
    let times = try ImportInputs(header + "1,New,2025-01-01,2025-01-02 10:00,2025-01-03\n2,New,2025-01-01 00:01,,\n")
      .run()
    #expect(!times.book.dateRoles.created)
    #expect(!times.book.dateRoles.closed)
    #expect(times.book.dateRoles.stageEntered)
  }

  /// A time of day in any of the files makes it a role of times.
  @Test func rolesAreJudgedOverAllFiles() throws {
    let header = "id,stage,created\n"
    let roles = try ImportInputs(header + "1,New,2025-01-01\n", header + "2,New,2025-01-01 09:00\n").run().book
      .dateRoles
    #expect(!roles.created)
  }

  @Test func timesWithAZoneBecomeLocalDays() throws {
    // 17:00 UTC is already the next day in Shanghai, the day on which the close is expected too.
    let result = try ImportInputs("id,stage,created,expected close\n1,New,2025-06-30T17:00Z,2025-06-30T17:00Z\n") {
      $0.timeZone = "Asia/Shanghai"
    }.run()
    #expect(result.book.created == [civil("2025-07-01", 1)])
    #expect(result.book.expectedClose.map { CivilDate(dayNumber: Int($0)).iso } == ["2025-07-01"])
  }

  // MARK: The latest day

  @Test func theLatestDayIsThatOfWhatHasHappened() throws {
    let stages = "stage,kind\nNew,open\nWon,won\n"
    func latest(_ rows: String, history: [String] = []) throws -> String? {
      let inputs = ImportInputs(
        "id,stage,created,closed,stage entered,expected close\n" + rows,
        history: history,
        stages: stages
      )
      return try inputs.run().book.latestDay.map { CivilDate(dayNumber: $0).iso }
    }
    #expect(try latest("1,New,2025-01-05,,,\n2,New,2025-01-03 23:00,,,\n") == "2025-01-05")
    #expect(try latest("1,New,2025-01-05,,2025-02-01,2030-01-01\n") == "2025-02-01")
    // A close date counts where the deal is closed; on an open one it is a plan.
    #expect(try latest("1,Won,2025-01-05,2025-03-01,,\n") == "2025-03-01")
    #expect(try latest("1,New,2025-01-05,2025-03-01,,\n") == "2025-01-05")
    #expect(try latest("1,New,,,,\n") == nil)
    // A change counts, also of a deal that is not there.
    let history = "deal,to stage,changed at\n1,New,2025-04-01 12:00\n9,New,2025-05-01\n"
    #expect(try latest("1,New,2025-01-05,,,\n", history: [history]) == "2025-05-01")
  }

  @Test func aClosedStatusMakesTheCloseDateCount() throws {
    let result = try ImportInputs("id,stage,status,created,closed\n1,New,lost,2025-01-05,2025-03-01\n").run()
    #expect(result.book.latestDay == CivilDate(iso: "2025-03-01")?.dayNumber)
  }
}
