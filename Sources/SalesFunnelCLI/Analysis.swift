import DealImport
import DealModel
import Diagnostics
import FunnelAnalytics
import MetricsJSON
import ReportModel

/// Deals read and analysed: what every command that shows figures begins with.
struct Analysis {
  let imported: ImportResult
  let report: FunnelReport
  let summary: ImportSummary

  /// Reads the inputs and computes the report.
  /// - Throws: `Diagnostics` where the inputs cannot be used or too many rows are rejected.
  init(
    _ settings: RunSettings,
    wantsDealList: Bool,
    progress: Progress,
    keepsChanges: Bool = false,
    handover: HandoverOptions? = nil
  ) throws {
    try self.init(
      Analysis.importDeals(settings, wantsDealList: wantsDealList, progress: progress),
      settings,
      wantsDealList: wantsDealList,
      keepsChanges: keepsChanges,
      handover: handover
    )
  }

  /// Computes the report of deals that are read.
  /// - Parameter keepsChanges: whether the deals are analysed again; else their stage changes are given up.
  init(
    _ imported: consuming ImportResult,
    _ settings: RunSettings,
    wantsDealList: Bool,
    keepsChanges: Bool = false,
    handover: HandoverOptions? = nil
  ) throws {
    try Diagnostics.throwIfAny(RejectLimit(settings.configuration.rejectLimit).problems(imported))
    var options = try settings.analysis(latestDay: imported.book.latestDay)
    options.keepsDeals = wantsDealList
    options.handover = handover
    try self.init(imported, settings, options: options, keepsChanges: keepsChanges)
  }

  /// Computes what is asked for of deals that are read, however many rows were rejected.
  init(
    _ imported: consuming ImportResult,
    _ settings: RunSettings,
    options: AnalysisOptions,
    keepsChanges: Bool = false
  ) throws {
    var report =
      keepsChanges
      ? FunnelAnalysis.report(on: imported.book, options: options, threads: settings.threads)
      : FunnelAnalysis.report(takingChangesOf: &imported.book, options: options, threads: settings.threads)
    var summary = imported.summary
    summary.complete(
      dealsLeftOut: report.dealsLeftOut,
      changesLeftOut: report.changesLeftOut,
      activitiesLeftOut: report.activitiesLeftOut,
      quotasLeftOut: report.quotasLeftOut
    )
    report.counts.unknownDeal = summary.unknownDealRows
    report.counts.withoutRate = summary.withoutRate.reduce(0) { $0 + $1.deals }
    try report.risks.nameTop(in: imported.book) { rows in
      try imported.texts(of: rows).map { ($0.id, $0.name) }
    }
    self.imported = imported
    self.report = report
    self.summary = summary
  }

  /// The report in words, in the run's language.
  func document(_ settings: RunSettings) -> ReportDocument { builder(settings).document() }

  /// What puts the report into words.
  func builder(_ settings: RunSettings) -> ReportBuilder {
    ReportBuilder(
      report: report,
      summary: summary,
      book: imported.book,
      language: settings.language,
      company: settings.configuration.company,
      title: settings.configuration.title,
      asOfIsFromData: settings.asOfIsFromData
    )
  }

  /// The report's figures, or a part of them, as `metrics.json` holds them.
  func metrics(_ settings: RunSettings, selection: MetricsSelection? = nil) -> String {
    MetricsDocument.text(
      report,
      summary,
      timeZone: settings.configuration.timeZone,
      evidence: EvidenceText(language: settings.language).sentence,
      assumptions: builder(settings).assumptionSentences(),
      selection: selection
    )
  }

  /// Reads the inputs.
  static func importDeals(_ settings: RunSettings, wantsDealList: Bool, progress: Progress) throws -> ImportResult {
    defer { progress.clear() }
    var importer = DealImporter(
      configuration: settings.configuration,
      wantsDealList: wantsDealList,
      threads: settings.threads,
      progress: { progress.show($0, $1) }
    )
    return try importer.run()
  }
}

/// Refuses data of which too many rows cannot be used.
struct RejectLimit {
  private let limit: Double

  init(_ limit: Double) { self.limit = limit }

  /// The problems to print where a file has more rejects than allowed: the first 20 of each kind, how many more, and
  /// the sums; empty where there are few enough.
  /// - Parameter namesRows: whether the rows are told too, not only how many there are.
  func problems(_ imported: ImportResult, namesRows: Bool = true) -> [Diagnostic] {
    var result: [Diagnostic] = []
    let kinds = namesRows ? RejectKinds(imported.rejects).kinds : []
    for input in imported.summary.inputs where input.rowsRead > 0 {
      let share = Double(input.rejected) / Double(input.rowsRead)
      if share <= limit { continue }
      result.append(
        Diagnostic(
          .tooManyRejects,
          ["\(input.rejected)", "\(input.rowsRead)", percent(share), percent(limit)],
          at: SourceLocation(file: input.file)
        )
      )
      for kind in kinds where kind.file == input.file {
        result += kind.reasons.prefix(20)
        if kind.reasons.count > 20 {
          let more = "\(kind.reasons.count - 20)"
          result.append(Diagnostic(.rejectedRow, [more], at: SourceLocation(file: input.file)))
        }
      }
    }
    return result
  }

  private func percent(_ share: Double) -> String { Money(rounding: share * 100).text(decimals: 1) }
}
