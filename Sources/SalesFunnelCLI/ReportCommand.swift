import ArgumentParser
import DealImport
import Diagnostics
import HTMLReport
import ReportModel

/// `salesfunnel report`: the whole report as files.
struct ReportCommand: ParsableCommand {
  /// What a report can be written as, in the order in which the files are put in place.
  enum Format: String, CaseIterable {
    case xlsx, html, svg, eml, json
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the report: a workbook, a page, a chart and the figures.",
    usage: "salesfunnel report [<deals> ...] [--history <file>] [--stages <file>] [<options>]",
    discussion: """
      Reads deals, their stage changes and the stages, and writes into one directory:
        report.xlsx    the workbook, for Excel, WPS and LibreOffice
        report.html    one page, for a browser, a phone and for print
        funnel.svg     the funnel, for slides
        metrics.json   every figure, for other programs
        report.eml     the mail, with --format eml only
        rejects.csv    the rows that could not be used, if there are any
      All of them are replaced together, or none if anything fails.

      Examples:
        salesfunnel report deals.csv --history history.csv --stages stages.csv
        salesfunnel report --config funnel.yaml --as-of 2025-06-30 --period 2025-Q2
        salesfunnel report deals.csv --format json,html --out june
        salesfunnel report deals.csv --locale zh-Hans
        salesfunnel report --config funnel.yaml --fail-on risk=30%,quota
      """
  )

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @Option(help: ArgumentHelp("The directory to write into.", valueName: "directory"), completion: .directory)
  var out = "report"

  @Option(
    help: ArgumentHelp(
      "What to write: any of xlsx, html, svg, json and eml, with commas between.",
      valueName: "formats"
    ),
    completion: .series(Format.allCases.map(\.rawValue))
  )
  var format = "xlsx,html,svg,json"

  @Option(
    help: ArgumentHelp("A folder with templates that replace the built-in ones.", valueName: "folder"),
    completion: .directory
  )
  var templates: String?

  @OptionGroup var alerts: AlertOptions

  @OptionGroup(title: "Mail (--format eml)") var mail: MailOptions

  func run() throws {
    let settings = try RunSettings(inputs)
    try settings.tellingProblems {
      let formats = try chosenFormats()
      if !formats.contains(.eml) {
        try Diagnostics.throwIfAny(mail.given.map { Diagnostic(.optionNeeds, [$0, "--format eml"]) })
      }
      let conditions = try alerts.conditions()
      let needsTemplates = formats.contains(.html) || formats.contains(.eml)
      let templates = needsTemplates ? try ReportTemplates(folder: templates) : nil
      let page = formats.contains(.html) ? templates.map(HTMLPage.init(templates:)) : nil
      let mailTemplates = formats.contains(.eml) ? templates : nil
      let reportMail = try mailTemplates.map { try ReportMail(mail, settings, templates: $0) }
      let progress = Progress()
      let wantsDealList =
        formats.contains(.xlsx) || formats.contains(.html) || reportMail?.settings.attachesWorkbook == true
      var told: [Diagnostic] = []
      // The folder is taken before anything is read: where a run takes longer than its interval, the next one finds that
      // out at once.
      let names = try OutputFolder.write(into: out) { folder in
        let analysis = try Analysis(settings, wantsDealList: wantsDealList, progress: progress)
        let document = analysis.document(settings)
        told = conditions.compactMap { $0.problem(in: analysis, format: document.format) }
        let files = ReportFiles(
          formats: formats,
          analysis: analysis,
          document: document,
          page: page,
          mail: reportMail,
          settings: settings
        )
        return try files.write(in: folder)
      }
      progress.note(names.map { out + "/" + $0 }.joined(separator: "  "))
      try Diagnostics.throwIfAny(told)
    }
  }

  private func chosenFormats() throws -> Set<Format> {
    var formats: Set<Format> = []
    for name in format.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = Format(rawValue: name.lowercased()) else {
        let known = Format.allCases.map(\.rawValue)
        throw Diagnostic(
          .optionFormat,
          [String(name), known.joined(separator: ", ")],
          suggestion: nearestName(to: String(name), among: known)
        )
      }
      formats.insert(format)
    }
    return formats
  }
}
