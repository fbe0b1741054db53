public import DealModel

/// A value as every renderer shows it, before it is put into digits.
public enum Cell: Sendable, Hashable {
  /// Text, shown as text whatever it looks like.
  case text(String)
  /// A whole number.
  case count(Int)
  /// An amount in the report's currency.
  case money(Money)
  /// A share 0…1, shown in percent.
  case rate(Double)
  /// A length of time in days.
  case days(Double)
  /// Another number, shown with one decimal.
  case number(Double)
  /// A date.
  case date(CivilDate)
  /// A figure whose denominator is zero, or that is unknown: an en dash.
  case undefined
  /// Nothing belongs here.
  case empty
}

extension Cell {
  /// A share, or undefined.
  static func rate(_ value: Double?) -> Cell { value.map { .rate($0) } ?? .undefined }
  /// Days, or undefined.
  static func days(_ value: Double?) -> Cell { value.map { .days($0) } ?? .undefined }
  /// A number, or undefined.
  static func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .undefined }
  /// A count, or undefined.
  static func count(_ value: Int?) -> Cell { value.map { .count($0) } ?? .undefined }
  /// An amount, or undefined.
  static func money(_ value: Money?) -> Cell { value.map { .money($0) } ?? .undefined }
  /// An amount in units, or undefined.
  static func units(_ value: Double?) -> Cell { value.map { .money(Money(rounding: $0)) } ?? .undefined }
}

/// What the cells of a column hold.
public enum ColumnKind: Sendable, Hashable {
  /// Texts, set to the left.
  case text
  /// Whole numbers.
  case count
  /// Amounts.
  case money
  /// Shares in percent.
  case rate
  /// Lengths of time in days.
  case days
  /// Other numbers, with one decimal.
  case number
  /// Dates.
  case date
}

/// How a cell follows from others of its row, so that a workbook can hold it as a formula.
public enum Derivation: Sendable, Hashable {
  /// The sum of columns, by their keys.
  case sum([String])
  /// One column by the sum of others; undefined where that is zero.
  case ratio(String, [String])
}

/// A column of a table.
public struct ReportColumn: Sendable, Hashable {
  /// The figure's name: the key it has in `metrics.json`, under which its definition is found.
  public var key: String
  /// The heading, in the report's language.
  public var heading: String
  /// What its cells hold.
  public var kind: ColumnKind
  /// How its cells follow from others of their row; `nil` where they are values of their own.
  public var derivation: Derivation?
  /// Whether the last row has a total of it.
  public var hasTotal: Bool

  /// Makes a column.
  public init(
    _ key: String,
    _ heading: String,
    _ kind: ColumnKind,
    derivation: Derivation? = nil,
    hasTotal: Bool = false
  ) {
    self.key = key
    self.heading = heading
    self.kind = kind
    self.derivation = derivation
    self.hasTotal = hasTotal
  }
}

/// A table of a report, the same for every renderer.
public struct ReportTable: Sendable {
  /// A name for anchors and tests, in ASCII; unique in the report.
  public var id: String
  /// The title, in the report's language.
  public var title: String
  /// The columns.
  public var columns: [ReportColumn]
  /// The rows, each with a cell a column.
  public var rows: [[Cell]]
  /// The totals, a cell a column; `nil` without a total row.
  public var totals: [Cell]?
  /// What to know when reading it; may be empty.
  public var notes: [String]

  /// Makes a table.
  public init(
    id: String,
    title: String,
    columns: [ReportColumn],
    rows: [[Cell]],
    totals: [Cell]? = nil,
    notes: [String] = []
  ) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.notes = notes
  }
}

/// A list of deals, made row by row because there may be a million.
public struct DealTable: Sendable {
  /// The title, in the report's language.
  public var title: String
  /// The columns.
  public var columns: [ReportColumn]
  /// The rows that are listed, in their order, as numbers for `cells`.
  public var rows: [Int]
  /// The cells of a row, one a column.
  public var cells: @Sendable (Int) -> [Cell]
  /// How many a page shows at most; `nil` where the renderer says.
  public var top: Int?
}

/// A funnel as bars on a common scale.
public struct FunnelChart: Sendable {
  /// One stage.
  public struct Bar: Sendable, Hashable {
    /// The stage.
    public var stage: String
    /// Deals that came to the stage or beyond.
    public var reached: Int
    /// Their amount.
    public var amount: Money
    /// The share that went on, of those decided; `nil` where undefined.
    public var conversion: Double?
    /// Its 95 % interval.
    public var interval: ClosedRange<Double>?
    /// Whether this is the weakest step.
    public var isWeakest: Bool
  }

  /// A name for anchors, in ASCII.
  public var id: String
  /// The title, in the report's language.
  public var title: String
  /// One sentence that says what the chart shows, for those who cannot see it.
  public var summary: String
  /// The stages in process order.
  public var bars: [Bar]
  /// What the parts of the chart are called, in the report's language.
  public var legend: Legend

  /// Words of a chart.
  public struct Legend: Sendable, Hashable {
    /// "Deals".
    public var deals: String
    /// "Amount", with the currency.
    public var amount: String
    /// "Went on (of those decided)".
    public var conversion: String
    /// "weakest step".
    public var weakest: String
  }
}

/// A key figure of the first page.
public struct KeyFigure: Sendable, Hashable {
  /// The figure's name, as in `metrics.json`.
  public var key: String
  /// What it is, in the report's language.
  public var label: String
  /// Its value in the period.
  public var value: Cell
  /// Its value in the period before.
  public var previous: Cell
  /// Its value a year earlier.
  public var yearAgo: Cell
  /// Its change against the period before as a share (of rates: the difference); `nil` where undefined.
  public var change: Double?
  /// Whether a change is a difference of shares, shown in percentage points.
  public var isDifference: Bool
  /// Its change against a year earlier, as `change` is against the period before.
  public var yearAgoChange: Double?
}

/// A part of the report: a sheet of the workbook, a section of the page.
public struct ReportSection: Sendable {
  /// Which part.
  public var id: SectionID
  /// The title, in the report's language; also the sheet's name.
  public var title: String
  /// Sentences before the tables.
  public var notes: [String]
  /// Funnels drawn in it.
  public var charts: [FunnelChart]
  /// Its tables.
  public var tables: [ReportTable]
  /// A list of deals behind the tables, of which a page shows the first.
  public var list: DealTable?
}

/// The parts of a report in their order; the first is a report of its own.
public enum SectionID: String, Sendable, CaseIterable {
  case handover, summary, funnel, stageTime, forecast, bottlenecks, owners, teams, trend, groups, risks, deals,
    dataQuality, definitions
}

/// A report as every renderer shows it: wording done, figures computed, nothing laid out.
public struct ReportDocument: Sendable {
  /// The language of all texts.
  public var format: NumberFormat
  /// The title.
  public var title: String
  /// The company; may be empty.
  public var company: String
  /// "As of 30 June 2025 · Period 2025-06 · Amounts in EUR".
  public var subtitle: String
  /// What the period of the key figures is called: "2025-06".
  public var period = ""
  /// The currency of all amounts; empty where none is known.
  public var currency = ""
  /// The day the figures are of; also the documents' date.
  public var asOf: CivilDate
  /// The key figures.
  public var keyFigures: [KeyFigure]
  /// What a reader should know before trusting the figures.
  public var cautions: [String]
  /// The first bottleneck of each process in words, or that there is none; to stand under a title that says so.
  public var bottlenecks: [String] = []
  /// All parts but the deal list.
  public var sections: [ReportSection]
  /// The deal list, where it was asked for.
  public var deals: DealTable?
  /// Words that renderers need.
  public var words: DocumentWords
}

/// Words that renderers put around figures.
public struct DocumentWords: Sendable, Hashable {
  /// "Figure".
  public var figure: String
  /// "This period", "Previous", "Year ago", "Change".
  public var current: String
  /// The period before.
  public var previous: String
  /// The same period of last year.
  public var yearAgo: String
  /// Against the period before.
  public var change: String
  /// "Total".
  public var total: String
  /// "Read with care".
  public var cautions: String
  /// "Contents".
  public var contents: String
  /// "and {0} more deals; the workbook lists them all".
  public var moreDeals: String
  /// "{0} more deals do not fit on a sheet".
  public var sheetTooLong: String
  /// "percentage points", short.
  public var points: String
  /// "Page".
  public var page: String
}
