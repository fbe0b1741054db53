public import DealModel

/// Which of a book's deals a report is on; all others are passed over.
public enum DealSelection: Sendable {
  /// The deals with one value of a column to group by: its number.
  case value(GroupColumn, Int)
  /// The deals created in some days.
  case created(DayRange)
}

extension TallyBuilder {
  /// Adds the deals of some rows that are selected.
  mutating func add(_ rows: Range<Int>, selected: DealSelection) {
    var life = DealLife()
    for row in rows {
      if case .value(let column, let value) = selected, Int(column.codes[row]) != value {
        passOver()
        continue
      }
      build(row, into: &life)
      if case .created(let days) = selected, !days.contains(life.created) {
        passOver()
        continue
      }
      add(life, row)
    }
  }
}
