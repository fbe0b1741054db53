import Diagnostics
import ReportModel

/// The list of deals, as far as the page shows it.
struct DealsContext: TemplateContext {
  let table: TableContext
  let remaining: Int
  let remainingText: String

  /// The first deals of a list, and how many more there are.
  init(_ deals: DealTable, document: ReportDocument, limit: Int, id: String) {
    let limit = min(limit, deals.top ?? limit)
    let shown = ReportTable(
      id: id,
      title: deals.title,
      columns: deals.columns,
      rows: deals.rows.prefix(limit).map(deals.cells)
    )
    table = TableContext(shown, section: deals.title, id: id, format: document.format)
    remaining = max(0, deals.rows.count - limit)
    let count = document.format.text(.count(remaining))
    remainingText = Wording.fill(document.words.moreDeals, with: [count])
  }

  static let fields: [String: TemplateField<DealsContext>] = [
    "table": .part { $0.table },
    "hasMore": .flag { $0.remaining > 0 },
    "more": .text { $0.remainingText },
  ]
}
