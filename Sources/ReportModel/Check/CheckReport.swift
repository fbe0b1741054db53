public import DealModel
public import Diagnostics
public import FunnelAnalytics

/// What `check` tells: whether a report can be made, and what to know of its inputs; in words, nothing laid out.
public struct CheckReport: Sendable {
  /// Whether a report can be made.
  public enum State: String, Sendable, CaseIterable {
    /// It can.
    case ready
    /// The inputs cannot be used as they are.
    case unusable
    /// Too many rows cannot be used.
    case refused
  }

  /// A part of it.
  public struct Section: Sendable {
    /// Its title.
    public var title: String
    /// Tables.
    public var tables: [ReportTable] = []
    /// What was found.
    public var findings: [Finding] = []
    /// Sentences.
    public var lines: [String] = []
  }

  /// How values are put into digits.
  public var format: NumberFormat
  /// Whether a report can be made.
  public var state: State
  /// The same in a sentence, with how many deals there are and how many things to look at.
  public var verdict: String
  /// Of which day, period and currency the report would be.
  public var subtitle: String
  /// The day; `nil` where nothing tells it.
  public var asOf: CivilDate?
  /// How the files were read.
  public var summary: ImportSummary
  /// Counts over all deals; `nil` where none could be read.
  public var counts: FunnelReport.Counts?
  /// The parts in their order, none of them empty.
  public var sections: [Section]
  /// Files by their names as they were given: shorter ones, which tell them apart all the same.
  public var fileNames: FileNames
  /// What was assumed, a sentence each.
  public var assumptions: [String]
  /// Words that a renderer needs.
  public var words: Words

  /// Words that a renderer needs.
  public struct Words: Sendable {
    /// "Total".
    public var total: String
    /// What follows a list that is cut: "and {0} more".
    public var more: @Sendable (Int) -> String
    /// What stands before a suggestion: "did you mean “{0}”?".
    public var suggestion: @Sendable (String) -> String
  }

  /// All that was found.
  public var findings: [Finding] { sections.flatMap(\.findings) }

  /// What no report can be made for.
  public var problems: [Finding] { findings.filter { $0.topic == .problem } }

  /// What is to be looked at before the figures are believed.
  public var looks: Int { findings.reduce(0) { $0 + ($1.weight == .look ? 1 : 0) } }
}

/// What only `check` looks up, for it costs a look at the files.
public struct CheckEvidence: Sendable {
  /// Where a deal's row stands.
  public struct Place: Sendable {
    /// The deal's id.
    public var id: String
    /// Its file and line.
    public var location: SourceLocation

    /// Makes a place.
    public init(id: String, location: SourceLocation) {
      self.id = id
      self.location = location
    }
  }

  /// Rows of one file that cannot be used for one reason.
  public struct RejectKind: Sendable {
    /// The file.
    public var file: String
    /// How many there are.
    public var count: Int
    /// The first of them.
    public var reasons: [Diagnostic]

    /// Makes a kind.
    public init(file: String, count: Int, reasons: [Diagnostic]) {
      self.file = file
      self.count = count
      self.reasons = reasons
    }
  }

  /// What no report can be made for.
  public var problems: [Diagnostic] = []
  /// Rows that cannot be used.
  public var rejects: [RejectKind] = []
  /// The places of deals, by their rows in the book.
  public var places: [Int: Place] = [:]
  /// Rows of histories whose deals are not there.
  public var unknownDeals: [UnknownDeals] = []
  /// Which columns have dates in the rows of open deals that lack the time of entering their stage.
  public var entryDates: [ColumnDates] = []
  /// The same of deals that lack their creation.
  public var creationDates: [ColumnDates] = []
  /// The same of open deals that lack an expected close.
  public var expectedCloses: [ColumnDates] = []
  /// Whether the day of the report is a stand-in, because nothing tells it.
  public var lacksDay = false

  /// Evidence of nothing.
  public init() {}
}

extension CheckReport {
  /// What is told of inputs that could not be read.
  /// - Parameter inputs: the files whose columns are known.
  public init(unreadable problems: [Diagnostic], inputs: [InputSummary] = [], language: Language) {
    let texts = Texts(format: NumberFormat(language: language))
    let names = FileNames(inputs.map(\.file))
    var summary = ImportSummary()
    summary.inputs = inputs
    let short = inputs.map { input in
      var short = input
      short.file = names[input.file]
      return short
    }
    let sections = [
      Section(title: texts.check(.problems), findings: problems.map { Finding($0, language: language) }),
      Section(title: texts[.columnUses], tables: texts.columnTables(of: short)),
      Section(title: texts.check(.columns), findings: texts.columnFindings(of: inputs)),
    ]
    self.init(
      format: texts.format,
      state: .unusable,
      verdict: texts.check(.unread, .count(problems.count)),
      subtitle: "",
      asOf: nil,
      summary: summary,
      counts: nil,
      sections: sections.filter { !$0.tables.isEmpty || !$0.findings.isEmpty },
      fileNames: names,
      assumptions: [],
      words: texts.checkWords()
    )
  }
}
