import DealModel
public import Diagnostics

/// Something that a file leaves open and a person must decide.
public struct OpenQuestion: Sendable {
  /// What is asked for, as the configuration calls it.
  public enum Key: Sendable, Hashable {
    /// Which of day, month and year stands in front.
    case dateOrder
    /// The decimal sign.
    case decimal
    /// The column of a role.
    case column(role: String)

    /// The key in the configuration of a file, or of its columns.
    public var name: String {
      switch self {
      case .dateOrder: "date_order"
      case .decimal: "decimal"
      case .column(let role): role
      }
    }
  }

  /// What is asked for.
  public var key: Key
  /// The number of the file.
  public var file: Int
  /// What may be answered; for a column the headings.
  public var choices: [String]
  /// What the importer says of it.
  public var problem: Diagnostic
  /// What was answered.
  public var answer: String?
  /// Whether a choice is tried, to tell the rest: ways of reading values are, columns are not.
  var mayBeTried: Bool { if case .column = key { false } else { true } }

  /// The question that a problem of reading is; `nil` where nobody can answer it in a configuration.
  init?(_ problem: Diagnostic, file: Int, _ described: ExportSurvey.File) {
    (self.file, self.problem) = (file, problem)
    let free = described.columns.filter { $0.purpose == .none && $0.content != .none }
    switch problem.id {
    case .dateOrderAmbiguous, .dateOrderMixed:
      key = .dateOrder
      let lines = problem.arguments.last ?? ""
      choices = DateOrder.allCases.map(\.rawValue).filter { lines.contains(": \($0)`") }
    case .decimalAmbiguous, .decimalMixed:
      key = .decimal
      choices = DecimalSign.allCases.map(\.rawValue)
    case .roleMissing:
      let role = problem.arguments.first ?? ""
      key = .column(role: role)
      choices = free.filter { role != "id" || $0.content == .texts || $0.content == .numbers }.map(\.heading)
    case .stageOrStatusMissing, .stageTableEmpty:
      key = .column(role: "stage")
      choices = free.filter { $0.content == .names || $0.content == .texts }.map(\.heading)
    default: return nil
    }
    if choices.isEmpty { return nil }
  }
}
