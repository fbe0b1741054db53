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
  private(set) var currencies = Column<UInt16>(usual: 0)
  private(set) var created = TimeColumn()
  private(set) var closed = TimeColumn()
  private(set) var stageEntered = TimeColumn()
  private(set) var expectedClose = Column<Int32>(usual: CivilTime.missingDay)
  private(set) var probabilities = Column<Int32>(usual: -1)
  /// The texts of each column to group by, and each row's number among them.
  private(set) var groups: [GroupNumbers]
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
    var account = reader
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      try self.row(&account, bytes, record, columns, groupColumns)
    }
    reader = account
    reader.table.release(part)
  }

  private mutating func row(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    _ groupColumns: [Int]
  ) throws(RowProblem) {
    // First of all: what a row without an id names is not met.
    let hasId = fields.withText(bytes, record, columns.id) { text in
      if MissingText.matches(text) { return false }
      ids.append(text, within: bytes)
      return true
    }
    if !hasId { throw RowProblem(id: .idMissing, field: columns.id) }
    stages.append(stageNames.number(bytes, record, columns.stage, file: file, &fields))
    lostStages.append(stageNames.number(bytes, record, columns.lostStage, file: file, &fields))
    pipelines.append(pipelineNames.number(bytes, record, columns.pipeline, file: file, &fields))
    let currency = currencyNames.number(bytes, record, columns.currency, file: file, &fields)
    readStatus(&reader, bytes, record, columns)
    readDates(&reader, bytes, record, columns)
    readNumbers(&reader, bytes, record, columns, currency: currency == DealBook.noStage ? 0 : currency)
    for (group, column) in groupColumns.enumerated() {
      groups[group].append(bytes, record, column, &fields)
    }
    if wantsDealList {
      fields.withText(bytes, record, columns.name) { names.append($0) }
      fields.withText(bytes, record, columns.account) { accounts.append($0) }
    }
  }

  private mutating func readStatus(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns
  ) {
    guard columns.status >= 0 else { return statuses.append(DealBook.noStatus) }
    var isMissing = false
    let status: StageKind?? = fields.withText(bytes, record, columns.status) { text in
      isMissing = MissingText.matches(text)
      if isMissing { return .some(.some(.open)) }
      return StageWords.kind(ofStatus: String(decoding: text, as: UTF8.self))
    }
    if let kind = status ?? nil {
      if !isMissing { values.statuses.readable &+= 1 }
      statuses.append(kind == .open ? DealBook.noStatus : kind.rawValue)
    } else {
      statuses.append(DealBook.noStatus)
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
    created.append(time(&fields, columns.created, &values.created))
    let close = time(&fields, columns.closed, &values.closed)
    closed.append(close)
    stageEntered.append(time(&fields, columns.stageEntered, &values.stageEntered))
    // One column may be both dates; it is read, and an unreadable value counted, once.
    let expected =
      columns.expectedClose == columns.closed
      ? close : time(&fields, columns.expectedClose, &values.expectedClose)
    expectedClose.append(
      expected == CivilTime.missing ? CivilTime.missingDay : Int32(truncatingIfNeeded: CivilTime.day(of: expected))
    )
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
    amounts.append(amount)
    currencies.append(currency)
    switch fields.share(bytes, record, columns.probability, &values.probability) {
    case .value(let share):
      values.probability.counts.readable &+= 1
      probabilities.append(share)
    case .missing: probabilities.append(-1)
    case .unreadable:
      probabilities.append(-1)
      values.probability.counts.noteUnreadable(record.range(of: columns.probability))
      reader.noteUnreadable(.probabilityUnreadable, field: columns.probability, record)
    }
  }
}
