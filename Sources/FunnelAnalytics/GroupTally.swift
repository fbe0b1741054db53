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

  /// For each value of the column.
  private(set) var rows: [Row]
  /// The cycles of each value's won deals.
  let wonCycles: [[Int64]]
  private let stageCount: Int
  /// Open deals: `[value × stages + stage number]`.
  private var open: [WeightedSum]

  init(column: GroupColumn, book: DealBook, states: DealStates, closed: ClosedDeals, usesOwnProbability: Bool) {
    stageCount = states.stageCount
    rows = Array(repeating: Row(), count: column.labels.count)
    open = Array(repeating: WeightedSum(), count: column.labels.count * stageCount)
    wonCycles = closed.won.lengths(by: { Int(column.codes[$0]) }, of: column.labels.count)
    let (won, lost, void) = (states.state(.won), states.state(.lost), states.state(.void))
    let stageCount = stageCount
    rows.withUnsafeMutableBufferPointer { rows in
      open.withUnsafeMutableBufferPointer { open in
        for (deal, state) in states.states.enumerated() {
          let (state, value) = (Int(state), Int(column.codes[deal]))
          switch state {
          case 0..<stageCount:
            let own = usesOwnProbability && book.probability[deal] >= 0 ? book.probability[deal] : nil
            open[value * stageCount + state].add(amount: book.amounts[deal], own: own)
          case won:
            let amount = book.amounts[deal]
            rows[value].won.add(amount)
            if amount != DealBook.noAmount { rows[value].wonWithAmount += 1 }
          case lost: rows[value].lost += 1
          case void: rows[value].void += 1
          default: continue
          }
          rows[value].deals += 1
        }
      }
    }
  }

  /// The open deals of a value, by stage number.
  func openDeals(of value: Int) -> ArraySlice<WeightedSum> {
    open[value * stageCount..<(value + 1) * stageCount]
  }
}
