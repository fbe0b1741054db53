import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel stages`: the time that deals spend in each stage.
struct StagesCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Prints the time in each stage.",
    discussion: """
      Examples:
        salesfunnel stages deals.csv --history history.csv --stages stages.csv
        salesfunnel stages --config funnel.yaml --format csv
      """
  )

  static let view = TableView(
    section: .stageTime,
    tables: "stage-time-",
    columns: ["stage", "visits", "median", "p90", "kmMedian", "standardDays", "overStandard", "open", "medianAge"],
    furtherTables: ["survival-", "exit-"],
    metrics: .pipelines("stageTime", "exitCriteria")
  )

  @OptionGroup var options: TableOptions
}
