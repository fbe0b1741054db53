/// A problem as a value: which one, where, and the values its message is filled with.
///
/// Wording is added when it is printed, in the reader's language (`MessageID.wording(in:)`).
public struct Diagnostic: Error, Sendable, Hashable {
  /// Which message of the catalogue.
  public var id: MessageID
  /// What `{0}`, `{1}`, … in the message stand for.
  public var arguments: [String]
  /// Where the problem is.
  public var location: SourceLocation
  /// The line of the input at `location`, as it stands there; `nil` where there is none to show.
  public var excerpt: String?
  /// The nearest known name, for "did you mean"; `nil` where nothing is near.
  public var suggestion: String?

  /// Makes a diagnostic.
  public init(
    _ id: MessageID,
    _ arguments: [String] = [],
    at location: SourceLocation = SourceLocation(),
    excerpt: String? = nil,
    suggestion: String? = nil
  ) {
    self.id = id
    self.arguments = arguments
    self.location = location
    self.excerpt = excerpt
    self.suggestion = suggestion
  }
}

/// Everything that was wrong with one step, thrown together so that a user sees all of it at once.
public struct Diagnostics: Error, Sendable {
  /// The problems in the order they were found; never empty.
  public var problems: [Diagnostic]

  /// Makes a list of problems.
  public init(_ problems: [Diagnostic]) { self.problems = problems }

  /// A list of one problem.
  public init(_ problem: Diagnostic) { problems = [problem] }

  /// Throws the gathered problems if there are any.
  public static func throwIfAny(_ problems: [Diagnostic]) throws(Diagnostics) {
    if !problems.isEmpty { throw Diagnostics(problems) }
  }
}

/// What kind of fault a message tells of; the command line turns it into the exit code.
public enum FaultCategory: Sendable {
  /// Wrong usage, configuration or file.
  case usage
  /// Data refused, for example too many rejected rows.
  case data
  /// An output could not be written or delivered.
  case output
  /// No fault: what was done to read an input.
  case note
  /// No fault of the run: the figures are such as somebody asked to be told of.
  case alert
}
