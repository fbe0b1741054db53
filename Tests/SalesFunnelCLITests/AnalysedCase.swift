import ArgumentParser
import Foundation
import FunnelAnalytics
import ReportModel

@testable import SalesFunnelCLI

/// A report made from the inputs of a case or of a sample set, as values: what is shown and what it is made from.
struct AnalysedCase: Sendable {
  let name: String
  let report: FunnelReport
  let document: ReportDocument

  /// All cases that make a report, and the sample sets.
  static let all: [AnalysedCase] = {
    let cases = CaseTests.names.compactMap { try? AnalysedCase(ofCase: $0) }
    let samples = ["english", "chinese"].compactMap { name in
      let folder = Tool.package.appending(path: "sample-data/" + name)
      return try? AnalysedCase(name, arguments: ["--config", folder.appending(path: "funnel.yaml").path])
    }
    return cases + samples
  }()

  /// The first report that a case makes; `nil` where it makes none, or its inputs are refused.
  private init?(ofCase name: String) throws {
    let folder = CaseTests.folder.appending(path: name)
    let commands = try String(contentsOf: folder.appending(path: "cmd"), encoding: .utf8).split(separator: "\n")
    guard let command = commands.first(where: { $0.hasPrefix("report ") }) else { return nil }
    // Cases run in their folder; here all run in one process.
    let arguments = command.split(separator: " ").dropFirst().map { argument in
      let file = folder.appending(path: String(argument)).path
      return FileManager.default.fileExists(atPath: file) ? file : String(argument)
    }
    try self.init(name, arguments: arguments)
  }

  private init(_ name: String, arguments: [String]) throws {
    let options = try ReportCommand.parse(arguments).inputs
    let settings = try RunSettings(options)
    let analysis = try Analysis(settings, wantsDealList: true, progress: Progress())
    self.name = name
    report = analysis.report
    document = analysis.document(settings)
  }

  /// All tables, in order.
  var tables: [ReportTable] { document.sections.flatMap(\.tables) }
}
