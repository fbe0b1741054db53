import DealImport
import Diagnostics

/// Rows that cannot be used, by file and by what is wrong, in the order in which each was met first.
struct RejectKinds {
  /// The rows of a file with one fault.
  struct Kind {
    var file: String
    var reasons: [Diagnostic]
  }

  private(set) var kinds: [Kind] = []

  init(_ rejects: [RejectedRow]) {
    var places: [String: [MessageID: Int]] = [:]
    for reject in rejects {
      let file = reject.location.file ?? ""
      if let place = places[file]?[reject.reason.id] {
        kinds[place].reasons.append(reject.reason)
      } else {
        places[file, default: [:]][reject.reason.id] = kinds.count
        kinds.append(Kind(file: file, reasons: [reject.reason]))
      }
    }
  }
}
