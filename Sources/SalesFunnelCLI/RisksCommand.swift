import ArgumentParser
import MetricsJSON
import ReportModel

/// `salesfunnel risks`: the open deals at risk.
struct RisksCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risks",
    abstract: "Prints the open deals at risk and why, the largest weighted amounts first.",
    discussion: """
      At most 200 deals are printed; the workbook of a report lists them all.

      Examples:
        salesfunnel risks deals.csv --history history.csv --stages stages.csv
        salesfunnel risks --config funnel.yaml --format csv
      """
  )

  static let view = TableView(section: .risks, tables: "risk-top", columns: [], metrics: .parts("risks"))

  @OptionGroup var options: TableOptions
}
