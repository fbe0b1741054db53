import ArgumentParser

/// Options that say what is read and as of when; every command that reads deals has them.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Deals: CSV or TSV files, one row a deal; .gz, .zip, or - for standard input (default: those that the configuration lists).",
      valueName: "deals"
    ),
    completion: .tables
  )
  var deals: [String] = []

  @Option(
    help: ArgumentHelp("Stage changes: a CSV or TSV file, one row a change. May be repeated.", valueName: "file"),
    completion: .tables
  )
  var history: [String] = []

  @Option(
    help: ArgumentHelp(
      "Quotas: a CSV or TSV file, one row a quota of a period, and of an owner, team or pipeline. May be repeated.",
      valueName: "file"
    ),
    completion: .tables
  )
  var quotas: [String] = []

  @Option(
    help: ArgumentHelp(
      "Activities (calls, visits, mails): a CSV or TSV file, one row an activity of a deal. May be repeated.",
      valueName: "file"
    ),
    completion: .tables
  )
  var activities: [String] = []

  @Option(
    help: ArgumentHelp(
      "A lookup table: one row an owner, account or product, with team, region, segment and the like. May be repeated.",
      valueName: "file"
    ),
    completion: .tables
  )
  var lookup: [String] = []

  @Option(
    help: ArgumentHelp("The stages, their order and kind: CSV, TSV or YAML.", valueName: "file"),
    completion: .stages
  )
  var stages: String?

  @Option(
    help: ArgumentHelp("The configuration (default: funnel.yaml beside the deals).", valueName: "file"),
    completion: .configurations
  )
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The day up to whose end everything counts: 2025-06-30, or today (default: the latest date in the inputs).",
      valueName: "date"
    ),
    completion: .dates
  )
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "The period of the key figures: 2025-06, 2025-Q2, 2025-H1, 2025, FY2025-Q2 or 2025-04-01..2025-06-30 (default: the last complete month).",
      valueName: "period"
    ),
    completion: .periods
  )
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Only deals created in these days make up the funnel: 2025-01-01..2025-06-30 (default: all).",
      valueName: "from..to"
    )
  )
  var cohort: String?

  @Option(
    help: ArgumentHelp(
      "The share of rows that may be unusable before the run is refused (default: 5%).",
      valueName: "share"
    ),
    completion: .list(["0%", "1%", "5%", "10%"])
  )
  var maxRejects: String?

  @Option(
    help: ArgumentHelp("The language of reports and messages: en or zh-Hans.", valueName: "language"),
    completion: .languages
  )
  var locale: String?

  @Option(help: ArgumentHelp("How many processor cores to use (default: all).", valueName: "count"))
  var threads: Int?
}
