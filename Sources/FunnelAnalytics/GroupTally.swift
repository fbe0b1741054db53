import DealModel

/// Deals by the values of one column (DEFINITIONS.md 11).
struct GroupTally {
  /// What is counted of one value of the column.
  struct Row {
    var deals = 0
    var won = CountedAmount()
    var wonWithAmount = 0
    var lost = 0
    var void = 0
    var cycleSum: Int128 = 0
    var cycles = 0
  }

  private let stageCount: Int
  /// For each value of the column.
  private(set) var rows: [Row]
  /// Open deals: `[value × stages + stage number]`.
  private(set) var open: [WeightedSum]
  /// For each won deal with a cycle, the value; beside it in `wonCycles` its cycle in microseconds.
  private(set) var wonCodes: [UInt32] = []
  private(set) var wonCycles: [Int64] = []

  init(values: Int, layout: StageLayout) {
    stageCount = layout.count
    rows = Array(repeating: Row(), count: values)
    open = Array(repeating: WeightedSum(), count: values * layout.count)
  }

  /// Counts a deal.
  mutating func add(_ life: DealLife, value: UInt32, stage: Int, amount: Int64, own: Int32?) {
    let index = Int(value)
    rows[index].deals += 1
    switch life.outcome {
    case .open: open[index * stageCount + stage].add(amount: amount, own: own)
    case .lost: rows[index].lost += 1
    case .void: rows[index].void += 1
    case .won:
      rows[index].won.add(amount)
      if amount != DealBook.noAmount { rows[index].wonWithAmount += 1 }
      if let cycle = life.cycle {
        rows[index].cycleSum += Int128(cycle)
        rows[index].cycles += 1
        wonCodes.append(value)
        wonCycles.append(cycle)
      }
    }
  }

  /// Adds other deals.
  mutating func merge(_ other: GroupTally) {
    for index in rows.indices {
      rows[index].deals += other.rows[index].deals
      rows[index].won.merge(other.rows[index].won)
      rows[index].wonWithAmount += other.rows[index].wonWithAmount
      rows[index].lost += other.rows[index].lost
      rows[index].void += other.rows[index].void
      rows[index].cycleSum += other.rows[index].cycleSum
      rows[index].cycles += other.rows[index].cycles
    }
    for index in open.indices { open[index].merge(other.open[index]) }
    wonCodes.append(contentsOf: other.wonCodes)
    wonCycles.append(contentsOf: other.wonCycles)
  }

  /// The open deals of a value, by stage number.
  func openDeals(of value: Int) -> ArraySlice<WeightedSum> {
    open[value * stageCount..<(value + 1) * stageCount]
  }

  /// The cycles of each value's won deals.
  func cyclesByValue() -> [[Int64]] {
    var result = Array(repeating: [Int64](), count: rows.count)
    for index in rows.indices { result[index].reserveCapacity(rows[index].cycles) }
    for (value, cycle) in zip(wonCodes, wonCycles) { result[Int(value)].append(cycle) }
    return result
  }
}
