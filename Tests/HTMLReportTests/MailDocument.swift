import DealModel
import Diagnostics

@testable import ReportModel

/// The made-up report with what a mail shows beyond the page's sample.
struct MailDocument {
  var language = Language.english
  /// How many processes, and how many stages each has; the sample's own where not said.
  var pipelines = 1
  var stages: Int?
  var risks = 12
  var quotas = 2
  var cautions: Int?
  var change: (String) -> String = { $0 }

  private func t(_ english: String, _ chinese: String) -> String { change(language == .english ? english : chinese) }

  func make() -> ReportDocument {
    let sample = SampleDocument(language: language, change: change)
    var document = sample.make()
    document.period = "2025-06"
    document.currency = language == .english ? "EUR" : "CNY"
    document.bottlenecks = [t("Proposal: 36.2 % of the 127 decided deals went on.", "方案与报价：127 个已决商机中有 36.2% 继续推进。")]
    document.keyFigures[0].yearAgoChange = 0.3009
    document.keyFigures[2].yearAgoChange = 0.019
    if let cautions {
      document.cautions = (0..<cautions).map { change("Caution \($0). ") + String(repeating: "很", count: 400) }
    }
    document.sections[0].tables = quotas > 0 ? [quotaTable()] : []
    document.sections[0].notes = document.bottlenecks
    document.sections[1].charts = (0..<pipelines).map { chart(sample.chart(), number: $0) }
    document.sections += [
      section(.forecast, t("Forecast", "预测"), [committed()]), section(.bottlenecks, t("Bottlenecks", "瓶颈"), []),
      riskSection(), section(.dataQuality, t("Data quality", "数据质量"), [assumptions()]),
    ]
    return document
  }

  private func section(_ id: SectionID, _ title: String, _ tables: [ReportTable]) -> ReportSection {
    ReportSection(id: id, title: title, notes: [], charts: [], tables: tables)
  }

  private func chart(_ chart: FunnelChart, number: Int) -> FunnelChart {
    var chart = chart
    if let stages {
      chart.bars = (0..<stages).map { stage in
        FunnelChart.Bar(
          stage: change("Stage \(stage)"),
          reached: 1_000_000_000 - stage,
          amount: Money(rounding: 98_765_432_109),
          conversion: 0.5,
          interval: 0.25...0.75,
          isWeakest: true
        )
      }
    }
    return chart
  }

  private func quotaTable() -> ReportTable {
    ReportTable(
      id: "quotas-summary",
      title: t("Forecast against quota", "预测与目标"),
      columns: [
        ReportColumn("period", t("Period", "期间"), .text), ReportColumn("quota", t("Quota", "目标"), .money),
        ReportColumn("attainment", t("Attainment", "完成率"), .rate),
      ],
      rows: (0..<quotas).map {
        [.text(change("2025-0\($0 + 6)")), .money(Money(rounding: 1_000_000)), $0 == 0 ? .rate(1.2845) : .undefined]
      }
    )
  }

  private func committed() -> ReportTable {
    ReportTable(
      id: "committed-1",
      title: t("Committed for the period", "本期已承诺"),
      columns: [
        ReportColumn("committed", t("Committed", "已承诺"), .text), ReportColumn("amount", t("Amount", "金额"), .money),
      ],
      rows: [[.text(t("Won in the period", "本期赢单")), .money(Money(rounding: 1_284_500))]],
      totals: [.text(t("Total", "合计")), .money(Money(rounding: 1_284_500))]
    )
  }

  private func riskSection() -> ReportSection {
    let columns = [
      ReportColumn("deal", t("Deal", "商机"), .text), ReportColumn("name", t("Name", "名称"), .text),
      ReportColumn("account", t("Account", "客户"), .text), ReportColumn("owner", t("Owner", "业务员"), .text),
      ReportColumn("stage", t("Stage", "阶段"), .text), ReportColumn("amount", t("Amount", "金额"), .money),
      ReportColumn("weighted", t("Weighted amount", "加权金额"), .money),
      ReportColumn("age", t("Days in stage", "停留天数"), .count), ReportColumn("reasons", t("Reasons", "原因"), .text),
    ]
    let cells: [[Cell]] = (0..<risks).map { row in
      [
        .text(change("D-\(1001 + row)")), .text(t("Spectrometer line \(row + 1)", "光谱仪产线 \(row + 1) 期")),
        .text(t("Hansa Chemie", "华东化工")), .text(t("Amelia Hartmann", "王秀英")), .text(t("Proposal", "方案与报价")),
        row == 1 ? .empty : .money(Money(rounding: 90_000)), .money(Money(rounding: 45_000)),
        row == 2 ? .empty : .count(30), .text(t("no activity, moved back", "无活动、曾退回前面阶段")),
      ]
    }
    var section = section(.risks, t("Deals at risk", "风险商机"), [])
    section.tables = [
      ReportTable(
        id: "risk-reasons",
        title: "",
        columns: [],
        rows: [],
        totals: [.text(""), .count(risks), .money(Money(rounding: 990_000))]
      )
    ]
    if risks > 0 {
      section.list = DealTable(
        title: section.title,
        columns: columns,
        rows: Array(cells.indices),
        cells: { cells[$0] }
      )
    }
    return section
  }

  private func assumptions() -> ReportTable {
    ReportTable(
      id: "assumptions",
      title: t("What was assumed", "所作假设"),
      columns: [ReportColumn("assumption", t("Assumption", "假设"), .text)],
      rows: [[.text(change("one"))], [.text(change("two"))]]
    )
  }
}
