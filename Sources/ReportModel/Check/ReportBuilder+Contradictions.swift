import DealModel
import Diagnostics
import FunnelAnalytics

extension ReportBuilder {
  /// What the files say against one another, and against the configuration.
  /// - Parameter standIns: stages that are only there for the rest to be told.
  func contradictionFindings(_ evidence: CheckEvidence, standIns: Set<String>) -> [Finding] {
    stageNameFindings(standIns) + historyFindings(evidence) + rowFindings() + quotaFindings() + lookupFindings()
  }

  // MARK: Stages

  private func stageNameFindings(_ standIns: Set<String>) -> [Finding] {
    var result: [Finding] = []
    for case .unknownStageAccepted(let stage, let count) in summary.assumptions {
      var finding = Finding(.stageAccepted, [.text(stage), .count(count)], count: count, in: texts)
      let others = book.processes.flatMap { $0.stages.map(\.name) }.filter { $0 != stage && !$0.isEmpty }
      finding.suggestion = nearestName(to: stage, among: others)
      result.append(finding)
    }
    for unused in summary.unusedStages {
      let name = unused.pipeline.isEmpty ? unused.stage : texts[.ofPipeline, unused.pipeline, unused.stage]
      result.append(Finding(.stageUnused, [.text(name)], in: texts))
    }
    for pipeline in report.pipelines {
      for row in pipeline.funnel where row.skipped > 0 && !standIns.contains(row.stage) {
        let name = pipeline.name.isEmpty ? row.stage : texts[.ofPipeline, pipeline.name, row.stage]
        result.append(
          Finding(.stageSkipped, [.count(row.skipped), .text(name)], count: row.skipped, total: row.reached, in: texts)
        )
      }
    }
    return result
  }

  // MARK: History

  private func historyFindings(_ evidence: CheckEvidence) -> [Finding] {
    let counts = report.counts
    let kinds: [(Contradiction.Kind, FindingID, Int)] = [
      (.stageMismatch, .stageMismatch, counts.stageMismatch),
      (.closeDateMismatch, .closeDateMismatch, counts.closeDateMismatch),
      (.negativeCycle, .negativeCycle, counts.negativeCycle), (.reopened, .reopened, counts.reopened),
    ]
    var result: [Finding] = []
    for (kind, id, count) in kinds where count > 0 {
      var finding = Finding(id, [.count(count)], count: count, total: counts.deals, in: texts)
      let found = report.contradictions.filter { $0.kind == kind }
      finding.examples = found.map { contradiction in
        let place = evidence.places[contradiction.row]
        return Finding.Example(
          deal: place?.id,
          file: place?.location.file,
          line: place?.location.line,
          text: sentence(contradiction)
        )
      }
      // A deal may be opened more than once.
      if kind == .reopened { finding.total = nil }
      finding.more = max(0, count - finding.examples.count)
      result.append(finding)
    }
    for unknown in evidence.unknownDeals {
      var finding = Finding(
        .unknownDeal,
        [.count(unknown.rows), .text(unknown.file)],
        count: unknown.rows,
        total: summary.inputs.first { $0.role == "history" && $0.file == unknown.file }?.rowsRead,
        in: texts
      )
      finding.file = unknown.file
      finding.examples = unknown.first.map {
        Finding.Example(deal: $0.id, file: unknown.file, line: $0.line, text: texts.check(.firstOfDeal))
      }
      result.append(finding)
    }
    return result
  }

  /// What a row says and what the history says.
  private func sentence(_ found: Contradiction) -> String {
    let stages = book.processes[Int(book.process[found.row])].stages
    func stage(_ number: UInt16) -> FindingValue {
      .text(number == DealBook.noStage ? NumberFormat.dash : texts.stage(stages[Int(number)]))
    }
    func day(_ time: Int64) -> FindingValue {
      if time == CivilTime.missing { return .text(NumberFormat.dash) }
      return .text(texts.format.date(CivilDate(dayNumber: Int(CivilTime.day(of: time)))))
    }
    switch found.kind {
    case .stageMismatch:
      return texts.check(.rowAndHistoryStage, stage(found.stage), stage(found.historyStage), day(found.time))
    case .closeDateMismatch:
      return texts.check(.rowAndHistoryClose, day(found.closed), day(found.time), stage(found.historyStage))
    case .negativeCycle: return texts.check(.createdAndClosed, day(found.time), day(found.closed))
    case .reopened: return texts.check(.reopened, stage(found.stage), stage(found.historyStage), day(found.time))
    }
  }

  // MARK: Rows

  private func rowFindings() -> [Finding] {
    let counts = report.counts
    let counted: [(FindingID, Int)] = [
      (.unknownActivity, summary.unknownDealActivities),
      (.stageAssumed, counts.stageAssumed), (.stageFromHistory, counts.stageFromHistory),
      (.stageUnknownThen, counts.unknownStage), (.createdLater, counts.afterAsOf),
    ]
    return counted.filter { $0.1 > 0 }.map { Finding($0.0, [.count($0.1)], count: $0.1, in: texts) }
  }

  /// The first names, and how many more there are.
  private func list(_ names: [String], of count: Int? = nil) -> String {
    let rest = (count ?? names.count) - min(names.count, 10)
    let shown = names.prefix(10).joined(separator: texts[.listComma])
    return rest == 0 ? shown : shown + texts[.listComma] + texts.check(.more, .count(rest))
  }

  // MARK: Lookup tables

  private func lookupFindings() -> [Finding] {
    var result = summary.lookups.filter { $0.missing > 0 }.map { lookup in
      var finding = Finding(
        .lookupMissing,
        [
          .count(lookup.missing), .text(texts.role(lookup.key)), .text(lookup.file),
          .text(list(lookup.missed.map(\.key), of: lookup.missingKeys)),
        ],
        count: lookup.missing,
        total: lookup.found + lookup.missing,
        in: texts
      )
      finding.file = lookup.file
      finding.suggestion = lookup.missed.first?.nearest
      finding.examples = lookup.missed.map { missed in
        let nearest = missed.nearest ?? NumberFormat.dash
        return Finding.Example(text: texts[.lookupExample, missed.key, texts.count(missed.deals), nearest])
      }
      finding.more = lookup.missingKeys - lookup.missed.count
      return finding
    }
    let without = (report.groups.first { $0.name == "owner" }?.rows ?? []).filter { $0.deals == 0 }.map(\.key)
    if !without.isEmpty {
      result.append(
        Finding(.sellersWithoutDeals, [.count(without.count), .text(list(without))], count: without.count, in: texts)
      )
    }
    return result
  }

  // MARK: Quotas

  private func quotaFindings() -> [Finding] {
    func unknown(_ id: FindingID, _ column: String, _ name: (Quota) -> String?) -> [Finding] {
      guard let group = report.groups.first(where: { $0.name == column }) else { return [] }
      // Those without deals whom a lookup table lists are known too.
      let known = Set(group.rows.map(\.key))
      var names: [String] = []
      for quota in book.quotas {
        if let name = name(quota), !known.contains(name), !names.contains(name) { names.append(name) }
      }
      if names.isEmpty { return [] }
      var finding = Finding(id, [.count(names.count), .text(list(names))], count: names.count, in: texts)
      finding.suggestion = nearestName(to: names[0], among: known.sorted())
      return [finding]
    }
    return unknown(.quotaOwnerUnknown, "owner", \.owner) + unknown(.quotaTeamUnknown, "team", \.team)
  }
}
