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

  private var texts: StartTexts { StartTexts(language: language) }

  /// The text.
  var text: String {
    var lines = survey.files.map(line)
    if let book = survey.result?.book, !survey.hasStageTable { lines += book.processes.map(line) }
    lines.append(texts[.written, written.map { printable($0) }.joined(separator: "  ")])
    let path = shellWord(written.first ?? "")
    lines.append(isOpen ? texts[.nextDecide, path] : texts[.next])
    lines.append("  salesfunnel check --config \(path)")
    if !isOpen { lines.append("  salesfunnel report --config \(path)") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The stages of a process in their order.
  private func line(of process: SalesProcess) -> String {
    let names = process.stages.filter { !$0.name.isEmpty }.map { stage in
      printable(stage.name) + (stage.kind == .open ? "" : " (\(kind(stage.kind)))")
    }
    let way = names.joined(separator: " → ")
    return process.name.isEmpty ? texts[.wayOfStages, way] : texts[.wayOfPipeline, printable(process.name), way]
  }

  /// What a file was taken for.
  private func line(of file: ExportSurvey.File) -> String {
    var details = [file.kind.map(word) ?? texts[.kindNone]]
    let input = survey.result?.summary.inputs.first { $0.file == file.path && $0.role == file.kind?.rawValue }
    if let input {
      details.append(input.rowsRead == 1 ? texts[.oneRow] : texts[.rows, "\(input.rowsRead)"])
      if let title = input.exportTitle { details.append(texts[.export, title[language]]) }
      let used = input.columns.count { $0.purpose != .none }
      details.append(texts[.columnsUsed, "\(used)", "\(input.columns.count)"])
    }
    return texts[.of, printable(file.path), details.joined(separator: texts[.comma])]
  }

  private func word(_ kind: TableKind) -> String {
    switch kind {
    case .deals: texts[.kindDeals]
    case .history: texts[.kindHistory]
    case .stages: texts[.kindStages]
    case .quotas: texts[.kindQuotas]
    case .activities: texts[.kindActivities]
    case .lookup: texts[.kindLookup]
    }
  }

  private func kind(_ kind: StageKind) -> String {
    switch kind {
    case .open: texts[.open]
    case .won: texts[.won]
    case .lost: texts[.lost]
    case .void: texts[.void]
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
