/// Something that a reader of a report should know of its inputs, in words.
public struct Finding: Sendable, Hashable {
  /// What it is about; also the order in which findings are told.
  public enum Topic: String, Sendable, CaseIterable {
    /// What no report can be made for.
    case problem
    /// Rows that cannot be used.
    case rejects
    /// Values that could not be read.
    case unreadable
    /// What the files say against one another.
    case contradiction
    /// What the files cannot answer.
    case missing
    /// Columns that are not read.
    case column
  }

  /// What it means for the figures.
  public enum Weight: String, Sendable, CaseIterable {
    /// There are none.
    case fault
    /// Some are weaker than they look, or wrong.
    case look
    /// They are right; more could be told.
    case note
  }

  /// A row that shows it.
  public struct Example: Sendable, Hashable {
    /// The deal's id; `nil` where it is about no deal.
    public var deal: String?
    /// The file; `nil` where none is at fault.
    public var file: String?
    /// The line in it.
    public var line: Int?
    /// The column in it, in characters.
    public var column: Int?
    /// What is there.
    public var text: String
    /// The line as it stands in the file; `nil` where that shows nothing more.
    public var excerpt: String?

    /// Makes an example.
    public init(
      deal: String? = nil,
      file: String? = nil,
      line: Int? = nil,
      column: Int? = nil,
      text: String = "",
      excerpt: String? = nil
    ) {
      self.deal = deal
      self.file = file
      self.line = line
      self.column = column
      self.text = text
      self.excerpt = excerpt
    }
  }

  /// A name for programs that stays the same.
  public var id: String
  /// What it is about.
  public var topic: Topic
  /// What it means for the figures.
  public var weight: Weight
  /// The file, as it was given; `nil` where it is of several or none.
  public var file: String?
  /// How many deals, rows or values; `nil` where nothing is counted.
  public var count: Int?
  /// Of how many.
  public var total: Int?
  /// What was found, a sentence.
  public var text: String
  /// Which figures are undefined or weaker by it; may be empty.
  public var effect = ""
  /// What to do; may be empty.
  public var remedy = ""
  /// The line for the configuration; `nil` where there is none.
  public var configuration: String?
  /// What was probably meant; `nil` where nothing is near.
  public var suggestion: String?
  /// The first rows that show it.
  public var examples: [Example] = []
  /// How many more there are.
  public var more = 0
}
