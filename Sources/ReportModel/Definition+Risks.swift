extension Definition {
  static let riskFigures: [Definition] = [
    Definition(
      ["atRisk", "atRiskAmount", "reason"],
      "Deals at risk",
      "风险商机",
      rule:
        "longer in the stage than its standard days; within the configured days of them (7 unless set); expected close before the day of the report; no expected close; no amount; no activity for the configured days (30 unless set), of deals without any since their creation if activities are known; moved back to an earlier stage; the expected close was put off at least twice in the history; older than nine of ten won deals of the process were when they were won; a dash where nothing in the inputs could tell",
      "停留超过标准天数；距标准天数不足设定天数（默认 7 天）；预计成交早于报告日；无预计成交日期；无金额；超过设定天数无跟进（默认 30 天；已提供跟进记录而商机一条也没有时，自创建日算起）；曾退回前面阶段；历史记录中预计成交至少推迟两次；已存续天数超过该流程九成赢单的成交周期；输入数据无法判断时为短横线",
      basis: "open deals; a deal with several reasons counts for each, and once in the last row",
      "进行中商机；一个商机有多个原因时各计一次，末行只计一次"
    ),
    Definition(
      ["lostDeals", "lostDealsAmount", "lostFrom"],
      "Lost deals by the stage they were lost from",
      "输单商机（按丢单阶段）",
      rule: "the highest open stage that a lost deal came to, as in the funnel; by loss reason and by competitor",
      "输单商机到达过的最高进行中阶段，与漏斗一致；分别按输单原因和竞争对手",
      basis: "lost deals up to the day of the report",
      "截至报告日的输单商机"
    ),
    Definition(
      ["postponed", "postponedAmount"],
      "Postponed deals",
      "延期商机",
      rule:
        "open deals whose expected close is before the day of the report, or was put off in the history, by what their row gives as reason and competitor",
      "预计成交早于报告日、或在历史记录中被推迟的进行中商机，按其所填原因和竞争对手",
      basis: "open deals",
      "进行中商机"
    ),
    Definition(
      ["settled", "collected", "outstanding"],
      "Payments",
      "回款",
      rule:
        "what the deals' rows say is settled and collected; outstanding is the won amount less what is collected; of the next months all of it in the first, because it is due",
      "商机所填的结算额与已回款；未回款 = 赢单金额 − 已回款；预计回款中全部计入首月（已到期）",
      basis: "won deals up to the day of the report",
      "截至报告日的赢单商机"
    ),
    Definition(
      ["expectedWeighted"],
      "Expected collections of open deals",
      "进行中商机预计回款",
      rule: "the weighted amount of the open deals that are expected to close in the month; overdue ones are in none",
      "预计当月成交的进行中商机的加权金额；已逾期的不计入任何月份",
      basis: "open deals",
      "进行中商机"
    ),
    Definition(
      ["completeness"],
      "Completeness",
      "漏网率",
      rule: "deals that lack the field ÷ deals that should have it",
      "未填该字段的商机 ÷ 应填该字段的商机",
      basis:
        "expected close, next step, last activity and probability: open deals; amount: all but void ones; close date: closed deals; loss reason and competitor: lost deals; else all deals",
      "预计成交、下一步、最后跟进、赢率：进行中商机；金额：除无效外；结单日期：已结商机；输单原因、竞争对手：输单商机；其余：全部商机"
    ),
  ]
}
