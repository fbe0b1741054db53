import DealModel
import Diagnostics
import FunnelAnalytics

extension ReportBuilder {
  /// How many unusable rows of a kind are shown.
  private static let shownRejects = 20

  /// What `check` tells of the inputs.
  public func check(_ evidence: CheckEvidence) -> CheckReport {
    let names = FileNames(summary.inputs.map(\.file))
    let assumptions = assumptionSentences().map(names.shortened)
    let problems = evidence.problems.map(problem)
    // Stages that are only taken up for the rest to be told say nothing themselves.
    let standIns = Set(evidence.problems.filter { $0.id == .stageUnknown }.compactMap(\.arguments.first))
    let findings =
      rejectFindings(evidence) + unreadableFindings() + contradictionFindings(evidence, standIns: standIns)
      + missingFindings(evidence, standIns: standIns) + texts.columnFindings(of: summary.inputs)
    func section(_ title: CheckTitle, _ topic: Finding.Topic) -> CheckReport.Section {
      CheckReport.Section(title: texts.check(title), findings: findings.filter { $0.topic == topic })
    }
    let looks = findings.filter { $0.weight == .look }.map { shortened($0.text, $0, names) }
    let all = [
      CheckReport.Section(title: texts.check(.problems), findings: problems),
      CheckReport.Section(title: texts.check(.looks), lines: looks),
      CheckReport.Section(title: texts.check(.files), tables: fileTables(names)),
      section(.rejects, .rejects), section(.unreadable, .unreadable), section(.contradictions, .contradiction),
      section(.missing, .missing), section(.columns, .column),
      CheckReport.Section(title: texts.check(.counts), tables: countTables()),
      CheckReport.Section(title: texts.check(.assumptions), lines: assumptions),
    ]
    let state: CheckReport.State =
      evidence.problems.isEmpty
      ? .ready : evidence.problems.allSatisfy { $0.id.category == .data } ? .refused : .unusable
    return CheckReport(
      format: texts.format,
      state: state,
      verdict: verdict(state, looks: looks.count, problems: problems.count),
      subtitle: evidence.lacksDay ? texts.check(.noDay) : subtitle,
      asOf: evidence.lacksDay ? nil : report.asOf,
      summary: summary,
      counts: report.counts,
      sections: all.filter { !$0.tables.isEmpty || !$0.findings.isEmpty || !$0.lines.isEmpty },
      fileNames: names,
      assumptions: assumptionSentences(),
      words: texts.checkWords()
    )
  }

  private func verdict(_ state: CheckReport.State, looks: Int, problems: Int) -> String {
    let values: [FindingValue] = [.count(report.counts.deals), .count(looks), .count(problems)]
    let title: CheckTitle =
      switch state {
      case .ready: looks == 0 ? .readyNothing : .ready
      case .unusable: .unusable
      case .refused: .refused
      }
    return texts.fill(title.text(texts.format.language), values)
  }

  /// A sentence with the short name of a file in place of its path.
  private func shortened(_ sentence: String, _ finding: Finding, _ names: FileNames) -> String {
    guard let file = finding.file else { return sentence }
    return sentence.replacing(file, with: names[file])
  }

  // MARK: Tables

  private func fileTables(_ names: FileNames) -> [ReportTable] {
    var short = summary
    for index in short.inputs.indices { short.inputs[index].file = names[short.inputs[index].file] }
    var inputs = withSummary(short).inputTable()
    inputs.title = ""
    return [inputs] + texts.columnTables(of: short.inputs)
  }

  /// What was counted, without what there is none of, and how complete the deals are.
  private func countTables() -> [ReportTable] {
    var counts = countTable()
    counts.rows.removeAll { $0[1] == .count(0) }
    counts.title = ""
    return [counts] + completenessTables().prefix(1)
  }

  // MARK: Rows and values

  private func problem(_ problem: Diagnostic) -> Finding {
    var finding = Finding(problem, language: texts.format.language)
    if problem.id == .stageUnknown {
      finding.effect = problem.suggestion.map { texts.check(.readAs, .text($0)) } ?? texts.check(.readAsFurther)
    }
    return finding
  }

  private func example(_ problem: Diagnostic) -> Finding.Example { .init(problem, language: texts.format.language) }

  private func rejectFindings(_ evidence: CheckEvidence) -> [Finding] {
    evidence.rejects.compactMap { kind in
      guard let first = kind.reasons.first else { return nil }
      let total = summary.inputs.first { $0.file == kind.file && $0.rejected > 0 }?.rowsRead
      var finding = Finding(
        .rejectedRows,
        [
          .count(kind.count), .count(total ?? kind.count), .text(kind.file), .count(first.location.line ?? 0),
          .text(first.problem(in: texts.format.language)),
        ],
        count: kind.count,
        total: total,
        in: texts
      )
      finding.id = "\(first.id)"
      finding.file = kind.file
      finding.remedy = first.remedy(in: texts.format.language)
      finding.examples = kind.reasons.prefix(ReportBuilder.shownRejects).map(example)
      finding.more = kind.count - finding.examples.count
      return finding
    }
  }

  private func unreadableFindings() -> [Finding] {
    summary.unreadable.map { values in
      var finding = Finding(
        .unreadableValues,
        [
          .count(values.count), .text(values.column), .text(values.file), .count(values.line), .text(values.example),
        ],
        count: values.count,
        in: texts
      )
      finding.id = "\(values.reason.id)"
      finding.file = values.file
      finding.remedy = values.reason.remedy(in: texts.format.language)
      finding.examples = [example(values.reason)]
      finding.more = values.count - 1
      return finding
    }
  }
}

extension Finding {
  /// What no report can be made for.
  init(_ problem: Diagnostic, language: Language) {
    self.init(
      id: "\(problem.id)",
      topic: .problem,
      weight: .fault,
      file: problem.location.file,
      text: problem.problem(in: language),
      remedy: problem.remedy(in: language),
      suggestion: problem.suggestion,
      examples: problem.location.line == nil ? [] : [Example(problem, language: language)]
    )
  }
}

extension Finding.Example {
  /// The place of a problem, with its line.
  init(_ problem: Diagnostic, language: Language) {
    self.init(
      file: problem.location.file,
      line: problem.location.line,
      column: problem.location.column,
      text: problem.problem(in: language),
      excerpt: problem.excerpt
    )
  }
}

extension Texts {
  /// The words that a renderer of a check needs.
  func checkWords() -> CheckReport.Words {
    CheckReport.Words(
      total: self[.total],
      more: { check(.more, .count($0)) },
      suggestion: { check(.didYouMean, .text($0)) }
    )
  }
}
