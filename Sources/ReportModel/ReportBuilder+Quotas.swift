import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// What a table of quotas is of.
  enum QuotaScope {
    /// All deals, or a pipeline's.
    case all
    /// Teams.
    case team
    /// Sellers.
    case owner
  }

  /// Section 12 of the definitions: quotas with attainment, gap, coverage and what is still needed; none without quotas.
  func quotaTables(_ scope: QuotaScope) -> [ReportTable] {
    let rows = quotas(scope)
    if rows.isEmpty { return [] }
    let table = quotaTable(rows, scope, id: "quotas-\(scope)")
    guard scope == .all, let required = requiredTable(rows) else { return [table] }
    return [table, required]
  }

  /// The forecast against the quotas of the period and of the periods around it, short.
  func quotaSummary() -> [ReportTable] {
    let rows = quotas(.all).filter { $0.process == nil }.prefix(4)
    if rows.isEmpty { return [] }
    let columns = [
      ReportColumn("period", texts[.quotaPeriod], .text), ReportColumn("quota", texts[.quota], .money),
      ReportColumn("quotaWon", texts[.won], .money), ReportColumn("attainment", texts[.attainment], .rate),
      ReportColumn("quotaWeighted", texts[.expectedWeighted], .money),
    ]
    let cells: [[Cell]] = rows.map {
      [.text($0.period.label), .money($0.quota), .money($0.won), .rate($0.attainment), .money($0.weighted)]
    }
    return [ReportTable(id: "quotas-summary", title: texts[.forecastAgainstQuota], columns: columns, rows: cells)]
  }

  private func quotas(_ scope: QuotaScope) -> [QuotaRow] {
    report.quotas.filter { row in
      switch scope {
      case .all: row.owner == nil && row.team == nil
      case .team: row.owner == nil && row.team != nil
      case .owner: row.owner != nil
      }
    }
  }

  private func quotaTable(_ quotas: [QuotaRow], _ scope: QuotaScope, id: String) -> ReportTable {
    let hasPipeline = quotas.contains { $0.process != nil }
    let hasTeam = scope == .team || quotas.contains { $0.team != nil }
    var columns: [ReportColumn] = []
    if scope == .owner { columns.append(ReportColumn("owner", texts[.owner], .text)) }
    if hasTeam { columns.append(ReportColumn("team", texts[.team], .text)) }
    columns.append(ReportColumn("period", texts[.quotaPeriod], .text))
    if hasPipeline { columns.append(ReportColumn("pipeline", texts[.pipeline], .text)) }
    columns += [
      ReportColumn("quota", texts[.quota], .money),
      ReportColumn("quotaWon", texts[.wonAmount], .money),
      ReportColumn("attainment", texts[.attainment], .rate),
      ReportColumn("gap", texts[.gap], .money),
      ReportColumn("quotaOpen", texts[.expectedAmount], .money),
      ReportColumn("quotaWeighted", texts[.expectedWeighted], .money),
      ReportColumn("coverage", texts[.coverage], .rate),
      ReportColumn("required.wins", texts[.winsNeeded], .count),
      ReportColumn("required.newPerWeek", texts[.newPerWeek], .number),
      ReportColumn("required.sellers", texts[.sellersNeeded], .number),
    ]
    let rows: [[Cell]] = quotas.map { row in
      var cells: [Cell] = []
      if scope == .owner { cells.append(.text(row.owner ?? "")) }
      if hasTeam { cells.append(.text(row.team ?? "")) }
      cells.append(.text(row.period.label))
      if hasPipeline { cells.append(.text(row.pipeline ?? texts[.allPipelines])) }
      return cells + [
        .money(row.quota), .money(row.won), .rate(row.attainment), .money(row.gap), .money(row.openAmount),
        .money(row.weighted), .rate(row.coverage), .count(row.required?.wins), .number(row.required?.newPerWeek),
        .number(row.required?.sellers),
      ]
    }
    return ReportTable(
      id: id,
      title: texts[scope == .all ? .forecastAgainstQuota : scope == .team ? .quotasOfTeams : .quotasOfOwners],
      columns: columns,
      rows: rows,
      notes: quotaNotes(quotas)
    )
  }

  /// What the figures are made of, and why some are undefined.
  private func quotaNotes(_ quotas: [QuotaRow]) -> [String] {
    var notes: [String] = []
    let sums = quotas.filter(\.isSum)
    if sums.count == quotas.count {
      notes.append(texts[.noteQuotasAreSums])
    } else if !sums.isEmpty {
      notes.append(texts[.noteQuotaSums, labels(sums)])
    }
    if quotas.contains(where: { $0.required == nil }) { notes.append(texts[.noteNoRequired]) }
    let late = quotas.filter { ($0.required?.weeks).map { $0 <= 0 } ?? false && $0.gap > .zero }
    if !late.isEmpty { notes.append(texts[.noteTooLate, labels(late)]) }
    return notes
  }

  private func labels(_ quotas: [QuotaRow]) -> String {
    var labels: [String] = []
    for quota in quotas where !labels.contains(quota.period.label) { labels.append(quota.period.label) }
    return labels.joined(separator: ", ")
  }

  /// The deals that each stage must hold, of the quotas that can still be reached.
  private func requiredTable(_ quotas: [QuotaRow]) -> ReportTable? {
    let open = quotas.filter { $0.required != nil && $0.gap > .zero && $0.period.days.last > report.asOf }
    if open.isEmpty { return nil }
    let hasPipeline = open.contains { $0.process != nil }
    var columns = [ReportColumn("period", texts[.quotaPeriod], .text)]
    if hasPipeline { columns.append(ReportColumn("pipeline", texts[.pipeline], .text)) }
    columns += [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("required.needed", texts[.dealsNeeded], .number),
      ReportColumn("required.waiting", texts[.waiting], .count),
      ReportColumn("required.missing", texts[.dealsMissing], .number),
    ]
    let rows: [[Cell]] = open.flatMap { row in
      (row.required?.stages ?? []).map { stage in
        var cells: [Cell] = [.text(row.period.label)]
        if hasPipeline { cells.append(.text(row.pipeline ?? texts[.allPipelines])) }
        return cells + [.text(stage.stage), .number(stage.needed), .count(stage.waiting), .number(stage.missing)]
      }
    }
    return ReportTable(id: "required-funnel", title: texts[.requiredFunnel], columns: columns, rows: rows)
  }
}
