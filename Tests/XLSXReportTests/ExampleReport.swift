import DealModel
import Diagnostics

@testable import ReportModel

/// A small report made by hand: two pipelines, hostile texts, undefined figures, totals that are sums and one that is
/// not.
struct ExampleReport {
  var language = Language.english
  var dealCount = 3
  /// The name of the first deal.
  var name = "=HYPERLINK(\"http://example.org\",\"click\")"
  var sheetTitle = "Funnel"

  static let hostile = "<b>&\"'\u{1}\u{0} _x0041_ ]]>"

  func make() -> ReportDocument {
    ReportDocument(
      format: NumberFormat(language: language),
      title: "Sales & more",
      company: "Ben & Co",
      subtitle: "As of 30 Jun 2025",
      asOf: CivilDate(dayNumber: 20_269),
      keyFigures: keyFigures,
      cautions: ["Three rows could not be used.", ExampleReport.hostile],
      sections: [
        ReportSection(id: .summary, title: "Summary", notes: [], charts: charts, tables: []),
        ReportSection(id: .funnel, title: sheetTitle, notes: ["A note."], charts: charts, tables: [funnel]),
        ReportSection(id: .groups, title: "Groups", notes: [], charts: [], tables: [groups, assumptions]),
        ReportSection(id: .definitions, title: "Definitions", notes: [], charts: [], tables: []),
      ],
      deals: deals,
      words: DocumentWords(
        figure: "Figure",
        current: "This period",
        previous: "Previous",
        yearAgo: "Year ago",
        change: "Change",
        total: "Total",
        cautions: "Read with care",
        contents: "Contents",
        moreDeals: "{0} more",
        sheetTooLong: "{0} more deals do not fit on a sheet",
        points: "pp",
        page: "Page"
      )
    )
  }

  private var keyFigures: [KeyFigure] {
    [
      figure("won", .count(6), .count(4), .count(0), change: 0.5),
      figure("wonAmount", money(1500), money(0), .undefined, change: nil),
      figure("winRate", .rate(0.5), .rate(0.25), .undefined, change: 0.25, isDifference: true),
      figure("velocity", .days(.nan), .undefined, .empty, change: .infinity),
      // The change of unrounded values, which the shown ones do not give.
      figure("averageWon", money(333.3333), money(100), .undefined, change: 2.333_333_333),
    ]
  }

  private func figure(
    _ key: String,
    _ value: Cell,
    _ previous: Cell,
    _ yearAgo: Cell,
    change: Double?,
    isDifference: Bool = false
  ) -> KeyFigure {
    KeyFigure(
      key: key,
      label: "Figure " + key,
      value: value,
      previous: previous,
      yearAgo: yearAgo,
      change: change,
      isDifference: isDifference
    )
  }

  private var charts: [FunnelChart] {
    ["New business", "Renewals"].enumerated().map { index, name in
      FunnelChart(
        id: "funnel-\(index + 1)",
        title: name,
        summary: "Eight came, three stayed.",
        bars: [
          bar("Lead", 8, 0.5), bar("Offer", 4, 0.75, isWeakest: true), bar("Contract", 3, nil),
        ],
        legend: FunnelChart.Legend(deals: "Deals", amount: "Amount", conversion: "Went on", weakest: "weakest step")
      )
    }
  }

  private func bar(_ stage: String, _ reached: Int, _ share: Double?, isWeakest: Bool = false) -> FunnelChart.Bar {
    FunnelChart.Bar(
      stage: stage,
      reached: reached,
      amount: Money(rounding: Double(reached) * 100),
      conversion: share,
      interval: share.map { ($0 - 0.1)...($0 + 0.1) },
      isWeakest: isWeakest
    )
  }

  private var funnel: ReportTable {
    ReportTable(
      id: "funnel-1",
      title: sheetTitle,
      columns: [
        ReportColumn("stage", "Stage", .text),
        ReportColumn("reached", "Reached", .count, derivation: .sum(["advanced", "dropped"]), hasTotal: true),
        ReportColumn("advanced", "Went on", .count, hasTotal: true),
        ReportColumn("dropped", "Lost here", .count),
        ReportColumn("conversion", "Conversion", .rate, derivation: .ratio("advanced", ["advanced", "dropped"])),
        ReportColumn("amount", "Amount", .money, hasTotal: true),
      ],
      rows: [
        [.text(ExampleReport.hostile), .count(8), .count(4), .count(4), .rate(0.5), money(0.1)],
        // Neither the sum nor the ratio gives what is shown.
        [.text("Offer"), .count(5), .count(3), .count(1), .rate(0.7), money(0.2)],
        [.text("Contract"), .count(0), .count(0), .count(0), .undefined, .undefined],
      ],
      // Of the two money amounts, 0.1 + 0.2 is exactly 0.3; the total of those that went on is not their sum.
      totals: [.text("Total"), .count(13), .count(9), .count(5), .empty, money(0.3)],
      notes: ["Below the table."]
    )
  }

  private var groups: ReportTable {
    ReportTable(
      id: "groups",
      title: "By owner",
      columns: [
        ReportColumn("key", "Value", .text),
        ReportColumn("won", "Won", .count, hasTotal: true),
        ReportColumn("closed", "Closed", .count, hasTotal: true),
        ReportColumn("winRate", "Win rate", .rate, derivation: .ratio("won", ["closed"])),
        ReportColumn("since", "Since", .date),
      ],
      rows: [
        [.text("李雷"), .count(1), .count(4), .rate(0.25), .date(CivilDate(dayNumber: 20_269))],
        [.text("Zoë"), .count(2), .count(4), .rate(0.5), .date(CivilDate(dayNumber: -30_000))],
      ],
      totals: [.text("Total"), .count(3), .count(8), .rate(0.375), .empty]
    )
  }

  private var assumptions: ReportTable {
    ReportTable(
      id: "assumptions",
      title: "What was assumed",
      columns: [ReportColumn("assumption", "Assumption", .text)],
      rows: [[.text(String(repeating: "A long sentence. ", count: 20))], []]
    )
  }

  private var deals: DealTable {
    let name = name
    return DealTable(
      title: "Deals",
      columns: [
        ReportColumn("deal", "Deal", .text), ReportColumn("name", "Name", .text),
        ReportColumn("amount", "Amount", .money), ReportColumn("createdDate", "Created", .date),
      ],
      rows: Array(0..<dealCount),
      cells: { row in
        [
          .text("00\(row)"), .text(row == 0 ? name : "Deal \(row)"),
          row == 1 ? .empty : .money(Money(rounding: Double(row) + 0.5)),
          .date(CivilDate(dayNumber: 20_000 + row % 300)),
        ]
      }
    )
  }

  private func money(_ units: Double) -> Cell { .money(Money(rounding: units)) }
}
