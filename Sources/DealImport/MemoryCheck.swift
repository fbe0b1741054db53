import Diagnostics
import TableFiles

extension MemoryNeed {
  /// The problem for which a run cannot fit; empty where it may.
  ///
  /// Where several limits are too low it is the one that leaves least: whoever raises that one alone is told the next.
  func problems(under limits: [MemoryLimit]) -> [Diagnostic] {
    let tooLow = limits.filter { bytes(under: $0.kind) > $0.available }
    guard let lowest = tooLow.min(by: { $0.available < $1.available }) else { return [] }
    return [lowest.problem(need: bytes(under: lowest.kind))]
  }
}
