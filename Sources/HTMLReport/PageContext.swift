import DealModel
import Diagnostics
import ReportModel

/// What `report.mustache` has to offer.
struct PageContext: TemplateContext {
  let document: ReportDocument
  let keyFigures: [KeyFigureContext]
  let sections: [SectionContext]

  /// A page of a report, with at most so many deals.
  init(_ document: ReportDocument, dealLimit: Int) {
    self.document = document
    keyFigures = document.keyFigures.map { KeyFigureContext($0, document: document) }
    sections = SectionContext.all(of: document, dealLimit: dealLimit)
  }

  static let fields: [String: TemplateField<PageContext>] = [
    "language": .text { $0.document.format.language.rawValue },
    "title": .text { $0.document.title },
    "hasCompany": .flag { !$0.document.company.isEmpty },
    "company": .text { $0.document.company },
    "subtitle": .text { $0.document.subtitle },
    "asOf": .text { $0.document.format.date($0.document.asOf) },
    "asOfISO": .text { $0.document.asOf.iso },
    "hasKeyFigures": .flag { !$0.keyFigures.isEmpty },
    "keyFigures": .list { $0.keyFigures },
    "hasCautions": .flag { !$0.document.cautions.isEmpty },
    "cautions": .list { $0.document.cautions.map(SentenceContext.init) },
    "sections": .list { $0.sections },
    "words": .part { WordsContext(words: $0.document.words) },
  ]
}

/// A sentence of a list.
struct SentenceContext: TemplateContext {
  let text: String

  static let fields: [String: TemplateField<SentenceContext>] = [
    "text": .text { $0.text }
  ]
}

/// The words around figures.
struct WordsContext: TemplateContext {
  let words: DocumentWords

  static let fields: [String: TemplateField<WordsContext>] = [
    "figure": .text { $0.words.figure },
    "current": .text { $0.words.current },
    "previous": .text { $0.words.previous },
    "yearAgo": .text { $0.words.yearAgo },
    "change": .text { $0.words.change },
    "total": .text { $0.words.total },
    "cautions": .text { $0.words.cautions },
    "contents": .text { $0.words.contents },
    "page": .text { $0.words.page },
  ]
}
