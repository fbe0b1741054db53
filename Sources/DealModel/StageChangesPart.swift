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
  /// How often each number of a stage name is left or entered.
  private let uses: [Int]

  /// How many changes there are.
  public var count: Int { packed.count + wide.count }

  /// A part without changes.
  public init() { (firstOfRun, width, uses) = ([0], 1, [0]) }

  /// Sorts what was gathered by run; within a run the changes keep their order.
  /// - Parameter rows: how many deals there are.
  init(_ gathered: borrowing StageChangesBuilder, rows: Int) {
    let runs = StageChanges.runs(of: rows)
    var first = [UInt32](repeating: 0, count: runs + 1)
    for row in gathered.rows { first[Int(row >> StageChanges.runBits) + 1] += 1 }
    for run in 0..<runs { first[run + 1] += first[run] }
    firstOfRun = first
    width = gathered.isPacked ? PackedChange.noStage + 1 : 1 + gathered.largestName + 1
    var uses = [Int](repeating: 0, count: width)
    if gathered.isPacked {
      packed = StageChangesPart.sorted(gathered.packed, gathered.rows, first)
      for change in packed {
        uses[change.to] += 1
        uses[change.from] += 1
      }
    } else {
      wide = StageChangesPart.sorted(gathered.wide, gathered.rows, first)
      for change in wide {
        uses[Int(change.to)] += 1
        uses[min(Int(change.from), width - 1)] += 1
      }
    }
    self.uses = uses
  }

  /// Changes by run, in their order.
  @inline(__always)
  private static func sorted<Change>(_ changes: [Change], _ rows: [UInt32], _ firstOfRun: [UInt32]) -> [Change] {
    var next = firstOfRun
    return Array(unsafeUninitializedCapacity: changes.count) { buffer, count in
      next.withUnsafeMutableBufferPointer { next in
        for (index, change) in changes.enumerated() {
          let run = Int(rows[index] >> StageChanges.runBits)
          buffer.initializeElement(at: Int(next[run]), to: change)
          next[run] += 1
        }
      }
      count = changes.count
    }
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
      for (number, count) in self.uses.enumerated() where stages[number] != DealBook.noStage {
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
