import DealModel

/// Chooses the order of a deal's events at one instant (DEFINITIONS.md 2, rule 1).
enum EventOrder {
  /// The index in `remaining`, which is in file order, of the event that comes next.
  /// - Parameter stage: the stage the deal is in; `nil` before its first event.
  static func next(in remaining: Slice<UnsafeMutableBufferPointer<StageChange>>, after stage: UInt16?) -> Int {
    if remaining.contains(where: { $0.from != DealBook.noStage }) {
      if let chained = chained(remaining, after: stage) { return chained }
    }
    // Stages are numbered in the process's order, and the first of equals is the first in file order.
    var best = remaining.startIndex
    for index in remaining.indices where remaining[index].to < remaining[best].to { best = index }
    return best
  }

  private static func chained(_ remaining: Slice<UnsafeMutableBufferPointer<StageChange>>, after stage: UInt16?) -> Int?
  {
    if let stage { return remaining.firstIndex { $0.from == stage } }
    if let unnamed = remaining.firstIndex(where: { $0.from == DealBook.noStage }) { return unnamed }
    return remaining.indices.first { candidate in
      !remaining.indices.contains { $0 != candidate && remaining[$0].to == remaining[candidate].from }
    }
  }
}
