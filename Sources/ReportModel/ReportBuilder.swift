public import DealModel
public import Diagnostics
public import FunnelAnalytics

/// Puts the figures of a report into words, tables and charts.
public struct ReportBuilder {
  let report: FunnelReport
  private(set) var summary: ImportSummary
  let book: DealBook
  let texts: Texts
  let company: String
  let labels: StageLabels
  private let title: String?
  let asOfIsFromData: Bool

  /// Makes a builder.
  /// - Parameters:
  ///   - summary: how the inputs were read, its accounts completed.
  ///   - asOfIsFromData: whether nobody said the as-of date.
  public init(
    report: FunnelReport,
    summary: ImportSummary,
    book: DealBook,
    language: Language,
    company: String?,
    title: String?,
    asOfIsFromData: Bool
  ) {
    labels = StageLabels(book.processes, language)
    self.report = labels.applied(to: report, processOfDeal: book.process)
    self.summary = summary
    self.book = labels.applied(to: book)
    self.company = company ?? ""
    self.title = title
    self.asOfIsFromData = asOfIsFromData
    texts = Texts(format: NumberFormat(language: language))
  }

  /// The same with the inputs told otherwise.
  func withSummary(_ summary: ImportSummary) -> ReportBuilder {
    var other = self
    other.summary = summary
    return other
  }

  /// The whole report.
  public func document() -> ReportDocument {
    var sections = [funnelSection(), stageTimeSection(), forecastSection(), bottleneckSection()]
    let (owners, teams) = (report.groups.filter { $0.name == "owner" }, report.groups.filter { $0.name == "team" })
    if let section = groupSection(.owners, texts[.owners], owners, peopleTables(isTeam: false)) {
      sections.append(section)
    }
    if let section = groupSection(.teams, texts[.teams], teams, peopleTables(isTeam: true)) {
      sections.append(section)
    }
    sections.append(trendSection())
    let others = report.groups.filter { !["owner", "team"].contains($0.name) }
    if var groups = groupSection(.groups, texts[.groups], others) {
      groups.tables += lossTables()
      sections.append(groups)
    }
    sections.append(risksSection())
    sections += [dataQualitySection(), definitionsSection()]
    let charts = sections[0].charts
    let summarySection = ReportSection(
      id: .summary,
      title: texts[.summary],
      notes: bottleneckSentences(isTitled: false),
      charts: charts,
      tables: quotaSummary()
    )
    return ReportDocument(
      format: texts.format,
      title: title ?? texts[.reportTitle],
      company: company,
      subtitle: subtitle,
      period: report.period.label,
      currency: summary.currency,
      asOf: report.asOf,
      keyFigures: keyFigures(),
      cautions: cautions(),
      bottlenecks: bottlenecksInWords(),
      sections: [summarySection] + sections,
      deals: dealTable(),
      words: words()
    )
  }

  /// What stands under a title: the day, the period and the currency.
  var subtitle: String {
    let asOf = texts.format.date(report.asOf)
    return summary.currency.isEmpty
      ? texts[.subtitleWithoutCurrency, asOf, report.period.label]
      : texts[.subtitle, asOf, report.period.label, summary.currency]
  }

  func words() -> DocumentWords {
    DocumentWords(
      figure: texts[.figure],
      current: texts[.currentPeriod],
      previous: texts[.previousPeriod],
      yearAgo: texts[.yearAgo],
      change: texts[.change],
      total: texts[.total],
      cautions: texts[.cautions],
      contents: texts[.contents],
      moreDeals: texts[.moreDeals],
      sheetTooLong: texts[.sheetTooLong],
      points: texts[.points],
      page: texts[.page]
    )
  }

  private func keyFigures() -> [KeyFigure] {
    let rows = [report.indicators.current, report.indicators.previous, report.indicators.yearAgo]
    func figure(
      _ key: String,
      _ label: ReportText,
      isDifference: Bool = false,
      cell: (IndicatorRow) -> Cell,
      number: (IndicatorRow) -> Double?
    ) -> KeyFigure {
      func change(from row: IndicatorRow) -> Double? {
        guard let now = number(rows[0]), let before = number(row) else { return nil }
        return isDifference ? now - before : before == 0 ? nil : now / before - 1
      }
      return KeyFigure(
        key: key,
        label: texts[label],
        value: cell(rows[0]),
        previous: cell(rows[1]),
        yearAgo: cell(rows[2]),
        change: change(from: rows[1]),
        isDifference: isDifference,
        yearAgoChange: change(from: rows[2])
      )
    }
    func count(_ key: String, _ label: ReportText, _ value: @escaping (IndicatorRow) -> Int) -> KeyFigure {
      figure(key, label, cell: { .count(value($0)) }, number: { Double(value($0)) })
    }
    func money(_ key: String, _ label: ReportText, _ value: @escaping (IndicatorRow) -> Money) -> KeyFigure {
      figure(key, label, cell: { .money(value($0)) }, number: { value($0).units })
    }
    return [
      money("wonAmount", .wonAmount) { $0.wonAmount },
      count("won", .won) { $0.won },
      figure("winRate", .winRate, isDifference: true, cell: { .rate($0.winRate) }, number: { $0.winRate }),
      figure("averageWon", .averageWon, cell: { .units($0.averageWon) }, number: { $0.averageWon }),
      figure("medianWonCycle", .medianWonCycle, cell: { .days($0.medianWonCycle) }, number: { $0.medianWonCycle }),
      count("created", .created) { $0.created },
      money("createdAmount", .createdAmount) { $0.createdAmount },
      count("lost", .lost) { $0.lost },
      money("lostAmount", .lostAmount) { $0.lostAmount },
      count("void", .void) { $0.void },
      count("openAtEnd", .openAtEnd) { $0.openAtEnd },
      money("openAmountAtEnd", .openAmountAtEnd) { $0.openAmountAtEnd },
      velocity(),
    ]
  }

  /// It is over the year up to the day of the report, whatever the period: there is nothing to compare it with.
  private func velocity() -> KeyFigure {
    KeyFigure(
      key: "velocity",
      label: texts[.velocity],
      value: .units(report.indicators.velocity),
      previous: .empty,
      yearAgo: .empty,
      change: nil,
      isDifference: false
    )
  }

  /// What a reader should know before trusting the figures, the gravest first.
  private func cautions() -> [String] {
    var result: [String] = []
    if asOfIsFromData { result.append(texts[.noteAsOfFromData, texts.format.date(report.asOf)]) }
    let rejected = summary.inputs.reduce(0) { $0 + $1.rejected }
    if rejected > 0 { result.append(texts[.noteRejected, texts.count(rejected)]) }
    for pipeline in report.pipelines where pipeline.isTracedBasis {
      let note = texts[
        .noteBasisTraced,
        texts.count(pipeline.assumedFirst),
        texts.count(pipeline.lost + pipeline.void)
      ]
      result.append(pipeline.name.isEmpty ? note : texts[.ofPipeline, pipeline.name, note])
    }
    for entry in summary.withoutRate {
      result.append(texts[.noteWithoutRate, texts.count(entry.deals), entry.currency])
    }
    for lookup in summary.lookups where lookup.missing > 0 {
      result.append(texts[.noteLookupMissing, texts.count(lookup.missing), texts.role(lookup.key), lookup.file])
    }
    for entry in summary.unreadable { result.append(texts[.noteUnreadable, texts.count(entry.count), entry.column]) }
    let counts = report.counts
    let counted: [(Int, ReportText)] = [
      (counts.withoutProbability, .noteWithoutProbability), (counts.afterAsOf, .noteAfterAsOf),
      (counts.unknownDeal, .noteUnknownDeal), (summary.unknownDealActivities, .noteUnknownActivities),
      (counts.stageMismatch, .noteStageMismatch),
      (counts.stageAssumed, .noteStageAssumed), (counts.stageFromHistory, .noteStageFromHistory),
      (counts.closeDateMismatch, .noteCloseMismatch),
    ]
    for (count, text) in counted where count > 0 { result.append(texts[text, texts.count(count)]) }
    return result
  }

  /// A title that names the pipeline where there are several.
  func title(_ text: ReportText, _ pipeline: PipelineReport) -> String {
    pipeline.name.isEmpty ? texts[text] : texts[.ofPipeline, pipeline.name, texts[text]]
  }
}
