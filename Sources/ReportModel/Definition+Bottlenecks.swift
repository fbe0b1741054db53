extension Definition {
  static let bottleneckFigures: [Definition] = [
    Definition(
      ["kind"],
      "Bottlenecks",
      "瓶颈",
      rule:
        "leak: the 95 % interval of the conversion of decided (5 deals or more) lies below the stage's standard conversion, without one below the pooled one of the other stages; slow: more than half of the visits (of 5 or more) are estimated to last longer than the standard days; pile-up: the stage's share of open deals (5 or more) is above 1.5 times its standard share, without a standard funnel: at the period's end at least 1.2 times as many are here as at its beginning (5 or more)",
      "流失：已决转化率（至少 5 个已决商机）的 95% 区间低于该阶段标准转化率，没有标准时低于其他阶段合计；缓慢：估计超过一半的停留（至少 5 次）超过标准天数；堆积：占进行中商机的比例（至少 5 个）超过标准占比的 1.5 倍，没有标准漏斗时，期末数量至少为期初（至少 5 个）的 1.2 倍",
      basis: "each open stage; ranked by money a month, then by delayed amount",
      "各进行中阶段；按每月金额、再按延误金额排序"
    ),
    Definition(
      ["impact"],
      "Money a month",
      "每月金额",
      rule:
        "deals that reach the stage in a month (of the last 365 days, ÷ 12) × (expected − actual conversion) × observed probability of the next stage × average won amount; a stage is reached with the first event at it or beyond",
      "每月到达该阶段的商机数（最近 365 天 ÷ 12）×（应有 − 实际转化率）× 下一阶段实际赢率 × 平均赢单金额；首次变更到该阶段或更后即为到达",
      basis: "leaks; deals with stage history that are not void; won amounts of deals closed in the last 365 days",
      "流失；有阶段历史的非无效商机；最近 365 天结单的赢单金额"
    ),
    Definition(
      ["delayedAmount"],
      "Delayed amount",
      "延误金额",
      rule: "amount of the open deals that are older in the stage than its standard days",
      "停留超过标准天数的进行中商机金额",
      basis: "slow stages",
      "缓慢的阶段"
    ),
    Definition(
      ["actual", "reference"],
      "Actual, limit",
      "实际、界限",
      rule:
        "leak: conversion of decided, and the expected one; slow: share of visits over the standard, and 50 %; pile-up: share of the open deals, and 1.5 times the standard share, or deals at the end ÷ at the beginning, and 120 %",
      "流失：已决转化率与应有转化率；缓慢：超标准停留比例与 50%；堆积：占进行中商机比例与标准占比的 1.5 倍，或期末 ÷ 期初与 120%",
      basis: "as for bottlenecks",
      "同“瓶颈”"
    ),
  ]

  static let standardFigures: [Definition] = [
    Definition(
      ["balance"],
      "Balance",
      "平衡",
      rule:
        "open deals of the stage; standard: the stage's standard share × open deals of all stages; their difference",
      "该阶段进行中商机；标准：标准占比 × 各阶段进行中商机合计；二者之差",
      basis: "open deals whose stage is known",
      "阶段已知的进行中商机"
    ),
    Definition(
      ["rate"],
      "Rate",
      "速率",
      rule: "median days in the stage, open visits counted, less its standard days",
      "阶段中位天数（计入未结束停留）与标准天数之差",
      basis: "visits entered at a known time, of all deals",
      "进入时间已知的停留，全部商机"
    ),
    Definition(
      ["capacity", "capacityAmount"],
      "Capacity",
      "粗细",
      rule: "how much is in the funnel: open deals and their amount",
      "漏斗中有多少：进行中商机数及金额",
      basis: "all open deals",
      "全部进行中商机"
    ),
    Definition(
      ["slope"],
      "Slope",
      "斜率",
      rule:
        "how slowly the funnel narrows: geometric mean of the stages' conversions of decided; undefined if one of them is",
      "漏斗收窄的快慢：各阶段已决转化率的几何平均；任一无定义则无定义",
      basis: "as for the conversion of decided",
      "同“已决转化率”"
    ),
    Definition(
      ["evenness"],
      "Evenness",
      "均匀",
      rule:
        "how evenly open deals are spread over the stages: Shannon entropy of their counts ÷ the logarithm of the number of stages; 100 %: as many in each",
      "进行中商机在各阶段的分布：数量的香农熵 ÷ 阶段数的对数；100% 为各阶段数量相同",
      basis: "open deals whose stage is known",
      "阶段已知的进行中商机"
    ),
    Definition(
      ["shape"],
      "Flow",
      "流速",
      rule: "velocity of the pipeline: money a day",
      "该流程的流速：每天金额",
      basis: "deals closed in the last 365 days",
      "最近 365 天结单的商机"
    ),
  ]
}
