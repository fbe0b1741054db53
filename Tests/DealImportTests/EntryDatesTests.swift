import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Stage entries in the rows of deals (`EntryDates`).
struct EntryDatesTests {
  @Test(arguments: [
    ("Date entered \"Proposal (Sales Pipeline)\"", "Proposal (Sales Pipeline)"),
    ("Date entered 'Won'", "Won"), ("Date Entered Proposal", "Proposal"),
    ("hs_v2_date_entered_decisionmakerboughtin", "decisionmakerboughtin"), ("hs_date_entered_1234", "1234"),
    ("date_entered_closed_won", "closed_won"), ("entered_offer", "offer"), ("Entered Offer", "Offer"),
    ("进入报价时间", "报价"), ("进入“报价”日期", "报价"),
  ])
  func headingsNameStages(heading: String, stage: String) { #expect(EntryHeading.stage(heading)?.text == stage) }

  @Test(arguments: [
    "Date entered", "Entered by", "entered_at", "Entered stage", "hs_v2_date_entered_current_stage", "进入本阶段时间",
    "Created", "Date exited \"Proposal\"", "Re-entered offer", "录入时间",
  ])
  func otherHeadingsDoNot(heading: String) { #expect(EntryHeading.stage(heading) == nil) }

  @Test func exitsAreTold() {
    for heading in ["Date exited \"A\"", "hs_v2_date_exited_1", "exited_offer", "离开报价时间"] {
      #expect(EntryHeading.isExit(heading), "\(heading)")
    }
    #expect(!EntryHeading.isExit("Date entered \"A\""))
  }

  @Test func oneUnsureHeadingAloneIsNone() {
    #expect(EntryHeadings(["id", "entered_offer"], taken: [0]).entries.isEmpty)
    #expect(EntryHeadings(["id", "entered_offer", "entered_won"], taken: [0]).entries.count == 2)
    #expect(EntryHeadings(["id", "date_entered_offer"], taken: [0]).entries.count == 1)
    #expect(EntryHeadings(["id", "date_entered_offer"], taken: [0, 1]).entries.isEmpty)
    #expect(EntryHeadings(["id", "date_entered_offer"], taken: [0], preset: "none").entries.isEmpty)
    #expect(EntryHeadings(["id", "date_entered_offer"], taken: [0], preset: "hubspot").entries.count == 1)
  }

  @Test func stagesAreFoundAsTheyAreWritten() {
    let names = EntryStageNames(
      stages: ["Closed Won", "报价", "Offer (final)"],
      pipelines: ["Sales", "Renewals"],
      headings: ["x", "closed_won"]
    )
    func text(_ heading: String) -> String {
      let (name, pipeline) = names.stage(heading)
      return name + (pipeline.map { "/\($0)" } ?? "")
    }
    #expect(text("closed_won") == "Closed Won")
    #expect(text("closedwon") == "Closed Won")
    #expect(text("closedwon_4711") == "Closed Won")
    #expect(text("Closed Won (Renewals)") == "Closed Won/1")
    #expect(text("Closed Won (elsewhere)") == "Closed Won")
    #expect(text("Offer (final)") == "Offer (final)")
    #expect(text("报价阶段") == "报价")
    #expect(text("Review (Sales)") == "Review/0")
    #expect(text("Review (soon)") == "Review (soon)")
    #expect(text("review_soon") == "review_soon")
    let bracketed = EntryStageNames(stages: [], pipelines: [], headings: ["A (P)", "B (P)"])
    #expect(bracketed.stage("A (P)").name == "A")
  }

  /// The result does not depend on how the file is cut, nor on the number of threads.
  @Test func partsMakeNoDifference() throws {
    var table = "id,owner,entered_a,entered_b,entered_won\n"
    for number in 0..<400 {
      let day = "2025-01-\(number % 28 + 10 > 28 ? 28 : number % 18 + 10)"
      table += "D\(number % 380),\"O, \(number % 7)\",2025-01-0\(number % 9 + 1),\(number % 3 == 0 ? "" : day),"
      table += number % 5 == 0 ? "2025-02-11 10:30\n" : "\n"
    }
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", table))]
    func changes(_ partSize: Int, _ threads: Int) throws -> ([StageChange], Int) {
      var importer = DealImporter(configuration: configuration, wantsDealList: false, threads: threads)
      importer.partSize = partSize
      let result = try importer.run()
      return (result.changes, result.summary.inputs[1].rowsRead)
    }
    let whole = try changes(1 << 20, 1)
    #expect(whole.0.count == whole.1)
    for (partSize, threads) in [(64, 1), (200, 3), (1000, 2)] {
      let parted = try changes(partSize, threads)
      #expect(parted.0 == whole.0)
      #expect(parted.1 == whole.1)
    }
  }

  @Test func aLaterRowReplacesAllEntries() throws {
    let first = "id,entered_a,entered_b\n1,2025-01-01,2025-01-02\n2,2025-01-01,\n1,2025-01-03,\n"
    let second = "id,entered_a,entered_b\n2,2025-02-01,2025-02-02\n"
    let result = try ImportInputs(first, second).run()
    // Of 1 the last row, of 2 the later file's.
    #expect(result.book.changes.count == 3)
    #expect(result.summary.inputs.map(\.rowsRead) == [3, 1, 1, 2])
  }
}
