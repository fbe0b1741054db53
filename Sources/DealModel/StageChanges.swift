// How it works: deals are taken in runs of 4,096, in the book's order. Each part that was read of a history keeps its
// changes sorted by run, in file order within a run, in eight bytes each where they fit. Whoever wants the lives of a run
// of deals gathers its changes out of all parts and counts them out by deal; that happens in the near cache, in any
// order of the input, and all the changes are never held twice.

/// The stage changes of all deals, in little memory; read a run of deals at a time.
public struct StageChanges: Sendable {
  static let runBits: UInt32 = 12
  /// How many deals a run has.
  public static let dealsInRun = 1 << Int(runBits)

  /// How many runs so many deals make.
  public static func runs(of rows: Int) -> Int { (rows + dealsInRun - 1) / dealsInRun }

  private var parts: [StageChangesPart] = []
  /// How many changes there are.
  public private(set) var count = 0
  /// Whether stages are those of the deals' processes; else they are names.
  private var isResolved = false

  /// No changes.
  public init() {}

  /// The changes of each deal, in the order given; their stages are those of the processes.
  public init(byDeal changes: [[StageChange]]) {
    var builder = StageChangesBuilder()
    var largest: UInt16 = 0
    for (deal, changes) in changes.enumerated() {
      _ = builder.append(changes, of: changes.map { _ in UInt32(deal) })
      for change in changes { largest = max(largest, change.to, change.from == DealBook.noStage ? 0 : change.from) }
    }
    append(builder.part(dealCount: changes.count), names: Array(0...largest))
  }

  /// Adds the part behind.
  /// - Parameter names: for each number of a stage name in the part the number in the whole.
  public mutating func append(_ part: StageChangesPart, names: [UInt16]) {
    if part.count == 0 { return }
    var part = part
    part.setStages([names], like: parts.last)
    count += part.count
    parts.append(part)
  }

  /// Makes stages of names.
  /// - Parameter stages: for each process and number of a name the stage.
  public mutating func resolve(_ stages: [[UInt16]]) {
    var previous: (names: [UInt16], part: StageChangesPart)?
    for index in parts.indices {
      let names = parts[index].stages
      if let previous, previous.names == names {
        parts[index].shareStages(previous.part)
      } else {
        parts[index].setStages(
          stages.map { stages in names.map { $0 == DealBook.noStage ? $0 : stages[Int($0)] } },
          like: nil
        )
        previous = (names, parts[index])
      }
    }
    isResolved = true
  }

  /// For each process, how often each stage name is left or entered.
  /// - Parameters:
  ///   - process: the process of each deal.
  ///   - names: how many names there are.
  public func nameUses(process: Column<UInt16>, processes: Int, names: Int) -> [[Int]] {
    var uses = Array(repeating: [Int](repeating: 0, count: names), count: processes)
    for index in parts.indices { parts[index].countUses(process: process, into: &uses) }
    return uses
  }

  /// Gathers the changes of a run of deals.
  /// - Parameters:
  ///   - rows: how many deals there are.
  ///   - process: the process of each deal.
  public func load(run: Int, rows: Int, process: Column<UInt16>, into result: inout RunOfChanges) {
    let first = run * StageChanges.dealsInRun
    result.begin(first: first, deals: min(rows - first, StageChanges.dealsInRun))
    for index in parts.indices { parts[index].count(run: run, into: &result) }
    result.makeRoom()
    // Names are alike in all processes.
    let process = isResolved ? process : Column(usual: 0, count: rows)
    for index in parts.indices { parts[index].add(run: run, process: process, into: &result) }
  }
}
