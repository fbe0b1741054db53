import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Activities files: their headings, accounts, and what tasks make of them.
struct ActivityReaderTests {
  private let stages = "stage,kind,tasks\nNew,open,call:2|mail/replied:1\nWon,won,\n"
  private let deals = "id,stage,created\n1,Won,2025-01-01\n2,New,2025-01-01\n3,New,2025-01-01\n"

  private func run(_ activities: String..., stages: String? = nil, deals: String? = nil) throws -> ImportResult {
    var inputs = ImportInputs(deals ?? self.deals, stages: stages ?? self.stages)
    inputs.activities = activities
    return try inputs.run()
  }

  /// The times and codes of a deal's activities.
  private func activities(_ result: ImportResult, of row: Int) -> [String] {
    let all = result.book.activities
    return (Int(all.starts[row])..<Int(all.starts[row + 1])).map { place in
      let day = CivilDate(dayNumber: Int(CivilTime.day(of: all.times[place]))).iso
      return day + (all.codes.isEmpty ? "" : " \(all.codes[place])")
    }
  }

  @Test func activitiesAreGroupedByDeal() throws {
    let result = try run(
      """
      deal id,type,result,date
      2,call,,2025-02-01
      1,Mail,REPLIED,2025-01-02
      9,call,,2025-01-03
      "2",ｃａｌｌ ,lost,2025-02-03
      1,fax,replied,2025-01-01
      2,,,2025-02-02
      """
    )
    // Kinds 1 call, 2 mail; outcome 1 replied; the code is kind × 2 + outcome.
    #expect(activities(result, of: 0) == ["2025-01-02 5", "2025-01-01 1"])
    #expect(activities(result, of: 1) == ["2025-02-01 2", "2025-02-03 2", "2025-02-02 0"])
    #expect(activities(result, of: 2) == [])
    #expect(result.book.mapped.contains(.lastActivity))
    #expect(result.book.dateRoles.activities)
    #expect(result.summary.unknownDealActivities == 1)
    let account = result.accounts()[1]
    #expect("\(account.role) \(account.rowsRead) \(account.used) \(account.leftOut)" == "activities 6 5 1")
  }

  @Test func aTimeOfDayMakesAllOfThemTimes() throws {
    let result = try run("id,at\n1,2025-01-02\n", "id,at\n1,2025-01-02 10:30\n")
    #expect(!result.book.dateRoles.activities)
    #expect(result.book.activities.files == 2)
    #expect(Array(result.book.activities.fileNumbers) == [0, 1])
  }

  /// Activities are plans at times: the day of the report does not move with them.
  @Test func theyNeverMoveTheDayOfTheReport() throws {
    let result = try run("id,at\n1,2031-01-02\n")
    #expect(result.book.latestDay.map { CivilDate(dayNumber: $0).iso } == "2025-01-01")
  }

  @Test func whatWasDoneIsForgottenWhereNobodyAsks() throws {
    let result = try run("id,type,at\n1,call,2025-01-02\n", stages: "stage\nNew\nWon\n")
    #expect(result.book.activities.codes.isEmpty)
    #expect(activities(result, of: 0) == ["2025-01-02"])
  }

  @Test func headingsOfOtherProgramsAndLanguages() throws {
    let salesforce = try run(
      "Opportunity ID,Task Type,Due Date,Completed Date,Call Result\n1,call,2025-01-09,2025-01-02,\n"
    )
    #expect(activities(salesforce, of: 0) == ["2025-01-02 2"])
    let chinese = try run(
      "商机编号,跟进方式,跟进结果,跟进时间,创建时间\n1,电话,接通,2025年1月2日,2025-01-09\n",
      stages: "stage,kind,tasks\nNew,open,电话：1\nWon,won,\n"
    )
    #expect(activities(chinese, of: 0) == ["2025-01-02 1"])
  }

  @Test func theOrderOfDatesIsThatOfAllValues() throws {
    // The first rows of a large file leave it open; only the last one tells.
    let rows = (0..<3000).map { _ in "1,call,05/06/2025\n" }.joined()
    let result = try run("id,type,date\n" + rows + "2,call,06/25/2025\n")
    #expect(activities(result, of: 0).first == "2025-05-06 2")
    #expect(activities(result, of: 1) == ["2025-06-25 2"])
  }

  @Test func partsAndThreadsChangeNothing() throws {
    let rows = (0..<2000).map {
      "\($0 % 5),\(["call", "mail", "\"visit\nat home\""][$0 % 3]),2025-01-\(10 + $0 % 20)\n"
    }
    let text = "id,type,date\n" + rows.joined()
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [.init(path: folder.write("deals.csv", deals))]
    configuration.activities = [.init(path: folder.write("activities.csv", text))]
    configuration.stages = .file(path: folder.write("stages.csv", stages))
    var seen: Set<[String]> = []
    for (size, threads) in [(1 << 20, 1), (700, 1), (333, 3)] {
      var importer = DealImporter(configuration: configuration, wantsDealList: false, threads: threads)
      importer.partSize = size
      let result = try importer.run()
      seen.insert((0..<3).flatMap { activities(result, of: $0) } + ["\(result.summary.inputs[1].leftOut)"])
    }
    #expect(seen.count == 1)
    #expect(seen.first?.last == "800")
  }

  @Test func tasksThatNoActivityMeetsAreTold() throws {
    let result = try run(
      "id,type,result,at\n1,call,reached,2025-01-02\n1,mail to customer,,2025-01-03\n",
      stages: "stage,kind,tasks\nNew,open,cal:1|mail:1|call/reachd:1|visit:1|CALL:2\nWon,won,\n"
    )
    let known = ["call", "mail to customer"]
    #expect(
      result.summary.assumptions.filter { if case .taskNotMet = $0 { true } else { false } } == [
        .taskNotMet(task: "cal", stage: "New", nearest: "call", known: known),
        .taskNotMet(task: "mail", stage: "New", nearest: "mail to customer", known: known),
        .taskNotMet(task: "call/reachd", stage: "New", nearest: "reached", known: ["reached"]),
        .taskNotMet(task: "visit", stage: "New", nearest: nil, known: known),
      ]
    )
  }
}

/// Tasks of stages as people write them.
struct StageTaskTextTests {
  private func parse(_ text: String) -> String {
    let (tasks, unreadable) = StageTaskText.parse(text)
    return tasks.map { "\($0.name)×\($0.count)" }.joined(separator: " ") + (unreadable.map { " ✗" + $0 } ?? "")
  }

  @Test func writtenInManyWays() {
    #expect(parse("visit:2|call:3") == "visit×2 call×3")
    #expect(parse(" 拜访：２ ｜ 邮件／已回复：1；电话 : 3 ") == "拜访×2 邮件/已回复×1 电话×3")
    #expect(parse("") == "")
    #expect(parse("mail/replied:1|") == "mail/replied×1")
    #expect(parse("call: back:2") == "call: back×2")
  }

  @Test func whatIsNoTask() {
    for text in [
      "visit", "visit:", "visit:two", "visit:0", "visit:-1", "visit:1.5", ":2", "mail/:1", "/replied:1", "a/b/c:1",
    ] {
      #expect(parse("call:1|" + text) == "call×1 ✗" + text)
    }
    #expect(parse("visit:1001") == " ✗visit:1001")
  }

  @Test func yamlListsMappingsAndTexts() throws {
    let folder = TestFolder()
    let path = folder.write(
      "stages.yaml",
      "- {stage: A, tasks: {visit: 2, call: 3}}\n- {stage: B, tasks: [visit:2, call: 3]}\n- {stage: C, tasks: 'visit:2|call:3'}\n"
    )
    for row in try StageTable.read(path: path, configuration: Configuration()) {
      #expect(row.stage.tasks.map(\.name) == ["visit", "call"])
      #expect(row.stage.tasks.map(\.count) == [2, 3])
    }
  }
}
