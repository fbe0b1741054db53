public import DealModel
public import FunnelAnalytics

/// Writes `metrics.json`: every figure of a report under a fixed contract, `salesfunnel/metrics/1`.
public enum MetricsDocument {
  /// The document's text, UTF-8 with a last newline.
  /// - Parameters:
  ///   - summary: how the inputs were read, its accounts completed.
  ///   - timeZone: the report's time zone.
  ///   - evidence: puts what a bottleneck is seen by into a sentence, in the report's language.
  ///   - assumptions: what was assumed while reading, in sentences of the report's language.
  ///   - selection: the part that is asked for; the whole without it.
  public static func text(
    _ report: FunnelReport,
    _ summary: ImportSummary,
    timeZone: String,
    evidence: (Bottleneck) -> String,
    assumptions: [String],
    selection: MetricsSelection? = nil
  ) -> String {
    var writer = JSONWriter(selection)
    writer.object { writer in
      writer.member("schema", "salesfunnel/metrics/1")
      writer.member("asOf", report.asOf.iso)
      writer.member("currency", summary.currency)
      writer.member("timezone", timeZone)
      writer.object("period") { period in
        period.member("label", report.period.label)
        period.member("from", report.period.days.first.iso)
        period.member("to", report.period.days.last.iso)
      }
      writer.list("inputs", summary.inputs, input)
      writer.texts("assumptions", assumptions)
      writer.list("lookups", summary.lookups, lookup)
      writer.object("counts") { counts(&$0, report.counts) }
      writer.object("kpis") { kpis in
        kpis.object("current") { indicators(&$0, report.indicators.current) }
        kpis.object("previous") { indicators(&$0, report.indicators.previous) }
        kpis.object("yearAgo") { indicators(&$0, report.indicators.yearAgo) }
        kpis.units("velocity", report.indicators.velocity)
      }
      writer.list("trend", report.trend) { item, month in
        item.member("month", month.month.iso)
        indicators(&item, month.figures)
      }
      writer.list("pipelines", report.pipelines) { pipeline(&$0, $1, evidence: evidence) }
      writer.object("groups") { groups in
        for group in report.groups { groups.list(group.name, group.rows, row) }
      }
      people(&writer, report.people)
      writer.list("quotas", report.quotas, quota)
      concentration(&writer, report.concentration)
      writer.object("risks") { risks(&$0, report.risks) }
      losses(&writer, report)
      payments(&writer, report.payments)
      writer.list("completeness", report.completeness, completeness)
    }
    return writer.text + "\n"
  }

  static func input(_ writer: inout JSONWriter, _ input: InputSummary) {
    writer.member("role", input.role)
    writer.member("file", input.file)
    writer.member("bytes", input.bytes)
    // Of plain files there is nothing to say.
    if let packing = input.packing { writer.member("packing", packing) }
    if let entry = input.entry { writer.member("entry", entry) }
    if let size = input.unpackedBytes { writer.member("unpackedBytes", size) }
    writer.member("encoding", input.encoding)
    writer.member("delimiter", input.delimiter)
    writer.member("export", input.export)
    writer.member("rowsRead", input.rowsRead)
    writer.member("used", input.used)
    writer.member("duplicates", input.duplicates)
    writer.member("leftOut", input.leftOut)
    writer.member("rejected", input.rejected)
    writer.member("skipped", input.skipped)
    writer.list("columns", input.columns, column)
  }

  private static func column(_ writer: inout JSONWriter, _ use: ColumnUse) {
    writer.member("number", use.number)
    writer.member("heading", use.heading)
    switch use.purpose {
    case .roles(let roles): writer.texts("roles", roles)
    case .entries, .none: writer.texts("roles", [])
    case .group: writer.texts("roles", ["group_by"])
    }
    if case .entries(let stage) = use.purpose {
      writer.member("entriesOf", stage)
    } else {
      writer.member("entriesOf", nil as String?)
    }
    writer.member("origin", use.origin?.rawValue)
    writer.texts("mayServe", use.mayServe)
  }

  static func counts(_ writer: inout JSONWriter, _ counts: FunnelReport.Counts) {
    writer.member("deals", counts.deals)
    writer.member("open", counts.open)
    writer.member("won", counts.won)
    writer.member("lost", counts.lost)
    writer.member("void", counts.void)
    writer.member("unknownStage", counts.unknownStage)
    writer.member("afterAsOf", counts.afterAsOf)
    writer.member("repeated", counts.repeated)
    writer.member("stageMismatch", counts.stageMismatch)
    writer.member("closeDateMismatch", counts.closeDateMismatch)
    writer.member("reopened", counts.reopened)
    writer.member("negativeCycle", counts.negativeCycle)
    writer.member("assumedFirst", counts.assumedFirst)
    writer.member("unknownDeal", counts.unknownDeal)
    writer.member("withoutRate", counts.withoutRate)
    writer.member("withoutProbability", counts.withoutProbability)
  }

  private static func indicators(_ writer: inout JSONWriter, _ row: IndicatorRow) {
    writer.member("created", row.created)
    writer.money("createdAmount", row.createdAmount)
    writer.member("won", row.won)
    writer.money("wonAmount", row.wonAmount)
    writer.member("lost", row.lost)
    writer.money("lostAmount", row.lostAmount)
    writer.member("void", row.void)
    writer.money("voidAmount", row.voidAmount)
    writer.rate("winRate", row.winRate)
    writer.units("averageWon", row.averageWon)
    writer.days("medianWonCycle", row.medianWonCycle)
    writer.member("openAtEnd", row.openAtEnd)
    writer.money("openAmountAtEnd", row.openAmountAtEnd)
  }

  private static func row(_ writer: inout JSONWriter, _ row: GroupRow) {
    writer.member("key", row.key)
    writer.member("deals", row.deals)
    writer.member("open", row.open)
    writer.money("openAmount", row.openAmount)
    writer.money("weighted", row.weighted)
    writer.member("won", row.won)
    writer.member("lost", row.lost)
    writer.member("void", row.void)
    writer.money("wonAmount", row.wonAmount)
    writer.rate("winRate", row.winRate)
    writer.rate("low", row.low)
    writer.rate("high", row.high)
    writer.units("averageWon", row.averageWon)
    writer.days("meanWonCycle", row.meanWonCycle)
    writer.days("medianWonCycle", row.medianWonCycle)
    writer.rate("share", row.share)
  }
}
