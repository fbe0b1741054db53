public import Diagnostics

/// What was read from one file.
public struct InputSummary: Sendable, Hashable {
  /// `deals`, `history`, `activities`, `quotas` or `lookup`.
  public var role: String
  /// The path as given.
  public var file: String
  /// The size of the file as it was given, packed where it is packed; of standard input or a pipe, the bytes that came.
  public var bytes: Int
  /// How the file was packed: `gzip` or `zip`; `nil` of a plain file.
  public var packing: String?
  /// The name of the table in the zip archive.
  public var entry: String?
  /// The size of what was unpacked; `nil` of a plain file.
  public var unpackedBytes: Int?
  /// The encoding it was read in.
  public var encoding: String
  /// The delimiter's name; `nil` of a sheet of a workbook.
  public var delimiter: String?
  /// The known export that it was read as, by its name in a configuration; `nil` where it is none.
  public var export: String?
  /// What that export is called in a report.
  public var exportTitle: ExportTitle?
  /// What its columns are used for, in the file's order; empty where another entry of the same file has them.
  public var columns: [ColumnUse] = []
  /// Records read behind the header; always `used + duplicates + leftOut + rejected`.
  public var rowsRead = 0
  /// Rows that figures rest on.
  public var used = 0
  /// Rows of deals that a later row replaced.
  public var duplicates = 0
  /// Deals created after as-of; changes that are repeated, later than as-of, or of a deal that is not used; activities
  /// that are later than as-of or of such a deal; quotas of other periods; keys of lookup tables that no deal has.
  public var leftOut = 0
  /// Rows that could not be used.
  public var rejected = 0
  /// Lines that are no rows: blank ones, titles, sums, footers, headings that come again.
  public var skipped = 0

  /// A summary of a file of which nothing has been read yet.
  public init(role: String, file: String, bytes: Int, encoding: String, delimiter: String?) {
    self.role = role
    self.file = file
    self.bytes = bytes
    self.encoding = encoding
    self.delimiter = delimiter
  }
}

/// Values of one optional column that could not be read and count as missing.
public struct UnreadableValues: Sendable, Hashable {
  /// The file.
  public var file: String
  /// The column's heading.
  public var column: String
  /// How many values.
  public var count: Int
  /// The first of them.
  public var example: String
  /// The line it is on.
  public var line: Int
  /// What is wrong with it, with its place.
  public var reason: Diagnostic

  /// Makes an entry.
  public init(file: String, column: String, count: Int, example: String, line: Int, reason: Diagnostic) {
    self.file = file
    self.column = column
    self.count = count
    self.example = example
    self.line = line
    self.reason = reason
  }
}

/// What told the order of stages that nobody configured.
public enum StageOrder: String, Sendable, CaseIterable {
  /// Numbers in front of their names.
  case numbers
  /// Shares in their names.
  case shares
  /// The way that most deals went.
  case history
  /// The deals' own probabilities.
  case probability
  /// The usual way of sales, by words in their names.
  case usual
  /// Nothing: they stand as they are met.
  case met
}

/// A decision the importer took that a reader of the report should know of.
public enum Assumption: Sendable, Hashable {
  /// A table was recognised as an export of a known program by its headings.
  case recognisedExport(file: String, title: ExportTitle)
  /// A deal with something in this column is lost, whatever its stage.
  case lossReasonMeansLost(file: String, heading: String)
  /// Columns of when stages were left are not read.
  case exitDates(file: String, headings: String)
  /// A history tells of the changes of several fields; so many rows are about none that is asked for.
  case changesOfFields(file: String, others: Int)
  /// Nobody says what the rows of a lookup table are of: this role, by their headings.
  case lookupKey(file: String, role: String)
  /// What a lookup table gives went before what the rows of so many deals say themselves.
  case lookupReplaced(file: String, heading: String, role: String, deals: Int)
  /// One close date column is read as expected while a deal is open and as actual when it is closed.
  case closeDateServesBoth(file: String, heading: String)
  /// The name serves as id.
  case nameAsId(file: String, heading: String)
  /// No stages are configured: these were taken from the data, in this order; what told it, of several open ones.
  case stagesFromData(names: [String], order: StageOrder?)
  /// The currency that the report is in, because all deals are or none is configured.
  case reportCurrency(String)
  /// A stage that is not configured was taken as a further open one.
  case unknownStageAccepted(stage: String, count: Int)
  /// The heading of the amounts names a unit: each is multiplied with the factor, unless it has a unit itself.
  case headingUnit(file: String, heading: String, factor: String)
  /// The heading of the amounts names their currency.
  case headingCurrency(file: String, heading: String, currency: String)
  /// All amounts can be read with a decimal point and a decimal comma; it was taken for a point, as is usual for their
  /// currency.
  case decimalSignByCurrency(file: String, heading: String, currency: String, example: String, value: String)
  /// Most amounts have one decimal sign; those with the other cannot be read.
  case mixedDecimalSigns(file: String, heading: String, isComma: Bool, others: Int)
  /// Most dates are in one order (`dmy`, `mdy` or `ymd`); the others cannot be read.
  case mixedDateOrder(file: String, heading: String, order: String, others: Int)
  /// All dates could also be read with a year of two digits in front; it was taken to stand behind.
  case yearBehind(file: String, heading: String, order: String)
  /// A sign that several currencies share was taken for one of them.
  case currencySign(sign: String, currency: String)
  /// No activity is what a task of a stage asks for; the nearest name in the files, or else those that there are.
  case taskNotMet(task: String, stage: String, nearest: String?, known: [String])
  /// What was done to find the rows of a table: a note, with its place.
  case layout(Diagnostic)
}

/// How the inputs were read: all that a report says about its own sources.
public struct ImportSummary: Sendable, Hashable {
  /// A line a file, in the order they were read.
  public var inputs: [InputSummary] = []
  /// Optional values that could not be read.
  public var unreadable: [UnreadableValues] = []
  /// What was assumed.
  public var assumptions: [Assumption] = []
  /// The report's currency; empty where neither the configuration nor the data names one.
  public var currency = ""
  /// Deals with an amount whose currency has no rate, by currency; those amounts are left out.
  public var withoutRate: [CurrencyCount] = []
  /// Configured open stages that neither a deal nor a change names.
  public var unusedStages: [UnusedStage] = []
  /// History rows whose deal is not among the deals.
  public var unknownDealRows = 0
  /// What each lookup table gave the deals, in the order in which they were looked up.
  public var lookups: [LookupSummary] = []

  /// Activities whose deal is not among the deals.
  public var unknownDealActivities = 0
  /// A stage that is configured but not met.
  public struct UnusedStage: Sendable, Hashable {
    /// The name of its process; may be empty.
    public var pipeline: String
    /// The stage.
    public var stage: String

    /// Makes an entry.
    public init(pipeline: String, stage: String) {
      self.pipeline = pipeline
      self.stage = stage
    }
  }

  /// A currency and a number of deals.
  public struct CurrencyCount: Sendable, Hashable {
    /// The currency.
    public var currency: String
    /// The deals.
    public var deals: Int

    /// Makes an entry.
    public init(currency: String, deals: Int) {
      self.currency = currency
      self.deals = deals
    }
  }

  /// A summary of nothing.
  public init() {}

  /// Completes the accounts with what only the analysis knows: which rows are left out at as-of.
  ///
  /// - Parameters:
  ///   - dealsLeftOut: deals created after as-of, by deals file.
  ///   - changesLeftOut: stage changes of known deals that are no part of a figure, by history file.
  ///   - activitiesLeftOut: activities of known deals that are later than as-of or of a deal that is not used, by file.
  ///   - quotasLeftOut: quotas of periods that the report is not about, by quota file.
  public mutating func complete(
    dealsLeftOut: [Int],
    changesLeftOut: [Int],
    activitiesLeftOut: [Int] = [],
    quotasLeftOut: [Int] = []
  ) {
    var (deals, history, activities, quotas) = (0, 0, 0, 0)
    for index in inputs.indices {
      switch inputs[index].role {
      case "deals":
        inputs[index].leftOut += dealsLeftOut[deals]
        deals += 1
      case "history":
        inputs[index].leftOut += changesLeftOut[history]
        history += 1
      case "activities":
        if activitiesLeftOut.indices.contains(activities) { inputs[index].leftOut += activitiesLeftOut[activities] }
        activities += 1
      case "quotas":
        if quotasLeftOut.indices.contains(quotas) { inputs[index].leftOut += quotasLeftOut[quotas] }
        quotas += 1
      case "lookup": break
      default: continue
      }
      let entry = inputs[index]
      inputs[index].used = entry.rowsRead - entry.duplicates - entry.leftOut - entry.rejected
    }
  }
}
