import DealModel
import DelimitedText
public import Diagnostics
import Foundation
import TableFiles

/// Reads the inputs that a configuration names into a `DealBook`.
public struct DealImporter {
  let configuration: Configuration
  let wantsDealList: Bool
  let threads: Int
  private let handsOverProblems: Bool
  /// The size of the parts a table is read in; tests make it small.
  var partSize = PartedReading.partSize
  /// The limits on memory; `nil` for those of the system, tests make them low.
  var memoryLimits: [MemoryLimit]?
  private let progress: (String, Double) -> Void
  var problems: [Diagnostic] = []
  var summary = ImportSummary()
  private var rejects: [RejectedRow] = []
  var tables: [InputTable] = []
  /// What each table is used for.
  var uses: [ObjectIdentifier: TableUse] = [:]
  /// Encodings that only the rows of a file told, by the file's place among the inputs.
  private var surprises: [Int: EncodingChoice] = [:]
  /// The tables and stages of a first reading, which need not be read again; some cannot.
  private var known: [InputTable] = []
  private var stageRows: [StageRow]?
  private let streams = StreamsRead()

  /// Reads and checks a configuration file.
  public static func configuration(at path: String) throws(Diagnostics) -> Configuration {
    try ConfigurationReader.read(path: path)
  }

  /// Reads a configuration file that lies somewhere else than it is meant for.
  /// - Parameter path: where it is to be: the paths in it are relative to that one's folder.
  public static func configuration(at staged: String, inPlaceOf path: String) throws(Diagnostics) -> Configuration {
    try ConfigurationReader.read(path: staged, inPlaceOf: path)
  }

  /// Makes an importer.
  /// - Parameters:
  ///   - wantsDealList: whether names and accounts are kept, for a list of the deals.
  ///   - threads: how many threads read at a time; the result does not depend on it.
  ///   - handsOverProblems: whether stages that are not configured, and quotas that are of nothing, are handed over with
  ///     the result, so that all else can be told too; else they are thrown.
  ///   - progress: is told the file being read and the share of it that is done.
  public init(
    configuration: Configuration,
    wantsDealList: Bool,
    threads: Int = 1,
    handsOverProblems: Bool = false,
    progress: @escaping (String, Double) -> Void = { _, _ in }
  ) {
    self.configuration = configuration
    self.wantsDealList = wantsDealList
    self.threads = threads
    self.handsOverProblems = handsOverProblems
    self.progress = progress
  }

  /// Reads everything.
  /// - Throws: all problems of the step that could not be done: opening the files, mapping their columns, having the
  ///   memory for them, reading them, or finding their stages.
  public mutating func run() throws(Diagnostics) -> ImportResult {
    let beginning = self
    do throws(Diagnostics) {
      let result = try readAll()
      if surprises.isEmpty { return result }
    } catch {
      if surprises.isEmpty { throw error }
    }
    // A large file began with ASCII and went on in another encoding than UTF-8: what was read of it was nonsense.
    let (tables, stages, encodings) = (tables, stageRows, surprises)
    self = beginning
    (known, stageRows, surprises) = (tables, stages, encodings)
    return try readAll()
  }

  private mutating func readAll() throws(Diagnostics) -> ImportResult {
    guard let zone = ReportTimeZone(name: configuration.timeZone) else {
      throw Diagnostics(Diagnostic(.timeZoneUnknown, [configuration.timeZone]))
    }
    if configuration.deals.isEmpty { throw Diagnostics(Diagnostic(.dealsFileNotGiven)) }
    if stageRows == nil {
      do throws(Diagnostics) { stageRows = try readStageConfiguration() } catch { problems += error.problems }
    }
    let stageRows = stageRows ?? []
    let opened = open(configuration.deals)
    let historyTables = open(configuration.history)
    let quotaTables = open(configuration.quotas)
    let activityTables = open(configuration.activities)
    let lookupTables = open(configuration.lookup)
    try Diagnostics.throwIfAny(problems)
    let dealTables = fillBlocks(opened, stageRows)

    let dealPlans = zip(dealTables, configuration.deals).map { planDeals($0, $1) }
    let historyPlans = zip(historyTables, configuration.history).map { planHistory($0, $1) }
    let quotaPlans = zip(quotaTables, configuration.quotas).map { planQuotas($0, $1) }
    let activityPlans = zip(activityTables, configuration.activities).map { planActivities($0, $1) }
    let lookupPlans = planLookups(lookupTables, (dealTables, dealPlans))
    var groups = planGroups(dealTables, dealPlans, given: lookupPlans.flatMap(\.values).map(\.role))
    let lookupGroups = lookupGroups(lookupPlans, (dealTables, dealPlans), in: &groups)
    nameOtherSheets()
    for (file, table) in dealTables.enumerated() {
      noteUses(dealPlans[file], table, configuration.deals[file], grouped: Set(groups.columns[file]))
    }
    for (file, table) in historyTables.enumerated() { noteUses(historyPlans[file], table, configuration.history[file]) }
    for (file, table) in quotaTables.enumerated() { noteUses(quotaPlans[file], table, configuration.quotas[file]) }
    for (file, table) in activityTables.enumerated() {
      noteUses(activityPlans[file], table, configuration.activities[file])
    }
    // What the columns hold is known by now, and helps whoever has to say which one is what.
    try Diagnostics.throwIfAny(problems)
    let need = MemoryNeed(
      deals: dealTables,
      history: historyTables,
      activities: activityTables,
      threads: threads,
      wantsDealList: wantsDealList
    )
    try Diagnostics.throwIfAny(need.problems(under: memoryLimits ?? MemoryLimit.all()))

    var deals = readDeals(dealTables, dealPlans, groups, zone)
    var entryNames = deals.stageNames
    let entries = problems.isEmpty ? entryFiles(dealTables, dealPlans, deals, stageRows, names: &entryNames) : []
    let history = readHistory(historyTables, historyPlans, deals, zone, entries: (entries, entryNames))
    let stages = stageRows.map(\.stage)
    let activities = readActivities(activityTables, activityPlans, deals.book.ids, stages, zone)
    let lookups = readLookups(lookupTables, lookupPlans, lookupGroups, zone)
    let quotas = readQuotas(quotaTables, quotaPlans, zone)
    nameOtherSheets()
    refuseChangedFiles()
    try Diagnostics.throwIfAny(problems)
    for (number, count) in deals.duplicates.enumerated() { summary.inputs[number].duplicates = count }
    for (number, count) in history.unknownDeals.enumerated() {
      let others = history.otherRows[number]
      summary.inputs[dealTables.count + number].leftOut = count + others
      if others > 0, number < historyTables.count {
        summary.assumptions.append(.changesOfFields(file: historyTables[number].path, others: others))
      }
    }
    if let activities {
      let first = dealTables.count + history.unknownDeals.count
      for (number, count) in activities.unknownDeals.enumerated() { summary.inputs[first + number].leftOut = count }
      deals.take(activities)
    }
    let columns = zip(dealPlans, dealTables).map { DealColumns($0, headings: $1.headings, required: []) }
    let records: DealRecords? = wantsDealList ? nil : deals.takeRecords(dealTables, columns, zone)
    let unknown = historyTables.indices.filter { history.unknownDeals[$0] > 0 }.map {
      UnknownRows(table: historyTables[$0], rows: history.unknownDeals[$0], ids: history.unknownIDs[$0])
    }
    var result = try assemble(deals, history, lookups, (quotas, quotaPlans), stageRows, records)
    result.unknownRows = unknown
    return result
  }

  /// Puts together what was read.
  private mutating func assemble(
    _ deals: consuming DealReader,
    _ history: consuming HistoryReader,
    _ lookups: Lookups,
    _ quotas: (readers: [QuotaReader], plans: [ColumnPlan<QuotaRole>]),
    _ stageRows: [StageRow],
    _ records: DealRecords?
  ) throws(Diagnostics) -> ImportResult {
    deals.take(history)
    refuseTooManyNames("stage", deals.stageNames)
    refuseTooManyNames("pipeline", deals.pipelineNames)
    refuseTooManyNames("currency", deals.currencyNames)
    try Diagnostics.throwIfAny(problems)
    summary.unknownDealRows = history.unknownDeals.reduce(0, +)
    let (currencies, currencyNames) = (deals.currencies, deals.currencyNames.names)
    let (stageNames, pipelineNames) = (deals.stageNames, deals.pipelineNames)
    var book = deals.finished(keepingIds: wantsDealList)
    apply(lookups, to: &book, first: summary.inputs.count - quotas.readers.count - lookups.readers.count)
    let tables = tables
    // A name's first place in the inputs, found only when a message needs it.
    func place(_ seen: (file: Int, offset: Int)) -> (SourceLocation, String) {
      var map = tables[seen.file].lineMap()
      return (map.location(of: seen.offset), map.text(around: seen.offset))
    }
    var resolver = StageResolver(
      rows: stageRows,
      acceptsUnknown: configuration.acceptsUnknownStages,
      handsOverUnknown: handsOverProblems,
      stages: stageNames,
      pipelines: pipelineNames,
      place: place
    )
    try resolver.resolve(&book)
    summary.assumptions += resolver.assumptions
    summary.unusedStages = resolver.unused

    let conversion = CurrencyConversion(configuration: configuration, deals: currencies, names: currencyNames)
    if conversion.isAssumed { summary.assumptions.append(.reportCurrency(conversion.currency)) }
    for (sign, currency) in conversion.assumedSigns(
      currencies,
      names: currencyNames,
      configured: configuration.currency
    ) {
      summary.assumptions.append(.currencySign(sign: sign, currency: currency))
    }
    summary.currency = conversion.currency
    summary.withoutRate = conversion.convert(&book.amounts, currencies: currencies, names: currencyNames)
    // What has no rate is counted once, by the deals' amounts.
    if book.mapped.contains(.settled) {
      _ = conversion.convert(&book.settled, currencies: currencies, names: currencyNames)
    }
    if book.mapped.contains(.collected) {
      _ = conversion.convert(&book.collected, currencies: currencies, names: currencyNames)
    }
    book.quotaFiles = quotas.readers.count
    book.quotas = self.quotas(
      quotas.readers,
      quotas.plans,
      book,
      conversion,
      first: summary.inputs.count - quotas.readers.count
    )
    if !handsOverProblems { try Diagnostics.throwIfAny(problems) }
    var result = ImportResult(book: book, summary: summary, records: records, rejects: rejects)
    result.problems = resolver.handedOver + problems
    return result
  }

  /// Refuses a column that cannot be what it was taken for, before its names are compared with one another.
  private mutating func refuseTooManyNames(_ role: String, _ names: NameNumbers) {
    let limit = 2000
    guard names.index.count > limit, let last = names.firstSeen.last else { return }
    let table = tables[last.file]
    var map = table.lineMap()
    problems.append(
      Diagnostic(
        .tooManyNames,
        [role, "\(names.index.count)"],
        at: map.location(of: last.offset),
        excerpt: map.text(around: last.offset)
      )
    )
  }

  /// Names the other sheets of a workbook whose first one is not the table that was expected.
  private mutating func nameOtherSheets() {
    let ofTables: Set<MessageID> = [
      .roleMissing, .stageOrStatusMissing, .columnMissing, .fileWithoutRows, .tooManyColumns,
    ]
    for table in tables {
      guard let name = table.sheetName, let others = table.otherSheets else { continue }
      // A configured column that is missing has its place in the configuration.
      let isAtFault = problems.contains {
        ofTables.contains($0.id) && ($0.location.file == table.path || $0.arguments.contains(table.path))
      }
      guard isAtFault else { continue }
      problems.append(Diagnostic(.otherSheets, [name, others], at: SourceLocation(file: table.path)))
    }
  }

  /// Refuses files that were written to since they were opened: rows may be cut, or of two exports.
  ///
  /// What was wrong with their rows says nothing then.
  private mutating func refuseChangedFiles() {
    let changed = tables.filter(\.hasChanged)
    if changed.isEmpty { return }
    problems = changed.map { Diagnostic(.fileChanged, at: SourceLocation(file: $0.path)) }
  }

  private mutating func readStageConfiguration() throws(Diagnostics) -> [StageRow] {
    switch configuration.stages {
    case .none: []
    case .list(let rows): rows
    case .file(let path): try StageTable.read(path: path, configuration: configuration, streams: streams)
    }
  }

  private mutating func open(_ files: [Configuration.Input]) -> [InputTable] {
    var opened: [InputTable] = []
    for file in files {
      let failure = problem { () throws(Diagnostic) in
        let number = tables.count + opened.count
        var settings = configuration.tableSettings(file)
        if let choice = surprises[number] {
          (settings.encoding, settings.encodingRival) = (choice.encoding, choice.rival)
        }
        if known.indices.contains(number), surprises[number] == nil { return opened.append(known[number]) }
        opened.append(try InputTable(path: file.path, settings: settings, streams: streams))
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

  func report(_ table: InputTable) -> (Int) -> Void {
    let total = Double(table.bytes.count)
    let progress = progress
    return { progress(table.path, Double($0) / total) }
  }

  mutating func finish(_ reader: TableReader) {
    var reader = reader
    reader.takeFooters()
    if let problem = reader.problem { problems.append(problem) }
    if reader.rejected.contains(where: { $0.id == .rowNotUTF8 }), let other = reader.table.otherEncoding() {
      surprises[tables.firstIndex { $0 === reader.table } ?? summary.inputs.count] = other
      summary.inputs.append(reader.summary)
      return
    }
    var account = reader.summary
    addUses(of: reader.table, to: &account)
    account.skipped += reader.table.blankLinesBefore + reader.table.titlesBefore
    summary.inputs.append(account)
    rejects += reader.rejectedRows()
    summary.unreadable += reader.unreadableValues()
    summary.assumptions += reader.layoutNotes().map { .layout($0) }
  }
}
