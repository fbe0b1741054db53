import Diagnostics

/// How a run ended; the one place that knows the exit codes.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case internalFault = 1
  case usage = 2
  case dataRefused = 3
  case outputFailed = 4
  case alerted = 10

  /// The status for a list of problems: that of the first.
  init(for problems: [Diagnostic]) {
    switch problems.first?.id.category {
    case .usage: self = .usage
    case .data: self = .dataRefused
    case .output: self = .outputFailed
    case .alert: self = .alerted
    case .note, nil: self = .internalFault
    }
  }

  /// What it means, as help and the manual say it.
  var meaning: String {
    switch self {
    case .done: "done"
    case .internalFault: "an internal fault"
    case .usage: "wrong usage, configuration or file"
    case .dataRefused: "data refused: too many rows cannot be used"
    case .outputFailed: "an output could not be written or delivered; what was there is unchanged"
    case .alerted: "all is written, and a condition of --fail-on holds"
    }
  }

  /// All of them, one a line.
  static var table: String {
    allCases.map { status in
      let code = String(status.rawValue)
      return "  " + code + String(repeating: " ", count: 4 - code.count) + status.meaning
    }.joined(separator: "\n")
  }
}
