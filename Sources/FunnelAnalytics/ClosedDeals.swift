import DealModel

/// The won and lost deals with their cycles, from which those of each process and group are taken (DEFINITIONS.md 5, 11).
struct ClosedDeals {
  /// Rows of the won deals that have a cycle, and the cycles, in microseconds.
  private(set) var won = Cycles()
  /// The same of the lost deals.
  private(set) var lost = Cycles()

  /// Rows of deals, and beside each its cycle.
  struct Cycles {
    var rows: [UInt32] = []
    var lengths: [Int64] = []

    mutating func append(_ row: Int, _ length: Int64) {
      rows.append(UInt32(truncatingIfNeeded: row))
      lengths.append(length)
    }

    mutating func append(contentsOf other: Cycles) {
      rows.append(contentsOf: other.rows)
      lengths.append(contentsOf: other.lengths)
    }

    /// The lengths by a number of each deal.
    func lengths(by number: (Int) -> Int, of numbers: Int) -> [[Int64]] {
      var counts = [Int](repeating: 0, count: numbers)
      for row in rows { counts[number(Int(row))] += 1 }
      var result = counts.map { count in
        var lengths: [Int64] = []
        lengths.reserveCapacity(count)
        return lengths
      }
      for (row, length) in zip(rows, lengths) { result[number(Int(row))].append(length) }
      return result
    }
  }

  /// Takes up a won or lost deal.
  mutating func add(_ life: DealLife, _ row: Int) {
    guard let cycle = life.cycle else { return }
    if life.outcome == .won { won.append(row, cycle) } else { lost.append(row, cycle) }
  }

  /// Adds other deals.
  mutating func merge(_ other: ClosedDeals) {
    won.append(contentsOf: other.won)
    lost.append(contentsOf: other.lost)
  }
}

/// What became of each deal, in four bytes: where it is open, or how it ended.
struct DealStates {
  /// For each deal the number of its stage while it is open, else one of the numbers behind those.
  private(set) var states: [UInt32] = []
  let stageCount: Int

  init(layout: StageLayout) { stageCount = layout.count }

  /// The number of an outcome that is not open.
  func state(_ outcome: StageKind) -> Int { stageCount + Int(outcome.rawValue) }
  /// The number of a deal that does not count.
  var leftOut: Int { stageCount + StageKind.allCases.count }

  mutating func append(_ state: Int) { states.append(UInt32(truncatingIfNeeded: state)) }

  mutating func merge(_ other: DealStates) { states.append(contentsOf: other.states) }
}
