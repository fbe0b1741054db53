public import DealModel
public import DelimitedText
public import Diagnostics
import TableFiles

/// What `funnel.yaml` says, checked but with no file read yet.
public struct Configuration: Sendable {
  /// A table to read.
  public struct Input: Sendable {
    /// The file's path, relative to where the tool runs.
    public var path: String
    /// The delimiter, where detection is overruled.
    public var dialect: Dialect?
    /// The decimal sign of its numbers, where they are not to settle it themselves.
    public var decimal: DecimalSign?
    /// The order of its dates, where they are not to settle it themselves.
    public var dateOrder: DateOrder?
    /// The encoding, where detection is overruled.
    public var encoding: TextEncoding?
    /// The name of the known export that it is, or `none`, where recognition is overruled.
    public var preset: String?
    /// The name of the sheet of a workbook, where it is not the first.
    public var sheet: String?
    /// The heading of each mapped role, with the place in the configuration that says so.
    public var columns: [String: (heading: String, location: SourceLocation)]
    /// What a lookup table is looked up by, where it is not to be recognised.
    public var key: LookupKey?
    /// The place in the configuration, or nothing for a file given on the command line.
    public var location: SourceLocation

    /// A table without anything said about it.
    public init(path: String) {
      self.path = path
      columns = [:]
      location = SourceLocation()
    }
  }

  /// What the rows of a lookup table are found by.
  public struct LookupKey: Sendable {
    /// A role or heading of the deals, or what an earlier lookup table gives.
    public var name: String
    /// The heading of the same in the table, where it is not to be recognised.
    public var heading: String?
    /// The place in the configuration.
    public var location: SourceLocation
  }

  /// Where the stages are configured.
  public enum Stages: Sendable {
    /// Nowhere: they are taken from the data.
    case none
    /// In a table of their own, CSV, TSV or YAML.
    case file(path: String)
    /// In the configuration itself.
    case list([StageRow])
  }

  /// How the win probability of an open deal is chosen.
  public enum ProbabilityMethod: String, Sendable, CaseIterable {
    /// The stage's configured one.
    case stage
    /// The deal's own.
    case deal
    /// The share of deals that were won from the stage on.
    case observed
  }

  /// The path of the configuration file, or `nil` without one.
  public var path: String?
  /// The company's name, for titles.
  public var company: String?
  /// The report's title, where it is not the usual one.
  public var title: String?
  /// The report's currency, in capitals.
  public var currency: String?
  /// What one unit of another currency is worth in the report's, in billionths.
  public var rates: [String: Int64] = [:]
  /// The IANA name of the time zone that times with a zone are converted to.
  public var timeZone = "UTC"
  /// The language of reports and messages.
  public var language: Language?
  /// The month, 1…12, in which the fiscal year begins.
  public var fiscalYearStart = 1
  /// The deals files.
  public var deals: [Input] = []
  /// The history files.
  public var history: [Input] = []
  /// The activities files.
  public var activities: [Input] = []
  /// The quota files.
  public var quotas: [Input] = []
  /// The lookup tables, in the order in which they are looked up.
  public var lookup: [Input] = []
  /// The stage configuration.
  public var stages = Stages.none
  /// How the win probability is chosen.
  public var probability = ProbabilityMethod.stage
  /// For how many months, from as-of's on, the forecast has a bucket of its own.
  public var horizonMonths = 6
  /// The first and last day of creation of the deals in the funnel; `nil` on a side that is open.
  public var cohort: (from: CivilDate?, to: CivilDate?)
  /// Further columns to group by: roles or headings.
  public var groupBy: [(name: String, location: SourceLocation)] = []
  /// The fields that a deal should have, in the order of the report; `nil`: the usual ones that a file has.
  public var required: [DealField]?
  /// The win probability from which on sellers visit together when one of them leaves.
  public var handoverVisit = 0.75
  /// The win probability from which on the leaving seller introduces the other one by telephone.
  public var handoverPhone = 0.5
  /// How many new deals a seller handles a week; `nil` where nobody says it.
  public var newDealsPerWeek: Double?
  /// The share of rejected rows, 0…1, above which a run fails.
  public var rejectLimit = 0.05
  /// The days without activity after which an open deal is at risk.
  public var inactiveDays = 30
  /// The days before an open deal is over the standard of its stage in which that is said.
  public var soonDays = 7
  /// The longest field in bytes.
  public var fieldLimit = 1 << 20
  /// The largest number of columns.
  public var columnLimit = 4096
  /// Whether a stage that is in the data but not configured is taken as a further open one.
  public var acceptsUnknownStages = false

  /// What mails say around the report, and who takes them.
  public var mail = MailConfiguration()

  /// A configuration in which nothing is said.
  public init() {
    cohort = (nil, nil)
  }

  /// The fields whose filling is counted while reading.
  var requiredTexts: [DealField] { required ?? [.nextStep] }

  /// The settings with which a table is opened; those of a table of which nothing is said without one.
  func tableSettings(_ input: Input? = nil) -> TableSettings {
    var settings = TableSettings()
    settings.delimiter = input?.dialect?.delimiter
    settings.encoding = input?.encoding
    settings.sheet = input?.sheet
    settings.fieldLimit = fieldLimit
    settings.columnLimit = columnLimit
    settings.mayBeReadAgain = input != nil
    return settings
  }
}
