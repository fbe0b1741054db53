extension Definition {
  static let survivalFigures: [Definition] = [
    Definition(
      ["kmMedian"],
      "Median days, open counted",
      "中位天数（计入未结束）",
      rule:
        "Kaplan–Meier median: the smallest time by which half of the visits are estimated to have ended; a visit that goes on counts as lasting at least from its entry to the end of the day of the report; undefined where more than half last longer than any that ended",
      "Kaplan–Meier 中位数：估计有一半停留已结束的最短时间；未结束者按从进入到报告日结束至少已停留的时间计；若超过一半的停留比任何已结束者更久，则无定义",
      basis: "visits entered at a known time, of all deals",
      "进入时间已知的停留，全部商机"
    ),
    Definition(
      ["overStandard"],
      "Over standard (estimated)",
      "超标准比例（估计）",
      rule: "Kaplan–Meier estimate of the share of visits that last longer than the stage's standard days",
      "停留超过阶段标准天数的比例的 Kaplan–Meier 估计",
      basis: "visits entered at a known time, of all deals",
      "进入时间已知的停留，全部商机"
    ),
    Definition(
      ["ultimate"],
      "Went forward, back, lost, void, stay longer (estimated)",
      "前进、后退、输单、无效、仍将停留（估计）",
      rule:
        "Aalen–Johansen estimate of how visits end, up to the longest time observed; what is left stays longer; the five add up to 100 %",
      "截至最长观察时间，停留各去向的 Aalen–Johansen 估计；其余为仍将停留；五项合计 100%",
      basis: "visits entered at a known time, of all deals",
      "进入时间已知的停留，全部商机"
    ),
  ]
}
