import DealModel

// How it works: while deals are counted, two bytes of a lost deal are kept, its position, in the order of the deals. Which
// value of a column it has stands in the book. So one walk over the states of all deals gives the table of a column.

extension ReportAssembly {
  /// The columns that say why deals are lost, for each process.
  func losses() -> [[LossReport]] {
    let columns = book.groups.filter { ["lossReason", "competitor"].contains($0.name) }
    let reports = concurrentMap(columns.count, threads: threads) { losses(by: columns[$0]) }
    return book.processes.indices.map { process in reports.map { $0[process] } }
  }

  private func losses(by column: GroupColumn) -> [LossReport] {
    let values = column.labels.count
    // A place for each open stage of each process; that of an unknown stage is the last of the process.
    var lost = Array(repeating: CountedAmount(), count: values * layout.count)
    var postponed = Array(repeating: CountedAmount(), count: values * book.processes.count)
    let positions = tally.lostPositions.all
    var next = 0
    let (lostState, asOf) = (tally.states.state(.lost), options.asOf.dayNumber)
    tally.states.forEach { row, state in
      if state == lostState {
        let process = Int(book.process[row])
        let position = Int(positions[next])
        next += 1
        let stage = layout.number(process, position == 0 ? nil : UInt16(position - 1))
        lost[Int(column.codes[row]) * layout.count + stage].add(book.amounts[row])
      } else if state < tally.states.stageCount {
        let (expected, pushed) = (book.expectedClose[row], book.firstPush[row])
        let isLate = expected != CivilTime.missingDay && Int(expected) < asOf
        let isPushed = pushed != CivilTime.missingDay && Int(pushed) <= asOf
        if !isLate, !isPushed { return }
        postponed[Int(column.codes[row]) * book.processes.count + Int(book.process[row])].add(book.amounts[row])
      }
    }
    return book.processes.indices.map { process in
      let stages = layout.offsets[process]..<layout.offsets[process] + layout.openCounts[process] + 1
      return LossReport(
        name: column.name,
        lost: (0..<values).compactMap { value in
          row(column.labels.text(value), lost[value * layout.count..<(value + 1) * layout.count], stages)
        }.sorted { LossReport.isBefore(($0.lost, $0.key), ($1.lost, $1.key)) },
        postponed: book.mapped.isDisjoint(with: [.expectedClose, .expectedCloseChanges])
          ? nil
          : (0..<values).compactMap { value in
            let sum = postponed[value * book.processes.count + process]
            return sum.count == 0 ? nil : PostponedRow(key: column.labels.text(value), postponed: DealSum(sum))
          }.sorted { LossReport.isBefore(($0.postponed, $0.key), ($1.postponed, $1.key)) }
      )
    }
  }

  /// The row of a value, if any of the process's deals was lost with it.
  private func row(_ key: String, _ counts: ArraySlice<CountedAmount>, _ stages: Range<Int>) -> LossRow? {
    let own = stages.map { counts[counts.startIndex + $0] }
    var total = CountedAmount()
    for sum in own { total.merge(sum) }
    guard total.count > 0, let unknown = own.last else { return nil }
    return LossRow(
      key: key,
      lost: DealSum(total),
      stages: own.dropLast().map { DealSum($0) },
      unknownStage: DealSum(unknown)
    )
  }
}

extension LossReport {
  /// The most deals first, then the largest amount, then by value.
  fileprivate static func isBefore(_ left: (sum: DealSum, key: String), _ right: (sum: DealSum, key: String)) -> Bool {
    if left.sum.deals != right.sum.deals { return left.sum.deals > right.sum.deals }
    if left.sum.amount != right.sum.amount { return left.sum.amount > right.sum.amount }
    return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
  }
}

extension DealSum {
  fileprivate init(_ sum: CountedAmount) {
    self.init(deals: sum.count, amount: Money(tenThousandths: sum.amount))
  }
}
