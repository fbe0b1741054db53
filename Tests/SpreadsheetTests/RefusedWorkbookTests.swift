import Diagnostics
import Testing

@testable import Spreadsheet

/// Every message that a workbook of ordinary size can end with, as a user meets it.
struct RefusedWorkbookTests {
  static let names = RecordedText.names(in: "refused", endings: [".xlsx", ".xls", ".xlsb", ".ods", ".zip"])

  /// The sheets that are asked for by name.
  private static let sheets = ["sheet-missing.xlsx": "Deels", "sheet-chart.xlsx": "Chart", "sheet-empty.xlsx": "empty"]

  @Test func theCatalogue() throws {
    var catalogue = ""
    var found: Set<MessageID> = []
    for name in RefusedWorkbookTests.names {
      let bytes = try RecordedText.bytes("refused/" + name)
      guard let problem = Converted.problem(bytes, sheet: RefusedWorkbookTests.sheets[name]) else {
        Issue.record("\(name) was read")
        continue
      }
      found.insert(problem.id)
      catalogue += "\(name)\t\(problem.id)\n"
      var location = problem.location
      location.file = name
      for language in Language.allCases {
        let wording = problem.id.wording(in: language)
        let texts = [wording.problem, wording.remedy].map { Wording.fill($0, with: problem.arguments) }
        catalogue += "  \(location.description): \(texts.joined(separator: " | "))"
        catalogue += problem.suggestion.map { " | \($0)?\n" } ?? "\n"
      }
    }
    try RecordedText.expect(catalogue, "refused/messages.txt")
    // Those that only gigabytes can provoke are in `LimitTests`.
    let large: Set<MessageID> = [.workbookTooLarge, .workbookStringsTooLarge, .workbookTextTooLarge]
    let missing = MessageID.allCases.filter {
      "\($0)".hasPrefix("workbook") && !found.contains($0) && !large.contains($0)
    }
    #expect(missing.isEmpty, "\(missing)")
  }
}
