import DealModel
import Testing

struct ImportSummaryTests {
  private func input(_ role: String, read: Int, duplicates: Int = 0, leftOut: Int = 0, rejected: Int = 0)
    -> InputSummary
  {
    var entry = InputSummary(role: role, file: "\(role).csv", bytes: 1, encoding: "utf-8", delimiter: "comma")
    (entry.rowsRead, entry.duplicates, entry.leftOut, entry.rejected) = (read, duplicates, leftOut, rejected)
    return entry
  }

  @Test func whatIsLeftIsUsed() {
    var summary = ImportSummary()
    summary.inputs = [
      input("deals", read: 100, duplicates: 10, rejected: 5), input("deals", read: 20),
      // Four changes are of unknown deals: that is known before the analysis.
      input("history", read: 50, leftOut: 4, rejected: 1),
    ]
    summary.complete(dealsLeftOut: [7, 2], changesLeftOut: [6])
    #expect(summary.inputs.map(\.leftOut) == [7, 2, 10])
    // 100 - 10 - 7 - 5; 20 - 2; 50 - 4 - 6 - 1.
    #expect(summary.inputs.map(\.used) == [78, 18, 39])
    for entry in summary.inputs {
      #expect(entry.rowsRead == entry.used + entry.duplicates + entry.leftOut + entry.rejected)
    }
  }

  /// Files of either role may stand in any order; a stage table has no account.
  @Test func everyFileGetsItsOwnNumbers() {
    var summary = ImportSummary()
    summary.inputs = [
      input("stages", read: 6), input("history", read: 10), input("deals", read: 3), input("history", read: 20),
    ]
    summary.complete(dealsLeftOut: [1], changesLeftOut: [2, 3])
    #expect(summary.inputs.map(\.leftOut) == [0, 2, 1, 3])
    #expect(summary.inputs.map(\.used) == [0, 8, 2, 17])
  }
}
