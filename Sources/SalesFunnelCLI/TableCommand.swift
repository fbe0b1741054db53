import ArgumentParser
import Diagnostics
import Glibc
import MetricsJSON
import ReportModel
import TerminalTable

/// A command that prints one short table of the report: aligned text, CSV, or the same part of `metrics.json`.
protocol TableCommand: ParsableCommand {
  /// What is shown.
  static var view: TableView { get }
  var options: TableOptions { get }
}

/// Which tables of a report a command shows, and how much of them.
struct TableView {
  /// The part of the report they stand in.
  var section: SectionID
  /// How their ids begin; there may be one for each pipeline.
  var tables: String
  /// The columns, by their keys; all without any.
  var columns: [String] = []
  /// How the ids of tables begin that stand below on a terminal, with all their columns.
  var furtherTables: [String] = []
  /// The same figures in `metrics.json`.
  var metrics: MetricsSelection
}

extension TableCommand {
  func run() throws {
    let settings = try RunSettings(options.inputs)
    try settings.tellingProblems {
      let analysis = try Analysis(settings, wantsDealList: false, progress: Progress())
      try StandardOutput.write(output(of: analysis, settings))
    }
  }

  private func output(of analysis: Analysis, _ settings: RunSettings) -> [UInt8] {
    let view = Self.view
    if options.format == .json {
      return Array(analysis.metrics(settings, selection: view.metrics).utf8)
    }
    let document = analysis.document(settings)
    let section = document.sections.first { $0.id == view.section }?.tables ?? []
    let tables = section.filter { $0.id.hasPrefix(view.tables) }
    if options.format == .csv { return TableCSV.bytes(tables, columns: view.columns) }
    let renderer = TerminalTable(
      format: document.format,
      isStyled: StandardOutput.isStyled,
      total: document.words.total
    )
    var texts = tables.map { renderer.text($0, columns: view.columns) }
    for further in view.furtherTables {
      texts += section.filter { $0.id.hasPrefix(further) }.map { renderer.text($0) }
    }
    return Array((document.subtitle + "\n\n" + texts.joined(separator: "\n")).utf8)
  }
}
