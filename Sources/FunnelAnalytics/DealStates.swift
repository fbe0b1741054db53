import DealModel

/// What became of each deal, in four bytes: where it is open or how it ended, how far it came, and how that is known.
struct DealStates {
  /// For each deal, from the lowest bit: the number of its stage while it is open, else one of the numbers behind those;
  /// what is known of where it ended; its position.
  private var states = ChunkedList<UInt32>()
  let stageCount: Int

  private static let stateBits = 18
  private static let evidenceBits = 2

  init(layout: StageLayout) { stageCount = layout.count }

  /// The number of an outcome that is not open.
  func state(_ outcome: StageKind) -> Int { stageCount + Int(outcome.rawValue) }
  /// The number of a deal that does not count.
  var leftOut: Int { stageCount + StageKind.allCases.count }

  /// How many numbers there are.
  var count: Int { leftOut + 1 }

  /// Adds a deal.
  @inline(__always)
  mutating func append(_ state: Int, _ life: DealLife) {
    let evidence = FunnelTally.Evidence(life).rawValue << DealStates.stateBits
    let position = life.position << (DealStates.stateBits + DealStates.evidenceBits)
    states.append(UInt32(truncatingIfNeeded: state | evidence | position))
  }

  /// Adds a deal that does not count.
  mutating func appendLeftOut() { states.append(UInt32(truncatingIfNeeded: leftOut)) }

  /// Calls `body` with the row and the number of each deal.
  @inline(__always)
  func forEach(_ body: (Int, Int) -> Void) {
    var row = 0
    states.forEachChunk { chunk in
      for state in chunk {
        body(row, Int(state & (1 << DealStates.stateBits - 1)))
        row += 1
      }
    }
  }

  /// Calls `body` with the row, the number, the evidence and the position of each deal.
  @inline(__always)
  func forEachPlace(_ body: (Int, Int, Int, Int) -> Void) {
    var row = 0
    states.forEachChunk { chunk in
      for state in chunk {
        let place = Int(state >> UInt32(DealStates.stateBits))
        body(
          row,
          Int(state & (1 << DealStates.stateBits - 1)),
          place & (1 << DealStates.evidenceBits - 1),
          place >> DealStates.evidenceBits
        )
        row += 1
      }
    }
  }

  /// How many deals a block has at most.
  static let blockSize = 2048

  /// The number of a deal in a block.
  @inline(__always)
  static func number(_ state: UInt32) -> Int { Int(state & (1 << DealStates.stateBits - 1)) }

  /// Calls `body` with some rows after others, and what stands for each of them.
  @inline(__always)
  func forEachBlock(_ body: (Range<Int>, UnsafeBufferPointer<UInt32>) -> Void) {
    var row = 0
    states.forEachChunk { chunk in
      var start = 0
      while start < chunk.count {
        let end = min(start + DealStates.blockSize, chunk.count)
        let block = UnsafeBufferPointer(rebasing: chunk[start..<end])
        body(row..<(row + block.count), block)
        row += block.count
        start = end
      }
    }
  }

  mutating func merge(_ other: DealStates) { states.append(contentsOf: other.states) }
}
