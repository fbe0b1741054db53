import DealModel
import TableFiles

/// Reads history files: stage changes of the deals of a book.
///
/// Stages are numbers of their names until `StageResolver` replaces them.
struct HistoryReader: PartedTable {
  /// The changes.
  private(set) var changes = StageChanges()
  /// Rows of deals that the book does not have, by file.
  private(set) var unknownDeals: [Int]
  /// Where the first ids of such rows stand, by file.
  private(set) var unknownIDs: [FirstIDs]
  /// Rows of histories of fields that are about none that is asked for, by file.
  private(set) var otherRows: [Int]
  /// How many entry dates the rows of deals have, by file.
  private(set) var entered: [Int]
  /// Whether a time of day has been seen.
  private(set) var hasTimeOfDay = false
  /// The latest time of all rows, those of unknown deals included.
  private(set) var latest = CivilTime.missing
  /// The account of the rows of the file that is read.
  private(set) var reader: TableReader
  /// The names of stages; they keep the numbers that the deals gave them.
  private(set) var stageNames: NameNumbers
  /// The times of the file that is read, with what they say about the way they are written.
  private(set) var times = DateColumn(DateFormat())
  /// The expected closes of the file that is read, with what they say about the way they are written.
  private(set) var expected = DateColumn(DateFormat())
  /// The expected closes of all files.
  private(set) var expectedCloses = ExpectedCloses()
  /// Whether a file has a column of expected closes.
  var tellsExpectedClose = false
  private var file = 0

  /// Makes a reader without changes.
  /// - Parameter files: how many history files there are.
  init(reader: TableReader, files: Int, stageNames: NameNumbers) {
    self.reader = reader
    self.stageNames = stageNames
    unknownDeals = Array(repeating: 0, count: files)
    unknownIDs = Array(repeating: FirstIDs(), count: files)
    (otherRows, entered) = (unknownDeals, unknownDeals)
  }

  /// Begins a file.
  mutating func begin(file: Int, reader: TableReader, times: DateColumn, expected: DateColumn) {
    self.file = file
    self.reader = reader
    self.times = times
    self.expected = expected
  }

  /// Takes up the entry dates of a part that stands behind; their stages are numbers of the names here.
  mutating func mergeEntries(_ part: EntryDatePart) {
    reader.merge(part.reader)
    times.merge(part.dates)
    changes.append(part.changes, names: (0..<stageNames.index.count).map { UInt16(truncatingIfNeeded: $0) })
    entered[file] += part.entered
    otherRows[file] += part.ofOtherPipelines
    hasTimeOfDay = hasTimeOfDay || part.hasTimeOfDay
    latest = max(latest, part.latest)
  }

  /// Takes up the changes of a part that stands behind.
  mutating func merge(_ part: HistoryPart) {
    reader.merge(part.reader)
    times.merge(part.times)
    expected.merge(part.expected)
    expectedCloses.append(contentsOf: part.expectedCloses)
    changes.append(part.changes, names: stageNames.merge(part.stageNames))
    unknownDeals[file] += part.unknownDeals
    unknownIDs[file].merge(part.unknownIDs, in: reader.table.bytes)
    otherRows[file] += part.otherRows
    if part.hasCloseRows { tellsExpectedClose = true }
    hasTimeOfDay = hasTimeOfDay || part.hasTimeOfDay
    latest = max(latest, part.latest)
  }
}
