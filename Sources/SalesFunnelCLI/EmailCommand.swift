import ArgumentParser
import DealImport
import Diagnostics
import HTMLReport
import MailMessage
import ReportModel

/// `salesfunnel email`: the report as a mail.
struct EmailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "email",
    abstract: "Writes the report as a mail, and sends it.",
    usage: """
      salesfunnel email --to <address> --from <address> [<deals> ...] [<options>]
      salesfunnel email --resend --spool <folder> [--sendmail <command>]
      """,
    discussion: """
      The mail has the figures as text and as HTML, and the workbook as an attachment. It is written to standard output, \
      or with -o into a file, or with --send handed to a program that takes mail as sendmail -t -i does: msmtp -t, or what \
      postfix, exim and OpenSMTPD bring. That program takes the recipients from the mail, and its exit code decides; \
      nothing is said when it is 0. With --spool the mail is kept in a folder until it was accepted: the same run sends \
      the same mail again, and --resend all that are kept.

      The same inputs make the same mail: its date is the day up to which everything counts, its Message-ID a hash of \
      the rest. --date now makes each run's mail a new one.

      All that is the same every time may stand in funnel.yaml:
        mail:
          from: Sales reports <reports@example.com>
          to: [Ada Lovelace <ada@example.com>, bo@example.com]
          sendmail: msmtp -t
          spool: unsent

      Examples:
        salesfunnel email --config funnel.yaml -o report.eml
        salesfunnel email --config funnel.yaml --send --fail-on quota=90%
        salesfunnel email --config funnel.yaml --attach none | less
        salesfunnel email --config funnel.yaml --resend
        salesfunnel email deals.csv --to "Ada <ada@example.com>" --from bo@example.com
      """
  )

  @OptionGroup(title: "Mail") var mail: MailOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write it to this file instead.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Flag(help: "Hand it to the program that takes mail.")
  var send = false

  @Option(
    help: ArgumentHelp(
      "That program and its options, with spaces between and quotes around what has spaces; no shell (default: sendmail -t -i).",
      valueName: "command"
    )
  )
  var sendmail: String?

  @Option(
    help: ArgumentHelp("The folder in which it is kept until it was accepted.", valueName: "folder"),
    completion: .directory
  )
  var spool: String?

  @Flag(help: "Send the mails that are kept in the folder; nothing is read.")
  var resend = false

  @Option(
    help: ArgumentHelp("A folder with templates that replace the built-in ones.", valueName: "folder"),
    completion: .directory
  )
  var templates: String?

  @OptionGroup var alerts: AlertOptions

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  func run() throws {
    let settings = try RunSettings(inputs)
    try settings.tellingProblems {
      try Diagnostics.throwIfAny(unfitOptions(settings))
      if resend {
        return try MailDelivery(sendmail: sendmail, spool: spool, makesFolder: false, settings).sendKept()
      }
      let conditions = try alerts.conditions()
      let reportMail = try ReportMail(mail, settings, templates: ReportTemplates(folder: templates))
      let delivery =
        send ? try MailDelivery(sendmail: sendmail, spool: spool, makesFolder: true, settings) : nil
      let wantsDealList = reportMail.settings.attachesWorkbook
      let analysis = try Analysis(settings, wantsDealList: wantsDealList, progress: Progress())
      let document = analysis.document(settings)
      let message = try message(reportMail, document)
      if let output {
        try WholeFile.write(message.bytes, to: output)
      } else if !send {
        try StandardOutput.write(message.bytes)
      }
      try delivery?.send(message)
      try Diagnostics.throwIfAny(conditions.compactMap { $0.problem(in: analysis, format: document.format) })
    }
  }

  private func message(_ reportMail: ReportMail, _ document: ReportDocument) throws -> EncodedMessage {
    if !reportMail.settings.attachesWorkbook { return try reportMail.message(of: document, workbook: nil) }
    let folder = try TemporaryFolder()
    let workbook = try WholeFile.bytes(ReportMail.writeWorkbook(document, into: folder.path))
    return try reportMail.message(of: document, workbook: workbook)
  }

  /// Options that do not go together, or need others.
  private func unfitOptions(_ settings: RunSettings) -> [Diagnostic] {
    if resend {
      var others = inputs.deals.prefix(1) + mail.given
      if output != nil { others.append("--output") }
      if send { others.append("--send") }
      if !alerts.failOn.isEmpty { others.append("--fail-on") }
      if !others.isEmpty { return others.map { Diagnostic(.optionsApart, ["--resend", $0]) } }
      let isKept = (spool ?? settings.configuration.mail.spool) != nil
      return isKept ? [] : [Diagnostic(.optionNeeds, ["--resend", "--spool"])]
    }
    if send { return [] }
    let unused = [("--spool", spool), ("--sendmail", sendmail)].filter { $0.1 != nil }
    return unused.map { Diagnostic(.optionNeeds, [$0.0, "--send"]) }
  }
}
