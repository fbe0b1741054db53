import DealModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import DealImport
@testable import TableFiles

/// What `read` leaves out is what a report leaves out.
struct RowRuleTests {
  /// How many rows a report reads, and what it passes over.
  private func ofReport(_ folder: TestFolder, _ text: String, history: String?) throws -> String {
    var configuration = Configuration()
    let deals = history == nil ? text : "id,stage\nD-1,New\n"
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", deals))]
    if let history { configuration.history = [Configuration.Input(path: folder.write("table.csv", history))] }
    var importer = DealImporter(configuration: configuration, wantsDealList: false)
    let result = try importer.run()
    let notes = result.summary.assumptions.compactMap { assumption -> String? in
      guard case .layout(let note) = assumption else { return nil }
      return "\(note.id) \(note.location.line ?? 0) \(note.arguments)"
    }
    return "\(result.summary.inputs.last?.rowsRead ?? -1) \(notes)"
  }

  /// How many records `read` writes or rejects, and what it passes over.
  private func ofRead(_ folder: TestFolder, _ text: String) throws -> String {
    let table = try InputTable(path: folder.write("read.csv", text))
    var normalised = NormalisedTable(table, rule: RowRule(recognising: table))
    try normalised.write { _ in true }
    let notes = (table.notes + normalised.notes()).filter { $0.id != .recordsPadded }
      .map { "\($0.id) \($0.location.line ?? 0) \($0.arguments)" }
    return "\(normalised.records + normalised.rejected) \(notes)"
  }

  private func text(_ head: String, _ lines: [String], _ random: inout SplitMix64) -> String {
    // The first rows are whole, or nobody could tell what the table is like.
    var text = head + lines[0].replacing("#", with: "a") + "\n" + lines[1].replacing("#", with: "b") + "\n"
    for number in 0..<12 { text += lines[random.below(lines.count)].replacing("#", with: "\(number)") + "\n" }
    return text
  }

  @Test func readTakesTheRowsThatAReportTakes() throws {
    var random = SplitMix64(seed: 11)
    let lines = [
      "D-#,A,New,1,2025-01-01", "D-#,B,Won,2,2025-01-02", "Total,,,5,", "Subtotal,Ann,,5,", "Total,Sum,New,3,", "",
      ",,,,",
      "Copyright (c) us", "Northwind", "Northwind,,,,", "合计,,,3,", "Total,N/A,-,3,", "Page 1,,,,", "Sum of Amount,,,3,",
      "id,account,stage,amount,created", "\"D-#\",\"x\ny\",New,3,2025-01-03", "备注：无,,,,", "Total records: 4", "审核,,,,",
    ]
    for _ in 0..<300 {
      var text = text("id,account,stage,amount,created\n", lines, &random)
      if random.below(4) == 0 { text += "\nowner,count\nAnn,1\nBob,1\n" }
      let folder = TestFolder()
      #expect(try ofRead(folder, text) == (try ofReport(folder, text, history: nil)), "\(text)")
    }
  }

  @Test func soOfStageChanges() throws {
    var random = SplitMix64(seed: 12)
    let lines = [
      "New,D-#,2025-01-01", "Confidential review,D-#,2025-01-02", "Total,,5", "", "Page two,D-#,2025-01-02",
      "Northwind",
      "Confidential,,", "to stage,deal id,changed at", "Total,D-#,2025-01-02", "审核,D-#,2025-01-02",
    ]
    for _ in 0..<200 {
      let text = text("to stage,deal id,changed at\n", lines, &random)
      let folder = TestFolder()
      #expect(try ofRead(folder, text) == (try ofReport(folder, "", history: text)), "\(text)")
    }
  }

  /// Stages may be called like footers and sums: a row with a time is a change.
  @Test func changesToStagesThatAreCalledLikeFooters() throws {
    let stages = "stage,kind\nNew,open\nConfidential review,open\nTotal,open\nWon,won\n"
    let head = "to stage,deal id,changed at\n"
    for row in [
      "Confidential review,D-1,2025-01-02", "Total,D-1,2025-01-02", "Confidential review,D-1,2025-01-02 10:00",
    ] {
      let history = head + "New,D-1,2025-01-01\n\(row)\n"
      let result = try ImportInputs("id,stage\nD-1,New\n", history: [history], stages: stages).run()
      #expect(result.changes.count == 2, "\(row)")
      let other = "deal id,changed at,to stage\nD-1,2025-01-01,New\n\nD-1,2025-01-02,Confidential review\n"
      let second = try ImportInputs("id,stage\nD-1,New\n", history: [other], stages: stages).run()
      #expect(second.changes.count == 2)
    }
    // A deal in such a stage without any date is one too, wherever the stage stands.
    for deals in ["stage,id,amount\nConfidential review,D-1,5\n", "id,stage\nConfidential,Confidential review\n"] {
      #expect(try ImportInputs(deals, stages: stages).run().book.count == 1, "\(deals)")
    }
  }

  /// Lines of one field behind a gap, more of them than are passed over together, cut anywhere.
  @Test func runsOfLinesOfOneFieldInParts() throws {
    var random = SplitMix64(seed: 13)
    let lines = ["Northwind", "Berlin,,,,", "\"Oslo\"", "x\n\nRome", "Total,,,5,", ",,,,", "D-#,A,New,1,2025-01-01"]
    for _ in 0..<40 {
      var text = "id,account,stage,amount,created\nD-a,A,New,1,2025-01-01\n"
      for number in 0..<90 {
        // Mostly lines of one field.
        text += lines[random.below(3) > 0 ? random.below(4) : random.below(7)].replacing("#", with: "\(number)") + "\n"
      }
      let folder = TestFolder()
      #expect(try ofRead(folder, text) == (try ofReport(folder, text, history: nil)), "\(text)")
      var configuration = Configuration()
      configuration.deals = [Configuration.Input(path: folder.write("deals.csv", text))]
      func read(_ partSize: Int) throws -> String {
        var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: 2)
        importer.partSize = partSize
        let result = try importer.run()
        return "\(result.ids) \(result.summary.inputs) \(result.rejects.map(\.reason.short))"
      }
      let whole = try read(1 << 20)
      for size in [1, 30, 200] { #expect(try read(size) == whole, "\(text)") }
    }
  }

  /// Two lines of a firm's name and place below the rows are footers both.
  @Test func severalLinesOfOneFieldAtTheEnd() throws {
    let text = "id,stage,created\nD-1,New,2025-01-01\n\nNorthwind\nBerlin\n"
    let result = try ImportInputs(text).run()
    #expect(result.ids == ["D-1"])
    #expect(result.rejects.isEmpty)
    #expect(result.summary.inputs[0].skipped == 3)
  }
}
