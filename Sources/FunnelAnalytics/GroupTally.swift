import DealModel

/// Deals by the values of one column (DEFINITIONS.md 11).
///
/// Made of the states of all deals, a column at a time: that keeps one column's sums in the near cache, and needs no sums
/// for each part of the deals.
struct GroupTally {
  /// What is counted of one value of the column.
  struct Row {
    var deals = 0
    var won = CountedAmount()
    var wonWithAmount = 0
    var lost = 0
    var void = 0
  }

  /// What is counted of one value of the column in one state.
  private struct Cell {
    var amount: Int128 = 0
    var deals: Int32 = 0
    var withAmount: Int32 = 0
  }

  /// The cycles of each value's won deals.
  let wonCycles: [DurationList]
  /// `[value × states + state]`: all states are counted alike, for nobody can foresee which comes next.
  private var cells: [Cell]
  /// What open deals with a probability of their own have of it: `[value × states + state]`, if any is asked for.
  private var own: [WeightedSum] = []
  private let states: DealStates

  init(column: GroupColumn, book: DealBook, states: DealStates, closed: ClosedDeals, usesOwnProbability: Bool) {
    self.states = states
    let (values, width) = (column.labels.count, states.count)
    wonCycles = closed.won.lengths(by: { Int(column.codes[$0]) }, of: values)
    cells = Array(repeating: Cell(), count: values * width)
    cells.withUnsafeMutableBufferPointer { GroupTally.count(column, book, states, width, into: $0) }
    guard usesOwnProbability else { return }
    own = Array(repeating: WeightedSum(), count: values * width)
    states.forEach { deal, state in
      guard book.probability[deal] >= 0 else { return }
      own[Int(column.codes[deal]) * width + state].add(amount: book.amounts[deal], own: book.probability[deal])
    }
  }

  /// Counts all deals, a block at a time: its codes and amounts then stand side by side in the near cache, in one width.
  private static func count(
    _ column: GroupColumn,
    _ book: DealBook,
    _ states: DealStates,
    _ width: Int,
    into cells: UnsafeMutableBufferPointer<Cell>
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: DealStates.blockSize) { codes in
      withUnsafeTemporaryAllocation(of: Int64.self, capacity: DealStates.blockSize) { amounts in
        states.forEachBlock { rows, states in
          column.codes.copy(rows, into: codes)
          book.amounts.copy(rows, into: amounts)
          for place in states.indices {
            let index = Int(codes[place]) &* width &+ DealStates.number(states[place])
            let amount = amounts[place]
            let isThere = amount != DealBook.noAmount
            cells[index].amount &+= Int128(isThere ? amount : 0)
            cells[index].deals &+= 1
            cells[index].withAmount &+= isThere ? 1 : 0
          }
        }
      }
    }
  }

  /// What is counted of a value.
  func row(_ value: Int) -> Row {
    func cell(_ outcome: StageKind) -> Cell { cells[value * states.count + states.state(outcome)] }
    var row = Row()
    let won = cell(.won)
    row.won = CountedAmount(count: Int(won.deals), amount: won.amount)
    row.wonWithAmount = Int(won.withAmount)
    row.lost = Int(cell(.lost).deals)
    row.void = Int(cell(.void).deals)
    row.deals =
      row.won.count + row.lost + row.void + (0..<states.stageCount).reduce(0) { $0 + openDeals(of: value, $1).deals }
    return row
  }

  /// The open deals of a value at a stage number.
  func openDeals(of value: Int, _ stage: Int) -> WeightedSum {
    let index = value * states.count + stage
    var sum = own.isEmpty ? WeightedSum() : own[index]
    (sum.deals, sum.amount) = (Int(cells[index].deals), cells[index].amount)
    return sum
  }
}
