/// Where a command takes its settings from, which what a message says to do depends on.
public enum SettingsSource: Sendable {
  /// The configuration file.
  case configuration
  /// Options alone: there is no configuration.
  case options
}

extension MessageID {
  /// The message in a language, for a command that takes its settings from somewhere.
  public func wording(in language: Language, settings: SettingsSource) -> Wording {
    var wording = wording(in: language)
    guard settings == .options, let remedies = remediesByOptions else { return wording }
    wording.remedy = language == .english ? remedies.english : remedies.chinese
    return wording
  }

  /// What to do where there is no configuration, of messages that speak of it else.
  var remediesByOptions: (english: String, chinese: String)? {
    switch self {
    case .fileMissing: ("check the path", "请检查路径")
    case .lineTooLong:
      (
        "check that it is a table of lines; if it is, cut it into shorter ones",
        "请检查文件是否为按行的表格；如确实如此，请把行分短"
      )
    case .fieldTooLong:
      ("look for a quote that is not closed; such long texts are not read", "请查找未闭合的引号；这样长的文字不能读取")
    case .tooManyColumns:
      ("check the delimiter: another one is set with --delimiter", "请检查分隔符：可用 --delimiter 指定")
    case .workbookStringTooLong, .cellTooLong: ("shorten it", "请缩短")
    case .cellTooFarRight: ("clear it if it stands there by mistake", "如为误填请清除")
    case .sheetIsNoTable: ("name one of them with --sheet", "请用 --sheet 指定其中之一")
    case .sheetWithoutCells: ("name the sheet that has the table with --sheet", "请用 --sheet 指定有表格的工作表")
    case .workbookWithoutCells:
      ("export it again, or name a hidden sheet with --sheet", "请重新导出，或用 --sheet 指定隐藏的工作表")
    case .sheetOfNoWorkbook: ("leave out --sheet", "请去掉 --sheet")
    case .rowNotUTF8:
      (
        "if most rows have, the file is of another encoding, to be set with --encoding; else save it as “CSV UTF-8”",
        "如果多数行都有，说明文件是其他编码，请用 --encoding 指定；否则请另存为“CSV UTF-8”"
      )
    case .encodingGuessed: ("if texts look wrong, set it: --encoding {1}", "如文字不对，请指定 --encoding {1}")
    case .sheetTaken: ("another one is read with --sheet", "用 --sheet 可读取其他工作表")
    default: nil
    }
  }
}
