import DealModel

extension ReportAssembly {
  /// The open deals of the owner that is asked for; `nil` if nobody is.
  func handover() -> HandoverReport? {
    guard let asked = options.handover else { return nil }
    guard let owners = book.groups.first(where: { $0.name == "owner" }),
      let owner = (0..<owners.labels.count).first(where: { owners.labels.text($0) == asked.owner })
    else { return HandoverReport(isKnown: false, rows: []) }
    // The process and the stage of each stage number; no stage where it is unknown.
    let places = book.processes.indices.flatMap { process in
      (0...layout.openCounts[process]).map { (process, $0 < layout.openCounts[process] ? $0 : nil) }
    }
    var rows: [HandoverRow] = []
    tally.states.forEach { row, state in
      guard state < places.count, owners.codes[row] == UInt32(owner) else { return }
      let (process, stage) = places[state]
      let own = options.probability == .deal ? book.probability[row] : -1
      let probability = own >= 0 ? Double(own) / 1e6 : stage.flatMap { self.probability(process, $0) }
      let amount = book.amounts[row] == DealBook.noAmount ? nil : book.amounts[row]
      let weighted = (Double(amount ?? 0) * (probability ?? 0)).rounded(.toNearestOrAwayFromZero)
      let expected = book.expectedClose[row]
      rows.append(
        HandoverRow(
          row: row,
          stage: stage.map { book.processes[process].stages[$0].name },
          stagesLeft: stage.map { layout.openCounts[process] - 1 - $0 } ?? Int.max,
          probability: probability,
          way: asked.way(probability),
          amount: amount.map { Money(tenThousandths: Int128($0)) },
          weighted: Money(tenThousandths: Int128(weighted)),
          expectedClose: expected == CivilTime.missingDay ? nil : CivilDate(dayNumber: Int(expected))
        )
      )
    }
    return HandoverReport(isKnown: true, rows: rows)
  }
}
