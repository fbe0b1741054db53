import Foundation
import Testing

/// The sample sets: that the generator still makes them, and what their reports say.
struct SampleTests {
  private static let sets = ["english", "chinese"]

  @Test(arguments: sets)
  func theGeneratorMakesTheCommittedFiles(set: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Tool.run([set, folder.path], in: folder, product: "sample-data-generator")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let committed = Tool.package.appending(path: "sample-data").appending(path: set)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let copies = set == "chinese" ? ["deals-gb18030.csv"] : []
    #expect(names == copies + ["deals.csv", "funnel.yaml", "history.csv", "quotas.csv", "stages.csv"])
    for name in names {
      let made = try Data(contentsOf: folder.appending(path: name))
      #expect(made == (try Data(contentsOf: committed.appending(path: name))), "\(name)")
    }
  }

  @Test(arguments: sets)
  func theReportIsAsRecorded(set: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let outcome = try Tool.run(
      ["report", "--config", "sample-data/\(set)/funnel.yaml", "--out", out.path],
      in: Tool.package
    )
    #expect(outcome.status == 0)
    #expect(outcome.output + outcome.errors == "", "a run that succeeds says nothing")
    let expected = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "samples/\(set)")
    for name in try FileManager.default.contentsOfDirectory(atPath: out.path).sorted() where name != "report.xlsx" {
      let text = try String(contentsOf: out.appending(path: name), encoding: .utf8)
      #expect(try Golden.difference(text, to: expected.appending(path: name)) == nil)
    }
    let workbook = try Workbook.parts(of: out.appending(path: "report.xlsx"))
    #expect(try Golden.difference(workbook, to: expected.appending(path: "workbook.txt")) == nil)
  }

  /// The message as it travels, but for the attached bytes, and for what is a hash of them.
  @Test(arguments: sets)
  func theMailIsAsRecorded(set: String) throws {
    let outcome = try Tool.run(
      [
        "email", "--config", "sample-data/\(set)/funnel.yaml", "--to", "Ada Lovelace <ada@example.com>", "--to",
        "李雷 <lilei@example.cn>", "--cc", "\"Chen, Bo\" <bo@example.com>", "--from",
        "销售报表 <reports@example.com>",
      ],
      in: Tool.package
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { !$0.unicodeScalars.contains("\n") })
    let text = lines.joined(separator: "\n")
      .replacing(/[0-9a-f]{16,32}/) { _ in "(hash)" }
      .replacing(/\n\nUEsDB[A-Za-z0-9+\/=\n]+/) { _ in "\n\n(the workbook)\n" }
    let expected = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "samples/\(set)")
    #expect(try Golden.difference(text, to: expected.appending(path: "message.eml")) == nil)
  }

  @Test func theBulkSetGoesThrough() throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, options) in [("sorted", []), ("shuffled", ["--shuffle"])] {
      let made = try Tool.run(
        ["deals", "3000", folder.appending(path: name).path] + options,
        in: folder,
        product: "sample-data-generator"
      )
      #expect(made.status == 0, "\(made.errors)")
    }
    func figures(_ name: String) throws -> String {
      let outcome = try Tool.run(
        ["report", "--config", "funnel.yaml", "--format", "json"],
        in: folder.appending(path: name)
      )
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try String(contentsOf: folder.appending(path: "\(name)/report/metrics.json"), encoding: .utf8)
    }
    // The order of the rows says nothing; only events at one instant without a chain may depend on it.
    #expect(try figures("sorted") == figures("shuffled"))
  }
}

/// A workbook as text that can be compared and reviewed.
enum Workbook {
  /// The parts of a workbook that differ from report to report: what the workbook says of itself, charts and sheets.
  ///
  /// Markup is broken into lines. The sheet with all deals is left out: it holds what `metrics.json` sums up, and would
  /// be ten times the rest.
  static func parts(of file: URL) throws -> String {
    let scratch = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unzip", "-q", file.path, "-d", scratch.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "unzip is needed to look into the workbook")
    var text = ""
    for path in try FileManager.default.subpathsOfDirectory(atPath: scratch.path).sorted() where path.hasSuffix(".xml")
    {
      if path.contains("theme") || path.contains("sharedStrings") { continue }
      let xml = try String(contentsOf: scratch.appending(path: path), encoding: .utf8)
      text += "== \(path), \(xml.utf8.count) bytes\n"
      if xml.utf8.count < 120_000 { text += xml.replacing("><", with: ">\n<") + "\n" }
    }
    return text
  }
}
