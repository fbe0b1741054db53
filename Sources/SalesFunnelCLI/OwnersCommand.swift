import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel owners`: the owners by won amount.
struct OwnersCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owners",
    abstract: "Prints the owners: deals, won and lost, win rate, amounts.",
    discussion: """
      Examples:
        salesfunnel owners deals.csv --history history.csv --stages stages.csv
        salesfunnel owners --config funnel.yaml --format csv
      """
  )

  static let view = TableView(
    section: .owners,
    tables: "group-owner",
    columns: [
      "key", "deals", "open", "won", "lost", "wonAmount", "share", "winRate", "low", "high", "openAmount", "weighted",
    ],
    metrics: .groups("owner")
  )

  @OptionGroup var options: TableOptions
}
