/// What a column of a quota file means.
public enum QuotaRole: String, Sendable, CaseIterable {
  case period, amount, owner, team, pipeline
}

extension QuotaRole: ColumnRole {
  var isAmount: Bool { self == .amount }

  var headings: [String] {
    switch self {
    case .period:
      [
        "period", "quota period", "month", "quarter", "half year", "year", "fiscal period", "date", "期间", "目标期间", "月份",
        "年月", "月度", "季度", "半年度", "年度", "年份", "时间", "日期",
      ]
    case .amount:
      [
        "quota", "quota amount", "sales quota", "target", "target amount", "sales target", "goal", "amount", "目标",
        "目标金额",
        "销售目标", "目标值", "业绩目标", "任务", "任务金额", "销售任务", "业绩任务", "配额", "指标", "金额",
      ]
    case .owner: DealRole.owner.headings
    case .team: DealRole.team.headings
    case .pipeline: DealRole.pipeline.headings
    }
  }
}
