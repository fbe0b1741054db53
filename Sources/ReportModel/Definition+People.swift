extension Definition {
  static let peopleFigures: [Definition] = [
    Definition(
      ["finding"],
      "Where to help",
      "辅导重点",
      rule:
        "no deals: a lookup table lists them, but no deal is theirs; stuck: fewer of the decided deals went on from a stage, or more visits of it last longer than its standard, than of all, with the 95 % intervals apart; thin top: won, weighted and what new deals can still bring stay below the quota that ends last",
      "没有商机：对照表中有此人或团队，但名下没有商机；停滞：某阶段的已决转化率低于全体，或超过标准天数的比例高于全体，且 95% 区间互不重叠；顶部单薄：已赢、加权金额与新商机尚可带来的金额之和低于最晚到期的目标",
      basis: "the deals of the owner or team; all deals of the pipeline, theirs included",
      "该业务员或团队的商机；流程的全部商机（含其本人）"
    ),
    Definition(
      ["conversionOfAll", "medianOfAll", "overStandardOfAll"],
      "The same of all",
      "全体同一指标",
      rule: "the figure beside it, over all deals of the pipeline",
      "旁边的指标，按流程的全部商机计算",
      basis: "all deals of the pipeline up to the day of the report",
      "截至报告日流程的全部商机"
    ),
    Definition(
      ["overStandardLow", "overStandardHigh"],
      "95 % interval of the share over standard",
      "超标准比例的 95% 区间",
      rule:
        "Wilson score interval, resting on as many cases as there are deals of whose first visit it is known whether it lasts longer: visits of one deal are not independent",
      "Wilson 区间，案例数取首次停留是否超标准已知的商机数：同一商机的多次停留并不独立",
      basis: "as for the share",
      "同该比例"
    ),
  ]
}
