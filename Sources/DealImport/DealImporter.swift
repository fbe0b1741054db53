import DealModel
import DelimitedText
public import Diagnostics
import Foundation

/// Reads the inputs that a configuration names into a `DealBook`.
public struct DealImporter {
  let configuration: Configuration
  private let wantsDealList: Bool
  private let progress: (String, Double) -> Void
  var problems: [Diagnostic] = []
  var summary = ImportSummary()
  private var rejects: [RejectedRow] = []
  private var tables: [InputTable] = []

  /// Reads and checks a configuration file.
  public static func configuration(at path: String) throws(Diagnostics) -> Configuration {
    try ConfigurationReader.read(path: path)
  }

  /// Makes an importer.
  /// - Parameters:
  ///   - wantsDealList: whether names and accounts are kept, for a list of the deals.
  ///   - progress: is told the file being read and the share of it that is done.
  public init(
    configuration: Configuration,
    wantsDealList: Bool,
    progress: @escaping (String, Double) -> Void = { _, _ in }
  ) {
    self.configuration = configuration
    self.wantsDealList = wantsDealList
    self.progress = progress
  }

  /// Reads everything.
  /// - Throws: all problems of the step that could not be done: opening the files, mapping their columns, reading
  ///   them, or finding their stages.
  public mutating func run() throws(Diagnostics) -> ImportResult {
    guard let zone = ReportTimeZone(name: configuration.timeZone) else {
      throw Diagnostics(Diagnostic(.timeZoneUnknown, [configuration.timeZone]))
    }
    if configuration.deals.isEmpty { throw Diagnostics(Diagnostic(.dealsFileNotGiven)) }
    var stageRows: [StageRow] = []
    do throws(Diagnostics) { stageRows = try readStageConfiguration() } catch { problems += error.problems }
    let dealTables = open(configuration.deals)
    let historyTables = open(configuration.history)
    try Diagnostics.throwIfAny(problems)

    let dealPlans = zip(dealTables, configuration.deals).map { planDeals($0, $1) }
    let historyPlans = zip(historyTables, configuration.history).map { planHistory($0, $1) }
    let groups = planGroups(dealTables, dealPlans)
    try Diagnostics.throwIfAny(problems)

    var deals = DealReader(zone: zone, wantsDealList: wantsDealList, groups: groups.names)
    for (number, table) in dealTables.enumerated() {
      var reader = TableReader(table: table, role: "deals", lastUsed: dealPlans[number].lastUsed)
      let failure = problem { () throws(Diagnostic) in
        try deals.read(
          &reader,
          plan: dealPlans[number],
          groupColumns: groups.columns[number],
          progress: report(table)
        )
      }
      if let failure { problems.append(failure) }
      finish(reader)
      if failure == nil, reader.summary.rowsRead == 0 {
        problems.append(Diagnostic(.fileWithoutRows, at: SourceLocation(file: table.path)))
      }
    }
    var history = HistoryReader(zone: zone)
    for (number, table) in historyTables.enumerated() {
      var reader = TableReader(table: table, role: "history", lastUsed: historyPlans[number].lastUsed)
      let failure = problem { () throws(Diagnostic) in
        try history.read(
          &reader,
          plan: historyPlans[number],
          ids: deals.book.ids,
          stageNames: &deals.stageNames,
          fileNumber: dealTables.count + number,
          progress: report(table)
        )
      }
      if let failure { problems.append(failure) }
      finish(reader)
    }
    try Diagnostics.throwIfAny(problems)
    for (number, count) in deals.duplicates.enumerated() { summary.inputs[number].duplicates = count }
    for (number, count) in history.unknownDeals.enumerated() {
      summary.inputs[dealTables.count + number].leftOut = count
    }
    return try assemble(&deals, &history, stageRows)
  }

  /// Puts together what was read.
  private mutating func assemble(_ deals: inout DealReader, _ history: inout HistoryReader, _ stageRows: [StageRow])
    throws(Diagnostics) -> ImportResult
  {
    let latestChange = history.latest
    summary.unknownDealRows = history.unknownDeals.reduce(0, +)
    deals.book.dealFiles = deals.duplicates.count
    deals.book.historyFiles = max(1, history.unknownDeals.count)
    history.store(in: &deals.book)
    let tables = tables
    // A name's first place in the inputs, found only when a message needs it.
    func place(_ seen: (file: Int, offset: Int)) -> (SourceLocation, String) {
      var map = LineMap(path: tables[seen.file].path, bytes: tables[seen.file].file.bytes)
      return (map.location(of: seen.offset), map.text(around: seen.offset))
    }
    var resolver = StageResolver(
      rows: stageRows,
      acceptsUnknown: configuration.acceptsUnknownStages,
      stages: deals.stageNames,
      pipelines: deals.pipelineNames,
      place: place
    )
    try resolver.resolve(&deals.book)
    summary.assumptions += resolver.assumptions

    let currencyNames = (0..<deals.currencyNames.count).map(deals.currencyNames.text)
    let conversion = CurrencyConversion(
      configuration: configuration,
      deals: deals.currencies,
      names: currencyNames
    )
    if conversion.isAssumed { summary.assumptions.append(.reportCurrency(conversion.currency)) }
    summary.currency = conversion.currency
    summary.withoutRate = conversion.convert(&deals.book.amounts, currencies: deals.currencies, names: currencyNames)
    deals.book.latestDay = LatestDay.find(in: deals.book, latestChange: latestChange)
    return ImportResult(book: deals.book, summary: summary, rejects: rejects)
  }

  private mutating func readStageConfiguration() throws(Diagnostics) -> [StageRow] {
    switch configuration.stages {
    case .none: []
    case .list(let rows): rows
    case .file(let path): try StageTable.read(path: path, configuration: configuration)
    }
  }

  private mutating func open(_ files: [Configuration.Input]) -> [InputTable] {
    var opened: [InputTable] = []
    for file in files {
      let failure = problem { () throws(Diagnostic) in
        opened.append(
          try InputTable(
            path: file.path,
            dialect: file.dialect,
            fieldLimit: configuration.fieldLimit,
            columnLimit: configuration.columnLimit
          )
        )
      }
      if let failure { problems.append(failure) }
    }
    tables += opened
    return opened
  }

  /// The problem for which a step could not be done.
  private func problem(of step: () throws(Diagnostic) -> Void) -> Diagnostic? {
    do throws(Diagnostic) {
      try step()
      return nil
    } catch {
      return error
    }
  }

  private func report(_ table: InputTable) -> (Int) -> Void {
    let total = Double(table.file.bytes.count)
    let progress = progress
    return { progress(table.path, Double($0) / total) }
  }

  private mutating func finish(_ reader: TableReader) {
    summary.inputs.append(reader.summary)
    rejects += reader.rejectedRows()
    summary.unreadable += reader.unreadableValues()
  }
}

/// Finds the day up to which the inputs know anything.
enum LatestDay {
  /// The latest creation, close or stage-change date.
  ///
  /// A close date counts on a row of a closed kind only: on an open deal it is a plan.
  static func find(in book: DealBook, latestChange: Int64) -> Int? {
    var latest = latestChange
    for row in 0..<book.count {
      latest = max(latest, book.created[row], book.stageEntered[row])
      let process = book.processes[Int(book.process[row])]
      let isClosed =
        book.status[row] != DealBook.noStatus
        || (book.stage[row] != DealBook.noStage && Int(book.stage[row]) >= process.openCount)
      if isClosed { latest = max(latest, book.closed[row]) }
    }
    return latest == CivilTime.missing ? nil : Int(CivilTime.day(of: latest))
  }
}
