/// What a column of an activities file means.
public enum ActivityRole: String, Sendable, CaseIterable {
  case id, at, kind, outcome
}

extension ActivityRole: ColumnRole {
  var headings: [String] {
    switch self {
    case .id:
      HistoryRole.id.headings.filter { $0 != "id" && $0 != "编号" } + [
        "related to id", "regarding id", "whatid", "what id", "related record id", "associated deal id",
        "associated deal ids", "关联商机", "相关商机", "关联商机编号", "所属商机",
        "对应商机", "关联机会", "id", "编号",
      ]
    case .at:
      [
        "completed at", "completed date", "completed on", "date completed", "completion date", "activity date",
        "activity time", "actual end", "marked as done time", "activity marked as done time", "done at", "done on",
        "at", "date", "time", "timestamp",
        "start time", "start date", "due date", "activity due date", "created at", "created date", "created on", "跟进时间",
        "跟进日期", "完成时间",
        "完成日期", "活动时间", "活动日期", "拜访时间", "拜访日期", "联系时间", "联系日期", "沟通时间", "实际时间", "开始时间", "时间", "日期",
        "创建时间", "创建日期",
      ]
    case .kind:
      [
        "kind", "type", "activity type", "activity kind", "task type", "engagement type", "channel", "activity",
        "跟进方式", "跟进类型", "活动类型", "活动方式", "联系方式", "沟通方式", "拜访方式", "任务类型", "类型", "方式",
      ]
    case .outcome:
      [
        "outcome", "result", "activity outcome", "call outcome", "call result", "meeting outcome", "disposition",
        "call disposition", "feedback", "结果", "跟进结果", "活动结果", "拜访结果", "沟通结果", "反馈", "客户反馈",
      ]
    }
  }
}
