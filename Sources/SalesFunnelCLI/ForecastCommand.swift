import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel forecast`: the weighted forecast by month.
struct ForecastCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Prints the weighted forecast: overdue, each month, beyond, without a date.",
    discussion: """
      Examples:
        salesfunnel forecast deals.csv --history history.csv --stages stages.csv
        salesfunnel forecast --config funnel.yaml --format csv
      """
  )

  static let view = TableView(
    section: .forecast,
    tables: "forecast-",
    metrics: .pipelines("forecast")
  )

  @OptionGroup var options: TableOptions
}
