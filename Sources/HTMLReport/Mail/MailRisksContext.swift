import Diagnostics
import ReportModel

/// The deals at risk of a mail: how many there are, and the first of them.
struct MailRisksContext: TemplateContext {
  let title: String
  let summary: MailSentence
  let amountHeading: String
  let weightedHeading: String
  let dealHeading: String
  let deals: [MailDealContext]
  let more: String

  /// The deals at risk of a report; `nil` where it has no such section.
  init?(of document: ReportDocument, limits: MailLimits) {
    guard let section = document.sections.first(where: { $0.id == .risks }) else { return nil }
    let words = MailWords(format: document.format)
    let list = MailRisksContext.list(section, limit: limits.deals)
    func heading(_ key: String) -> String {
      shortened(list.columns.first { $0.key == key }?.heading ?? "", columns: limits.label)
    }
    title = shortened(section.title, columns: limits.title)
    amountHeading = heading("amount")
    weightedHeading = heading("weighted")
    dealHeading = heading("deal")
    deals = list.rows.map { MailDealContext(list.columns, $0, document: document, limits: limits) }
    let totals = section.tables.first { $0.id == "risk-reasons" }?.totals ?? []
    func total(_ index: Int) -> String {
      totals.indices.contains(index) ? document.format.text(totals[index]) : NumberFormat.dash
    }
    let text =
      deals.isEmpty
      ? words.noRisk : words.atRisk(deals: total(1), amount: total(2), currency: document.currency)
    summary = MailSentence(text, limit: limits.sentence)
    // Where not all of them are kept, the totals know how many there are.
    var count = list.count
    if totals.count > 1, case .count(let all) = totals[1] { count = max(count, all) }
    let rest = count - deals.count
    more = rest > 0 ? words.moreDeals(rest) : ""
  }

  /// The first deals at risk and how many there are; where not all of them are kept, of those that are.
  private static func list(
    _ section: ReportSection,
    limit: Int
  ) -> (columns: [ReportColumn], rows: [[Cell]], count: Int) {
    if let list = section.list {
      return (list.columns, list.rows.prefix(limit).map(list.cells), list.rows.count)
    }
    guard let table = section.tables.first(where: { $0.id == "risk-top" }) else { return ([], [], 0) }
    return (table.columns, Array(table.rows.prefix(limit)), table.rows.count)
  }

  /// The deals as lines of plain text: the amounts in columns, what is known of the deal beside them.
  private var lines: [MailLine] {
    if deals.isEmpty { return [] }
    let widths = [
      ([amountHeading] + deals.map(\.amount)).map(displayWidth).max() ?? 0,
      ([weightedHeading] + deals.map(\.weighted)).map(displayWidth).max() ?? 0,
    ]
    let indent = widths[0] + widths[1] + 4
    // Amounts beyond all measure leave no room beside them.
    if indent > PlainTable.lineWidth / 2 { return MailLine.all(stacked()) }
    func lines(_ amount: String, _ weighted: String, _ texts: [String]) -> [String] {
      let numbers = [amount, weighted].enumerated().map { index, text in
        String(repeating: " ", count: max(0, widths[index] - displayWidth(text))) + text + "  "
      }
      return texts.flatMap { wrapped($0, columns: PlainTable.lineWidth - indent) }.enumerated().map { index, text in
        (index == 0 ? numbers.joined() : String(repeating: " ", count: indent)) + text
      }
    }
    return MailLine.all(
      lines(amountHeading, weightedHeading, [dealHeading]) + [String(repeating: "-", count: PlainTable.lineWidth)]
        + deals.flatMap { lines($0.amount, $0.weighted, [$0.title, $0.details, $0.reasons]) }
    )
  }

  private func stacked() -> [String] {
    deals.flatMap { deal in
      wrapped(deal.title, columns: PlainTable.lineWidth)
        + [
          amountHeading + ": " + deal.amount, weightedHeading + ": " + deal.weighted, deal.details, deal.reasons,
        ].flatMap { wrapped($0, columns: PlainTable.lineWidth - 2) }.map { "  " + $0 }
    }
  }

  static let fields: [String: TemplateField<MailRisksContext>] = [
    "title": .text { $0.title },
    "breaksAnywhere": .flag { breaksAnywhere($0.title, $0.summary.text) },
    "summary": .part { $0.summary },
    "amountHeading": .text { $0.amountHeading },
    "weightedHeading": .text { $0.weightedHeading },
    "dealHeading": .text { $0.dealHeading },
    "hasDeals": .flag { !$0.deals.isEmpty },
    "deals": .list { $0.deals },
    "hasMore": .flag { !$0.more.isEmpty },
    "more": .text { $0.more },
    "lines": .list { $0.lines },
  ]
}

/// A deal at risk.
struct MailDealContext: TemplateContext {
  let title: String
  let details: String
  let reasons: String
  let amount: String
  let weighted: String

  init(_ columns: [ReportColumn], _ cells: [Cell], document: ReportDocument, limits: MailLimits) {
    let words = MailWords(format: document.format)
    func text(_ key: String, _ limit: Int? = nil) -> String {
      guard let index = columns.firstIndex(where: { $0.key == key }), index < cells.count else { return "" }
      return shortened(document.format.text(cells[index]), columns: limit ?? limits.name)
    }
    let names = [text("name"), text("account"), text("deal")].filter { !$0.isEmpty }
    title = names.first ?? NumberFormat.dash
    let (stage, days) = (text("stage"), text("age"))
    let stay = stage.isEmpty || days.isEmpty ? stage : unbroken(words.stay(stage: stage, days: days), upTo: 28)
    // What the title says need not be said again.
    let others = names.dropFirst().filter { [title] in !title.contains($0) }
    details = (others + [text("owner"), stay]).filter { !$0.isEmpty }.joined(separator: words.separator)
    reasons = text("reasons", limits.sentence)
    amount = text("amount").isEmpty ? NumberFormat.dash : text("amount")
    weighted = text("weighted").isEmpty ? NumberFormat.dash : text("weighted")
  }

  static let fields: [String: TemplateField<MailDealContext>] = [
    "title": .text { $0.title },
    "breaksAnywhere": .flag { breaksAnywhere($0.title, $0.details, $0.reasons) },
    "details": .text { $0.details },
    "reasons": .text { $0.reasons },
    "amount": .text { $0.amount },
    "weighted": .text { $0.weighted },
  ]
}
