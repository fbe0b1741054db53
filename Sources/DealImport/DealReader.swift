import DealModel
import DelimitedText
import Diagnostics

/// Reads deals files into the columns of a book.
///
/// Stages, pipelines and currencies are kept as numbers of their names until everything is read; `StageResolver` and
/// `CurrencyConversion` then replace them.
struct DealReader: TablePart {
  var book = DealBook(processes: [])
  /// Names of stages, shared with the history.
  var stageNames = NameNumbers()
  /// Names of pipelines.
  var pipelineNames = NameNumbers()
  /// Names of currencies, in capitals; number 0 is the blank one.
  var currencyNames = NameNumbers()
  /// For each deal the number of its currency, where a currency column is mapped.
  var currencies: [UInt16] = []
  /// Duplicate rows that a later one replaced, by the file they stand in.
  var duplicates: [Int]
  /// The account of the rows of the file that is read.
  var reader: TableReader
  private let file: Int
  private var fields: FieldReader
  private let wantsDealList: Bool

  /// Makes a reader without deals.
  /// - Parameters:
  ///   - file: the number of the file that is read, of `files`.
  ///   - groups: the names of the columns to group by.
  init(reader: TableReader, file: Int, files: Int, zone: ReportTimeZone, wantsDealList: Bool, groups: [String]) {
    self.reader = reader
    self.file = file
    fields = FieldReader(zone: zone)
    self.wantsDealList = wantsDealList
    duplicates = Array(repeating: 0, count: files)
    book.groups = groups.map { GroupColumn(name: $0) }
    book.rowsStateStage = false
    _ = currencyNames.number(of: UnsafeRawBufferPointer(start: nil, count: 0), file: file, offset: 0)
  }

  /// The roles that deals are grouped by where a column is mapped, in the report's order.
  static let groupRoles: [(role: DealRole, name: String)] = [
    (.owner, "owner"), (.team, "team"), (.source, "source"), (.product, "product"), (.region, "region"),
    (.lossReason, "lossReason"), (.competitor, "competitor"),
  ]

  /// Reads a part of the file.
  mutating func read(_ part: Range<Int>, columns: DealColumns, groupColumns: [Int]) {
    if columns.stage >= 0 || columns.status >= 0 { book.rowsStateStage = true }
    var account = reader
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      try self.row(&account, bytes, record, columns, groupColumns, self.file)
    }
    reader = account
  }

  private mutating func row(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    _ groupColumns: [Int],
    _ file: Int
  ) throws(RowProblem) {
    // First of all: what a row without an id names is not met.
    let (row, isNew) = try identify(bytes, record, columns)
    if !isNew { duplicates[Int(book.file[row])] += 1 }
    var draft = DealDraft()
    draft.file = UInt16(truncatingIfNeeded: file)
    readStage(&draft, &reader, bytes, record, columns, file)
    draft.created = optionalTime(&reader, bytes, record, columns.created)
    draft.closed = optionalTime(&reader, bytes, record, columns.closed)
    draft.stageEntered = optionalTime(&reader, bytes, record, columns.stageEntered)
    // One column may be both dates; it is read, and an unreadable value counted, once.
    let expected =
      columns.expectedClose == columns.closed
      ? draft.closed : optionalTime(&reader, bytes, record, columns.expectedClose)
    if expected != CivilTime.missing { draft.expectedClose = Int32(truncatingIfNeeded: CivilTime.day(of: expected)) }
    switch fields.amount(bytes, record, columns.amount) {
    case .value(let amount): draft.amount = amount
    case .missing: break
    case .unreadable: reader.noteUnreadable(.amountUnreadable, field: columns.amount, record)
    }
    if columns.probability >= 0 {
      let share: Int32? = fields.withText(bytes, record, columns.probability) { text in
        if MissingText.matches(text) { return -1 }
        return NumberText.shareInMillionths(text, isPercent: columns.probabilityIsPercent)
      }
      if let share {
        draft.probability = share
      } else {
        reader.noteUnreadable(.probabilityUnreadable, field: columns.probability, record)
      }
    }
    if columns.currency >= 0 {
      let offset = record.range(of: min(columns.currency, record.count - 1)).lowerBound
      draft.currency = fields.withText(bytes, record, columns.currency) { text in
        if MissingText.matches(text) { return 0 }
        return currencyNames.number(of: text, file: file, offset: offset) ?? 0
      }
    }
    store(draft, at: row, columns)
    for (group, column) in groupColumns.enumerated() {
      let code = fields.withText(bytes, record, column) { text in
        UInt32(book.groups[group].labels.number(of: text).number)
      }
      if row == book.groups[group].codes.count {
        book.groups[group].codes.append(code)
      } else {
        book.groups[group].codes[row] = code
      }
    }
    if wantsDealList {
      fields.withText(bytes, record, columns.name) { book.names.set($0, at: row) }
      fields.withText(bytes, record, columns.account) { book.accounts.set($0, at: row) }
    }
  }

  private mutating func identify(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ columns: DealColumns)
    throws(RowProblem) -> (Int, Bool)
  {
    let found: (number: Int, isNew: Bool)? = fields.withText(bytes, record, columns.id) { text in
      text.isEmpty ? nil : book.ids.number(of: text)
    }
    guard let found else { throw RowProblem(id: .idMissing, field: columns.id) }
    return found
  }

  private mutating func readStage(
    _ draft: inout DealDraft,
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: DealColumns,
    _ file: Int
  ) {
    func name(_ column: Int, _ names: inout NameNumbers) -> UInt16 {
      if column < 0 || column >= record.count { return DealBook.noStage }
      let offset = record.range(of: column).lowerBound
      let number: UInt16?? = fields.withText(bytes, record, column) { text in
        if MissingText.matches(text) { return .some(.none) }
        return names.number(of: text, file: file, offset: offset)
      }
      return (number ?? nil) ?? DealBook.noStage
    }
    draft.stage = name(columns.stage, &stageNames)
    draft.lostStage = name(columns.lostStage, &stageNames)
    draft.pipeline = name(columns.pipeline, &pipelineNames)
    guard columns.status >= 0 else { return }
    let status: StageKind?? = fields.withText(bytes, record, columns.status) { text in
      if MissingText.matches(text) { return .some(.some(.open)) }
      return StageWords.kind(ofStatus: String(decoding: text, as: UTF8.self))
    }
    if let kind = status ?? nil {
      draft.status = kind == .open ? DealBook.noStatus : kind.rawValue
    } else {
      reader.noteUnreadable(.statusUnreadable, field: columns.status, record)
    }
  }

  private mutating func optionalTime(
    _ reader: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int
  ) -> Int64 {
    switch fields.time(bytes, record, column) {
    case .value(let time): return time
    case .missing: return CivilTime.missing
    case .unreadable:
      reader.noteUnreadable(.dateUnreadable, field: column, record)
      return CivilTime.missing
    }
  }

  private mutating func store(_ draft: DealDraft, at row: Int, _ columns: DealColumns) {
    set(&book.process, row, draft.pipeline)
    set(&book.stage, row, draft.stage)
    set(&book.status, row, draft.status)
    set(&book.lostStage, row, draft.lostStage)
    set(&book.amounts, row, draft.amount)
    set(&book.created, row, draft.created)
    set(&book.closed, row, draft.closed)
    set(&book.stageEntered, row, draft.stageEntered)
    set(&book.expectedClose, row, draft.expectedClose)
    set(&book.probability, row, draft.probability)
    set(&book.file, row, draft.file)
    set(&currencies, row, draft.currency)
    if !CivilTime.isMidnight(draft.created), draft.created != CivilTime.missing { book.dateRoles.created = false }
    if !CivilTime.isMidnight(draft.closed), draft.closed != CivilTime.missing { book.dateRoles.closed = false }
    if !CivilTime.isMidnight(draft.stageEntered), draft.stageEntered != CivilTime.missing {
      book.dateRoles.stageEntered = false
    }
  }

  private func set<Element>(_ column: inout [Element], _ row: Int, _ value: Element) {
    if row == column.count { column.append(value) } else { column[row] = value }
  }
}

/// The columns of a deals file, -1 where a role has none.
struct DealColumns: Sendable {
  let id, name, account, pipeline, stage, status, lostStage, amount, currency, probability: Int
  let created, expectedClose, closed, stageEntered: Int
  /// Whether the heading of the probabilities says that they are percents.
  let probabilityIsPercent: Bool

  init(_ plan: ColumnPlan<DealRole>, headings: [String]) {
    let probabilityHeading = plan[.probability] >= 0 ? headings[plan[.probability]] : ""
    probabilityIsPercent = probabilityHeading.contains { $0 == "%" || $0 == "％" }
    id = plan[.id]
    name = plan[.name]
    account = plan[.account]
    pipeline = plan[.pipeline]
    stage = plan[.stage]
    status = plan[.status]
    lostStage = plan[.lostStage]
    amount = plan[.amount]
    currency = plan[.currency]
    probability = plan[.probability]
    created = plan[.created]
    // One column may serve both: expected while the deal is open, actual when it is closed.
    expectedClose = plan[.closeAny] >= 0 && plan[.expectedClose] < 0 ? plan[.closeAny] : plan[.expectedClose]
    closed = plan[.closeAny] >= 0 && plan[.closed] < 0 ? plan[.closeAny] : plan[.closed]
    stageEntered = plan[.stageEntered]
  }
}

/// One row's values, before it is known which deal it is.
private struct DealDraft {
  var stage = DealBook.noStage
  var lostStage = DealBook.noStage
  var pipeline = DealBook.noStage
  var status = DealBook.noStatus
  var amount = DealBook.noAmount
  var currency: UInt16 = 0
  var created = CivilTime.missing
  var closed = CivilTime.missing
  var stageEntered = CivilTime.missing
  var expectedClose = CivilTime.missingDay
  var probability: Int32 = -1
  var file: UInt16 = 0
}
