/// What one column of an input file is used for, and how that was settled.
public struct ColumnUse: Sendable, Hashable {
  /// What a column is used for.
  public enum Purpose: Sendable, Hashable {
    /// It has these roles, as a configuration names them: nearly always one, two where the name serves as the id.
    case roles([String])
    /// Its dates are when deals entered a stage.
    case entries(stage: String)
    /// The configuration asks to group by it.
    case group
    /// Nothing: it is not read.
    case none
  }

  /// How a column came to its purpose.
  public enum Origin: String, Sendable, Hashable {
    /// The configuration says it.
    case configured
    /// Its heading is one of those that are known for the role.
    case heading
    /// Its heading has the role in the known export that the file is.
    case export
  }

  /// What the first values of a column are.
  public enum Content: String, Sendable, Hashable {
    /// There are none.
    case none
    /// Dates or times.
    case dates
    /// Numbers, amounts of money or shares.
    case numbers
    /// Texts that come again in other rows: names of people, kinds of things.
    case names
    /// Texts that mostly differ, or values of several kinds.
    case texts
  }

  /// The column's number in the file, from 1.
  public var number: Int
  /// Its heading, as it stands in the file.
  public var heading: String
  /// What it is used for.
  public var purpose: Purpose
  /// How that was settled; `nil` where it is not read.
  public var origin: Origin?
  /// What its first values are.
  public var content: Content
  /// Up to three of its first values that differ, cut where they are long.
  public var examples: [String]
  /// Of a column that is not read: the roles that it may serve, the likeliest first, and `group_by` last where it may be
  /// grouped by; only roles that no column of the file has.
  public var mayServe: [String] = []

  /// Describes a column.
  public init(
    number: Int,
    heading: String,
    purpose: Purpose = .none,
    origin: Origin? = nil,
    content: Content = .none,
    examples: [String] = []
  ) {
    self.number = number
    self.heading = heading
    self.purpose = purpose
    self.origin = origin
    self.content = content
    self.examples = examples
  }
}
