import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 15: what is missing of each required field, and of whose deals.
  func completenessTables() -> [ReportTable] {
    let totals = report.completeness.filter { $0.owner == nil }
    if totals.isEmpty { return [] }
    let columns = [
      ReportColumn("field", texts[.field], .text),
      ReportColumn("completeness.required", texts[.required], .count),
      ReportColumn("completeness.missing", texts[.missing], .count),
      ReportColumn(
        "completeness.rate",
        texts[.missRate],
        .rate,
        derivation: .ratio("completeness.missing", ["completeness.required"])
      ),
    ]
    let table = ReportTable(
      id: "completeness",
      title: texts[.completeness],
      columns: columns,
      rows: totals.map { [.text(texts.field($0.field)), .count($0.required), .count($0.missing), .rate($0.rate)] }
    )
    return [table] + (ownerTable(totals.map(\.field)).map { [$0] } ?? [])
  }

  /// The miss rate of each field, an owner a row, those with the most missing values first.
  private func ownerTable(_ fields: [DealField]) -> ReportTable? {
    var rows: [(owner: String, missing: Int, rates: [DealField: Double])] = []
    var places: [String: Int] = [:]
    for entry in report.completeness {
      guard let owner = entry.owner else { continue }
      let place = places[owner] ?? rows.count
      if place == rows.count { rows.append((owner, 0, [:])) }
      places[owner] = place
      rows[place].missing += entry.missing
      rows[place].rates[entry.field] = entry.rate
    }
    if rows.isEmpty { return nil }
    rows.sort { left, right in
      left.missing != right.missing
        ? left.missing > right.missing : left.owner.utf8.lexicographicallyPrecedes(right.owner.utf8)
    }
    return ReportTable(
      id: "completeness-owners",
      title: texts[.completenessByOwner],
      columns: [
        ReportColumn("owner", texts[.owner], .text),
        ReportColumn("completeness.missing", texts[.missing], .count, hasTotal: true),
      ] + fields.map { ReportColumn("completeness.\($0.rawValue)", texts.field($0), .rate) },
      rows: rows.map { row in
        [.text(row.owner.isEmpty ? texts[.blankKey] : row.owner), .count(row.missing)]
          + fields.map { .rate(row.rates[$0]) }
      },
      totals: [.text(texts[.total]), .count(rows.reduce(0) { $0 + $1.missing })]
        + fields.map { field in .rate(report.completeness.first { $0.field == field && $0.owner == nil }?.rate) }
    )
  }
}

extension Texts {
  /// The name of a field.
  func field(_ field: DealField) -> String {
    switch field {
    case .name: self[.name]
    case .account: self[.account]
    case .owner: self[.owner]
    case .team: self[.team]
    case .stage: self[.stage]
    case .amount: self[.amount]
    case .probability: self[.probability]
    case .created: self[.createdDate]
    case .expectedClose: self[.expectedClose]
    case .closed: self[.closedDate]
    case .lastActivity: self[.lastActivity]
    case .nextStep: self[.nextStep]
    case .source: self[.source]
    case .product: self[.product]
    case .region: self[.region]
    case .segment: self[.segment]
    case .competitor: self[.competitor]
    case .lossReason: self[.lossReason]
    }
  }
}
