import DealModel

/// The won and lost deals with their cycles, from which those of each process and group are taken (DEFINITIONS.md 5, 11).
struct ClosedDeals {
  /// Rows of the won deals that have a cycle, and the cycles.
  private(set) var won = Cycles()
  /// The same of the lost deals.
  private(set) var lost = Cycles()

  /// Rows of deals, and beside each its cycle.
  struct Cycles {
    private var cycles = ChunkedList<Cycle>()

    private struct Cycle: BitwiseCopyable {
      let row: UInt32
      /// Whole seconds, or -1: then the length is among the long ones.
      let seconds: Int32
    }

    /// Lengths that are no whole seconds, or too long; in the order of their deals.
    private var exact = ChunkedList<Int64>()

    mutating func append(_ row: Int, _ length: Int64) {
      let seconds = length / 1_000_000
      let fits = seconds * 1_000_000 == length && seconds <= Int64(Int32.max)
      cycles.append(Cycle(row: UInt32(truncatingIfNeeded: row), seconds: fits ? Int32(seconds) : -1))
      if !fits { exact.append(length) }
    }

    mutating func append(contentsOf other: Cycles) {
      cycles.append(contentsOf: other.cycles)
      exact.append(contentsOf: other.exact)
    }

    /// The lengths, in microseconds, by a number of each deal.
    func lengths(by number: (Int) -> Int, of numbers: Int) -> [DurationList] {
      var result = Array(repeating: DurationList(), count: numbers)
      let exact = exact.all
      var next = 0
      cycles.forEachChunk { chunk in
        for cycle in chunk {
          if cycle.seconds >= 0 {
            result[number(Int(cycle.row))].append(Int64(cycle.seconds) * 1_000_000)
          } else {
            result[number(Int(cycle.row))].append(exact[next])
            next += 1
          }
        }
      }
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
