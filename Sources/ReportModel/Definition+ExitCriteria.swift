extension Definition {
  static let exitFigures: [Definition] = [
    Definition(
      ["exitShare", "exitMoves", "exitKept"],
      "Exit criteria kept",
      "升迁标志达成率",
      rule:
        "kept ÷ moves forward, with its 95 % Wilson interval; kept: the deal had, from its first entry into the stage up to the move, as many activities as each task of the stage asks for",
      "达标推进 ÷ 推进次数，附 95% Wilson 区间；达标：自商机首次进入该阶段至推进时，每项阶段任务的跟进次数均达到要求",
      basis:
        "visits of the stage that ended in a later open stage or won, of all deals whose first entry into it is known",
      "以进入后面的进行中阶段或赢单结束的停留，全部首次进入时间已知的商机"
    ),
    Definition(
      ["exitUntimed"],
      "Exit criteria: entry unknown",
      "升迁标志：进入时间不明",
      rule: "moves forward of deals that first entered the stage at an unknown time; in no other figure of the table",
      "首次进入该阶段时间不明的商机的推进；不计入本表其他数字",
      basis: "visits of the stage that ended in a later open stage or won",
      "以进入后面的进行中阶段或赢单结束的停留"
    ),
    Definition(
      ["taskShort", "taskCount", "taskShortShare"],
      "Tasks with too few activities",
      "次数不足的任务",
      rule: "moves forward before which the deal had fewer activities of this kind (and outcome) than asked for",
      "推进前该类（及该结果）跟进次数少于要求的推进次数",
      basis: "the moves forward of the stage",
      "该阶段的推进次数"
    ),
    Definition(
      ["exitShareOfAll"],
      "Exit criteria kept, of all deals",
      "全体的升迁标志达成率",
      rule: "the share kept at the stage by the deals of all owners together",
      "该阶段全部业务员商机合计的达成率",
      basis: "as for the share",
      "同达成率"
    ),
  ]
}
