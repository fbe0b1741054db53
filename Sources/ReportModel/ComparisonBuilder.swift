public import DealModel
public import Diagnostics
public import FunnelAnalytics

/// Puts funnels that are compared into tables.
public struct ComparisonBuilder {
  private let comparison: FunnelComparison
  private let texts: Texts
  private let currency: String

  /// Makes a builder.
  /// - Parameters:
  ///   - book: the deals that are compared.
  ///   - currency: the report's; may be empty.
  public init(_ comparison: FunnelComparison, of book: DealBook, currency: String, language: Language) {
    let labels = StageLabels(book.processes, language)
    var comparison = comparison
    for side in comparison.sides.indices {
      let report = comparison.sides[side].report
      comparison.sides[side].report = labels.applied(to: report, processOfDeal: book.process)
    }
    self.comparison = comparison
    self.currency = currency
    texts = Texts(format: NumberFormat(language: language))
  }

  /// The digits and words of the tables.
  public var format: NumberFormat { texts.format }
  /// The word before totals.
  public var total: String { texts[.total] }

  /// What is compared, as of when.
  public var subtitle: String {
    let day = texts.format.date(comparison.asOf)
    let what = comparison.column.map { texts.grouped(by: $0) } ?? texts[.comparedPeriods]
    return currency.isEmpty ? texts[.comparedAsOf, day, what] : texts[.comparedAsOfIn, day, what, currency]
  }

  /// For each process the figures of the sides.
  public func sideTables() -> [ReportTable] { processes.map(sideTable) }

  /// For each process the stages of the sides, one below another.
  public func stageTables() -> [ReportTable] { processes.map(stageTable) }

  private var processes: Range<Int> { comparison.sides.first?.report.pipelines.indices ?? 0..<0 }

  private func title(_ text: ReportText, _ process: Int) -> String {
    let name = comparison.sides[0].report.pipelines[process].name
    return name.isEmpty ? texts[text] : texts[.ofPipeline, name, texts[text]]
  }

  private func name(_ key: String) -> String { key.isEmpty ? texts[.blankKey] : key }

  private var sideColumn: ReportColumn {
    let heading = comparison.column.map { texts.heading(of: $0) } ?? texts[.cohortMonth]
    return ReportColumn("key", heading, .text)
  }

  private func apart(_ keys: [String]?) -> Cell {
    keys.map { .text($0.map(name).joined(separator: ", ")) } ?? .undefined
  }

  private func sideTable(_ process: Int) -> ReportTable {
    let columns = [
      sideColumn,
      ReportColumn(
        "deals",
        texts[.deals],
        .count,
        derivation: .sum(["open", "won", "lost", "void"])
      ),
      ReportColumn("open", texts[.open], .count),
      ReportColumn("won", texts[.won], .count),
      ReportColumn("lost", texts[.lost], .count),
      ReportColumn("void", texts[.void], .count),
      ReportColumn("winRate", texts[.winRate], .rate, derivation: .ratio("won", ["won", "lost"])),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
      ReportColumn("medianWonCycle", texts[.medianWonCycle], .days),
      ReportColumn("capacity", texts[.capacity], .count),
      ReportColumn("capacityAmount", texts[.capacityAmount], .money),
      ReportColumn("slope", texts[.slope], .rate),
      ReportColumn("evenness", texts[.evenness], .rate),
      ReportColumn("flow", texts[.flowOfMoney], .money),
      ReportColumn("apart", texts[.apart], .text),
    ]
    let rows: [[Cell]] = comparison.sides.indices.map { index in
      let side = comparison.sides[index]
      let (pipeline, shape) = (side.report.pipelines[process], side.shapes[process])
      let winRate = comparison.winRate(side, process)
      let apart = comparison.apart(from: index) { side in
        let interval = comparison.winRate(side, process)
        return (interval?.low, interval?.high)
      }
      return [
        .text(name(side.key)), .count(pipeline.total), .count(pipeline.open), .count(pipeline.won),
        .count(pipeline.lost), .count(pipeline.void), .rate(winRate?.rate), .rate(winRate?.low), .rate(winRate?.high),
        .days(pipeline.wonCycle.median), .count(shape.capacity), .money(shape.capacityAmount), .rate(shape.slope),
        .rate(shape.evenness), .units(shape.flow), self.apart(apart),
      ]
    }
    return ReportTable(
      id: "compare-\(process + 1)",
      title: title(.compared, process),
      columns: columns,
      rows: rows,
      notes: [texts[comparison.column == nil ? .notePeriodShape : .noteValueShape]]
    )
  }

  private func stageTable(_ process: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      sideColumn,
      ReportColumn("reached", texts[.reached], .count),
      ReportColumn("advanced", texts[.advanced], .count),
      ReportColumn("dropped", texts[.dropped], .count),
      ReportColumn("waiting", texts[.waiting], .count),
      ReportColumn("conversionResolved", texts[.conversionResolved], .rate),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
      ReportColumn("winRate", texts[.winRate], .rate),
      ReportColumn("amount", texts[.amount], .money),
      ReportColumn("apart", texts[.apart], .text),
    ]
    let stages = comparison.sides[0].report.pipelines[process].funnel.indices
    let rows: [[Cell]] = stages.flatMap { stage in
      comparison.sides.indices.map { index in
        let row = comparison.sides[index].report.pipelines[process].funnel[stage]
        let apart = comparison.apart(from: index) { side in
          let row = side.report.pipelines[process].funnel[stage]
          return (row.low, row.high)
        }
        return [
          .text(row.stage), .text(name(comparison.sides[index].key)), .count(row.reached), .count(row.advanced),
          .count(row.dropped), .count(row.waiting), .rate(row.conversionResolved), .rate(row.low), .rate(row.high),
          .rate(row.winRate), .money(row.amount), self.apart(apart),
        ]
      }
    }
    return ReportTable(
      id: "compare-stages-\(process + 1)",
      title: title(.funnel, process),
      columns: columns,
      rows: rows,
      notes: [texts[.noteApart]] + basisNotes(process)
    )
  }

  /// Which sides' rates are over the deals that the history traces only.
  private func basisNotes(_ process: Int) -> [String] {
    comparison.sides.compactMap { side in
      let pipeline = side.report.pipelines[process]
      guard pipeline.isTracedBasis else { return nil }
      let lost = texts.count(pipeline.lost + pipeline.void)
      return texts[.ofPipeline, name(side.key), texts[.noteBasisTraced, texts.count(pipeline.assumedFirst), lost]]
    }
  }
}
