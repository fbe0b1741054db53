import ReportModel

/// A section of the page.
struct SectionContext: TemplateContext {
  let id: String
  let title: String
  let notes: [String]
  var charts: [ChartContext] = []
  var tables: [TableContext] = []
  var deals: [DealsContext] = []

  /// All sections, the deal list before what is about the data, each chart once: where it is met first.
  static func all(of document: ReportDocument, dealLimit: Int) -> [SectionContext] {
    var anchors = Anchors()
    var shown: Set<String> = []
    var sections: [SectionContext] = []
    var deals = document.deals.map { deals in
      var section = SectionContext(id: anchors.unique("deals"), title: deals.title, notes: [])
      section.deals = [DealsContext(deals, document: document, limit: dealLimit, id: anchors.unique("deal-list"))]
      return section
    }
    for part in document.sections {
      if part.id == .dataQuality || part.id == .definitions, let section = deals.take() { sections.append(section) }
      var section = SectionContext(id: anchors.unique(part.id.rawValue), title: part.title, notes: part.notes)
      section.charts = part.charts.filter { shown.insert($0.id).inserted }
        .map { ChartContext($0, format: document.format, id: anchors.unique($0.id)) }
      section.tables = part.tables.map {
        TableContext($0, section: part.title, id: anchors.unique("table-" + $0.id), format: document.format)
      }
      section.deals =
        part.list.map {
          [DealsContext($0, document: document, limit: dealLimit, id: anchors.unique(part.id.rawValue + "-list"))]
        } ?? []
      if !section.isEmpty { sections.append(section) }
    }
    if let section = deals { sections.append(section) }
    return sections
  }

  private var isEmpty: Bool { notes.isEmpty && charts.isEmpty && tables.isEmpty && deals.isEmpty }

  /// Whether a table in it asks for paper across.
  private var isWide: Bool { tables.contains(where: \.isWide) || deals.contains(where: \.table.isWide) }

  static let fields: [String: TemplateField<SectionContext>] = [
    "id": .text { $0.id },
    "title": .text { $0.title },
    "notes": .list { $0.notes.map(SentenceContext.init) },
    "charts": .list { $0.charts },
    "tables": .list { $0.tables },
    "deals": .list { $0.deals },
    "isWide": .flag { $0.isWide },
  ]
}
