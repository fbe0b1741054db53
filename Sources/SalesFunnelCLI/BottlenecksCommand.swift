import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel bottlenecks`: the stages that hold deals up.
struct BottlenecksCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bottlenecks",
    abstract: "Prints the stages that leak, are slow or pile up, the dearest first.",
    discussion: """
      Examples:
        salesfunnel bottlenecks deals.csv --history history.csv --stages stages.csv
        salesfunnel bottlenecks --config funnel.yaml --format json
      """
  )

  static let view = TableView(
    section: .bottlenecks,
    tables: "bottlenecks-",
    columns: ["stage", "kind", "impact", "delayedAmount", "evidence"],
    metrics: .pipelines("bottlenecks")
  )

  @OptionGroup var options: TableOptions
}
