/// The stage changes that were read of one part of a history, sorted by run of deals.
public struct StageChangesPart: Sendable {
  /// For each run, and one behind the last, where its changes begin.
  private let firstOfRun: [UInt32]
  /// The changes, if all of them fit into eight bytes.
  private var packed: [PackedChange] = []
  /// The changes, if not.
  private var wide: [WideChange] = []
  /// For each process, or for all of them as long as stages are names, the stage of each number in the part; `width`
  /// entries a process, the last of them for a change that leaves no stage.
  private(set) var stages: [UInt16] = []
  private let width: Int

  /// How many changes there are.
  public var count: Int { packed.count + wide.count }

  /// Sorts changes by run; within a run they keep their order.
  /// - Parameters:
  ///   - deals: for each change the row of its deal.
  ///   - rows: how many deals there are.
  public init(deals: [UInt32], changes: [StageChange], rows: Int) {
    let runs = StageChanges.runs(of: rows)
    var first = [UInt32](repeating: 0, count: runs + 1)
    for deal in deals { first[Int(deal >> StageChanges.runBits) + 1] += 1 }
    for run in 0..<runs { first[run + 1] += first[run] }
    firstOfRun = first
    packed = StageChangesPart.sorted(deals, changes, first) { PackedChange($0, deal: $1) } ?? []
    if packed.count == changes.count {
      width = PackedChange.noStage + 1
      return
    }
    wide = StageChangesPart.sorted(deals, changes, first) { WideChange($0, deal: $1) } ?? []
    width = 1 + changes.reduce(0) { max($0, Int($1.to) + 1, $1.from == DealBook.noStage ? 0 : Int($1.from) + 1) }
  }

  /// The changes by run, or `nil` if one of them does not fit.
  @inline(__always)
  private static func sorted<Stored>(
    _ deals: [UInt32],
    _ changes: [StageChange],
    _ firstOfRun: [UInt32],
    _ stored: (StageChange, UInt32) -> Stored?
  ) -> [Stored]? {
    var next = firstOfRun
    var allFit = true
    let mask = UInt32(StageChanges.dealsInRun - 1)
    let result = [Stored](unsafeUninitializedCapacity: changes.count) { buffer, count in
      next.withUnsafeMutableBufferPointer { next in
        for (index, change) in changes.enumerated() {
          let deal = deals[index]
          guard let stored = stored(change, deal & mask) else {
            // Plain bits: what was written needs no undoing.
            allFit = false
            return
          }
          let run = Int(deal >> StageChanges.runBits)
          buffer.initializeElement(at: Int(next[run]), to: stored)
          next[run] += 1
        }
      }
      count = allFit ? changes.count : 0
    }
    return allFit ? result : nil
  }

  /// Says the stage of each number, a table for each process.
  /// - Parameter like: a part that mostly has the same tables; the memory is shared then.
  mutating func setStages(_ tables: [[UInt16]], like other: StageChangesPart?) {
    var flat: [UInt16] = []
    for table in tables {
      let known = table.prefix(width - 1)
      flat += known
      flat += repeatElement(DealBook.noStage, count: width - known.count)
    }
    stages = other?.stages == flat ? other?.stages ?? flat : flat
  }

  /// Takes the tables of another part.
  mutating func shareStages(_ other: StageChangesPart) { stages = other.stages }

  /// Counts how often each stage name is left or entered, in `uses` by process.
  func countUses(process: Column<UInt16>, into uses: inout [[Int]]) {
    if uses.count == 1 {
      var counts = [Int](repeating: 0, count: width)
      counts.withUnsafeMutableBufferPointer { counts in
        forEach { _, from, to in
          counts[from] += 1
          counts[to] += 1
        }
      }
      for (number, count) in counts.enumerated() where stages[number] != DealBook.noStage {
        uses[0][Int(stages[number])] += count
      }
      return
    }
    forEach { deal, from, to in
      let process = Int(process[deal])
      for number in [from, to] where stages[number] != DealBook.noStage { uses[process][Int(stages[number])] += 1 }
    }
  }

  /// Calls `body` with the deal's row and the numbers of the stages left and entered; `width - 1` is none.
  @inline(__always)
  private func forEach(_ body: (Int, Int, Int) -> Void) {
    for run in 0..<firstOfRun.count - 1 {
      let first = run * StageChanges.dealsInRun
      if wide.isEmpty {
        for change in packed[range(of: run)] { body(first + change.deal, change.from, change.to) }
      } else {
        for change in wide[range(of: run)] {
          body(first + Int(change.deal), min(Int(change.from), width - 1), Int(change.to))
        }
      }
    }
  }

  /// Counts the changes of a run's deals.
  func count(run: Int, into result: inout RunOfChanges) {
    let range = range(of: run)
    if range.isEmpty { return }
    if wide.isEmpty {
      result.count(packed[range].lazy.map { $0.deal })
    } else {
      result.count(wide[range].lazy.map { Int($0.deal) })
    }
  }

  /// Adds the changes of a run's deals.
  func add(run: Int, process: Column<UInt16>, into result: inout RunOfChanges) {
    let range = range(of: run)
    if range.isEmpty { return }
    let first = run * StageChanges.dealsInRun
    let isByProcess = stages.count > width
    stages.withUnsafeBufferPointer { stages in
      result.fill { next, changes in
        for index in range {
          let (deal, time, from, to, file): (Int, Int64, Int, Int, UInt16)
          if wide.isEmpty {
            let change = packed[index]
            (deal, time, from, to, file) = (change.deal, change.time, change.from, change.to, change.file)
          } else {
            let change = wide[index]
            (deal, time, file) = (Int(change.deal), change.time, change.file)
            (from, to) = (min(Int(change.from), width - 1), Int(change.to))
          }
          let table = isByProcess ? Int(process[first + deal]) * width : 0
          changes[next[deal]] = StageChange(time: time, from: stages[table + from], to: stages[table + to], file: file)
          next[deal] += 1
        }
      }
    }
  }

  private func range(of run: Int) -> Range<Int> { Int(firstOfRun[run])..<Int(firstOfRun[run + 1]) }
}
