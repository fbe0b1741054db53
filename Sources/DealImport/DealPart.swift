import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// The deals that stand in one part of a file, a row for each record that can be used.
///
/// Stages, pipelines and currencies are numbers of the part's names.
struct DealPart: TablePart {
  /// The ids.
  private(set) var ids = KeyBatch()
  private(set) var pipelines = Column<UInt16>(usual: DealBook.noStage)
  private(set) var stages = Column<UInt16>(usual: DealBook.noStage)
  private(set) var lostStages = Column<UInt16>(usual: DealBook.noStage)
  private(set) var statuses = Column<UInt8>(usual: DealBook.noStatus)
  private(set) var amounts = Column<Int64>(usual: DealBook.noAmount)
  private(set) var settled = Column<Int64>(usual: DealBook.noAmount)
  private(set) var collected = Column<Int64>(usual: DealBook.noAmount)
  private(set) var currencies = Column<UInt16>(usual: 0)
  private(set) var created = TimeColumn()
  private(set) var closed = TimeColumn()
  private(set) var stageEntered = TimeColumn()
  private(set) var expectedClose = Column<Int32>(usual: CivilTime.missingDay)
  private(set) var lastActivity = Column<Int32>(usual: CivilTime.missingDay)
  private(set) var filled = Column<UInt8>(usual: 0)
  private(set) var probabilities = Column<Int32>(usual: -1)
  /// The texts of each column to group by, and each row's number among them.
  private(set) var groups: [GroupNumbers]
  /// Where each row's record begins, counted from `start`; where no list of deals is wanted.
  private(set) var places: [UInt32] = []
  /// Where the part begins in the file.
  private(set) var start = 0
  private(set) var names = TextColumn()
  private(set) var accounts = TextColumn()
  /// Names of stages.
  private(set) var stageNames = NameNumbers()
  /// Names of pipelines.
  private(set) var pipelineNames = NameNumbers()
  /// Names of currencies; number 0 is the blank one.
  private(set) var currencyNames = NameNumbers()
  /// The columns whose way of writing must be settled, with what their values say.
  var values: DealValues
  /// The account of the part's rows.
  private(set) var reader: TableReader
  private var currencyNumbers = CurrencyNumbers()
  private var staged = StagedDeals()
  private let file: Int
  private var fields: FieldReader
  private let wantsDealList: Bool

  /// Makes a part without rows.
  /// - Parameters:
  ///   - file: the number of the file that is read.
  ///   - values: how its values are read.
  init(
    reader: TableReader,
    file: Int,
    zone: ReportTimeZone,
    wantsDealList: Bool,
    groups: Int,
    values: DealValues
  ) {
    self.reader = reader
    self.values = values
    self.file = file
    fields = FieldReader(zone: zone)
    self.wantsDealList = wantsDealList
    self.groups = Array(repeating: GroupNumbers(), count: groups)
    _ = currencyNames.number(of: UnsafeRawBufferPointer(start: nil, count: 0), file: file, offset: 0)
  }

  /// How many rows there are.
  var count: Int { ids.count }

  /// Reads a part of the file.
  mutating func read(_ part: Range<Int>, columns: DealColumns, groupColumns: [Int]) {
    start = part.lowerBound
    var account = reader
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      try self.row(&account, bytes, record, columns, groupColumns)
    }
    addStaged(account.table.bytes)
    reader = account
    reader.table.release(part)
  }

  /// Adds the rows that are staged to the columns.
  @inline(never)
  private mutating func addStaged(_ bytes: UnsafeRawBufferPointer) {
    let count = staged.count
    addStagedIds(bytes)
    staged.pipelines.withFirst(count) { pipelines.append(contentsOf: $0) }
    staged.stages.withFirst(count) { stages.append(contentsOf: $0) }
    staged.lostStages.withFirst(count) { lostStages.append(contentsOf: $0) }
    staged.statuses.withFirst(count) { statuses.append(contentsOf: $0) }
    staged.amounts.withFirst(count) { amounts.append(contentsOf: $0) }
    staged.settled.withFirst(count) { settled.append(contentsOf: $0) }
    staged.collected.withFirst(count) { collected.append(contentsOf: $0) }
    staged.currencies.withFirst(count) { currencies.append(contentsOf: $0) }
    staged.created.withFirst(count) { created.append(contentsOf: $0) }
    staged.closed.withFirst(count) { closed.append(contentsOf: $0) }
    staged.stageEntered.withFirst(count) { stageEntered.append(contentsOf: $0) }
    staged.expectedClose.withFirst(count) { expectedClose.append(contentsOf: $0) }
    staged.lastActivity.withFirst(count) { lastActivity.append(contentsOf: $0) }
    staged.filled.withFirst(count) { filled.append(contentsOf: $0) }
    if !wantsDealList { staged.places.withFirst(count) { places.append(contentsOf: $0) } }
    staged.probabilities.withFirst(count) { probabilities.append(contentsOf: $0) }
    for group in groups.indices { groups[group].addStaged(count) }
    staged.count = 0
  }

  private mutating func addStagedIds(_ bytes: UnsafeRawBufferPointer) {
    staged.ids.withFirst(staged.idCount) { ids.append($0, in: bytes) }
    staged.idCount = 0
  }

  /// Takes the id of a row.
  /// - Returns: whether there is one.
  @inline(__always)
  private mutating func takeId(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ column: Int) -> Bool {
    if column >= 0, column < record.count, let range = FieldText.plainRange(bytes, record.range(of: column)) {
      if MissingText.matches(UnsafeRawBufferPointer(rebasing: bytes[range])) { return false }
      staged.ids[staged.idCount] = range
      staged.idCount += 1
      return true
    }
    // An id with quotes inside does not stand in the bytes as it is: it is added alone, behind those before it.
    addStagedIds(bytes)
    return fields.withText(bytes, record, column) { text in
      if MissingText.matches(text) { return false }
      ids.append(text)
      return true
    }
  }

  // Not inlined: the compiler gives up on inlining what is in it then.
  @inline(never)
  private mutating func row(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    _ groupColumns: [Int]
  ) throws(RowProblem) {
    // First of all: what a row without an id names is not met.
    if !takeId(bytes, record, columns.id) { throw RowProblem(id: .idMissing, field: columns.id) }
    let row = staged.count
    staged.places[row] = UInt32(truncatingIfNeeded: record.start &- start)
    staged.stages[row] = stageNames.number(bytes, record, columns.stage, file: file, &fields)
    staged.lostStages[row] = stageNames.number(bytes, record, columns.lostStage, file: file, &fields)
    staged.pipelines[row] = pipelineNames.number(bytes, record, columns.pipeline, file: file, &fields)
    let currency = currencyNames.number(bytes, record, columns.currency, file: file, &fields)
    readStatus(&reader, bytes, record, columns)
    readDates(&reader, bytes, record, columns)
    readNumbers(&reader, bytes, record, columns, currency: currency == DealBook.noStage ? 0 : currency)
    staged.filled[row] = filledTexts(bytes, record, columns)
    for (group, column) in groupColumns.enumerated() {
      groups[group].stage(bytes, record, column, as: row, &fields)
    }
    if wantsDealList {
      fields.withText(bytes, record, columns.name) { names.append($0) }
      fields.withText(bytes, record, columns.account) { accounts.append($0) }
    }
    staged.count = row + 1
    if staged.count == StagedDeals.capacity { addStaged(bytes) }
  }

  /// The bits of the required texts that a row has.
  @inline(__always)
  private mutating func filledTexts(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns
  ) -> UInt8 {
    var result: UInt8 = 0
    for (bit, column) in columns.required {
      if !fields.withText(bytes, record, column, MissingText.matches) { result |= bit }
    }
    return result
  }

  private mutating func readStatus(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns
  ) {
    staged.statuses[staged.count] = DealBook.noStatus
    if columns.lostMark >= 0, !fields.withText(bytes, record, columns.lostMark, MissingText.matches) {
      staged.statuses[staged.count] = StageKind.lost.rawValue
    }
    guard columns.status >= 0 else { return }
    var isMissing = false
    let status: StageKind?? = fields.withText(bytes, record, columns.status) { text in
      isMissing = MissingText.matches(text)
      if isMissing { return .some(.some(.open)) }
      let status = String(decoding: text, as: UTF8.self)
      if columns.statusIsActive, let kind = StageWords.kind(ofActive: status) { return kind }
      return StageWords.kind(ofStatus: status)
    }
    if let kind = status ?? nil {
      if !isMissing { values.statuses.readable &+= 1 }
      if kind != .open { staged.statuses[staged.count] = kind.rawValue }
    } else {
      values.statuses.noteUnreadable(record.range(of: columns.status))
      reader.noteUnreadable(.statusUnreadable, field: columns.status, record)
    }
  }

  private mutating func readDates(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns
  ) {
    func time(_ fields: inout FieldReader, _ column: Int, _ dates: inout DateColumn) -> Int64 {
      switch fields.time(bytes, record, column, &dates) {
      case .value(let time):
        dates.counts.readable &+= 1
        return time
      case .missing: return CivilTime.missing
      case .unreadable:
        dates.counts.noteUnreadable(record.range(of: column))
        reader.noteUnreadable(.dateUnreadable, field: column, record)
        return CivilTime.missing
      }
    }
    let row = staged.count
    staged.created[row] = time(&fields, columns.created, &values.created)
    // Wins and losses may have a column each; what is left of an earlier end stands in the other one.
    let isLost = columns.lostAt >= 0 && staged.statuses[row] == StageKind.lost.rawValue
    var close = isLost ? time(&fields, columns.lostAt, &values.lostAt) : CivilTime.missing
    var isLostAt = close != CivilTime.missing
    if !isLostAt { close = time(&fields, columns.closed, &values.closed) }
    if columns.lostAt >= 0, !isLost, close == CivilTime.missing {
      close = time(&fields, columns.lostAt, &values.lostAt)
      isLostAt = true
    }
    staged.closed[row] = close
    staged.stageEntered[row] = time(&fields, columns.stageEntered, &values.stageEntered)
    // One column may be both dates; it is read, and an unreadable value counted, once.
    let expected =
      columns.expectedClose == columns.closed && !isLostAt
      ? close : time(&fields, columns.expectedClose, &values.expectedClose)
    staged.expectedClose[row] =
      expected == CivilTime.missing ? CivilTime.missingDay : Int32(truncatingIfNeeded: CivilTime.day(of: expected))
    let active = time(&fields, columns.lastActivity, &values.lastActivity)
    staged.lastActivity[row] =
      active == CivilTime.missing ? CivilTime.missingDay : Int32(truncatingIfNeeded: CivilTime.day(of: active))
  }

  /// What is settled and collected of a deal, in the deal's currency; a value in another currency cannot be read.
  @inline(never)
  private mutating func readPayments(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    currency: UInt16
  ) {
    let settled = fields.amount(bytes, record, columns.settled, &values.settled)
    staged.settled[staged.count] = DealBook.noAmount
    if let amount = payment(settled, columns.settledUnit, currency) {
      values.settled.counts.readable &+= 1
      staged.settled[staged.count] = amount
    } else if !settled.isMissing {
      values.settled.counts.noteUnreadable(record.range(of: columns.settled))
      reader.noteUnreadable(.amountUnreadable, field: columns.settled, record)
    }
    let collected = fields.amount(bytes, record, columns.collected, &values.collected)
    staged.collected[staged.count] = DealBook.noAmount
    if let amount = payment(collected, columns.collectedUnit, currency) {
      values.collected.counts.readable &+= 1
      staged.collected[staged.count] = amount
    } else if !collected.isMissing {
      values.collected.counts.noteUnreadable(record.range(of: columns.collected))
      reader.noteUnreadable(.amountUnreadable, field: columns.collected, record)
    }
  }

  /// What a won deal brings; `nil` where the row does not say it in the deal's currency.
  @inline(never)
  private mutating func wonAmount(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    currency: UInt16
  ) -> Int64? {
    let value = fields.amount(bytes, record, columns.wonAmount, &values.wonAmount)
    if let amount = payment(value, columns.wonAmountUnit, currency) {
      values.wonAmount.counts.readable &+= 1
      return amount
    }
    if !value.isMissing {
      values.wonAmount.counts.noteUnreadable(record.range(of: columns.wonAmount))
      reader.noteUnreadable(.amountUnreadable, field: columns.wonAmount, record)
    }
    return nil
  }

  /// A payment in the deal's currency; `nil` where it is none.
  private mutating func payment(
    _ value: FieldReader.Value<FieldReader.Amount>,
    _ unit: HeadingUnit,
    _ currency: UInt16
  ) -> Int64? {
    guard case .value(let value) = value else { return nil }
    let written = value.currency == .none ? unit.currency : value.currency
    let isAgreed =
      written == .none || currencyNumbers.agreed(currency, written, file: file, &currencyNames) == currency
    return isAgreed ? value.amount : nil
  }

  private mutating func readNumbers(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    currency: UInt16
  ) {
    var currency = currency
    var amount = DealBook.noAmount
    switch fields.amount(bytes, record, columns.amount, &values.amount) {
    case .value(let value):
      values.amount.counts.readable &+= 1
      let written = value.currency == .none ? columns.amountUnit.currency : value.currency
      if written == .none || (value.currency == .none && currency != 0) {
        amount = value.amount
      } else if let agreed = currencyNumbers.agreed(currency, written, file: file, &currencyNames) {
        (amount, currency) = (value.amount, agreed)
      } else {
        reader.noteUnreadable(.amountUnreadable, field: columns.amount, record)
      }
    case .missing: break
    case .unreadable:
      values.amount.counts.noteUnreadable(record.range(of: columns.amount))
      reader.noteUnreadable(.amountUnreadable, field: columns.amount, record)
    }
    if columns.wonAmount >= 0, staged.statuses[staged.count] == StageKind.won.rawValue {
      amount = wonAmount(&reader, bytes, record, columns, currency: currency) ?? amount
    }
    staged.amounts[staged.count] = amount
    if columns.settled >= 0 || columns.collected >= 0 {
      readPayments(&reader, bytes, record, columns, currency: currency)
    }
    staged.currencies[staged.count] = currency
    staged.probabilities[staged.count] = -1
    switch fields.share(bytes, record, columns.probability, &values.probability) {
    case .value(let share):
      values.probability.counts.readable &+= 1
      staged.probabilities[staged.count] = share
    case .missing: break
    case .unreadable:
      values.probability.counts.noteUnreadable(record.range(of: columns.probability))
      reader.noteUnreadable(.probabilityUnreadable, field: columns.probability, record)
    }
  }
}

/// The last rows of a part, before they are added to its columns.
private struct StagedDeals: Sendable {
  static let capacity = StagedRows<UInt8>.capacity

  /// How many rows are staged.
  var count = 0
  /// How many of their ids are staged: the others are added already.
  var idCount = 0
  var ids = StagedRows(0..<0)
  var pipelines = StagedRows(DealBook.noStage)
  var stages = StagedRows(DealBook.noStage)
  var lostStages = StagedRows(DealBook.noStage)
  var statuses = StagedRows(DealBook.noStatus)
  var amounts = StagedRows(DealBook.noAmount)
  var settled = StagedRows(DealBook.noAmount)
  var collected = StagedRows(DealBook.noAmount)
  var currencies = StagedRows<UInt16>(0)
  var created = StagedRows(CivilTime.missing)
  var closed = StagedRows(CivilTime.missing)
  var stageEntered = StagedRows(CivilTime.missing)
  var expectedClose = StagedRows(CivilTime.missingDay)
  var lastActivity = StagedRows(CivilTime.missingDay)
  var filled = StagedRows<UInt8>(0)
  var places = StagedRows<UInt32>(0)
  var probabilities = StagedRows<Int32>(-1)
}
