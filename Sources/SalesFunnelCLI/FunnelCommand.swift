import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel funnel`: the funnel of each pipeline.
struct FunnelCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funnel",
    abstract: "Prints the funnel: reached, went on, lost, conversion and win rate of each stage.",
    discussion: """
      Examples:
        salesfunnel funnel deals.csv --history history.csv --stages stages.csv
        salesfunnel funnel --config funnel.yaml --format csv
      """
  )

  static let view = TableView(
    section: .funnel,
    tables: "funnel-",
    columns: [
      "stage", "reached", "advanced", "dropped", "waiting", "conversionResolved", "low", "high", "winRate", "amount",
    ],
    metrics: .pipelines("basis", "deals", "funnel")
  )

  @OptionGroup var options: TableOptions
}
