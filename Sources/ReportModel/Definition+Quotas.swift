extension Definition {
  static let quotaFigures: [Definition] = [
    Definition(
      ["quota"],
      "Quota",
      "目标",
      rule:
        "money to be won in the period, as given; what is not given is the sum of the quotas of shorter periods, or of those of the teams, sellers or pipelines",
      "期间内应赢单的金额，按所给目标；未给出的为更短期间目标之和，或各团队、业务员、流程目标之和",
      basis:
        "the period of the report, periods that contain it, and those that follow up to the end of its fiscal year",
      "报告期间、包含它的期间，以及其后至财年末的期间"
    ),
    Definition(
      ["quotaWon"],
      "Won of the quota",
      "已完成",
      rule: "amount of the deals won in the quota's period, by their close",
      "目标期间内赢单商机的金额，按结单日期",
      basis: "the deals that have everything the quota names: owner, team, pipeline",
      "符合目标所指业务员、团队、流程的商机"
    ),
    Definition(
      ["attainment"],
      "Attainment",
      "完成率",
      rule: "won ÷ quota",
      "已完成 ÷ 目标",
      basis: "as for won of the quota",
      "同“已完成”"
    ),
    Definition(
      ["gap"],
      "Gap",
      "缺口",
      rule: "quota − won; below zero where more was won",
      "目标 − 已完成；超额时为负",
      basis: "as for won of the quota",
      "同“已完成”"
    ),
    Definition(
      ["quotaOpen", "quotaWeighted"],
      "Open amount expected in the period",
      "期间内预计成交金额",
      rule:
        "amount of the open deals whose expected close lies in the quota's period, and that times the win probability",
      "预计成交日期在目标期间内的进行中商机金额，及其乘以赢率",
      basis: "as for won of the quota",
      "同“已完成”"
    ),
    Definition(
      ["coverage"],
      "Coverage",
      "覆盖率",
      rule: "open amount expected in the period ÷ gap; undefined once the quota is reached",
      "期间内预计成交金额 ÷ 缺口；已达成时无定义",
      basis: "as for won of the quota",
      "同“已完成”"
    ),
    Definition(
      ["required.wins"],
      "Wins needed",
      "尚需赢单",
      rule: "gap ÷ average won deal, rounded up; 0 once the quota is reached",
      "缺口 ÷ 平均赢单金额，向上取整；已达成时为 0",
      basis:
        "average over the deals of the pipeline won in the last 365 days; undefined for a quota of several pipelines",
      "平均值取流程最近 365 天赢单的商机；多个流程的目标无定义"
    ),
    Definition(
      ["required.needed", "required.waiting", "required.missing"],
      "Deals needed at a stage",
      "阶段所需商机",
      rule:
        "wins needed ÷ the conversions of decided from the stage on; beside it the open deals whose highest stage it is, and how many are missing",
      "尚需赢单 ÷ 自该阶段起各已决转化率之积；并列最高阶段为本阶段的进行中商机，及尚缺数量",
      basis: "conversions of the whole pipeline; open deals of those the quota is of",
      "转化率取整个流程；进行中商机取目标所指者"
    ),
    Definition(
      ["required.newPerWeek"],
      "New deals a week",
      "每周新增",
      rule:
        "deals missing at the first stage ÷ weeks from the day of the report to the end of the period less the median won cycle; undefined once that time is over",
      "首阶段尚缺商机 ÷ 自报告日至期末减去赢单周期中位数的周数；时间已过则无定义",
      basis: "as for deals needed",
      "同“阶段所需商机”"
    ),
    Definition(
      ["required.sellers"],
      "Sellers needed",
      "所需业务员",
      rule: "new deals a week ÷ those that one seller handles (seller: new_deals_per_week)",
      "每周新增 ÷ 一名业务员每周可处理的新商机（seller: new_deals_per_week）",
      basis: "as for deals needed",
      "同“阶段所需商机”"
    ),
  ]
}
