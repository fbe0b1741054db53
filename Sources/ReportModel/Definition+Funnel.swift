extension Definition {
  static let indicatorFigures: [Definition] = [
    Definition(
      ["created", "createdAmount"],
      "Created",
      "新建",
      rule: "deals by their creation date; without one, by the first event",
      "按创建日期计的商机；没有则按首次阶段变更",
      basis: "deals created in the period",
      "期间内创建的商机"
    ),
    Definition(
      ["won", "lost", "void", "lostAmount", "voidAmount"],
      "Won, lost, void",
      "赢单、输单、无效",
      rule: "closed deals by their close date; void: not worth following, neither a win nor a loss",
      "按结单日期计的已结商机；无效：不值得跟进，既非赢单也非输单",
      basis: "deals closed in the period",
      "期间内结单的商机"
    ),
    Definition(
      ["winRate"],
      "Win rate",
      "赢率",
      rule: "won ÷ (won + lost)",
      "赢单 ÷（赢单 + 输单）",
      basis: "deals closed in the period; in a funnel: deals that came to the stage or beyond",
      "期间内结单的商机；漏斗中为到达该阶段及以后的商机"
    ),
    Definition(
      ["averageWon"],
      "Average won deal",
      "平均赢单金额",
      rule: "mean amount of the won deals that have an amount",
      "有金额的赢单商机的平均金额",
      basis: "won deals",
      "赢单商机"
    ),
    Definition(
      ["medianWonCycle"],
      "Median won cycle",
      "赢单周期中位数",
      rule: "median of close − creation in days",
      "结单 − 创建天数的中位数",
      basis: "won deals with both dates the right way round",
      "两个日期齐全且顺序正确的赢单商机"
    ),
    Definition(
      ["openAtEnd", "openAmountAtEnd"],
      "Open at the end",
      "期末进行中",
      rule: "deals created by then whose last stage entered by then is open",
      "当时已创建且最后进入的阶段为进行中的商机",
      basis: "all deals up to the day of the report",
      "截至报告日的全部商机"
    ),
    Definition(
      ["velocity"],
      "Velocity",
      "流速",
      rule: "open deals × win rate × average won amount ÷ mean won cycle: money a day",
      "进行中商机数 × 赢率 × 平均赢单金额 ÷ 平均赢单周期：每天金额",
      basis: "deals closed in the last 365 days",
      "最近 365 天结单的商机"
    ),
  ]

  static let funnelFigures: [Definition] = [
    Definition(
      ["reached"],
      "Reached",
      "到达",
      rule:
        "deals whose highest stage is this or a later one; a skipped stage counts as reached; always went on + lost here + still here",
      "最高阶段为本阶段或更后的商机；跳过的阶段视为到达；恒等于 推进 + 在此丢单 + 停留",
      basis: "deals created in the cohort; void ones and those in an unknown stage are left out",
      "队列内创建的商机；不含无效和阶段不明者"
    ),
    Definition(
      ["entered"],
      "Entered",
      "进入",
      rule: "deals with a visit of the stage",
      "曾进入该阶段的商机",
      basis: "as for reached",
      "同“到达”"
    ),
    Definition(
      ["skipped"],
      "Skipped",
      "跳过",
      rule: "deals that came to a later stage without a visit of this one",
      "未进入本阶段而到达更后阶段的商机",
      basis: "deals with stage history",
      "有阶段历史的商机"
    ),
    Definition(
      ["advanced"],
      "Went on",
      "推进",
      rule: "deals that came beyond the stage, or were won",
      "越过本阶段或赢单的商机",
      basis: "as for reached",
      "同“到达”"
    ),
    Definition(
      ["dropped"],
      "Lost here",
      "在此丢单",
      rule: "lost deals whose highest stage this is",
      "最高阶段为本阶段的输单商机",
      basis: "as for reached",
      "同“到达”"
    ),
    Definition(
      ["waiting"],
      "Still here",
      "停留",
      rule: "open deals whose highest stage this is",
      "最高阶段为本阶段的进行中商机",
      basis: "as for reached",
      "同“到达”"
    ),
    Definition(
      ["conversion"],
      "Conversion",
      "转化率",
      rule: "went on ÷ reached; open deals count as not gone on",
      "推进 ÷ 到达；进行中商机视为未推进",
      basis: "deals reached, where the end of a deal is known well enough; else those the history traces",
      "到达的商机；结束阶段不明者过多时，只取有历史者"
    ),
    Definition(
      ["conversionResolved"],
      "Conversion of decided",
      "已决转化率",
      rule: "went on ÷ (went on + lost here): deals still here are not yet known",
      "推进 ÷（推进 + 在此丢单）：停留者尚不可知",
      basis: "as for conversion",
      "同“转化率”"
    ),
    Definition(
      ["low", "high"],
      "95 % interval",
      "95% 区间",
      rule: "Wilson score interval of the conversion of decided, of the win rate, or of the observed probability",
      "已决转化率、赢率或实际赢率的 Wilson 区间",
      basis: "as for the rate",
      "同该比率"
    ),
    Definition(
      ["cumulative"],
      "Of the first stage",
      "占首阶段",
      rule: "reached ÷ reached of the first stage",
      "到达 ÷ 首阶段到达",
      basis: "as for conversion",
      "同“转化率”"
    ),
    Definition(
      ["amount"],
      "Amount",
      "金额",
      rule: "sum of the amounts; a missing amount counts as nothing",
      "金额之和；缺失按零计",
      basis: "the deals of the row",
      "该行的商机"
    ),
  ]

  static let timeFigures: [Definition] = [
    Definition(
      ["visits"],
      "Finished visits",
      "已结束停留",
      rule: "stays in the stage that ended; their mean, median and 90 % quantile in days (linear interpolation)",
      "已结束的阶段停留；其平均、中位与九成分位天数（线性插值）",
      basis: "visits entered at a known time, of all deals",
      "进入时间已知的停留，全部商机"
    ),
    Definition(
      ["exits"],
      "Went forward, back, lost, void",
      "前进、后退、输单、无效",
      rule: "finished visits by where they went; forward: a later open stage or won",
      "已结束停留的去向；前进：更后的阶段或赢单",
      basis: "finished visits",
      "已结束停留"
    ),
    Definition(
      ["open"],
      "Open, median age",
      "进行中、停留中位数",
      rule: "unfinished visits and the median of their ages in whole days",
      "未结束的停留及其整天数的中位数",
      basis: "unfinished visits entered at a known time",
      "进入时间已知的未结束停留"
    ),
    Definition(
      ["reentries"],
      "Re-entries",
      "再次进入",
      rule: "visits of the stage beyond a deal's first",
      "商机对该阶段首次之后的停留",
      basis: "all visits",
      "全部停留"
    ),
    Definition(
      ["untimed"],
      "Entry unknown",
      "进入时间不明",
      rule: "visits entered at an unknown time; they are in no other figure of the table",
      "进入时间不明的停留；不计入本表其他数字",
      basis: "all visits",
      "全部停留"
    ),
    Definition(
      ["mean", "median", "p25", "p75", "p90"],
      "Mean, median, percentiles",
      "均值、中位数、百分位数",
      rule: "of lengths in days; percentiles interpolate linearly (as Excel's PERCENTILE.INC does)",
      "天数的均值与分位数；分位数为线性插值（同 Excel 的 PERCENTILE.INC）",
      basis: "stage time: finished visits entered at a known time; cycle: won or lost deals with both dates",
      "阶段时长：进入时间已知且已结束的停留；周期：两个日期齐全的赢单或输单商机"
    ),
    Definition(
      ["standardDays"],
      "Standard days",
      "标准天数",
      rule: "the configured standard stay",
      "配置的标准停留天数",
      basis: "–",
      "–"
    ),
    Definition(
      ["n", "leftOut"],
      "Days from creation to close",
      "从创建到结单的天数",
      rule:
        "close − creation; quantiles by linear interpolation; deals without both dates, or closed before created, are left out and counted",
      "结单 − 创建；分位数为线性插值；日期不全或结单早于创建者不计入并计数",
      basis: "won or lost deals",
      "赢单或输单商机"
    ),
  ]
}
