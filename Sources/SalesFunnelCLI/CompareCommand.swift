import ArgumentParser
import DealImport
import DealModel
import Diagnostics
import FunnelAnalytics
import MetricsJSON
import ReportModel
import TerminalTable

/// `salesfunnel compare`: funnels side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares funnels: of teams or other groups, or of the deals created in two periods.",
    discussion: """
      Says for each stage how many went on, with the 95 % interval, and from which of the others the interval is apart:
      differences within the intervals mean nothing.

      Examples:
        salesfunnel compare deals.csv --history history.csv --by team
        salesfunnel compare --config funnel.yaml --by source --top 4
        salesfunnel compare --config funnel.yaml --period 2025-Q2 --with 2025-Q1
        salesfunnel compare --config funnel.yaml --by owner --format json
      """
  )

  @Option(
    help: ArgumentHelp(
      "The column whose values are compared: owner, team, source, product, region, loss_reason, competitor, or one of group_by.",
      valueName: "column"
    ),
    completion: .list(["owner", "team", "source", "product", "region", "loss_reason", "competitor"])
  )
  var by: String?

  @Option(help: ArgumentHelp("How many values to compare, those with the most deals (default: 3).", valueName: "count"))
  var top = 3

  @Option(
    help: ArgumentHelp("The period whose deals are compared with those created in --period.", valueName: "period"),
    completion: .periods
  )
  var with: String?

  @OptionGroup var options: TableOptions

  func run() throws {
    let settings = try RunSettings(options.inputs)
    try settings.tellingProblems {
      var problems: [Diagnostic] = []
      if (by == nil) == (with == nil) { problems.append(Diagnostic(.compareChoice)) }
      if top < 2 { problems.append(Diagnostic(.compareTop, ["\(top)"])) }
      try Diagnostics.throwIfAny(problems)
      let analysis = try Analysis(settings, wantsDealList: false, progress: Progress(), keepsChanges: true)
      let comparison = try comparison(of: analysis, settings)
      try StandardOutput.write(output(comparison, analysis, settings))
    }
  }

  private func comparison(of analysis: Analysis, _ settings: RunSettings) throws -> FunnelComparison {
    let book = analysis.imported.book
    let options = try settings.analysis(latestDay: book.latestDay)
    if let with {
      let start = settings.configuration.fiscalYearStart
      guard let other = Period(with, fiscalYearStart: start) else { throw Diagnostic(.optionPeriod, ["--with", with]) }
      return FunnelAnalysis.comparison(
        of: [options.period, other],
        on: book,
        options: options,
        threads: settings.threads
      )
    }
    let column = try column(in: book)
    // Names without deals are known of lookup tables only; there is nothing to compare in them.
    let rows = (analysis.report.groups.first { $0.name == column.name }?.rows ?? []).filter { $0.deals > 0 }
    let keys = rows.sorted { left, right in
      left.deals != right.deals
        ? left.deals > right.deals : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }.prefix(top).map(\.key)
    if keys.count < 2 { throw Diagnostic(.compareTooFew, [column.name]) }
    let values = keys.compactMap { key in (0..<column.labels.count).first { column.labels.text($0) == key } }
    return FunnelAnalysis.comparison(
      of: values,
      in: column,
      on: book,
      options: options,
      threads: settings.threads
    )
  }

  /// The column that `--by` names, as a role or as the report calls it.
  private func column(in book: DealBook) throws(Diagnostic) -> GroupColumn {
    let name = by ?? ""
    let wanted = name == "loss_reason" ? "lossReason" : name
    if let column = book.groups.first(where: { $0.name == wanted }) { return column }
    let known = book.groups.map { $0.name == "lossReason" ? "loss_reason" : $0.name }
    throw Diagnostic(
      .compareColumn,
      [name, known.isEmpty ? "–" : known.joined(separator: ", ")],
      suggestion: nearestName(to: name, among: known)
    )
  }

  private func output(_ comparison: FunnelComparison, _ analysis: Analysis, _ settings: RunSettings) -> [UInt8] {
    let currency = analysis.summary.currency
    if options.format == .json {
      let timeZone = settings.configuration.timeZone
      return Array(ComparisonDocument.text(comparison, currency: currency, timeZone: timeZone).utf8)
    }
    let builder = ComparisonBuilder(
      comparison,
      of: analysis.imported.book,
      currency: currency,
      language: settings.language
    )
    if options.format == .csv { return TableCSV.bytes(builder.stageTables()) }
    let renderer = TerminalTable(format: builder.format, isStyled: StandardOutput.isStyled, total: builder.total)
    let shown = [
      "key", "deals", "won", "lost", "winRate", "low", "high", "medianWonCycle", "capacity", "slope", "evenness",
      "flow",
      "apart",
    ]
    let stages = ["stage", "key", "reached", "waiting", "conversionResolved", "low", "high", "winRate", "apart"]
    let texts =
      builder.stageTables().map { renderer.text($0, columns: stages) }
      + builder.sideTables().map { renderer.text($0, columns: shown) }
    return Array((builder.subtitle + "\n\n" + texts.joined(separator: "\n")).utf8)
  }
}
