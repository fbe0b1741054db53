/// What the manual page says beside the commands' own declarations; `**…**` is bold, `*…*` stands for what is filled in.
enum ManualText {
  static let description = [
    """
    Reads the deals that a CRM exports, or that somebody keeps in a sheet, and reports how many go on from stage to stage, \
    where they are lost, how long they stay, what is open and what it is likely to bring.
    """,
    """
    Everything is local: nothing is fetched, and nothing is sent unless it is asked for. The same inputs, options and \
    version give the same bytes, on any machine and at any time.
    """,
    """
    Settings are read from *funnel.yaml* beside the deals, or from **--config**; options overrule it. Messages go to \
    standard error. Of a run that succeeds there are none, unless standard error is a terminal.
    """,
  ]

  static let commands = "What a command takes of the options below is listed by **salesfunnel help** *command*."

  static let options = "Those of one command alone stand with it above."

  static let files: [(term: String, meaning: String)] = [
    (
      "*funnel.yaml*",
      "The configuration: company, currency, stages, files and which of their columns is what. Paths in it are relative to it."
    ),
    ("*report.xlsx*", "The workbook."),
    ("*report.html*", "The page."),
    ("*funnel.svg*", "The funnel; of further pipelines *funnel-2.svg* and so on."),
    ("*report.eml*", "The mail, where **report --format eml** asks for it."),
    ("*metrics.json*", "Every figure; **salesfunnel schema** prints what it holds. It is put in place last."),
    ("*rejects.csv*", "The rows that could not be used. Removed where there are none any more."),
    (
      "*.salesfunnel-staging-XXXXXX*",
      "In the directory that is written to, during a run: the files before they are put in place. Should a run be killed, the next one removes it."
    ),
  ]

  static let environment: [(term: String, meaning: String)] = [
    (
      "**TMPDIR**",
      "Where temporary copies of pipes and packed files go, which have no name (default: */tmp*)."
    ),
    (
      "**NO_COLOR**", "If it is set and not empty, tables on a terminal have no bold text. **TERM=dumb** does the same."
    ),
    (
      "**PATH**",
      "Where **email --send** looks for the program that takes mail, before */usr/sbin* and the like."
    ),
    (
      "**HOME**, **LANG**, **LC_ALL**, **TZ**",
      "Make no difference. Language, currency and time zone are those of the configuration."
    ),
  ]

  static let signals = """
    A signal that stops the run, **SIGINT**, **SIGTERM** or **SIGHUP**, leaves nothing unfinished behind: the status is then \
    that of the signal, 128 and its number in a shell. A reader of standard output that stops reading is no fault.
    """

  static let cronBefore = [
    """
    It needs no terminal, no home directory and no variables. It is silent when all is well, so that cron sends a mail only \
    when there is something to do; **--fail-on** says when that is.
    """
  ]

  static let cronAfter = [
    """
    A mail that is not accepted stays in the folder of **--spool**; the same run sends the same mail again, and \
    **salesfunnel email --resend** all that are kept. No mail is sent by two runs at a time.
    """,
    "In a crontab a percent sign must have a backslash in front: **--fail-on quota=90\\%**.",
    """
    **flock**(1) is not needed: the directory of **--out** is locked from before the first file is read until the files are in \
    place. A run that finds it locked, because the one before takes longer than the interval, says so, changes nothing, and \
    ends with code 4. The files are replaced together when all of them are complete; readers never see half of one. Some \
    network file systems cannot lock a directory; leave more time between runs there.
    """,
  ]

  static let seeAlso = "**crontab**(5), **cron**(8), **sendmail**(8)"
}
