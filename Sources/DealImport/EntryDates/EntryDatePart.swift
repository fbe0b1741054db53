import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// A deals file whose rows hold when the deal entered its stages.
struct EntryFile: Sendable {
  /// A column of entry dates.
  struct Entry: Sendable {
    var column: Int
    /// The number of the stage's name.
    var stage: UInt16
    /// The number of the pipeline that the stage is of; `nil` where the heading says none.
    var pipeline: UInt16?
  }

  let table: InputTable
  /// The number of the file among the deals files.
  let file: Int
  /// The column of the ids.
  let id: Int
  let entries: [Entry]
  /// The account of the rows, as the deals are read.
  let reader: TableReader
  /// Where each deal's last row in the file begins; empty where no deal has two.
  var lastRows: [Int] = []
}

/// The stage entries that stand in one part of a deals file.
///
/// Rows that cannot be used, or that a later one replaced, are none of a deal's: they were told of with the deals.
struct EntryDatePart: TablePart {
  private(set) var changes = StageChangesPart()
  /// How many dates there are.
  private(set) var entered = 0
  /// How many of them are of a pipeline that the deal is not in.
  private(set) var ofOtherPipelines = 0
  private(set) var hasTimeOfDay = false
  private(set) var latest = CivilTime.missing
  /// All columns of entry dates, with what their values say about the way they are written.
  var dates: DateColumn
  private(set) var reader: TableReader
  private var fields: FieldReader
  private let file: UInt16
  private var known = StageChangesBuilder()
  private var found: [StageChange] = []
  private var rows: [UInt32] = []

  /// Makes a part without entries.
  /// - Parameter file: the number under which the entries are counted among the history files.
  init(reader: TableReader, file: Int, zone: ReportTimeZone, dates: DateColumn) {
    (self.reader, self.dates, self.file) = (reader, dates, UInt16(truncatingIfNeeded: file))
    fields = FieldReader(zone: zone)
  }

  /// Reads a part of the file.
  mutating func read(_ part: Range<Int>, _ entry: EntryFile, _ book: DealBook) {
    var account = reader
    account.read(part) { (account, bytes, record) throws(RowProblem) in
      self.row(&account, bytes, record, entry, book)
    }
    add()
    account.keepOnlyUnreadable()
    reader = account
    reader.table.release(part)
    changes = known.part(dealCount: book.count)
    known = StageChangesBuilder()
  }

  private mutating func row(
    _ account: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ entry: EntryFile,
    _ book: DealBook
  ) {
    guard let deal = fields.withText(bytes, record, entry.id, { book.ids.find($0) }) else { return }
    if Int(book.file[deal]) != entry.file { return }
    if !entry.lastRows.isEmpty, entry.lastRows[deal] != record.start { return }
    for column in entry.entries {
      switch fields.time(bytes, record, column.column, &dates) {
      case .missing: continue
      case .unreadable:
        dates.counts.noteUnreadable(record.range(of: column.column))
        account.noteUnreadable(.dateUnreadable, field: column.column, record)
      case .value(let time):
        dates.counts.readable &+= 1
        entered += 1
        if !hasTimeOfDay, !CivilTime.isMidnight(time) { hasTimeOfDay = true }
        latest = max(latest, time)
        if let pipeline = column.pipeline, book.process[deal] != pipeline {
          ofOtherPipelines += 1
          continue
        }
        found.append(StageChange(time: time, from: DealBook.noStage, to: column.stage, file: file))
        rows.append(UInt32(truncatingIfNeeded: deal))
      }
    }
    if found.count >= PendingChanges.capacity { add() }
  }

  private mutating func add() {
    _ = known.append(found, of: rows)
    found.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }
}

/// Adds the entries of a deals file to a history.
struct EntryReading: PartedTable {
  var history: HistoryReader

  mutating func merge(_ part: EntryDatePart) { history.mergeEntries(part) }
}
