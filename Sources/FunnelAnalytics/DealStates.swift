import DealModel

/// What became of each deal, in four bytes: where it is open, or how it ended.
struct DealStates {
  /// For each deal the number of its stage while it is open, else one of the numbers behind those.
  private var states = ChunkedList<UInt32>()
  let stageCount: Int

  init(layout: StageLayout) { stageCount = layout.count }

  /// The number of an outcome that is not open.
  func state(_ outcome: StageKind) -> Int { stageCount + Int(outcome.rawValue) }
  /// The number of a deal that does not count.
  var leftOut: Int { stageCount + StageKind.allCases.count }

  /// How many numbers there are.
  var count: Int { leftOut + 1 }

  mutating func append(_ state: Int) { states.append(UInt32(truncatingIfNeeded: state)) }

  /// Calls `body` with the row and the number of each deal.
  @inline(__always)
  func forEach(_ body: (Int, Int) -> Void) {
    var row = 0
    states.forEachChunk { chunk in
      for state in chunk {
        body(row, Int(state))
        row += 1
      }
    }
  }

  mutating func merge(_ other: DealStates) { states.append(contentsOf: other.states) }
}
