import DealModel
import Diagnostics
import FunnelAnalytics

/// The labels of stages in a report's language: it shows them in the place of the names, which are those of the data.
///
/// The one place where that is done: whoever builds tables, charts or sentences sees labels only.
struct StageLabels {
  /// By process the label of each name that has one.
  private let labels: [[String: String]]

  init(_ processes: [SalesProcess], _ language: Language) {
    labels = processes.map { process in
      process.stages.reduce(into: [:]) { labels, stage in labels[stage.name] = stage.labels[language] }
    }
  }

  /// Whether names stand for themselves.
  private var areNone: Bool { labels.allSatisfy(\.isEmpty) }

  /// What a stage is called.
  /// - Parameter process: the number of its process.
  func label(_ name: String, _ process: Int) -> String {
    labels.indices.contains(process) ? labels[process][name] ?? name : name
  }

  /// The book, its stages called by their labels.
  func applied(to book: DealBook) -> DealBook {
    if areNone { return book }
    var book = book
    book.processes = book.processes.enumerated().map { index, process in
      var stages = process.stages
      for stage in stages.indices { stages[stage].name = label(stages[stage].name, index) }
      return SalesProcess(name: process.name, stages: stages)
    }
    return book
  }

  /// The report, the stages in all its rows called by their labels.
  /// - Parameter processOfDeal: the process of each deal of the book.
  func applied(to report: FunnelReport, processOfDeal: Column<UInt16>) -> FunnelReport {
    if areNone { return report }
    var report = report
    for index in report.pipelines.indices { apply(to: &report.pipelines[index], index) }
    if var people = report.people {
      for person in people.owners.indices { apply(to: &people.owners[person]) }
      for person in people.teams.indices { apply(to: &people.teams[person]) }
      report.people = people
    }
    for quota in report.quotas.indices {
      let process = report.quotas[quota].process ?? 0
      for stage in report.quotas[quota].required?.stages.indices ?? 0..<0 {
        let name = report.quotas[quota].required?.stages[stage].stage ?? ""
        report.quotas[quota].required?.stages[stage].stage = label(name, process)
      }
    }
    for (place, deal) in zip(report.risks.top.indices, report.risks.list) {
      let process = Int(processOfDeal[Int(deal.row)])
      report.risks.top[place].stage = report.risks.top[place].stage.map { label($0, process) }
    }
    return report
  }

  private func apply(to pipeline: inout PipelineReport, _ process: Int) {
    func set(_ stage: inout String) { stage = label(stage, process) }
    for row in pipeline.funnel.indices { set(&pipeline.funnel[row].stage) }
    for row in pipeline.stageTime.indices { set(&pipeline.stageTime[row].stage) }
    for row in pipeline.exitCriteria.indices { set(&pipeline.exitCriteria[row].stage) }
    for row in pipeline.snapshot.indices { set(&pipeline.snapshot[row].stage) }
    for row in pipeline.flow.indices { set(&pipeline.flow[row].stage) }
    for row in pipeline.forecast.calibration.indices { set(&pipeline.forecast.calibration[row].stage) }
    for row in pipeline.bottlenecks.indices { set(&pipeline.bottlenecks[row].stage) }
    for row in pipeline.standard.balance.indices { set(&pipeline.standard.balance[row].stage) }
    for row in pipeline.standard.rate.indices { set(&pipeline.standard.rate[row].stage) }
  }

  private func apply(to person: inout PersonReport) {
    func labelled(_ stage: PersonStage) -> PersonStage {
      var stage = stage
      stage.stage = label(stage.stage, stage.process)
      return stage
    }
    person.stages = person.stages.map(labelled)
    person.findings = person.findings.map { finding in
      switch finding {
      case .lowConversion(let stage): .lowConversion(labelled(stage))
      case .slow(let stage): .slow(labelled(stage))
      case .thinTop, .noDeals: finding
      }
    }
  }
}
