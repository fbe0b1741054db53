import ArgumentParser
import DealImport
import DealModel
import Diagnostics
import ReportModel
import TerminalTable

/// `salesfunnel check`: reads everything as a report would, writes no report.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the inputs and says how they were understood; writes nothing.",
    usage: "salesfunnel check [<deals> ...] [--history <file>] [--stages <file>] [<options>]",
    discussion: """
      Says for every file how it was read, which columns were taken for what,
      which rows and values could not be used, and what was assumed. Ends with
      code 2 where no report could be made, with 3 where too many rows are
      unusable.

      Examples:
        salesfunnel check deals.csv --history history.csv --stages stages.csv
        salesfunnel check --config funnel.yaml --rejects rejects.csv
      """
  )

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @Option(
    help: ArgumentHelp("Write all unusable rows to this file.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  var rejects: String?

  func run() throws {
    let settings = try RunSettings(inputs)
    try settings.tellingProblems {
      let progress = Progress()
      let imported = try Analysis.importDeals(settings, wantsDealList: false, progress: progress)
      if let path = rejects {
        try RejectsFile.write(imported.rejects, to: path, language: settings.language)
      }
      let analysis = try Analysis(imported, settings, wantsDealList: false)
      let document = analysis.document(settings)
      let printer = DiagnosticPrinter(language: settings.language)
      // A value that cannot be read in a column that may be blank costs no row, yet is to be seen where it stands.
      let reasons = analysis.summary.unreadable.map(\.reason) + imported.rejects.prefix(20).map(\.reason)
      let text = CheckText(document).text + reasons.map(printer.text).joined()
      try StandardOutput.write(Array(text.utf8))
    }
  }
}

/// The data-quality part of a report as text.
struct CheckText {
  private let document: ReportDocument

  init(_ document: ReportDocument) { self.document = document }

  /// The text, one line a row, columns aligned.
  var text: String {
    guard let section = document.sections.first(where: { $0.id == .dataQuality }) else { return "" }
    var result = document.subtitle + "\n"
    for caution in document.cautions { result += "! " + printable(caution, limit: 1000) + "\n" }
    let renderer = TerminalTable(format: document.format, isStyled: false, total: document.words.total)
    for table in section.tables { result += "\n" + renderer.text(table) }
    return result
  }
}
