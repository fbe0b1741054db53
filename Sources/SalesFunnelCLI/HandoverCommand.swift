import ArgumentParser
import DealImport
import DealModel
import Diagnostics
import FunnelAnalytics
import ReportModel
import TerminalTable
import XLSXReport

/// `salesfunnel handover`: the open deals of a seller who leaves.
struct HandoverCommand: ParsableCommand {
  /// What the list can be printed as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "handover",
    abstract: "Lists the open deals of a seller who leaves, the nearest to the close first.",
    usage: "salesfunnel handover --owner <name> [--to <name>] [<deals> ...] [<options>]",
    discussion: """
      Each deal is listed with its account, amount, expected close, next step and the way to hand it over: from 75 % win \
      probability on both sellers visit together, from 50 % on the other one is introduced by phone, the rest is called \
      later. Set other limits with handover: {visit: 80%, phone: 40%} in funnel.yaml.

      Examples:
        salesfunnel handover --owner "Clara Winterfeld" --config funnel.yaml
        salesfunnel handover --owner "Clara Winterfeld" --to "Bo Chen" deals.csv
        salesfunnel handover --owner "Clara Winterfeld" deals.csv --format csv
        salesfunnel handover --owner "Clara Winterfeld" deals.csv -o handover.xlsx
      """
  )

  @Option(help: ArgumentHelp("The seller whose deals are handed over, as the deals name them.", valueName: "name"))
  var owner: String

  @Option(help: ArgumentHelp("Who takes them, for the title.", valueName: "name"))
  var to: String?

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @Option(help: ArgumentHelp("How to print: table or csv.", valueName: "format"))
  var format = Format.table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write a workbook (.xlsx) or CSV (.csv) instead of printing.", valueName: "file"),
    completion: .file(extensions: ["xlsx", "csv"])
  )
  var output: String?

  func run() throws {
    let settings = try RunSettings(inputs)
    try settings.tellingProblems {
      let isWorkbook = output.map { $0.lowercased().hasSuffix(".xlsx") } ?? false
      if let output, !isWorkbook, !output.lowercased().hasSuffix(".csv") {
        throw Diagnostic(.optionOutput, [output])
      }
      let document = try document(settings)
      let table = document.sections.flatMap(\.tables)
      guard let output else {
        return try StandardOutput.write(format == .csv ? TableCSV.bytes(table) : Array(text(document, table).utf8))
      }
      try HandoverCommand.write(isWorkbook ? nil : TableCSV.bytes(table), document, to: output)
    }
  }

  private func document(_ settings: RunSettings) throws -> ReportDocument {
    var asked = HandoverOptions(owner: owner)
    (asked.visit, asked.phone) = (settings.configuration.handoverVisit, settings.configuration.handoverPhone)
    let analysis = try Analysis(settings, wantsDealList: false, progress: Progress(), handover: asked)
    let book = analysis.imported.book
    guard var handover = analysis.report.handover, handover.isKnown else {
      guard let owners = book.groups.first(where: { $0.name == "owner" }) else { throw Diagnostic(.ownersUnknown) }
      let names = (0..<owners.labels.count).map(owners.labels.text).filter { !$0.isEmpty }
      throw Diagnostic(.ownerUnknown, [owner], suggestion: nearestName(to: owner, among: names))
    }
    try handover.settle { rows in
      try analysis.imported.texts(of: rows).map { ($0.id, $0.name, $0.account, $0.nextStep) }
    }
    return analysis.builder(settings).handover(handover, of: owner, to: to)
  }

  private func text(_ document: ReportDocument, _ tables: [ReportTable]) -> String {
    let renderer = TerminalTable(
      format: document.format,
      isStyled: StandardOutput.isStyled,
      total: document.words.total
    )
    return document.subtitle + "\n\n" + tables.map { renderer.text($0) }.joined(separator: "\n")
  }

  /// Writes a file and puts it in place when it is complete.
  /// - Parameter csv: its bytes; `nil` for a workbook.
  private static func write(_ csv: [UInt8]?, _ document: ReportDocument, to path: String) throws {
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    _ = try OutputFolder.write(into: slash.map { String(path[...$0]) } ?? ".") { folder in
      if let csv {
        try folder.write([0xEF, 0xBB, 0xBF] + csv, to: name)
        return OutputFolder.Contents(names: [name])
      }
      do throws(WorkbookError) {
        try WorkbookReport.write(document, to: folder.staging + "/" + name, temporaryFolder: folder.staging)
      } catch {
        throw Diagnostic(.outputNotWritable, [error.message], at: SourceLocation(file: path))
      }
      return OutputFolder.Contents(names: [name])
    }
  }
}
