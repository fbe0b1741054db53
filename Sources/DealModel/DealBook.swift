/// A column of repeated text that deals are grouped by.
public struct GroupColumn: Sendable {
  /// The role (`owner`, `team`, …) or, for a column that the configuration asks to group by, its heading.
  public var name: String
  /// For each deal the number of its text.
  public var codes: CodeColumn
  /// The texts.
  public var labels: KeyIndex
  /// For each seller whom a lookup table lists, with or without deals, the number of the text that he has here, or
  /// `noText`; all columns of a book list the same sellers.
  public var listed: [UInt32] = []

  /// The number in `listed` where nothing tells a seller's text.
  public static let noText = UInt32.max

  /// Makes a column.
  public init(name: String, codes: CodeColumn = CodeColumn(), labels: KeyIndex = KeyIndex()) {
    self.name = name
    self.codes = codes
    self.labels = labels
  }

  /// The text of a deal; empty where it has none.
  public func text(_ row: Int) -> String { labels.text(Int(codes[row])) }
}

/// A column of texts that mostly differ.
public struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ranges: [(start: Int, length: Int32)] = []

  /// Makes an empty column.
  public init() {}

  /// How many rows there are.
  public var count: Int { ranges.count }

  /// Adds a row.
  public mutating func append(_ text: UnsafeRawBufferPointer) { set(text, at: count) }

  /// Adds the rows of another column behind.
  public mutating func append(contentsOf other: TextColumn) {
    let first = bytes.count
    bytes.append(contentsOf: other.bytes)
    ranges.append(contentsOf: other.ranges.lazy.map { (first + $0.start, $0.length) })
  }

  /// Sets the text of a row, which is at most the one behind the last.
  public mutating func set(_ text: UnsafeRawBufferPointer, at row: Int) {
    let range = (bytes.count, Int32(text.count))
    bytes.append(contentsOf: text)
    if row == ranges.count { ranges.append(range) } else { ranges[row] = range }
  }

  /// Sets the text of a row to that of another column's row.
  public mutating func set(_ other: TextColumn, _ otherRow: Int, at row: Int) {
    let (start, length) = other.ranges[otherRow]
    other.bytes.withUnsafeBytes { set(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(length)]), at: row) }
  }

  /// The text of a row.
  public func text(_ row: Int) -> String {
    let (start, length) = ranges[row]
    return String(decoding: bytes[start..<start + Int(length)], as: UTF8.self)
  }
}

/// Which times are dates: a role all of whose values are at midnight holds dates, and whatever is compared with or
/// subtracted from one of its values is taken as a date too (DEFINITIONS.md 2, rule 8).
public struct DateRoles: Sendable, Hashable {
  /// Creation holds dates.
  public var created = true
  /// Close dates hold dates.
  public var closed = true
  /// Stage-entered times hold dates.
  public var stageEntered = true
  /// Stage-change times hold dates.
  public var changes = true
  /// Times of activities hold dates.
  public var activities = true

  /// All roles hold dates until a time of day is seen.
  public init() {}
}

/// Roles of columns of which it matters whether a file has them at all: what no file tells is unknown, not missing.
public struct MappedRoles: OptionSet, Sendable, Hashable {
  /// A bit a role.
  public let rawValue: UInt16

  /// Makes a set of roles.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Amounts.
  public static let amount = MappedRoles(rawValue: 1)
  /// Days on which the close is expected.
  public static let expectedClose = MappedRoles(rawValue: 2)
  /// Days of the last activity, or activities.
  public static let lastActivity = MappedRoles(rawValue: 4)
  /// What is to be done next.
  public static let nextStep = MappedRoles(rawValue: 8)
  /// Amounts that the customer has accepted to pay.
  public static let settled = MappedRoles(rawValue: 16)
  /// Amounts that the customer has paid.
  public static let collected = MappedRoles(rawValue: 32)
  /// Expected closes as they were at each change of the history.
  public static let expectedCloseChanges = MappedRoles(rawValue: 64)
}

/// All deals and their stage changes, as columns of numbers with one row a deal.
///
/// A column that no file maps is empty. Times are microseconds of local civil time (`CivilTime`), amounts
/// ten-thousandths of the report's currency.
public struct DealBook: Sendable {
  /// The stage number where there is none.
  public static let noStage = UInt16.max
  /// The number in `status` where the row's status names no closed kind.
  public static let noStatus = UInt8.max
  /// The value in `amounts` where a deal has none.
  public static let noAmount = Int64.min

  /// The sales processes; never empty.
  public var processes: [SalesProcess]
  /// The deals' ids.
  public var ids: KeyIndex
  /// The number of each deal's process.
  public var process: Column<UInt16>
  /// The stage in the deal's row, or `noStage`.
  public var stage: Column<UInt16>
  /// The raw value of the closed `StageKind` that the row's status names, or `noStatus`.
  public var status: Column<UInt8>
  /// The open stage that a lost or void row says it was lost from, or `noStage`.
  public var lostStage: Column<UInt16>
  /// Amounts, or `noAmount`.
  public var amounts: Column<Int64>
  /// What is settled of each deal, or `noAmount`.
  public var settled: Column<Int64>
  /// What is collected of each deal, or `noAmount`.
  public var collected: Column<Int64>
  /// Creation, or `CivilTime.missing`.
  public var created: TimeColumn
  /// The actual close date, or `CivilTime.missing`.
  public var closed: TimeColumn
  /// When the current stage was entered, or `CivilTime.missing`.
  public var stageEntered: TimeColumn
  /// The day on which the close is expected, or `CivilTime.missingDay`.
  public var expectedClose: Column<Int32>
  /// The day on which the expected close was first put off, or `CivilTime.missingDay`.
  public var firstPush: Column<Int32>
  /// The day on which it was put off once more.
  public var secondPush: Column<Int32>
  /// The day of the last activity as the deal's row says it, or `CivilTime.missingDay`.
  public var lastActivity: Column<Int32>
  /// The deal's own win probability in millionths, or -1.
  public var probability: Column<Int32>
  /// Which textual fields a deal has (`DealField.bit`), of those that were asked for.
  public var filled: Column<UInt8>
  /// The number of the file each deal's row stands in.
  public var file: Column<UInt16>
  /// How many deals files there are.
  public var dealFiles: Int
  /// How many history files there are.
  public var historyFiles: Int
  /// What is to be won, of all, by team and by seller.
  public var quotas: [Quota] = []
  /// How many quota files there are.
  public var quotaFiles = 0
  /// Columns to group by.
  public var groups: [GroupColumn]
  /// Names; only where a deal list is wanted.
  public var names: TextColumn
  /// Accounts; only where a deal list is wanted.
  public var accounts: TextColumn
  /// Which roles a file has a column for.
  public var mapped: MappedRoles
  /// Whether rows say anything about their stage: a stage or a status column is mapped.
  public var rowsStateStage: Bool
  /// The stage changes.
  public var changes: StageChanges
  /// The activities.
  public var activities = Activities()
  /// Which times are dates.
  public var dateRoles: DateRoles
  /// The latest time of all stage changes that were read, those of unknown deals included, or `CivilTime.missing`.
  public var latestChange = CivilTime.missing

  /// Makes a book without deals.
  public init(processes: [SalesProcess]) {
    self.processes = processes
    ids = KeyIndex()
    process = Column(usual: DealBook.noStage)
    stage = Column(usual: DealBook.noStage)
    status = Column(usual: DealBook.noStatus)
    lostStage = Column(usual: DealBook.noStage)
    amounts = Column(usual: DealBook.noAmount)
    settled = Column(usual: DealBook.noAmount)
    collected = Column(usual: DealBook.noAmount)
    created = TimeColumn()
    closed = TimeColumn()
    stageEntered = TimeColumn()
    expectedClose = Column(usual: CivilTime.missingDay)
    firstPush = Column(usual: CivilTime.missingDay)
    secondPush = Column(usual: CivilTime.missingDay)
    lastActivity = Column(usual: CivilTime.missingDay)
    probability = Column(usual: -1)
    filled = Column(usual: 0)
    file = Column(usual: 0)
    dealFiles = 1
    historyFiles = 1
    groups = []
    names = TextColumn()
    accounts = TextColumn()
    mapped = []
    rowsStateStage = true
    changes = StageChanges()
    dateRoles = DateRoles()
  }

  /// How many deals there are, those later left out included.
  public var count: Int { process.count }

  /// Makes room in all columns for so many deals.
  public mutating func reserve(_ rows: Int) {
    process.reserve(rows)
    stage.reserve(rows)
    status.reserve(rows)
    lostStage.reserve(rows)
    amounts.reserve(rows)
    settled.reserve(rows)
    collected.reserve(rows)
    created.reserve(rows)
    closed.reserve(rows)
    stageEntered.reserve(rows)
    expectedClose.reserve(rows)
    lastActivity.reserve(rows)
    probability.reserve(rows)
    filled.reserve(rows)
    file.reserve(rows)
    for group in groups.indices { groups[group].codes.reserve(rows) }
  }

  /// How many runs of deals there are, for `loadChanges`.
  public var runs: Int { StageChanges.runs(of: count) }

  /// Gathers the stage changes of a run of deals.
  public func loadChanges(run: Int, into result: inout RunOfChanges) {
    changes.load(run: run, rows: count, process: process, into: &result)
  }

  /// The stage changes of one deal, in the order of the files.
  /// - Complexity: as that of its whole run.
  public func changes(of row: Int) -> [StageChange] {
    var run = RunOfChanges()
    loadChanges(run: row / StageChanges.dealsInRun, into: &run)
    return Array(run.changes(of: row))
  }
}
