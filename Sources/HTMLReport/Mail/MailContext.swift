import DealModel
import Diagnostics
import ReportModel

/// What `mail.mustache` and `mail-text.mustache` have to offer: the same values for both.
struct MailContext: TemplateContext {
  let language: String
  let title: String
  let company: String
  let period: String
  let subtitle: MailSentence
  let asOf: String
  let subject: String
  let preheader: String
  let keyFigures: [MailFigureContext]
  let keyFigureLines: [MailLine]
  let funnels: [MailFunnelContext]
  let funnelNotes: [MailSentence]
  let forecasts: [MailTableContext]
  let bottleneckTitle: String
  let bottlenecks: [MailSentence]
  let risks: [MailRisksContext]
  let cautions: [MailSentence]
  let attachment: [MailSentence]
  let words: DocumentWords

  /// A mail of a report that shows so much of what may be long.
  init(_ whole: ReportDocument, attachment: String?, limits: MailLimits) {
    let document = limits.bounded(whole)
    let mail = MailWords(format: document.format)
    func section(_ id: SectionID) -> ReportSection? { document.sections.first { $0.id == id } }
    let summary = section(.summary)
    let funnel = section(.funnel)
    language = document.format.language.rawValue
    title = document.title
    company = document.company
    period = document.period
    subtitle = MailSentence(document.subtitle, limit: limits.sentence)
    asOf = document.format.date(document.asOf)
    let subject = MailSubject(document)
    self.subject = subject.text
    let keyFigures = MailFigureContext.all(of: document)
    self.keyFigures = keyFigures
    keyFigureLines = MailFigureContext.lines(keyFigures, words: document.words)

    let charts = funnel?.charts ?? summary?.charts ?? []
    let stageHeading = shortened(
      funnel?.tables.first?.columns.first { $0.key == "stage" }?.heading ?? "",
      columns: limits.label
    )
    funnels = charts.prefix(limits.pipelines).map {
      MailFunnelContext($0, stageHeading: stageHeading, document: document, limits: limits)
    }
    let hidden = charts.count - funnels.count
    funnelNotes =
      MailNotes(
        (hidden > 0 ? [mail.morePipelines(hidden)] : []) + (funnel?.notes ?? []),
        limits: limits,
        more: mail.moreNotes
      ).sentences

    // Without quotas, what is won and what is expected stands alone.
    let quotas = summary?.tables ?? []
    let committed = section(.forecast)?.tables.filter { $0.id.hasPrefix("committed-") } ?? []
    forecasts = (quotas.isEmpty ? committed : quotas).prefix(limits.pipelines)
      .map { MailTableContext($0, document: document, limits: limits) }

    bottleneckTitle = shortened(section(.bottlenecks)?.title ?? "", columns: limits.title)
    bottlenecks = MailNotes(document.bottlenecks, limits: limits, more: mail.moreNotes).sentences
    preheader = ([subject.figure] + (summary?.notes ?? []).prefix(1)).filter { !$0.isEmpty }
      .map { shortened($0, columns: 200) }.joined(separator: mail.separator)

    risks = MailRisksContext(of: document, limits: limits).map { [$0] } ?? []

    let quality = section(.dataQuality)
    let assumptions = quality?.tables.first { $0.id == "assumptions" }?.rows.count ?? 0
    cautions =
      MailNotes(
        document.cautions,
        limits: limits,
        indent: 2,
        always: assumptions > 0
          ? [mail.assumptions(assumptions, section: shortened(quality?.title ?? "", columns: limits.title))] : [],
        more: mail.moreNotes
      ).sentences
    self.attachment =
      attachment.map {
        [MailSentence(mail.attached(shortened($0, columns: 100)), limit: limits.sentence)]
      } ?? []
    words = document.words
  }

  static let fields: [String: TemplateField<MailContext>] = [
    "language": .text { $0.language },
    "title": .text { $0.title },
    "breaksAnywhere": .flag { breaksAnywhere($0.title, $0.company, $0.subtitle.text) },
    "hasCompany": .flag { !$0.company.isEmpty },
    "company": .text { $0.company },
    "period": .text { $0.period },
    "subtitle": .part { $0.subtitle },
    "asOf": .text { $0.asOf },
    "subject": .text { $0.subject },
    "preheader": .text { $0.preheader },
    "hasKeyFigures": .flag { !$0.keyFigures.isEmpty },
    "keyFigures": .list { $0.keyFigures },
    "keyFigureLines": .list { $0.keyFigureLines },
    "hasFunnels": .flag { !$0.funnels.isEmpty },
    "funnels": .list { $0.funnels },
    "funnelNotes": .list { $0.funnelNotes },
    "forecasts": .list { $0.forecasts },
    "hasBottlenecks": .flag { !$0.bottlenecks.isEmpty },
    "bottleneckTitle": .text { $0.bottleneckTitle },
    "bottlenecks": .list { $0.bottlenecks },
    "risks": .list { $0.risks },
    "hasCautions": .flag { !$0.cautions.isEmpty },
    "cautions": .list { $0.cautions },
    "attachment": .list { $0.attachment },
    "words": .part { WordsContext(words: $0.words) },
  ]
}
