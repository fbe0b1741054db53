import DealModel
import TableFiles

/// Reads deals files into the columns of a book.
///
/// Stages, pipelines and currencies are kept as numbers of their names until everything is read; `StageResolver` and
/// `CurrencyConversion` then replace them.
struct DealReader: PartedTable {
  private(set) var book = DealBook(processes: [])
  /// Names of stages, shared with the history.
  private(set) var stageNames = NameNumbers()
  /// Names of pipelines.
  private(set) var pipelineNames = NameNumbers()
  /// Names of currencies; number 0 is the blank one.
  private(set) var currencyNames = NameNumbers()
  /// For each deal the number of its currency.
  private(set) var currencies = Column<UInt16>(usual: 0)
  /// Where each deal's record begins in its file; where no list of deals is wanted.
  private(set) var places = DealPlaces()
  /// Duplicate rows that a later one replaced, by the file they stand in.
  private(set) var duplicates: [Int]
  /// The account of the rows of the file that is read.
  private(set) var reader: TableReader
  /// The values of the file that is read, with what they say about the way they are written.
  private(set) var values: DealValues
  /// The currencies that the file names, as they are written.
  private(set) var fileCurrencies: Set<String> = []
  private var file = 0
  private var rows: [UInt32] = []

  /// Makes a reader without deals.
  /// - Parameters:
  ///   - files: how many deals files there are.
  ///   - groups: the names of the columns to group by.
  init(reader: TableReader, values: DealValues, files: Int, groups: [String]) {
    self.reader = reader
    self.values = values
    duplicates = Array(repeating: 0, count: files)
    book.groups = groups.map { GroupColumn(name: $0) }
    book.rowsStateStage = false
  }

  /// The roles that deals are grouped by where a column is mapped, in the report's order.
  static let groupRoles: [(role: DealRole, name: String)] = [
    (.owner, "owner"), (.team, "team"), (.source, "source"), (.product, "product"), (.region, "region"),
    (.lossReason, "lossReason"), (.competitor, "competitor"),
  ]

  /// Begins a file.
  mutating func begin(file: Int, reader: TableReader, columns: DealColumns, values: DealValues) {
    self.file = file
    self.reader = reader
    self.values = values
    fileCurrencies = []
    if columns.stage >= 0 || columns.status >= 0 { book.rowsStateStage = true }
    book.mapped.formUnion(columns.mapped)
  }

  /// Takes up the deals of a part that stands behind; a deal that is there already is replaced.
  mutating func merge(_ part: DealPart) {
    if reader.summary.rowsRead == 0 { reserve(part) }
    reader.merge(part.reader)
    values.merge(part.values)
    // What a mistaken column says is of no use.
    if fileCurrencies.count < 100 { fileCurrencies.formUnion(part.currencyNames.names.prefix(100)) }
    let stages = stageNames.merge(part.stageNames)
    let pipelines = pipelineNames.merge(part.pipelineNames)
    let currencyNumbers = currencyNames.merge(part.currencyNames)
    let groupNumbers = book.groups.indices.map { book.groups[$0].labels.merge(part.groups[$0].labels) }
    let known = book.count
    book.ids.number(part.ids, into: &rows)
    // The numbers of new deals follow one another: if the last is the last that there can be, all are new.
    if rows.last.map({ Int($0) == known + part.count - 1 }) ?? true {
      book.process.append(contentsOf: part.pipelines.renumbered(pipelines))
      book.stage.append(contentsOf: part.stages.renumbered(stages))
      book.lostStage.append(contentsOf: part.lostStages.renumbered(stages))
      book.status.append(contentsOf: part.statuses)
      book.amounts.append(contentsOf: part.amounts)
      book.settled.append(contentsOf: part.settled)
      book.collected.append(contentsOf: part.collected)
      book.created.append(contentsOf: part.created)
      book.closed.append(contentsOf: part.closed)
      book.stageEntered.append(contentsOf: part.stageEntered)
      book.expectedClose.append(contentsOf: part.expectedClose)
      book.lastActivity.append(contentsOf: part.lastActivity)
      book.filled.append(contentsOf: part.filled)
      book.probability.append(contentsOf: part.probabilities)
      book.file.append(contentsOf: Column(usual: 0, count: part.count, value: UInt16(truncatingIfNeeded: file)))
      currencies.append(contentsOf: part.currencies.renumbered(currencyNumbers))
      for group in book.groups.indices {
        book.groups[group].codes.append(contentsOf: part.groups[group].codes, renumbered: groupNumbers[group])
      }
      places.append(part.places, from: part.start)
      book.names.append(contentsOf: part.names)
      book.accounts.append(contentsOf: part.accounts)
      return
    }
    for (index, row) in rows.enumerated() {
      let row = Int(row)
      if row < book.count { duplicates[Int(book.file[row])] += 1 }
      book.process.put(part.pipelines[index].renumbered(pipelines), at: row)
      book.stage.put(part.stages[index].renumbered(stages), at: row)
      book.lostStage.put(part.lostStages[index].renumbered(stages), at: row)
      book.status.put(part.statuses[index], at: row)
      book.amounts.put(part.amounts[index], at: row)
      book.settled.put(part.settled[index], at: row)
      book.collected.put(part.collected[index], at: row)
      book.created.put(part.created[index], at: row)
      book.closed.put(part.closed[index], at: row)
      book.stageEntered.put(part.stageEntered[index], at: row)
      book.expectedClose.put(part.expectedClose[index], at: row)
      book.lastActivity.put(part.lastActivity[index], at: row)
      book.filled.put(part.filled[index], at: row)
      book.probability.put(part.probabilities[index], at: row)
      book.file.put(UInt16(truncatingIfNeeded: file), at: row)
      currencies.put(part.currencies[index].renumbered(currencyNumbers), at: row)
      for group in book.groups.indices {
        book.groups[group].codes.put(groupNumbers[group][Int(part.groups[group].codes[index])], at: row)
      }
      if part.places.count > 0 { places.put(part.start + Int(part.places[index]), at: row) }
      if part.names.count > 0 {
        book.names.set(part.names, index, at: row)
        book.accounts.set(part.accounts, index, at: row)
      }
    }
  }

  /// Takes the changes of the deals, with the names of stages that only they have.
  mutating func take(_ history: HistoryReader) {
    stageNames = history.stageNames
    book.changes = history.changes
    book.historyFiles = max(1, history.unknownDeals.count)
    book.latestChange = history.latest
    book.dateRoles.changes = !history.hasTimeOfDay
    if history.tellsExpectedClose { book.mapped.insert(.expectedCloseChanges) }
    history.expectedCloses.setPushes(in: &book)
  }

  /// Takes the activities of the deals.
  mutating func take(_ activities: ActivityReader) {
    book.activities = activities.activities(deals: book.count)
    book.dateRoles.activities = !activities.hasTimeOfDay
    book.mapped.insert(.lastActivity)
  }

  /// The records of the deals; their places are handed over.
  mutating func takeRecords(_ tables: [InputTable], _ columns: [DealColumns], _ zone: ReportTimeZone) -> DealRecords {
    defer { places = DealPlaces() }
    return DealRecords(
      tables: tables,
      columns: columns.map {
        DealRecords.Columns(id: $0.id, name: $0.name, account: $0.account, nextStep: $0.nextStep)
      },
      places: places,
      files: book.file,
      zone: zone
    )
  }

  /// The book; nothing can be looked up in it any more.
  consuming func finished(keepingIds: Bool) -> DealBook {
    book.ids.close(keepingTexts: keepingIds)
    book.dealFiles = duplicates.count
    book.dateRoles.created = book.created.holdsDates
    book.dateRoles.closed = book.closed.holdsDates
    book.dateRoles.stageEntered = book.stageEntered.holdsDates
    return book
  }

  /// Makes room for all rows of a file, guessed by its first part: columns that grow would be there twice for a while.
  private mutating func reserve(_ part: DealPart) {
    guard let bytes = part.reader.bytesRead, bytes > 0, bytes < reader.table.body.count else { return }
    let share = Double(reader.table.body.count) / Double(bytes)
    let rows = book.count + Int(share * Double(part.count) * 1.03)
    book.ids.reserve(rows)
    book.reserve(rows)
    currencies.reserve(rows)
    if part.places.count > 0 { places.reserve(rows) }
  }
}

extension UInt16 {
  /// The number in the whole of a name's number in a part.
  fileprivate func renumbered(_ numbers: [UInt16]) -> UInt16 { self == DealBook.noStage ? self : numbers[Int(self)] }
}

extension Column<UInt16> {
  /// The numbers in the whole of the numbers in a part.
  fileprivate func renumbered(_ numbers: [UInt16]) -> Column {
    if numbers.indices.allSatisfy({ numbers[$0] == $0 }) { return self }
    var result = Column(usual: usual)
    result.reserve(count)
    for number in self { result.append(number.renumbered(numbers)) }
    return result
  }
}
