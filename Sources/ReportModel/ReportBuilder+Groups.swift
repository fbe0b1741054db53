import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 11 of the definitions; `nil` where there are no such groups.
  /// - Parameter further: the tables that follow.
  func groupSection(
    _ id: SectionID,
    _ title: String,
    _ groups: [GroupReport],
    _ further: [ReportTable] = []
  ) -> ReportSection? {
    if groups.isEmpty { return nil }
    return ReportSection(
      id: id,
      title: title,
      notes: (id == .owners ? concentrationNote() : []) + [texts[.noteSmall]],
      charts: [],
      tables: groups.map(groupTable) + further
    )
  }

  private func groupTable(_ group: GroupReport) -> ReportTable {
    let columns = [
      ReportColumn("key", heading(of: group), .text),
      ReportColumn(
        "deals",
        texts[.deals],
        .count,
        derivation: .sum(["open", "won", "lost", "void"]),
        hasTotal: true
      ),
      ReportColumn("open", texts[.open], .count, hasTotal: true),
      ReportColumn("won", texts[.won], .count, hasTotal: true),
      ReportColumn("lost", texts[.lost], .count, hasTotal: true),
      ReportColumn("void", texts[.void], .count, hasTotal: true),
      ReportColumn("wonAmount", texts[.wonAmount], .money, hasTotal: true),
      ReportColumn("share", texts[.share], .rate, hasTotal: true),
      ReportColumn("winRate", texts[.winRate], .rate, derivation: .ratio("won", ["won", "lost"])),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
      ReportColumn("averageWon", texts[.averageWon], .money),
      ReportColumn("meanWonCycle", texts[.meanWonCycle], .days),
      ReportColumn("medianWonCycle", texts[.medianWonCycle], .days),
      ReportColumn("openAmount", texts[.openAmount], .money, hasTotal: true),
      ReportColumn("weighted", texts[.weighted], .money, hasTotal: true),
    ]
    let rows: [[Cell]] = group.rows.map { row in
      [
        .text(row.key.isEmpty ? texts[.blankKey] : row.key), .count(row.deals), .count(row.open), .count(row.won),
        .count(row.lost), .count(row.void), .money(row.wonAmount), .rate(row.share), .rate(row.winRate),
        .rate(row.low), .rate(row.high), .units(row.averageWon), .days(row.meanWonCycle), .days(row.medianWonCycle),
        .money(row.openAmount), .money(row.weighted),
      ]
    }
    return ReportTable(
      id: "group-" + identifier(group.name),
      title: title(of: group),
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  private func heading(of group: GroupReport) -> String { texts.heading(of: group.name) }

  private func title(of group: GroupReport) -> String { texts.grouped(by: group.name) }

  /// The name as ASCII that stands in an anchor: letters and digits stay, the rest is written by its number.
  private func identifier(_ name: String) -> String {
    name.unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isPlain ? String(scalar) : "_" + String(scalar.value, radix: 16)
    }.joined()
  }
}
