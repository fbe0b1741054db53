import DealImport
import DealModel
import Diagnostics

/// What `init` says of an export on standard output: files, stages, and what to do next.
struct StartSummary {
  private let survey: ExportSurvey
  private let written: [String]
  private let isOpen: Bool
  private let language: Language

  /// - Parameters:
  ///   - written: the paths of the files that were written.
  ///   - isOpen: whether a person must decide something before a report can be made.
  init(_ survey: ExportSurvey, written: [String], isOpen: Bool, language: Language) {
    (self.survey, self.written, self.isOpen, self.language) = (survey, written, isOpen, language)
  }

  private func choose(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

  /// The text.
  var text: String {
    var result = ""
    for file in survey.files { result += line(of: file) }
    if let book = survey.result?.book, !survey.hasStageTable {
      for process in book.processes {
        let names = process.stages.filter { !$0.name.isEmpty }.map { stage in
          printable(stage.name) + (stage.kind == .open ? "" : " (\(kind(stage.kind)))")
        }
        let label = choose("stages", "阶段") + (process.name.isEmpty ? "" : " " + printable(process.name))
        result += label + choose(": ", "：") + names.joined(separator: " → ") + "\n"
      }
    }
    result += choose("written: ", "已写入：") + written.map { printable($0) }.joined(separator: "  ") + "\n"
    let path = shellWord(written.first ?? "")
    if isOpen {
      result += choose("next: decide what is open in \(path), then\n", "下一步：先在 \(path) 中作出决定，再运行\n")
      return result + "  salesfunnel check --config \(path)\n"
    }
    return result + choose("next:\n", "下一步：\n")
      + "  salesfunnel check --config \(path)\n  salesfunnel report --config \(path)\n"
  }

  private func line(of file: ExportSurvey.File) -> String {
    let name = printable(file.path) + choose(": ", "：")
    guard let kind = file.kind else { return name + choose("not used", "未使用") + "\n" }
    let words =
      switch kind {
      case .deals: choose("deals", "商机")
      case .history: choose("stage changes", "阶段变更")
      case .stages: choose("stages", "阶段")
      case .quotas: choose("quotas", "目标")
      case .activities: choose("activities", "跟进活动")
      case .lookup: choose("lookup table", "对照表")
      }
    let input = survey.result?.summary.inputs.first { $0.file == file.path && $0.role == kind.rawValue }
    guard let input else { return name + words + "\n" }
    let columns = input.columns.filter { $0.purpose != .none }.count
    var details = [choose("\(input.rowsRead) rows", "\(input.rowsRead) 行")]
    if let title = input.exportTitle {
      details.append(choose("export of \(title[language])", "\(title[language]) 的导出文件"))
    }
    details.append(
      choose("\(columns) of \(input.columns.count) columns used", "\(input.columns.count) 列中使用 \(columns) 列")
    )
    return name + words + choose(", ", "，") + details.joined(separator: choose(", ", "，")) + "\n"
  }

  private func kind(_ kind: StageKind) -> String {
    switch kind {
    case .open: choose("open", "进行中")
    case .won: choose("won", "赢单")
    case .lost: choose("lost", "输单")
    case .void: choose("void", "无效")
    }
  }

  /// A path as a shell takes it for one word.
  private func shellWord(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "_-./+:@%".unicodeScalars.contains($0)
    }
    return isPlain ? text : "'" + printable(text, limit: 1000).replacing("'", with: "'\\''") + "'"
  }
}
