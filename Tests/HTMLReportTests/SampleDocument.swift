import DealModel
import Diagnostics

@testable import ReportModel

/// A made-up report whose every text goes through a function, so that a test can put anything in its place.
struct SampleDocument {
  var language = Language.english
  var deals = 12
  var change: (String) -> String = { $0 }

  /// English or Chinese.
  private func t(_ english: String, _ chinese: String) -> String { change(language == .english ? english : chinese) }

  private var stages: [(name: String, reached: Int, amount: Int, rate: Double?, low: Double, high: Double)] {
    [
      (t("Lead qualified", "线索确认"), 412, 9_876_500, 0.684, 0.635, 0.729),
      (t("Needs analysis", "需求分析"), 268, 7_214_300, 0.571, 0.508, 0.632),
      (t("Proposal / price quote", "方案与报价"), 141, 4_630_000, 0.362, 0.284, 0.448),
      (t("Negotiation", "商务谈判"), 48, 1_905_250, 0.655, 0.473, 0.801),
      (t("Contract review", "合同评审"), 19, 842_000, nil, 0, 0),
    ]
  }

  func make() -> ReportDocument {
    let format = NumberFormat(language: language)
    return ReportDocument(
      format: format,
      title: t("Sales funnel report", "销售漏斗报告"),
      company: t("Northwind Instruments", "北辰精密仪器有限公司"),
      subtitle: t("As of 30 Jun 2025 · period 2025-06 · amounts in EUR", "截至 2025年6月30日 · 期间 2025-06 · 金额单位 CNY"),
      asOf: CivilDate(dayNumber: 20_269),
      keyFigures: keyFigures(),
      cautions: [
        t("3 rows could not be used; they are in rejects.csv.", "有 3 行不能使用，见 rejects.csv。"),
        t(
          "The close date of 7 deals is on another day than their last stage change; wins count by close date, openness by stage, so the two may differ by those deals.",
          "有 7 个商机的结单日期与最后一次阶段变更不在同一天；赢单按结单日期计，进行中按阶段计，两者可能相差这些商机。"
        ),
      ],
      sections: [
        ReportSection(id: .summary, title: t("Summary", "概要"), notes: [], charts: [chart()], tables: []),
        ReportSection(
          id: .funnel,
          title: t("Funnel", "漏斗"),
          notes: [
            t(
              "Conversion of decided leaves out the deals still here; the interval says how far chance alone may carry it.",
              "已决转化率不含仍停留的商机；区间表示偶然性可能造成的范围。"
            )
          ],
          charts: [chart()],
          tables: [funnelTable()]
        ),
        ReportSection(
          id: .owners,
          title: t("Owners", "业务员"),
          notes: [],
          charts: [],
          tables: [ownerTable()]
        ),
        ReportSection(
          id: .definitions,
          title: t("Definitions", "指标定义"),
          notes: [],
          charts: [],
          tables: [definitionTable()]
        ),
      ],
      deals: dealTable(),
      words: DocumentWords(
        figure: t("Figure", "指标"),
        current: t("This period", "本期"),
        previous: t("Previous period", "上期"),
        yearAgo: t("A year ago", "去年同期"),
        change: t("Change", "变化"),
        total: t("Total", "合计"),
        cautions: t("Read with care", "阅读须知"),
        contents: t("Contents", "目录"),
        moreDeals: t("{0} more deals are in the workbook", "另有 {0} 个商机见工作簿"),
        sheetTooLong: "{0} more deals do not fit on a sheet",
        points: t("pp", "个百分点"),
        page: t("Page", "页")
      )
    )
  }

  private func keyFigures() -> [KeyFigure] {
    func money(_ units: Double) -> Cell { .money(Money(rounding: units)) }
    func figure(
      _ key: String,
      _ label: String,
      _ value: Cell,
      _ previous: Cell,
      _ yearAgo: Cell,
      _ change: Double?,
      isDifference: Bool = false
    ) -> KeyFigure {
      KeyFigure(
        key: key,
        label: label,
        value: value,
        previous: previous,
        yearAgo: yearAgo,
        change: change,
        isDifference: isDifference
      )
    }
    return [
      figure("wonAmount", t("Won amount", "赢单金额"), money(1_284_500), money(1_102_300), money(987_400), 0.1653),
      figure("won", t("Won", "赢单"), .count(31), .count(28), .count(26), 0.1071),
      figure("winRate", t("Win rate", "赢率"), .rate(0.348), .rate(0.371), .rate(0.329), -0.023, isDifference: true),
      figure("averageWon", t("Average won deal", "平均赢单金额"), money(41_435), money(39_368), money(37_977), 0.0525),
      figure(
        "medianWonCycle",
        t("Median won cycle (days)", "赢单周期中位数（天）"),
        .days(64.5),
        .days(64.5),
        .undefined,
        0
      ),
      figure("created", t("Created", "新建"), .count(96), .count(104), .count(88), -0.0769),
      figure(
        "createdAmount",
        t("Created amount", "新建金额"),
        money(3_120_900),
        money(3_300_100),
        money(2_910_000),
        -0.0543
      ),
      figure("lost", t("Lost", "输单"), .count(58), .count(47), .count(53), 0.234),
      figure("lostAmount", t("Lost amount", "输单金额"), money(1_930_000), money(1_510_000), money(1_800_400), 0.2781),
      figure("void", t("Void", "无效"), .count(4), .count(0), .count(6), nil),
      figure("openAtEnd", t("Open at the end", "期末进行中"), .count(187), .count(184), .count(171), 0.0163),
      figure(
        "openAmountAtEnd",
        t("Open amount at the end", "期末进行中金额"),
        money(5_930_400),
        money(5_801_900),
        money(5_210_000),
        0.0221
      ),
      figure("velocity", t("Velocity (money a day)", "流速（金额/天）"), money(22_565), .empty, .empty, nil),
    ]
  }

  func chart() -> FunnelChart {
    FunnelChart(
      id: "funnel-chart-1",
      title: t("Sales funnel", "销售漏斗"),
      summary: t(
        "412 deals reached “Lead qualified”, 19 reached “Contract review”; the weakest step is “Proposal / price quote”, from which 36.2 % of the decided deals went on.",
        "412 个商机到达“线索确认”，19 个到达“合同评审”；最弱的一步是“方案与报价”，已决商机中 36.2% 继续推进。"
      ),
      bars: stages.map { stage in
        FunnelChart.Bar(
          stage: stage.name,
          reached: stage.reached,
          amount: Money(rounding: Double(stage.amount)),
          conversion: stage.rate,
          interval: stage.rate == nil ? nil : stage.low...stage.high,
          isWeakest: stage.rate == 0.362
        )
      },
      legend: FunnelChart.Legend(
        deals: t("Reached", "到达"),
        amount: t("Amount (EUR)", "金额（CNY）"),
        conversion: t("went on, of those decided (95 % interval)", "已决商机中继续推进的比例（95% 区间）"),
        weakest: t("weakest step", "最弱的一步")
      )
    )
  }

  private func funnelTable() -> ReportTable {
    ReportTable(
      id: "funnel-1",
      title: t("Funnel by stage", "各阶段漏斗"),
      columns: [
        ReportColumn("stage", t("Stage", "阶段"), .text), ReportColumn("reached", t("Reached", "到达"), .count),
        ReportColumn("entered", t("Entered", "进入"), .count), ReportColumn("skipped", t("Skipped", "跳过"), .count),
        ReportColumn("advanced", t("Went on", "推进"), .count), ReportColumn("dropped", t("Lost here", "在此丢单"), .count),
        ReportColumn("waiting", t("Still here", "停留"), .count),
        ReportColumn("conversion", t("Conversion", "转化率"), .rate),
        ReportColumn("conversionResolved", t("Conversion of decided", "已决转化率"), .rate),
        ReportColumn("low", t("95 % from", "95% 下限"), .rate), ReportColumn("high", t("95 % to", "95% 上限"), .rate),
        ReportColumn("cumulative", t("Of the first stage", "占首阶段"), .rate),
        ReportColumn("winRate", t("Win rate", "赢率"), .rate), ReportColumn("amount", t("Amount", "金额"), .money),
      ],
      rows: stages.map { stage in
        [
          .text(stage.name), .count(stage.reached), .count(stage.reached - 9), .count(9),
          .count(stage.reached / 2), .count(stage.reached / 3), .count(stage.reached / 6),
          stage.rate.map { .rate($0 * 0.9) } ?? .undefined, stage.rate.map { .rate($0) } ?? .undefined,
          .rate(stage.low), .rate(stage.high), .rate(Double(stage.reached) / 412), .rate(0.2),
          .money(Money(rounding: Double(stage.amount))),
        ]
      },
      notes: [t("12 void deals are left out of the funnel: neither a win nor a loss.", "12 个无效商机不计入漏斗。")]
    )
  }

  private func ownerTable() -> ReportTable {
    let names = [
      ("Amelia Hartmann", "王秀英"), ("Björn Åkesson", "李建国"), ("Chidi Okonkwo", "欧阳明月"), ("Dolores Fernández", "张伟"),
      ("Eoin O’Sullivan", "刘洋"), ("Fatima Al-Sayed", "陈静"), ("(none)", "（空）"),
    ]
    let keys = [
      ("key", t("Owner", "业务员"), ColumnKind.text), ("deals", t("Deals", "商机"), .count),
      ("open", t("Open", "进行中"), .count),
      ("won", t("Won", "赢单"), .count), ("lost", t("Lost", "输单"), .count), ("void", t("Void", "无效"), .count),
      ("wonAmount", t("Won amount", "赢单金额"), .money), ("share", t("Share", "占比"), .rate),
      ("winRate", t("Win rate", "赢率"), .rate), ("low", t("95 % from", "95% 下限"), .rate),
      ("high", t("95 % to", "95% 上限"), .rate), ("averageWon", t("Average won deal", "平均赢单金额"), .money),
      ("meanWonCycle", t("Mean won cycle (days)", "平均赢单周期（天）"), .days),
      ("medianWonCycle", t("Median won cycle (days)", "赢单周期中位数（天）"), .days),
      ("openAmount", t("Open amount", "进行中金额"), .money), ("weighted", t("Weighted amount", "加权金额"), .money),
    ]
    return ReportTable(
      id: "group-owner",
      title: t("By owner", "按业务员"),
      columns: keys.map { ReportColumn($0.0, $0.1, $0.2) },
      rows: names.enumerated().map { index, name in
        let n = Double(7 - index)
        return [
          .text(t(name.0, name.1)), .count(90 - index * 9), .count(31), .count(38 - index * 4), .count(20), .count(1),
          .money(Money(rounding: 231_450 * n)), .rate(0.036 * n), .rate(0.61 - 0.06 * Double(index)), .rate(0.2),
          .rate(0.71), .money(Money(rounding: 40_020 + 311 * n)), .days(61.2 + n), index == 6 ? .undefined : .days(58),
          .money(Money(rounding: 612_200 * n)), .money(Money(rounding: 201_300 * n)),
        ]
      },
      totals: [
        .text(t("Total", "合计")), .count(441), .count(217), .count(182), .count(140), .count(7),
        .money(Money(rounding: 6_480_600)), .rate(1), .empty, .empty, .empty, .empty, .empty, .empty,
        .money(Money(rounding: 17_141_600)), .money(Money(rounding: 5_636_400)),
      ]
    )
  }

  private func definitionTable() -> ReportTable {
    ReportTable(
      id: "definitions",
      title: t("Definitions", "指标定义"),
      columns: [
        ReportColumn("figure", t("Figure", "指标"), .text), ReportColumn("rule", t("Rule", "规则"), .text),
        ReportColumn("basis", t("Over", "范围"), .text),
      ],
      rows: [
        [
          .text(t("Win rate", "赢率")), .text(t("won ÷ (won + lost); void deals are neither", "赢单 ÷（赢单 + 输单）；无效商机两者皆非")),
          .text(t("deals closed in the period", "期间内结单的商机")),
        ],
        [
          .text(t("Conversion of decided", "已决转化率")),
          .text(
            t(
              "went on ÷ (went on + lost here), with the Wilson score interval at 95 %; deals that are still here are left out because nobody knows yet what will become of them",
              "推进 ÷（推进 + 在此丢单），附 95% Wilson 区间；仍停留的商机结果未知，因此不计入"
            )
          ),
          .text(t("deals created in the cohort", "队列内新建的商机")),
        ],
      ]
    )
  }

  private func dealTable() -> DealTable {
    let cells: [[Cell]] = (0..<deals).map { row in
      [
        .text(change("D-\(1001 + row)")), .text(t("Spectrometer line, phase \(row + 1)", "光谱仪产线 \(row + 1) 期")),
        .text(t("Hansa Chemie GmbH", "华东化工集团")), .text(t("Amelia Hartmann", "王秀英")), .text(stages[row % 5].name),
        .text(t("open", "进行中")), .money(Money(rounding: 12_500 + 2_310.5 * Double(row))),
        .date(CivilDate(dayNumber: 20_100 + row)), row % 3 == 0 ? .empty : .date(CivilDate(dayNumber: 20_300 + row)),
        .count(12 + row * 3),
      ]
    }
    return DealTable(
      title: t("Deals", "商机"),
      columns: [
        ReportColumn("deal", t("Deal", "商机"), .text), ReportColumn("name", t("Name", "名称"), .text),
        ReportColumn("account", t("Account", "客户"), .text), ReportColumn("owner", t("Owner", "业务员"), .text),
        ReportColumn("stage", t("Stage", "阶段"), .text), ReportColumn("outcome", t("Outcome", "结果"), .text),
        ReportColumn("amount", t("Amount", "金额"), .money), ReportColumn("createdDate", t("Created", "创建日期"), .date),
        ReportColumn("expectedClose", t("Expected close", "预计成交"), .date),
        ReportColumn("age", t("Days in stage", "停留天数"), .count),
      ],
      rows: Array(0..<deals),
      cells: { cells[$0] }
    )
  }
}
