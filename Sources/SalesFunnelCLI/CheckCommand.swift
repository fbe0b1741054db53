import ArgumentParser
import DealImport
import DealModel
import Diagnostics
import FunnelAnalytics
import MetricsJSON
import ReportModel
import TerminalTable

/// `salesfunnel check`: reads everything as a report would, and says whether one can be made and how good it will be.
struct CheckCommand: ParsableCommand {
  /// What it can be printed as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether the figures will be right: how the inputs were understood, and what they lack.",
    usage: "salesfunnel check [<deals> ...] [--history <file>] [--stages <file>] [<options>]",
    discussion: """
      The first line is the verdict. Then, for every file, how it was read and which columns were taken for what; rows and \
      values that could not be used; deals whose history contradicts their row; what the files cannot answer, which \
      figures suffer, and the line for funnel.yaml that helps. Nothing is written.

      Ends with code 2 where no report could be made, with 3 where too many rows are unusable; what can be told is told \
      all the same.

      Examples:
        salesfunnel check deals.csv --history history.csv --stages stages.csv
        salesfunnel check --config funnel.yaml --rejects rejects.csv
        salesfunnel check --config funnel.yaml --format json
      """
  )

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @Option(help: ArgumentHelp("How to print: text or json.", valueName: "format"))
  var format = Format.text

  @Option(
    help: ArgumentHelp("Write all unusable rows to this file.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  var rejects: String?

  func run() throws {
    let settings = try RunSettings(inputs)
    try settings.tellingProblems {
      let imported = try imported(settings)
      if let path = rejects {
        try RejectsFile.write(imported.rejects, to: path, language: settings.language)
      }
      // The first problem decides how the run ends: one of the configuration goes before too many unusable rows.
      let limit = RejectLimit(settings.configuration.rejectLimit)
      var refusal = imported.problems + limit.problems(imported, namesRows: false)
      // Without any date there is nothing that the day could change.
      let lacksDay = imported.book.latestDay == nil && settings.asOfIsFromData
      if lacksDay { refusal.insert(Diagnostic(.asOfUnknown), at: 0) }
      var options = try settings.analysis(latestDay: imported.book.latestDay ?? 0)
      options.keepsDeals = true
      options.contradictions = CheckEvidence.contradictions
      let analysis = try Analysis(imported, settings, options: options)
      let evidence = try CheckEvidence(analysis, problems: refusal, lacksDay: lacksDay)
      try print(analysis.builder(settings).check(evidence))
      try Diagnostics.throwIfAny(refusal)
    }
  }

  /// Reads the inputs; where that cannot be done, what is known of their columns is told, and a program is told of the
  /// problems in the form that it asked for.
  private func imported(_ settings: RunSettings) throws -> ImportResult {
    let progress = Progress()
    var importer = DealImporter(
      configuration: settings.configuration,
      wantsDealList: false,
      threads: settings.threads,
      handsOverProblems: true,
      progress: { progress.show($0, $1) }
    )
    do throws(Diagnostics) {
      defer { progress.clear() }
      return try importer.run()
    } catch {
      let inputs = importer.knownInputs
      if format == .json || !inputs.isEmpty {
        try print(CheckReport(unreadable: error.problems, inputs: inputs, language: settings.language))
      }
      throw error
    }
  }

  private func print(_ report: CheckReport) throws {
    let text =
      format == .json ? CheckDocument.text(report) : TerminalCheck(report, isStyled: StandardOutput.isStyled).text
    try StandardOutput.write(Array(text.utf8))
  }
}
