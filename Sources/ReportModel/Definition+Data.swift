extension Definition {
  static let forecastFigures: [Definition] = [
    Definition(
      ["weighted"],
      "Weighted amount",
      "加权金额",
      rule: "Σ amount × win probability",
      "Σ 金额 × 赢率",
      basis: "open deals",
      "进行中商机"
    ),
    Definition(
      ["meanAge", "medianAge"],
      "Age in stage",
      "停留天数",
      rule: "whole days since the stage was entered",
      "自进入阶段起的整天数",
      basis: "open deals whose entry is known",
      "进入时间已知的进行中商机"
    ),
    Definition(
      ["overStandardDeals", "overStandardAmount"],
      "Over standard",
      "超标准",
      rule: "open deals older in the stage than its standard days, and their amount",
      "停留超过标准天数的进行中商机及其金额",
      basis: "open deals whose entry is known",
      "进入时间已知的进行中商机"
    ),
    Definition(
      ["share"],
      "Share",
      "占比",
      rule: "of open deals: deals ÷ all open deals of the process; of groups: won amount ÷ won amount of all",
      "进行中：该阶段商机 ÷ 流程全部进行中商机；分组：赢单金额 ÷ 全部赢单金额",
      basis: "as said",
      "如所述"
    ),
    Definition(
      ["bucket"],
      "Expected close",
      "预计成交",
      rule:
        "overdue: before the day of the report; each month from that day's on; later; no date; together all open deals",
      "逾期：早于报告日；自当月起的各月；更晚；无日期；合计为全部进行中商机",
      basis: "open deals",
      "进行中商机"
    ),
    Definition(
      ["configured"],
      "Configured probability",
      "配置赢率",
      rule: "the stage's win probability as configured; 0 is 0, not missing",
      "配置的阶段赢率；0 就是 0，不是缺失",
      basis: "–",
      "–"
    ),
    Definition(
      ["observed", "resolved"],
      "Observed probability, decided deals",
      "实际赢率、已决商机",
      rule: "won ÷ (won + lost + void): a void deal brings no money",
      "赢单 ÷（赢单 + 输单 + 无效）：无效商机没有收入",
      basis: "deals that came to the stage or beyond",
      "到达该阶段及以后的商机"
    ),
    Definition(
      ["inside"],
      "Within the interval",
      "在区间内",
      rule:
        "whether the configured probability lies in the 95 % interval of the observed one: if not, it is out of line",
      "配置赢率是否落在实际赢率的 95% 区间内：否则配置与事实不符",
      basis: "stages with both",
      "两者皆有的阶段"
    ),
    Definition(
      ["used"],
      "Used probability",
      "采用赢率",
      rule: "the configured one, the observed one where none is configured, or what forecast: probability: says",
      "配置赢率，没有则取实际赢率，或按 forecast: probability: 的设定",
      basis: "–",
      "–"
    ),
    Definition(
      ["committed"],
      "Committed",
      "本期可达",
      rule: "won in the period + weighted amount of the open deals expected in it",
      "本期已赢 + 预计本期成交的进行中商机加权金额",
      basis: "the period",
      "期间"
    ),
  ]

  static let groupFigures: [Definition] = [
    Definition(
      ["key"],
      "Groups",
      "分组",
      rule: "deals by the value of a column; deals without one are a group of their own; sorted by won amount",
      "按列值分组的商机；无值者自成一组；按赢单金额排序",
      basis: "all deals up to the day of the report",
      "截至报告日的全部商机"
    ),
    Definition(
      ["deals", "wonAmount", "openAmount"],
      "Deals and amounts",
      "商机数与金额",
      rule: "counts and sums of amounts; deals = open + won + lost + void",
      "数量与金额之和；商机 = 进行中 + 赢单 + 输单 + 无效",
      basis: "the deals of the row",
      "该行的商机"
    ),
    Definition(
      ["meanWonCycle"],
      "Mean won cycle",
      "平均赢单周期",
      rule: "mean of close − creation in days",
      "结单 − 创建天数的平均",
      basis: "won deals with both dates the right way round",
      "两个日期齐全且顺序正确的赢单商机"
    ),
  ]

  static let dataFigures: [Definition] = [
    Definition(
      ["rowsRead", "rowsUsed", "duplicates", "rowsLeftOut", "rejected"],
      "Rows",
      "行",
      rule:
        "read = used + duplicates + left out + rejected; of several rows of one deal the last counts; left out: created after the day, or stage changes that repeat, come later, or have no deal, or names of a lookup table that no deal has (listed sellers are used)",
      "读取 = 采用 + 重复 + 未计入 + 拒收；同一商机多行取最后一行；未计入：该日之后创建的，或重复、晚于该日、无对应商机的阶段变更，或对照表中没有商机使用的名称（名单中的业务员计为采用）",
      basis: "each file",
      "每个文件"
    ),
    Definition(
      ["linesSkipped"],
      "Lines skipped",
      "跳过的行",
      rule: "blank lines, titles, sums and footers: lines that are no rows",
      "空行、标题、合计和页脚：不是数据行的行",
      basis: "each file",
      "每个文件"
    ),
    Definition(
      ["lookup.found", "lookup.missing", "lookup.deals"],
      "Deals looked up",
      "按对照表查找的商机",
      rule:
        "found: the deal's name has a row in the table, as it is written, else but for case, full-width forms and white space; not found: it has none",
      "找到：商机的名称在表中有对应的行（先按原样，再忽略大小写、全角和空格）；未找到：没有对应的行",
      basis: "all deals that have such a name",
      "填有该名称的全部商机"
    ),
    Definition(
      ["unreadable"],
      "Values not readable",
      "无法读取的值",
      rule: "values of a column that may be blank which are none of its kind; they count as missing, their rows stay",
      "可留空的列中不属于该列类型的值；按缺失处理，该行保留",
      basis: "each column",
      "每列"
    ),
    Definition(
      ["counts.deals"],
      "Deals",
      "商机",
      rule: "deals used",
      "采用的商机",
      basis: "all deals up to the day of the report",
      "截至报告日的全部商机"
    ),
    Definition(
      ["counts.open"],
      "Open",
      "进行中",
      rule: "deals whose last stage is open",
      "最后阶段为进行中的商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.won"],
      "Won",
      "赢单",
      rule: "deals whose last stage is won",
      "最后阶段为赢单的商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.lost"],
      "Lost",
      "输单",
      rule: "deals whose last stage is lost",
      "最后阶段为输单的商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.void"],
      "Void",
      "无效",
      rule: "deals whose last stage is void",
      "最后阶段为无效的商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.unknownStage"],
      "Stage unknown",
      "阶段不明",
      rule: "open deals whose stage on that day is not known",
      "当日阶段不明的进行中商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.afterAsOf"],
      "Created later",
      "之后创建",
      rule: "deals created after that day, left out",
      "该日之后创建、未计入的商机",
      basis: "all deals",
      "全部商机"
    ),
    Definition(
      ["counts.repeated"],
      "Repeated changes",
      "重复变更",
      rule: "stage changes to the stage the deal is in already",
      "变更到商机已在的阶段",
      basis: "stage changes of the deals used",
      "采用商机的阶段变更"
    ),
    Definition(
      ["counts.stageMismatch"],
      "Stage mismatch",
      "阶段不一致",
      rule: "deals whose row names another stage than their last change",
      "当前阶段与最后一次变更不一致的商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.stageAssumed"],
      "Stage assumed",
      "阶段为假定",
      rule: "open deals whose row names no stage and whose changes end in no open one; they count in the first stage",
      "未写阶段、也没有变更记录说明其进行中阶段的商机；计入首阶段",
      basis: "open deals",
      "进行中商机"
    ),
    Definition(
      ["counts.stageFromHistory"],
      "Stage from history",
      "阶段取自历史",
      rule: "open deals whose row names no stage; their last change tells it",
      "未写阶段、按最后一次变更确定阶段的商机",
      basis: "open deals",
      "进行中商机"
    ),
    Definition(
      ["counts.closeDateMismatch"],
      "Close date mismatch",
      "结单日期不一致",
      rule: "closed deals whose close date is on another day than their last change",
      "结单日期与最后一次变更不在同一天的已结商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.reopened"],
      "Reopened",
      "重新打开",
      rule: "moves from a closed to an open stage",
      "从已结阶段回到进行中阶段的次数",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.negativeCycle"],
      "Closed before created",
      "结单早于创建",
      rule: "won or lost deals whose close lies before their creation",
      "结单早于创建的赢单或输单商机",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.assumedFirst"],
      "End unknown",
      "结束阶段不明",
      rule: "lost or void deals without any known stage; counted as having reached the first",
      "没有任何已知阶段的输单或无效商机；视为到达首阶段",
      basis: "deals used",
      "采用的商机"
    ),
    Definition(
      ["counts.unknownDeal"],
      "History without deal",
      "历史无商机",
      rule: "history rows whose deal is not among the deals",
      "商机不在商机文件中的历史行",
      basis: "history rows",
      "历史行"
    ),
    Definition(
      ["counts.withoutRate"],
      "Without rate",
      "无汇率",
      rule: "deals with an amount in a currency that has no rate; the amount is left out",
      "币种没有汇率的商机；其金额不计入",
      basis: "all deals",
      "全部商机"
    ),
    Definition(
      ["counts.withoutProbability"],
      "Without probability",
      "无赢率",
      rule: "open deals with no win probability, weighted 0",
      "没有赢率的进行中商机，加权为 0",
      basis: "open deals",
      "进行中商机"
    ),
  ]
}
