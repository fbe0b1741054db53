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
    )
  ]
}
