import DealModel
import FunnelAnalytics

// How it works: nothing is counted here but what the report and the summary of the import hold already, so that a page can
// tell the same as `check`. Only which column may have what is missing is looked up by `check` alone.

extension ReportBuilder {
  /// What the files cannot answer, what that does to the figures, and what would help.
  /// - Parameter standIns: stages that are only there for the rest to be told.
  func missingFindings(_ evidence: CheckEvidence = CheckEvidence(), standIns: Set<String> = []) -> [Finding] {
    stageFindings() + dateFindings(evidence) + moneyFindings() + groupFindings() + settingFindings(standIns)
  }

  private var deals: Int { report.counts.deals }

  /// The line that gives a role to a column of which nobody knows the heading.
  private func lineFor(_ role: String) -> String { YAMLText.column(role, texts.check(.heading)) }

  private func finding(
    _ id: FindingID,
    _ values: [FindingValue] = [],
    count: Int? = nil,
    total: Int? = nil,
    configuration: String? = nil
  ) -> Finding {
    var finding = Finding(id, values, count: count, total: total, in: texts)
    finding.configuration = configuration
    return finding
  }

  /// That some of all deals lack something; nothing where none does.
  private func share(
    _ id: FindingID,
    _ count: Int,
    of total: Int,
    _ further: [FindingValue] = [],
    configuration: String? = nil
  ) -> [Finding] {
    if count == 0 { return [] }
    return [
      finding(id, [.count(count), .count(total)] + further, count: count, total: total, configuration: configuration)
    ]
  }

  // MARK: Stages

  private func stageFindings() -> [Finding] {
    var result: [Finding] = []
    for case .stagesFromData(let names, _) in summary.assumptions {
      result.append(
        finding(.stagesGuessed, [.text(names.joined(separator: ", "))], configuration: "stages: stages.csv")
      )
    }
    let (traced, current) = report.pipelines.reduce(into: (0, 0)) {
      $0 = ($0.0 + $1.evidenceEvents, $0.1 + $1.evidenceCurrent)
    }
    if traced == 0 {
      result.append(finding(.noHistory, configuration: "inputs: {history: [{file: history.csv}]}"))
    } else {
      result += share(.historyIncomplete, current, of: traced + current)
    }
    let ended = report.counts.lost + report.counts.void
    result += share(
      .lostStage,
      report.counts.assumedFirst,
      of: ended,
      configuration: traced == 0 ? lineFor("lost_stage") : nil
    )
    return result
  }

  // MARK: Dates

  private func dateFindings(_ evidence: CheckEvidence) -> [Finding] {
    var result: [Finding] = []
    // Of each stage the open deals less those whose entry is known.
    var stages: [(name: String, deals: Int)] = []
    for pipeline in report.pipelines {
      for (snapshot, time) in zip(pipeline.snapshot, pipeline.stageTime) where snapshot.deals > time.open {
        let name = pipeline.name.isEmpty ? snapshot.stage : texts[.ofPipeline, pipeline.name, snapshot.stage]
        stages.append((name, snapshot.deals - time.open))
      }
    }
    let separator = texts[.listComma]
    let names = stages.map { $0.name + " " + texts.count($0.deals) }.joined(separator: separator)
    result += share(
      .stageEntered,
      stages.reduce(0) { $0 + $1.deals },
      of: report.counts.open,
      [.text(names)]
    ).map { offering(evidence.entryDates, as: "stage_entered", in: $0) }
    let undated = report.pipelines.flatMap(\.cohorts.rows).reduce(0) { $0 + ($1.key == .unknown ? $1.created : 0) }
    result += share(.created, undated, of: deals).map { offering(evidence.creationDates, as: "created", in: $0) }
    let open = report.pipelines.reduce(0) { $0 + $1.forecast.noDate.deals }
    result += share(.expectedClose, open, of: report.counts.open).map {
      offering(evidence.expectedCloses, as: "expected_close", in: $0)
    }
    if asOfIsFromData, !evidence.lacksDay { result.append(finding(.asOf, [.text(texts.format.date(report.asOf))])) }
    return result
  }

  /// A finding with the column that may have what is missing.
  private func offering(_ columns: [ColumnDates], as role: String, in finding: Finding) -> Finding {
    var finding = finding
    guard let (column, use) = candidate(among: columns, for: role, of: finding.count ?? 0) else { return finding }
    var used: String?
    if case .roles(let roles) = use.purpose { used = roles.first }
    let values: [FindingValue] = [.text(column.heading), .count(column.dates), .text(used ?? "")]
    finding.remedy = texts.fill(
      (used == nil ? CheckTitle.candidate : .candidateUsed).text(texts.format.language),
      values
    )
    finding.configuration = YAMLText.column(role, column.heading)
    finding.file = column.file
    finding.weight = .look
    return finding
  }

  /// The column that most probably has the dates that some deals lack: one that is not read, or for the entry into a stage
  /// one that somebody said to be the creation.
  private func candidate(
    among columns: [ColumnDates],
    for role: String,
    of count: Int
  ) -> (ColumnDates, ColumnUse)? {
    var best: (column: ColumnDates, use: ColumnUse, isRead: Bool)?
    for column in columns where column.dates > column.others && column.dates * 4 >= count {
      // What lies behind the day of the report has not happened.
      if role != "expected_close", let latest = column.latest, latest > report.asOf { continue }
      let uses = summary.inputs.first { $0.role == "deals" && $0.file == column.file }?.columns ?? []
      guard let use = uses.first(where: { $0.heading == column.heading }) else { continue }
      var isRead = false
      switch use.purpose {
      case .none: if !use.mayServe.contains(role) { continue }
      case .roles(["created"]) where role == "stage_entered" && use.origin == .configured: isRead = true
      default: continue
      }
      if let best, (best.isRead ? 1 : 0, -best.column.dates) <= (isRead ? 1 : 0, -column.dates) { continue }
      best = (column, use, isRead)
    }
    return best.map { ($0.column, $0.use) }
  }

  // MARK: Money

  private func moneyFindings() -> [Finding] {
    var result: [Finding] = []
    if !book.mapped.contains(.amount) {
      result.append(finding(.noAmount, configuration: lineFor("amount")))
    } else if let row = report.completeness.first(where: { $0.field == .amount && $0.owner == nil }) {
      result += share(.amount, row.missing, of: row.required)
    }
    let hasOwn = !book.probability.isUsual
    result += share(
      .probability,
      report.counts.withoutProbability,
      of: report.counts.open,
      configuration: hasOwn ? "forecast: {probability: deal}" : nil
    )
    if summary.currency.isEmpty, book.mapped.contains(.amount) {
      result.append(finding(.currency, configuration: "currency: EUR"))
    }
    for entry in summary.withoutRate {
      result.append(
        finding(
          .rate,
          [.count(entry.deals), .text(entry.currency)],
          count: entry.deals,
          total: deals,
          configuration: "rates: {\(YAMLText.scalar(entry.currency)): 1.00}"
        )
      )
    }
    if book.quotas.isEmpty {
      result.append(finding(.noQuotas, configuration: "inputs: {quotas: [{file: quotas.csv}]}"))
    } else if !report.quotas.contains(where: { $0.period.days == report.period.days }) {
      result.append(finding(.noQuotaOfPeriod, [.text(report.period.label)]))
    }
    return result
  }

  // MARK: Groups and settings

  private func groupFindings() -> [Finding] {
    func has(_ name: String) -> Bool { book.groups.contains { $0.name == name } }
    var result: [Finding] = []
    if !has("owner") { result.append(finding(.noOwner, configuration: lineFor("owner"))) }
    if !has("team") { result.append(finding(.noTeam, configuration: lineFor("team"))) }
    if !has("lossReason"), report.counts.lost > 0 {
      result.append(finding(.noLossReason, configuration: lineFor("loss_reason")))
    }
    if !["source", "product", "region"].contains(where: has) {
      result.append(finding(.noGroups, configuration: lineFor("product")))
    }
    return result
  }

  private func settingFindings(_ standIns: Set<String>) -> [Finding] {
    var result: [Finding] = []
    let open = book.processes.map { process in
      process.stages.prefix(process.openCount).filter { !standIns.contains($0.name) }
    }
    var without: [String] = []
    for stage in open.joined() where stage.standardDays == nil && !without.contains(stage.name) {
      without.append(stage.name)
    }
    if open.allSatisfy({ $0.allSatisfy { $0.standardDays == nil } }) {
      result.append(finding(.standardDays, [.text(texts.check(.allStages))]))
    } else if !without.isEmpty {
      let names = texts.check(.someStages, .text(without.joined(separator: texts[.listComma])), .count(without.count))
      result.append(finding(.standardDays, [.text(names)], count: without.count))
    }
    if book.activities.files == 0, open.contains(where: { $0.contains { !$0.tasks.isEmpty } }) {
      result.append(finding(.noActivities, configuration: "inputs: {activities: [{file: activities.csv}]}"))
    }
    if !book.mapped.contains(.lastActivity) {
      result.append(finding(.noActivity, configuration: lineFor("last_activity")))
    }
    return result
  }
}
