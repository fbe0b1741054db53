import ArgumentParser

/// Options that say what a mail says around the report.
struct MailOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whom it is to: ada@example.com, \"Ada Lovelace <ada@example.com>\". May be repeated.",
      valueName: "address"
    )
  )
  var to: [String] = []

  @Option(help: ArgumentHelp("Who gets a copy. May be repeated.", valueName: "address"))
  var cc: [String] = []

  @Option(help: ArgumentHelp("Whom it is from.", valueName: "address"))
  var from: String?

  @Option(help: ArgumentHelp("The subject (default: company, title and period).", valueName: "subject"))
  var subject: String?

  @Option(
    help: ArgumentHelp("What is attached: xlsx, the workbook, or none (default: xlsx).", valueName: "format"),
    completion: .list(["xlsx", "none"])
  )
  var attach: String?

  @Option(
    help: ArgumentHelp(
      "The mail's date: 2025-07-01, or now, which makes each run's mail a new one (default: the day up to which everything counts).",
      valueName: "date"
    )
  )
  var date: String?

  /// The options that were given.
  var given: [String] {
    let all = [
      ("--to", !to.isEmpty), ("--cc", !cc.isEmpty), ("--from", from != nil), ("--subject", subject != nil),
      ("--attach", attach != nil), ("--date", date != nil),
    ]
    return all.filter(\.1).map(\.0)
  }
}
