import DealModel
public import Diagnostics
public import FunnelAnalytics

/// Puts what a bottleneck is seen by into one sentence.
public struct EvidenceText: Sendable {
  private let texts: Texts

  /// Sentences in a language.
  public init(language: Language) { self.init(Texts(format: NumberFormat(language: language))) }

  init(_ texts: Texts) { self.texts = texts }

  /// The sentence with its figures.
  public func sentence(_ bottleneck: Bottleneck) -> String {
    let format = texts.format
    switch bottleneck.evidence {
    case .leak(let decided, let conversion, let low, let high, let expected, let isStandard):
      return texts[
        isStandard ? .evidenceLeakStandard : .evidenceLeak,
        bottleneck.stage,
        format.percent(conversion),
        texts.count(decided),
        format.percent(low),
        format.percent(high),
        format.percent(expected)
      ]
    case .slow(let share, let standardDays, let median, let openDeals):
      return texts[
        .evidenceSlow,
        bottleneck.stage,
        format.percent(share),
        format.decimal(standardDays, 1),
        format.text(.days(median)),
        texts.count(openDeals)
      ]
    case .aboveStandardShare(let deals, let open, let share, let standard):
      return texts[
        .evidenceShare,
        bottleneck.stage,
        format.percent(share),
        texts.count(deals),
        texts.count(open),
        format.percent(standard)
      ]
    case .growth(let openAtStart, let openAtEnd):
      return texts[.evidenceGrowth, bottleneck.stage, texts.count(openAtStart), texts.count(openAtEnd)]
    }
  }
}
