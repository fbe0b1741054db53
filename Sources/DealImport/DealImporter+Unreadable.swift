import DelimitedText
import Diagnostics
import TableFiles

/// Columns of which so little can be read that going on without their values would mislead.
extension DealImporter {
  /// Unreadable values of a column that are not worth stopping for: a note or two among dates.
  private static let fewValues = 2
  /// How many unreadable values there must be to a readable one.
  private static let unreadableToReadable = 9

  /// Refuses what the configuration says about a column where most of the values that it matters for contradict it.
  /// - Parameters:
  ///   - line: what the configuration says, as it is written.
  ///   - bit: the bit for it in the evidence.
  mutating func refuseConfigured(
    _ line: String,
    _ evidence: ColumnEvidence,
    _ bit: Int,
    _ column: Int,
    _ table: InputTable,
    section: String
  ) {
    let unreadable = evidence.unreadable(bit: bit)
    let total = evidence.count(bit: bit) + unreadable.count
    if unreadable.count * 2 <= total { return }
    let value = FieldText.string(table.bytes, unreadable.first)
    report(
      .configuredWayWrong,
      [table.headings[column], line, "\(unreadable.count)", "\(total)", value, section],
      at: unreadable.first.lowerBound,
      table
    )
  }

  /// Refuses columns of a deals file nearly all of whose values cannot be read: they are something else, or written in a
  /// way that is not known, and every figure from them would be wrong.
  ///
  /// What is blank, or stands for nothing, is no value here.
  mutating func refuseUnreadable(_ values: DealValues, _ columns: DealColumns, _ table: InputTable) {
    let all: [(ReadCount, Int, Term)] = [
      (values.statuses, columns.status, .statuses), (values.amount.counts, columns.amount, .amounts),
      (values.wonAmount.counts, columns.wonAmount, .amounts),
      (values.settled.counts, columns.settled, .amounts), (values.collected.counts, columns.collected, .amounts),
      (values.probability.counts, columns.probability, .probabilities),
      (values.created.counts, columns.created, .dates),
      (values.closed.counts, columns.closed, .dates), (values.expectedClose.counts, columns.expectedClose, .dates),
      (values.lostAt.counts, columns.lostAt, .dates), (values.stageEntered.counts, columns.stageEntered, .dates),
      (values.lastActivity.counts, columns.lastActivity, .dates),
    ]
    for (counts, column, term) in all where column >= 0 {
      let unreadable = counts.unreadable
      guard unreadable.count > DealImporter.fewValues,
        unreadable.count >= counts.readable * DealImporter.unreadableToReadable
      else { continue }
      let (count, total) = ("\(unreadable.count)", "\(unreadable.count + counts.readable)")
      let value = FieldText.string(table.bytes, unreadable.first)
      report(
        .columnUnreadable,
        [table.headings[column], count, total, term.rawValue, value],
        at: unreadable.first.lowerBound,
        table
      )
    }
  }
}
