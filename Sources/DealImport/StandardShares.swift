import DealModel
import Diagnostics

/// Checks the standard shares of the open stages: those of a process make one whole.
enum StandardShares {
  /// What written percents may be off together by rounding.
  private static let tolerance = 0.02

  /// A problem for each process whose shares are more than one whole, or, where each open stage has one, less.
  static func problems(_ rows: [StageRow]) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var seen: Set<String> = []
    for row in rows where seen.insert(row.pipeline).inserted {
      let open = rows.filter { $0.pipeline == row.pipeline && $0.stage.kind == .open }
      let shares = open.compactMap(\.stage.standardShare)
      let sum = shares.reduce(0, +)
      let isComplete = !shares.isEmpty && shares.count == open.count
      if sum <= 1 + tolerance, !isComplete || sum >= 1 - tolerance { continue }
      guard let first = open.first(where: { $0.stage.standardShare != nil }) else { continue }
      // In tenths of a percent; nobody writes them finer.
      let tenths = Int((sum * 1000).rounded())
      result.append(
        Diagnostic(.standardSharesNotWhole, ["\(tenths / 10).\(tenths % 10)"], at: first.location)
      )
    }
    return result
  }
}
