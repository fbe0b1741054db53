import DelimitedText
import TableFiles

/// The memory that a run will take on top of what the process has when its tables are open: an estimate, made from the
/// files' sizes and their first rows.
///
/// The pages of the files themselves are not counted: they are mapped, read once and given back.
struct MemoryNeed: Equatable {
  // To be measured again when the columns of `DealBook` or the analysis change. Too high refuses what would have worked;
  // too low only lets the run end as it would have without the check. So in doubt the lower number is right.

  /// What a deal takes from being read to being written: its columns, its id, its life, the growth of the arrays.
  static let bytesPerDeal = 80
  /// What a deal takes on top where a list of deals is wanted: its name, its account and its row of the list.
  static let bytesPerListedDeal = 250
  /// What a stage change takes.
  static let bytesPerChange = 9
  /// What an activity takes: its deal, its time and what it was, and both once more while they are put in order.
  static let bytesPerActivity = 20
  /// What every run takes, however small its files: words, tables, the page, the workbook.
  static let fixedBytes = 16 << 20
  /// What a thread takes that reads: the columns of its part, and of those that wait for the part before them.
  static let readingBytesPerThread = 8 << 20
  /// What reading takes at most for each byte of a table, so that small ones do not count as full parts.
  static let readingBytesPerByte = 4
  /// The addresses of a thread's stack, though most of them are never written to.
  ///
  /// What the allocator would like to set aside for a thread is not counted: it does without where that is refused.
  static let stackBytesPerThread = 8 << 20

  /// How many deals there may be.
  private(set) var deals = 0
  /// How many stage changes there may be.
  private(set) var changes = 0
  /// How many activities there may be.
  private(set) var activityCount = 0
  /// The threads that read beside the main one: a table has no use for more than it has parts.
  private(set) var furtherThreads = 0
  /// The bytes of the largest table's reading.
  private(set) var readingBytes = 0
  private let wantsDealList: Bool

  /// Estimates the need of a run.
  init(
    deals: [InputTable],
    history: [InputTable],
    activities: [InputTable] = [],
    threads: Int,
    wantsDealList: Bool
  ) {
    self.wantsDealList = wantsDealList
    for table in deals { self.deals += RowEstimate(table).rows }
    for table in history { changes += RowEstimate(table).rows }
    for table in activities { activityCount += RowEstimate(table).rows }
    // One table is read at a time.
    for table in deals + history + activities {
      let parts = (table.body.count + PartedReading.partSize - 1) / PartedReading.partSize
      let readers = max(1, min(threads, parts))
      furtherThreads = max(furtherThreads, readers - 1)
      let bytes = min(
        readers * MemoryNeed.readingBytesPerThread,
        table.body.count * MemoryNeed.readingBytesPerByte
      )
      readingBytes = max(readingBytes, bytes)
    }
  }

  /// The bytes that the run will write to, and that must therefore be there.
  var bytes: Int {
    let deal = MemoryNeed.bytesPerDeal + (wantsDealList ? MemoryNeed.bytesPerListedDeal : 0)
    return MemoryNeed.fixedBytes + readingBytes + deals * deal + changes * MemoryNeed.bytesPerChange
      + activityCount * MemoryNeed.bytesPerActivity
  }

  /// The bytes that a limit of some kind must leave.
  func bytes(under kind: MemoryLimit.Kind) -> Int {
    switch kind {
    case .controlGroup, .machine: bytes
    case .addressSpace, .data: bytes + furtherThreads * MemoryNeed.stackBytesPerThread
    }
  }
}

/// How many rows a table has, as far as its first ones tell.
struct RowEstimate: Equatable {
  /// The bytes behind the header that are looked at.
  static let sampleSize = 64 << 10

  /// The rows; exact where the table is no larger than the sample.
  let rows: Int

  /// Counts the rows of the sample, and takes all others to be as long as they are on average.
  init(_ table: InputTable) {
    let body = table.body
    let sample = body.lowerBound..<min(body.lowerBound + RowEstimate.sampleSize, body.upperBound)
    var scanner = table.scanner(over: sample)
    var record = RecordFields()
    var (counted, behindLast) = (0, sample.lowerBound)
    while scanner.next(&record) {
      // A record that the sample cuts off ends where the sample does, without a line end, and is left out.
      if record.end == sample.upperBound, sample.upperBound < body.upperBound { break }
      behindLast = scanner.offset
      if !record.isBlank { counted += 1 }
    }
    if sample.upperBound == body.upperBound {
      rows = counted
    } else if behindLast == sample.lowerBound {
      // Not one record ends in the sample; they may be longer still.
      rows = body.count / RowEstimate.sampleSize
    } else {
      // The product of two counts may be too large for an integer: a file can be sparse.
      rows = Int((Double(counted) * Double(body.count) / Double(behindLast - sample.lowerBound)).rounded())
    }
  }
}
