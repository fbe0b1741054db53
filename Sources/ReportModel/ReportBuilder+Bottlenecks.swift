import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 10 of the definitions.
  func bottleneckSection() -> ReportSection {
    var notes = [texts[.noteBottlenecks]]
    if report.pipelines.contains(where: { $0.bottlenecks.contains { $0.kind == .leak && $0.impact == nil } }) {
      notes.append(texts[.noteNoImpact])
    }
    let tables = report.pipelines.enumerated().map { bottleneckTable($1, $0) }
    return ReportSection(id: .bottlenecks, title: texts[.bottlenecks], notes: notes, charts: [], tables: tables)
  }

  private func bottleneckTable(_ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("kind", texts[.kind], .text),
      ReportColumn("impact", texts[.impact], .money),
      ReportColumn("delayedAmount", texts[.delayedAmount], .money),
      ReportColumn("actual", texts[.actual], .rate),
      ReportColumn("reference", texts[.reference], .rate),
      ReportColumn("evidence", texts[.evidence], .text),
    ]
    let sentences = EvidenceText(texts)
    let rows: [[Cell]] = pipeline.bottlenecks.map { bottleneck in
      [
        .text(bottleneck.stage), .text(texts[kind(bottleneck.kind)]), .units(bottleneck.impact),
        .money(bottleneck.delayedAmount), .rate(bottleneck.actual), .rate(bottleneck.reference),
        .text(sentences.sentence(bottleneck)),
      ]
    }
    return ReportTable(
      id: "bottlenecks-\(index + 1)",
      title: title(.bottlenecks, pipeline),
      columns: columns,
      rows: rows,
      notes: rows.isEmpty ? [texts[.noteNoBottleneck]] : []
    )
  }

  private func kind(_ kind: Bottleneck.Kind) -> ReportText {
    switch kind {
    case .leak: .kindLeak
    case .slow: .kindSlow
    case .pileUp: .kindPileUp
    }
  }

  /// The first bottleneck of each process in words, for the first page.
  /// - Parameter isTitled: whether a title above says what they are.
  func bottleneckSentences(isTitled: Bool) -> [String] {
    report.pipelines.compactMap { pipeline in
      guard let first = pipeline.bottlenecks.first else { return nil }
      let sentence = EvidenceText(texts).sentence(first)
      var text = isTitled ? sentence : texts[.topBottleneck, sentence]
      if let impact = first.impact {
        text += texts[.topImpact, texts.format.money(Money(rounding: impact)), summary.currency]
      } else if let delayed = first.delayedAmount, delayed > .zero {
        text += texts[.topDelayed, texts.format.money(delayed), summary.currency]
      }
      return pipeline.name.isEmpty ? text : texts[.ofPipeline, pipeline.name, text]
    }
  }

  /// The same to stand under a title, or that no stage stands out.
  func bottlenecksInWords() -> [String] {
    let sentences = bottleneckSentences(isTitled: true)
    return sentences.isEmpty ? [texts[.noteNoBottleneck]] : sentences
  }
}
