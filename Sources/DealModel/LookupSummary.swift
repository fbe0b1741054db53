/// What a lookup table gave the deals.
public struct LookupSummary: Sendable, Hashable {
  /// A column of the table that deals have something from.
  public struct Given: Sendable, Hashable {
    /// The role, or the name of a group of its own.
    public var role: String
    /// The heading in the table.
    public var heading: String

    /// Makes an entry.
    public init(role: String, heading: String) { (self.role, self.heading) = (role, heading) }
  }

  /// A name among the deals that has no row in the table.
  public struct MissedKey: Sendable, Hashable {
    /// The name.
    public var key: String
    /// How many deals have it.
    public var deals: Int
    /// The name in the table that is nearest to it, if one is near.
    public var nearest: String?

    /// Makes an entry.
    public init(key: String, deals: Int, nearest: String?) {
      (self.key, self.deals, self.nearest) = (key, deals, nearest)
    }
  }

  /// How many names without a row are listed, those of the most deals.
  public static let mostListed = 20

  /// The file.
  public var file: String
  /// What its rows are found by: a role or a heading of the deals.
  public var key: String
  /// What it gives.
  public var gives: [Given]
  /// Deals whose name has a row.
  public var found = 0
  /// Deals whose name has none; deals without a name are in neither.
  public var missing = 0
  /// How many different names these have.
  public var missingKeys = 0
  /// The first of them: those of the most deals, then by their bytes.
  public var missed: [MissedKey] = []

  /// Makes a summary of a table that nothing was looked up in yet.
  public init(file: String, key: String, gives: [Given]) {
    (self.file, self.key, self.gives) = (file, key, gives)
  }
}
