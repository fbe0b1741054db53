import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel cohorts`: what became of the deals of each month of creation.
struct CohortsCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohorts",
    abstract: "Prints what became of the deals created in each month.",
    discussion: """
      Examples:
        salesfunnel cohorts deals.csv --history history.csv --stages stages.csv
        salesfunnel cohorts --config funnel.yaml --format csv
      """
  )

  static let view = TableView(
    section: .trend,
    tables: "cohorts-",
    metrics: .pipelines("cohorts", "timeToWin")
  )

  @OptionGroup var options: TableOptions
}
