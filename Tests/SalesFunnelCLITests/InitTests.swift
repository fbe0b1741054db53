import Foundation
import Testing

@testable import SalesFunnelCLI

/// `init --yes` and then `report`, with no file touched between: the figures are those of the reports that the stages
/// were written for by hand.
struct InitTests {
  /// An export and how its report is made by hand.
  struct Export: CustomTestStringConvertible {
    /// The folder among the cases.
    var folder: String
    /// The files, that of the deals first.
    var files: [String]
    /// The table of stages by hand; none where the case has none.
    var stages: String?
    /// Figures that rest on what nobody can know of the export: how likely the hand says that deals are won.
    var unknown: Set<String> = []

    var testDescription: String { folder + "/" + files.joined(separator: "+") }
  }

  /// Probabilities that a stage has by hand, and the export does not tell.
  private static let probabilities: Set<String> = ["configured", "used", "inside", "weighted", "withoutProbability"]

  static let exports = [
    Export(folder: "export-salesforce", files: ["report.csv", "opportunity_history.csv"], stages: "stages.csv"),
    Export(folder: "export-salesforce", files: ["report.csv", "opportunity_field_history.csv"], stages: "stages.csv"),
    Export(folder: "export-hubspot", files: ["deals.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-hubspot", files: ["deals-properties.csv"]),
    Export(folder: "export-pipedrive", files: ["deals.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-pipedrive", files: ["deals-short.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-zoho", files: ["deals.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-dynamics", files: ["opportunities.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-odoo", files: ["pipeline.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-odoo", files: ["reasons.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "export-chinese", files: ["crm.csv"], stages: "stages.csv", unknown: probabilities),
    Export(folder: "entry-dates", files: ["deals.csv"]),
  ]

  @Test(arguments: exports)
  func theReportIsThatOfStagesByHand(export: Export) throws {
    let source = CaseTests.folder.appending(path: export.folder)
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    for file in export.files {
      try FileManager.default.copyItem(at: source.appending(path: file), to: work.appending(path: file))
    }
    var byHand = ["report", export.files[0]] + export.files.dropFirst().flatMap { ["--history", $0] }
    if let stages = export.stages { byHand += ["--stages", source.appending(path: stages).path] }
    try run(byHand + ["--format", "json", "--out", "by-hand"], in: work)
    try run(["init", "--yes"] + export.files, in: work)
    try run(["report", "--config", "funnel.yaml", "--format", "json", "--out", "own"], in: work)
    let expected = try figures(work.appending(path: "by-hand/metrics.json"))
    let found = try figures(work.appending(path: "own/metrics.json"))
    let differences = InitTests.differences(expected, found, at: "", but: export.unknown)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  /// The folders of sample data: what their own configuration says beyond the files is no part of the comparison.
  @Test(arguments: ["english", "chinese"])
  func sampleDataIsReadUnaided(language: String) throws {
    let source = Tool.package.appending(path: "sample-data").appending(path: language)
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let files = ["deals.csv", "history.csv", "quotas.csv"]
    for file in files {
      try FileManager.default.copyItem(at: source.appending(path: file), to: work.appending(path: file))
    }
    try run(["init", "--yes"] + files.reversed(), in: work)
    try run(["report", "--config", "funnel.yaml", "--format", "json", "--out", "own"], in: work)
    let byHand = source.appending(path: "funnel.yaml").path
    try run(["report", "--config", byHand, "--format", "json", "--out", "by-hand"], in: work)
    let (expected, found) = (
      try figures(work.appending(path: "by-hand/metrics.json")), try figures(work.appending(path: "own/metrics.json"))
    )
    // Rates of other currencies stand in no export.
    let unknown = InitTests.probabilities.union(["withoutRate"])
    for part in ["counts", "asOf"] {
      #expect(InitTests.differences(expected[part], found[part], at: part, but: unknown) == [])
    }
    let stages = try [expected, found].map { document in
      try #require(document["pipelines"] as? [[String: Any]]).map { pipeline in
        try #require(pipeline["funnel"] as? [[String: Any]]).map { $0["stage"] as? String ?? "" }
      }
    }
    #expect(stages[0] == stages[1])
  }

  @Test func theEncodingIsTold() throws {
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let sample = Tool.package.appending(path: "sample-data/chinese/deals-gb18030.csv")
    try FileManager.default.copyItem(at: sample, to: work.appending(path: "deals.csv"))
    try run(["init", "--yes", "deals.csv", "--locale", "zh-Hans"], in: work)
    let text = try String(contentsOf: work.appending(path: "funnel.yaml"), encoding: .utf8)
    #expect(text.contains("\n      # encoding: gb18030 "))
  }

  @Test func pathsAreThoseSeenFromTheFolder() {
    let here = FolderPath("")
    #expect(here.path(of: "a.csv") == "a.csv")
    #expect(here.relative("b/a.csv") == "b/a.csv")
    #expect(FolderPath("out").relative("a.csv") == "../a.csv")
    #expect(FolderPath("out").path(of: "a.csv") == "out/a.csv")
    #expect(FolderPath("x/y/").relative("./x/z/../a.csv") == "../a.csv")
    #expect(FolderPath("/data/x").relative("/data/y/a.csv") == "../y/a.csv")
    #expect(FolderPath("/data").relative("/other/a.csv") == "/other/a.csv")
    #expect(FolderPath.of("x/a.csv") == "x" && FolderPath.of("a.csv").isEmpty && FolderPath.of("/a.csv") == "/")
  }

  /// On a terminal what is open is asked for; a terminal is made by `script` of util-linux.
  @Test(arguments: [("2", "mdy", 0), ("x 9 1", "dmy", 0), ("", nil, 2)] as [(String, String?, Int32)])
  func aTerminalIsAsked(answers: String, order: String?, status: Int32) throws {
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let deals = "id,stage,created\n1,Lead,03/04/2025\n2,Won,05/06/2025\n"
    try deals.write(to: work.appending(path: "deals.csv"), atomically: true, encoding: .utf8)
    let lines = answers.split(separator: " ").map { $0 + "\\n" }.joined() + "\\n"
    let outcome = try Shell.run(
      "(sleep 1; printf '\(lines)') | script -qec '$0 init deals.csv' /dev/null".replacing(
        "$0",
        with: Tool.products.appending(path: "salesfunnel").path
      ),
      in: work
    )
    #expect(outcome.status == status)
    #expect(outcome.output.contains("1  date_order: dmy") && outcome.output.contains("2  date_order: mdy"))
    let text = try String(contentsOf: work.appending(path: "funnel.yaml"), encoding: .utf8)
    #expect(order.map { text.contains("\n      date_order: \($0) ") } ?? text.contains("\n      # date_order: dmy\n"))
  }

  private func run(_ arguments: [String], in folder: URL) throws {
    let outcome = try Tool.run(arguments, in: folder)
    #expect(outcome.status == 0, "\(arguments): \(outcome.output)\(outcome.errors)")
  }

  private func figures(_ file: URL) throws -> [String: Any] {
    var document = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    for key in ["inputs", "assumptions"] { document[key] = nil }
    return document
  }

  /// Where two documents differ, but for the values of some keys.
  private static func differences(_ first: Any?, _ second: Any?, at path: String, but unknown: Set<String>) -> [String]
  {
    if let first = first as? [String: Any], let second = second as? [String: Any] {
      return Set(first.keys).union(second.keys).subtracting(unknown).sorted().flatMap {
        differences(first[$0], second[$0], at: path + "/" + $0, but: unknown)
      }
    }
    if let first = first as? [Any], let second = second as? [Any], first.count == second.count {
      return first.indices.flatMap { differences(first[$0], second[$0], at: path + "/\($0)", but: unknown) }
    }
    let (left, right) = (first.map { "\($0)" } ?? "none", second.map { "\($0)" } ?? "none")
    return left == right ? [] : ["\(path): \(left.prefix(80)) by hand, \(right.prefix(80)) by init"]
  }
}
