import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel trend`: the key figures by month.
struct TrendCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Prints the key figures of the last 13 months.",
    discussion: """
      Examples:
        salesfunnel trend deals.csv --history history.csv --stages stages.csv
        salesfunnel trend --config funnel.yaml --format csv
      """
  )

  static let view = TableView(
    section: .trend,
    tables: "trend",
    columns: [
      "month", "created", "won", "wonAmount", "lost", "winRate", "averageWon", "medianWonCycle", "openAtEnd",
      "openAmountAtEnd",
    ],
    metrics: .parts("trend")
  )

  @OptionGroup var options: TableOptions
}
