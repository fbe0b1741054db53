import Foundation

/// Compares headings as people write them.
enum Heading {
  /// The heading without what does not tell columns apart: case, full-width forms, marks of required columns, units
  /// in brackets, and whether words are joined by spaces, hyphens or underscores.
  static func normalised(_ heading: String) -> String {
    var text = heading.precomposedStringWithCompatibilityMapping.lowercased()
    if let bracket = text.firstIndex(where: { "([（【".contains($0) }), bracket != text.startIndex {
      text = String(text[..<bracket])
    }
    let words = text.split { $0.isWhitespace || "_-*:：".contains($0) }
    return words.joined(separator: " ")
  }
}

extension DealRole: ColumnRole {
  var headings: [String] {
    switch self {
    case .id:
      [
        "deal id", "opportunity id", "(do not modify) opportunity", "record id", "deal number", "deal no",
        "opportunity number", "id", "商机编号",
        "商机id", "机会编号", "机会id", "商机号", "项目编号", "编号",
      ]
    case .name:
      [
        "deal name", "opportunity name", "deal title", "name", "title", "topic", "opportunity", "deal", "商机名称", "机会名称",
        "项目名称",
      ]
    case .account:
      [
        "account", "account name", "deal organization", "customer", "customer name", "company", "company name",
        "organization",
        "organisation",
        "client", "客户名称", "客户", "公司",
      ]
    case .owner:
      [
        "owner", "deal owner", "opportunity owner", "salesperson", "sales rep", "sales representative", "sales agent",
        "seller", "sales person", "account executive", "rep", "业务员", "负责人", "所有人", "销售", "销售人员", "销售代表",
      ]
    case .team: ["team", "sales team", "department", "owner team", "团队", "销售团队", "部门", "销售部门"]
    case .pipeline: ["pipeline", "sales process", "process", "deal pipeline", "销售流程", "销售管道", "流程", "业务类型"]
    case .stage:
      [
        "stage", "deal stage", "pipeline phase", "sales stage", "stage name", "current stage", "opportunity stage",
        "pipeline stage",
        "商机阶段", "销售阶段", "阶段",
        "当前阶段",
      ]
    case .status: ["status", "deal status", "outcome", "状态", "商机状态"]
    case .lostStage: ["lost stage", "stage lost", "stage lost from", "lost at stage", "丢单阶段", "输单阶段", "丢失阶段"]
    case .amount:
      [
        "amount", "deal amount", "est. revenue", "expected revenue", "deal value", "value", "deal size",
        "opportunity amount", "close value", "revenue",
        "商机金额", "销售金额", "预计成交金额", "预计合同金额", "金额", "合同金额",
      ]
    // Only known exports have another one.
    case .wonAmount: ["won amount"]
    case .currency:
      ["currency", "amount currency", "deal currency of value", "currency code", "deal currency", "币种", "货币"]
    case .probability: ["probability", "win probability", "deal probability", "赢率", "成交概率", "成交可能性"]
    case .created:
      [
        "created", "created date", "deal deal created", "created time", "create date", "created at", "created on",
        "creation date", "date created", "创建日期",
        "创建时间", "创建于",
      ]
    case .expectedClose:
      [
        "expected close", "expected close date", "expected closing", "deal expected close date", "est. close date",
        "estimated close date",
        "预计成交日期",
        "预计成交时间", "预计签单日期", "预计结单日期",
      ]
    case .closed:
      [
        "closed", "closed date", "closed at", "closed on", "date closed", "actual close date", "结单日期", "成交日期", "实际成交日期",
        "关闭日期", "won time", "won date", "won at", "赢单时间", "赢单日期",
      ]
    case .lostAt: ["lost at", "lost time", "lost date", "输单时间", "输单日期", "丢单时间", "丢单日期"]
    case .closeAny: ["close date", "closing date"]
    case .stageEntered:
      [
        "stage entered", "stage entered at", "deal last stage change", "stage entered date", "entered stage",
        "last stage change",
        "last stage change date", "阶段更新时间", "进入本阶段时间", "进入本阶段漏斗时间",
      ]
    case .lastActivity: ["last activity", "last activity date", "last activity time", "最后跟进时间", "最近跟进时间"]
    case .nextStep: ["next step", "next action", "下一步行动计划", "下一步行动", "下一步"]
    case .source: ["source", "lead source", "deal source", "资料来源", "客户来源", "线索来源", "机会来源", "来源"]
    case .product: ["product", "product line", "products", "产品", "产品线"]
    case .region: ["region", "sales region", "territory", "区域", "地区", "大区"]
    case .segment: ["segment", "customer segment", "客户级别", "客户类型"]
    case .competitor: ["competitor", "main competitor", "competitors", "主要竞争对手", "竞争对手"]
    case .lossReason:
      [
        "loss reason", "lost reason", "deal lost reason", "reason lost", "reason for loss", "closed lost reason",
        "输单原因", "丢单原因", "丢失原因",
      ]
    case .settled: ["settled", "settled amount", "结算额", "结算金额"]
    case .collected: ["collected", "collected amount", "已回款", "回款金额"]
    }
  }
}

extension HistoryRole: ColumnRole {
  var headings: [String] {
    switch self {
    case .id: ["opportunityid", "dealid"] + DealRole.id.headings + ["deal", "opportunity", "商机"]
    case .from:
      ["from stage", "old stage", "previous stage", "from", "old value", "原阶段", "变更前阶段", "变更前", "旧阶段"]
    case .to:
      [
        "to stage", "new stage", "to", "new value", "stage", "stage name", "deal stage", "新阶段", "变更后阶段", "变更后",
        "商机阶段", "销售阶段", "阶段",
      ]
    case .at:
      [
        "changed at", "changed on", "change date", "changed", "change time", "entered at", "entered", "timestamp", "at",
        "time", "date", "变更时间", "变更日期", "更新时间", "进入时间", "时间", "日期",
      ]
    // Only known exports have it: in a table of nobody's it may be anything.
    case .field: []
    case .amount: ["amount", "商机金额", "金额"]
    case .expectedClose: ["expected close", "expected close date", "预计成交日期"]
    }
  }
}
