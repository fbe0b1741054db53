/// Words that stand in messages as arguments, and are said in the reader's language.
///
/// The raw value is the English word, which is what a `Diagnostic` holds. Names that a configuration uses as well, of
/// encodings and roles for example, are no terms: they are the same in every language.
public enum Term: String, Sendable, CaseIterable {
  // Delimiters, quotes, and how quotes stand inside a field
  case comma, tab, semicolon, pipe, none, doubled, backslash
  // What may stand in front in a date
  case day = "the day"
  case month = "the month"
  case year = "the year"
  // What a column's values are
  case dates, amounts, probabilities, statuses
  // What a configuration has
  case text
  case keyAndValue = "key: value"
  // What a name in a template stands for
  case aText = "a text"
  case markup
  case yesOrNo = "a yes or no"
  case list = "a list"
  case partWithNames = "a part with names of its own"
  // What the system says (`strerror`)
  case permissionDenied = "Permission denied"
  case operationNotPermitted = "Operation not permitted"
  case noSpace = "No space left on device"
  case quotaExceeded = "Disk quota exceeded"
  case isDirectory = "Is a directory"
  case notDirectory = "Not a directory"
  case missing = "No such file or directory"
  case exists = "File exists"
  case readOnly = "Read-only file system"
  case inputOutput = "Input/output error"
  case tooManyFiles = "Too many open files"
  case nameTooLong = "File name too long"
  case tooLarge = "File too large"
  case closed = "Bad file descriptor"
  case notExecutable = "Exec format error"

  /// The word in Simplified Chinese.
  private var chinese: String {
    switch self {
    case .comma: "逗号"
    case .tab: "制表符"
    case .semicolon: "分号"
    case .pipe: "竖线"
    case .none: "无"
    case .doubled: "写成两个"
    case .backslash: "前加反斜杠"
    case .day: "日"
    case .month: "月"
    case .year: "年"
    case .dates: "日期"
    case .amounts: "金额"
    case .probabilities: "概率"
    case .statuses: "状态"
    case .text: "文字"
    case .keyAndValue: "“键: 值”"
    case .aText: "文字"
    case .markup: "标记"
    case .yesOrNo: "是或否"
    case .list: "列表"
    case .partWithNames: "带有下级名称的部分"
    case .permissionDenied: "没有权限"
    case .operationNotPermitted: "不允许此操作"
    case .noSpace: "设备空间不足"
    case .quotaExceeded: "超出磁盘配额"
    case .isDirectory: "是文件夹"
    case .notDirectory: "不是文件夹"
    case .missing: "没有这个文件或文件夹"
    case .exists: "文件已存在"
    case .readOnly: "文件系统为只读"
    case .inputOutput: "输入输出错误"
    case .tooManyFiles: "打开的文件过多"
    case .nameTooLong: "文件名过长"
    case .tooLarge: "文件过大"
    case .closed: "输入输出已关闭"
    case .notExecutable: "不是可以执行的程序"
    }
  }

  /// A word in a language; one that is no term stays as it is.
  public static func text(_ word: String, in language: Language) -> String {
    language == .english ? word : Term(rawValue: word)?.chinese ?? word
  }
}

extension MessageID {
  /// Which arguments are terms.
  private var terms: Set<Int> {
    switch self {
    case .fileUnreadable, .outputNotWritable: [0]
    case .temporaryFolderUnusable, .configurationType, .templateNoSection, .templateNoText, .mailCommandNotStarted: [1]
    case .readAs: [1, 2, 3]
    case .otherQuotes: [0, 1]
    case .dateOrderAmbiguous: [3, 5]
    case .dateOrderMixed: [2, 4]
    case .columnUnreadable: [3]
    default: []
    }
  }

  /// The arguments of such a message in a language.
  fileprivate func arguments(_ arguments: [String], in language: Language) -> [String] {
    let terms = terms
    if terms.isEmpty { return arguments }
    return arguments.enumerated().map { terms.contains($0) ? Term.text($1, in: language) : $1 }
  }
}

extension Diagnostic {
  /// What was found and what was expected, in a language.
  public func problem(in language: Language) -> String {
    Wording.fill(id.wording(in: language).problem, with: id.arguments(arguments, in: language))
  }

  /// What the user can do, in a language, of a command that takes its settings from somewhere; may be empty.
  public func remedy(in language: Language, settings: SettingsSource = .configuration) -> String {
    Wording.fill(id.wording(in: language, settings: settings).remedy, with: id.arguments(arguments, in: language))
  }
}
