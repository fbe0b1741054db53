import Diagnostics

/// Titles and short sentences of a check.
enum CheckTitle: String, CaseIterable {
  case problems, looks, files, rejects, unreadable, contradictions, missing, columns, counts, completeness, assumptions
  case ready, readyNothing, unusable, unread, refused, noDay, readAs, readAsFurther, heading
  case rowAndHistoryStage, rowAndHistoryClose, createdAndClosed, reopened, firstOfDeal
  case candidate, candidateUsed, orRole, more, didYouMean, someStages, allStages
  case effect, remedy, missingTable

  /// The text in a language; `{0}` … stand for values.
  func text(_ language: Language) -> String { language == .english ? english : chinese }

  private var english: String {
    switch self {
    case .problems: "No report can be made for this"
    case .looks: "Look at these first"
    case .files: "Files read"
    case .rejects: "Rows that cannot be used"
    case .unreadable: "Values that could not be read, taken as missing"
    case .contradictions: "Stages, history and quotas: what is odd"
    case .missing: "What these files cannot answer"
    case .columns: "Columns that are not read and look useful"
    case .counts: "What was counted"
    case .completeness: "Completeness: what deals should have and lack"
    case .assumptions: "What was assumed"
    case .ready: "A report can be made: {0} {0?deal|deals}, {1} {1?thing|things} to look at."
    case .readyNothing: "A report can be made: {0} {0?deal|deals}, nothing to look at."
    case .unusable:
      "No report can be made yet: {2} {2?problem|problems}. {0} {0?deal|deals}, {1} more {1?thing|things} to look at."
    case .refused:
      "A report would be refused: too many rows cannot be used. {0} {0?deal|deals}, {1} {1?thing|things} to look at."
    case .unread: "No report can be made yet: {0} {0?problem|problems}; not all inputs could be read."
    case .readAs: "Below, it is read as “{0}”."
    case .readAsFurther: "Below, it is read as a further open stage at the end."
    case .heading: "its heading"
    case .noDay: "No date in the inputs"
    case .rowAndHistoryStage: "the row says “{0}”, the history “{1}” since {2}"
    case .rowAndHistoryClose: "closed on {0} by the row, on {1} by the history (“{2}”)"
    case .createdAndClosed: "created on {0}, closed on {1}"
    case .reopened: "“{0}”, then “{1}” on {2}"
    case .firstOfDeal: "its first row"
    case .candidate: "The column “{0}” may be it: {1} of them {1?has|have} a date there."
    case .candidateUsed: "The column “{0}”, which is read as {2}, may be it too: {1} of them {1?has|have} a date there."
    case .orRole: " or "
    case .more: "and {0} more"
    case .didYouMean: "did you mean “{0}”?"
    case .someStages: "{1?the stage|the stages} {0}"
    case .allStages: "any open stage"
    case .missingTable: "What is missing"
    case .effect: "What it does to the figures"
    case .remedy: "What to do"
    }
  }

  private var chinese: String {
    switch self {
    case .problems: "因此不能出报告"
    case .looks: "请先看这些"
    case .files: "读取的文件"
    case .rejects: "不能使用的行"
    case .unreadable: "无法读取、按缺失处理的值"
    case .contradictions: "阶段、历史和目标中的异常"
    case .missing: "这些文件不能回答的问题"
    case .columns: "没有读取、但可能有用的列"
    case .counts: "计数"
    case .completeness: "漏网率：应填未填的字段"
    case .assumptions: "所作假设"
    case .ready: "可以出报告：{0} 个商机，有 {1} 处需要留意。"
    case .readyNothing: "可以出报告：{0} 个商机，没有需要留意之处。"
    case .unusable: "还不能出报告：有 {2} 个问题。共 {0} 个商机，另有 {1} 处需要留意。"
    case .refused: "不能出报告：不能使用的行过多。共 {0} 个商机，有 {1} 处需要留意。"
    case .unread: "还不能出报告：有 {0} 个问题，输入没有读完。"
    case .readAs: "以下按“{0}”读取。"
    case .readAsFurther: "以下作为进行中的阶段排在最后。"
    case .heading: "列标题"
    case .noDay: "输入中没有日期"
    case .rowAndHistoryStage: "商机表为“{0}”，历史为“{1}”（{2}起）"
    case .rowAndHistoryClose: "商机表的结单日期为{0}，历史为{1}（“{2}”）"
    case .createdAndClosed: "{0}创建，{1}结单"
    case .reopened: "从“{0}”回到“{1}”，{2}"
    case .firstOfDeal: "首行"
    case .candidate: "可能是列“{0}”：其中 {1} 个在该列有日期。"
    case .candidateUsed: "也可能是现用作 {2} 的列“{0}”：其中 {1} 个在该列有日期。"
    case .orRole: "或"
    case .more: "另有 {0} 项"
    case .didYouMean: "是否想写“{0}”？"
    case .someStages: "阶段 {0} "
    case .allStages: "所有进行中的阶段都"
    case .missingTable: "缺少什么"
    case .effect: "对指标的影响"
    case .remedy: "怎么办"
    }
  }
}

extension Texts {
  /// A text of a check; `{0}` … become the values.
  func check(_ title: CheckTitle, _ values: FindingValue...) -> String { fill(title.text(format.language), values) }
}
