/// The rows of a history file whose deals the deals files do not have.
public struct UnknownDeals: Sendable, Hashable {
  /// The history file.
  public var file: String
  /// How many rows.
  public var rows: Int
  /// The first ids, each with the line of its first row.
  public var first: [FirstRow]

  /// An id and where it stands first.
  public struct FirstRow: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The line.
    public var line: Int

    /// Makes an entry.
    public init(id: String, line: Int) {
      self.id = id
      self.line = line
    }
  }

  /// Makes an entry.
  public init(file: String, rows: Int, first: [FirstRow]) {
    self.file = file
    self.rows = rows
    self.first = first
  }
}

/// How many of some deals have a date in a column: what tells whether it may be what they lack.
public struct ColumnDates: Sendable, Hashable {
  /// The file.
  public var file: String
  /// The column's heading.
  public var heading: String
  /// How many of the deals have a date there.
  public var dates = 0
  /// How many have something else there.
  public var others = 0
  /// The latest day, of dates written with the year first; `nil` without any.
  public var latest: CivilDate?

  /// Makes an entry of a column in which nothing has been found yet.
  public init(file: String, heading: String) {
    self.file = file
    self.heading = heading
  }
}
