extension Definition {
  static let flowFigures: [Definition] = [
    Definition(
      ["flow"],
      "Flow of the period",
      "期间流动",
      rule:
        "stays in the stage at the beginning of the first day, begun, ended, and at the end of the last day; at the start + came in − went out = at the end",
      "首日开始时停留、期间进入、期间离开、末日结束时停留的次数；期初 + 进入 − 离开 = 期末",
      basis: "stays whose beginning is known, of all deals",
      "全部商机中进入时间已知的停留"
    ),
    Definition(
      ["cohort"],
      "Deals by month of creation",
      "按创建月份的商机",
      rule:
        "deals created = won + lost + void + open; under a stage's name the deals that came to it or beyond, without void ones; months before the last 24 stand together",
      "创建数 = 赢单 + 输单 + 无效 + 进行中；阶段名下为到达该阶段及以后的商机，不含无效；最近 24 个月之前合并为一行",
      basis: "all deals up to the day of the report, by the month of their creation",
      "截至报告日的全部商机，按创建月份"
    ),
    Definition(
      ["cohort.wonWithin", "cohort.dated"],
      "Won within months since creation",
      "创建后各月内累计赢单率",
      rule:
        "deals won in the month of creation (0) or the so many calendar months behind it ÷ dated deals, undefined until those months are over; all together: the Aalen–Johansen estimate over the months that are old enough, in which open deals leave the deals at risk where what is known of them ends",
      "创建当月（0）及其后若干自然月内赢单的商机 ÷ 有日期的商机，这些月份结束前无定义；全部月份：对已满该月数的月份作 Aalen–Johansen 估计，进行中的商机在已知时间结束处退出风险集",
      basis: "deals with a known creation that are open or ended at a known time, not before their creation",
      "创建时间已知，且进行中或结单时间已知、不早于创建的商机"
    ),
  ]
}
