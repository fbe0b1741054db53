extension FindingID {
  /// The words in Simplified Chinese.
  var chinese: FindingWords {
    switch self {
    case .rejectedRows: FindingWords("{2} 的 {1} 行中有 {0} 行不能使用，首例在第 {3} 行：{4}。", "不计入任何指标。")
    case .unreadableValues: FindingWords("{2} 的列“{1}”有 {0} 个值无法读取，首例在第 {3} 行：“{4}”。", "按缺失处理。")
    case .stagesGuessed:
      FindingWords(
        "没有配置阶段，由数据推测为：{0}。",
        "漏斗、各阶段转化率和预测都取决于阶段的顺序和类型。",
        "请按顺序写明阶段、类型和赢率；可先用 salesfunnel init 生成。"
      )
    case .stageAccepted:
      FindingWords(
        "阶段“{0}”没有配置，出现 {1} 次，作为进行中的阶段排在最后。",
        "处于该阶段的商机视为经过了其他所有阶段。",
        "请把它加到阶段配置的相应位置，或作为某阶段的别名。"
      )
    case .stageUnused: FindingWords("没有商机处于或经过阶段“{0}”。", "", "如果应当有，请核对阶段名称与导出文件中的写法。")
    case .stageSkipped: FindingWords("{0} 个商机跳过了阶段“{1}”。", "视为到达过该阶段，但没有停留时间。")
    case .stageMismatch:
      FindingWords(
        "{0} 个商机的当前阶段与阶段历史不一致。",
        "已结商机以商机表为准；进行中的商机以历史为准，除非商机表写明更晚的进入时间。",
        "请同时导出商机和阶段历史。"
      )
    case .closeDateMismatch:
      FindingWords(
        "{0} 个已结商机的结单日期与历史中结单的变更不在同一天。",
        "期间指标和销售周期按结单日期，阶段停留时间按历史。",
        "请查明哪一个是手工填写的。"
      )
    case .negativeCycle: FindingWords("{0} 个赢单或输单商机的结单日期早于创建日期。", "不计入销售周期。", "请更正其中一个日期。")
    case .reopened: FindingWords("已结商机重新打开 {0} 次。", "以最后的结果为准。")
    case .unknownDeal: FindingWords("{1} 中有 {0} 行的商机不在商机文件中。", "这些行不计入。", "请用相同的筛选条件导出两个文件。")
    case .unknownActivity: FindingWords("{0} 条活动的商机不在商机文件中。", "这些活动不计入。", "请用相同的筛选条件导出。")
    case .stageAssumed: FindingWords("{0} 个进行中的商机没有填写阶段，历史中也查不到。", "计入首阶段。", "请补填阶段。")
    case .stageFromHistory: FindingWords("{0} 个进行中的商机没有填写阶段，按最后一次变更确定。")
    case .stageUnknownThen: FindingWords("{0} 个进行中的商机当日所处阶段不明。", "在各阶段之外单独计数。")
    case .createdLater: FindingWords("{0} 个商机创建于报告日期之后。", "不计入。")
    case .quotaOwnerUnknown:
      FindingWords("有 {0} 名业务员有目标却没有商机：{1}。", "其赢单和在谈金额为零，但目标仍计入合计。", "请按商机中的写法填写姓名。")
    case .quotaTeamUnknown:
      FindingWords("有 {0} 个团队有目标却没有商机：{1}。", "其赢单和在谈金额为零，但目标仍计入合计。", "请按商机中的写法填写团队。")
    case .lookupMissing:
      FindingWords(
        "{0} 个商机的{1}在 {2} 中没有对应的行：{3}。",
        "对照表没有为它们带出任何内容。",
        "请更正名称，或在对照表中补充一行；也可在前面加一个写法对照表。"
      )
    case .sellersWithoutDeals: FindingWords("对照表中有 {0} 名业务员没有商机：{1}。", "他们列在各业务员之中，数量为零。")
    case .noHistory:
      FindingWords("没有阶段历史。", "无法给出：阶段停留时间、期间内的阶段流转。转化率较弱：看不出跳过的阶段。", "请提供阶段变更记录，或各阶段进入日期的列。")
    case .historyIncomplete: FindingWords("{1} 个商机中有 {0} 个没有阶段历史。", "只知道它们的当前阶段。", "请导出与商机同样期间的阶段历史。")
    case .lostStage:
      FindingWords(
        "{1} 个输单或无效商机中有 {0} 个不知结束于哪个阶段。",
        "各阶段的数量为下限；此类商机较多时，比率只按有阶段历史的商机计算。",
        "请提供阶段历史、进入日期，或丢单阶段列。"
      )
    case .stageEntered:
      FindingWords(
        "{1} 个进行中的商机中有 {0} 个没有进入当前阶段的日期（{2}）。",
        "无法给出：在阶段的天数、是否超过标准天数。较弱：慢阶段、风险商机。",
        "请导出进入当前阶段的日期。"
      )
    case .created: FindingWords("{1} 个商机中有 {0} 个没有创建日期。", "不计入新增商机、销售周期、同期群和销售速度。", "请导出创建日期。")
    case .expectedClose: FindingWords("{1} 个进行中的商机中有 {0} 个没有预计成交日期。", "不在预测的任何月份中，也不会显示逾期。", "请补填，或导出该列。")
    case .noAmount: FindingWords("没有金额列。", "无法给出：所有金额指标，只能计数。", "请导出金额，或指明金额列。")
    case .amount: FindingWords("{1} 个商机中有 {0} 个没有金额。", "在合计和预测中按零计。", "请补填金额。")
    case .noOwner: FindingWords("没有业务员列。", "无法给出：各业务员的指标。", "请导出业务员，或指明该列。")
    case .noTeam: FindingWords("没有团队列。", "无法给出：各团队的指标。", "请导出团队、指明该列，或提供业务员与团队的对照表。")
    case .noLossReason: FindingWords("没有输单原因列。", "无法给出：按原因的输单分析。", "请导出输单原因。")
    case .noGroups: FindingWords("没有来源、产品或区域列。", "无法给出：按这些划分的赢单和输单。", "请至少导出其中一列，或指明该列。")
    case .probability:
      FindingWords("{1} 个进行中的商机中有 {0} 个没有赢率。", "在加权预测中按零计，预测偏低。", "请为每个进行中的阶段填写赢率，或采用商机自己的赢率。")
    case .standardDays:
      FindingWords("{0}没有标准天数。", "无法给出：慢阶段瓶颈、超过标准天数、停留过久的风险商机。", "请为阶段填写 standard_days。")
    case .noActivity: FindingWords("没有最近跟进时间。", "无法给出：久未跟进的风险商机。", "请导出最近跟进时间，或提供活动记录。")
    case .noActivities:
      FindingWords("阶段配置了任务，但没有活动记录可以核对。", "无法给出：商机推进前完成任务的比例。", "请提供活动表，写明商机、时间和类型。")
    case .noQuotas: FindingWords("没有目标。", "无法给出：完成率、缺口、覆盖率，以及达成目标还需多少。", "请提供期间和金额的目标表，也可按业务员、团队或流程。")
    case .noQuotaOfPeriod: FindingWords("没有期间 {0} 的目标。", "无法给出该期间的完成率、缺口、覆盖率，以及达成目标还需多少。", "请补充该期间的目标，或选择其他期间。")
    case .currency: FindingWords("不知道币种。", "金额不带币种。", "请写明。")
    case .rate: FindingWords("{0} 个商机的币种为 {1}，没有汇率。", "其金额不计入。", "请写明 1 {1} 折合多少。")
    case .asOf: FindingWords("报告日期 {0} 是输入中最晚的日期。", "账龄、逾期和期间都以它为准。", "请用 --as-of 指明导出日期。")
    case .columnNotRead: FindingWords("{1} 的列“{0}”没有读取，可能是{2}。")
    }
  }
}
