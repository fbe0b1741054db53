import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 4a of the definitions: whether what stages ask for was done before deals went on; none where no stage asks
  /// for anything, or activities are not known.
  func exitCriteriaTables(_ pipeline: PipelineReport, _ index: Int) -> [ReportTable] {
    let stages = pipeline.exitCriteria
    if stages.isEmpty { return [] }
    return [exitCriteriaTable(stages, pipeline, index), exitTaskTable(stages, pipeline, index)]
      + [exitOwnerTable(stages, pipeline, index)].compactMap(\.self)
  }

  /// The columns that a share of moves takes.
  private func keptColumns() -> [ReportColumn] {
    [
      ReportColumn("exitMoves", texts[.exitMoves], .count),
      ReportColumn("exitKept", texts[.exitKept], .count),
      ReportColumn("exitShare", texts[.exitShare], .rate, derivation: .ratio("exitKept", ["exitMoves"])),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
    ]
  }

  private func cells(_ kept: KeptShare?) -> [Cell] {
    [.count(kept?.moves), .count(kept?.kept), .rate(kept?.share), .rate(kept?.low), .rate(kept?.high)]
  }

  private func exitCriteriaTable(_ stages: [ExitCriteriaRow], _ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns =
      [
        ReportColumn("stage", texts[.stage], .text),
        ReportColumn("exitCriterion", texts[.exitCriterion], .text),
        ReportColumn("tasks", texts[.stageTasks], .text),
      ] + keptColumns() + [ReportColumn("exitUntimed", texts[.untimed], .count)]
    let rows: [[Cell]] = stages.map { row in
      let tasks = row.tasks.map { texts[.taskTimes, texts.count($0.task.count), $0.task.name] }
      return [
        .text(row.stage), row.criterion.map { .text($0) } ?? .empty,
        tasks.isEmpty ? .empty : .text(tasks.joined(separator: texts[.listComma])),
      ] + cells(row.kept) + [.count(row.kept == nil ? nil : row.untimed)]
    }
    return ReportTable(
      id: "exit-criteria-\(index + 1)",
      title: title(.exitCriteria, pipeline),
      columns: columns,
      rows: rows,
      notes: [texts[.noteExitCriteria]]
    )
  }

  /// Which of the tasks was how often not done.
  private func exitTaskTable(_ stages: [ExitCriteriaRow], _ pipeline: PipelineReport, _ index: Int) -> ReportTable {
    let columns = [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("task", texts[.task], .text),
      ReportColumn("taskCount", texts[.taskCount], .count),
      ReportColumn("exitMoves", texts[.exitMoves], .count),
      ReportColumn("taskShort", texts[.taskShort], .count),
      ReportColumn("taskShortShare", texts[.taskShortShare], .rate, derivation: .ratio("taskShort", ["exitMoves"])),
    ]
    let rows: [[Cell]] = stages.flatMap { row in
      row.tasks.map { task in
        [
          .text(row.stage), .text(task.task.name), .count(task.task.count), .count(row.kept?.moves), .count(task.short),
          .rate(task.shortShare),
        ]
      }
    }
    return ReportTable(
      id: "exit-tasks-\(index + 1)",
      title: title(.exitTasks, pipeline),
      columns: columns,
      rows: rows
    )
  }

  private func exitOwnerTable(_ stages: [ExitCriteriaRow], _ pipeline: PipelineReport, _ index: Int) -> ReportTable? {
    let columns =
      [ReportColumn("owner", texts[.owner], .text), ReportColumn("stage", texts[.stage], .text)] + keptColumns()
      + [ReportColumn("exitShareOfAll", texts[.ofAll], .rate)]
    let rows: [[Cell]] = stages.flatMap { row in
      row.owners.map { owner in
        let name = owner.owner.map { $0.isEmpty ? texts[.blankKey] : $0 } ?? texts[.otherOwners]
        return [.text(name), .text(row.stage)] + cells(owner.kept) + [.rate(row.kept?.share)]
      }
    }
    if rows.isEmpty { return nil }
    return ReportTable(
      id: "exit-criteria-by-owner-\(index + 1)",
      title: title(.exitCriteriaOfOwners, pipeline),
      columns: columns,
      rows: rows
    )
  }
}
