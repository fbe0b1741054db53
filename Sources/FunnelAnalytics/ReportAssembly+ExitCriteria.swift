import DealModel

extension ReportAssembly {
  /// Section 4a: the open stages of a process that have tasks or a criterion; none where nothing is known of activities,
  /// or no stage of the process has tasks.
  func exitCriteria(_ process: Int) -> [ExitCriteriaRow] {
    guard let tally = tally.exitCriteria else { return [] }
    let stages = book.processes[process].stages.prefix(layout.openCounts[process])
    if stages.allSatisfy(\.tasks.isEmpty) { return [] }
    return stages.enumerated().compactMap { number, stage in
      if stage.tasks.isEmpty, stage.exitCriterion == nil { return nil }
      let place = tally.place(layout.offsets[process] + number)
      let counts: (moves: Int, kept: Int) = place < 0 ? (0, 0) : tally.counts(at: place)
      return ExitCriteriaRow(
        stage: stage.name,
        criterion: stage.exitCriterion,
        tasks: stage.tasks.enumerated().map { number, task in
          let short = tally.short[place][number]
          return .init(task: task, short: short, shortShare: ratio(short, counts.moves))
        },
        kept: place < 0 ? nil : KeptShare(counts),
        untimed: place < 0 ? 0 : tally.untimed[place],
        owners: place < 0 ? [] : owners(at: place, tally)
      )
    }
  }

  private func owners(at place: Int, _ tally: ExitCriteriaTally) -> [ExitCriteriaRow.OwnerRow] {
    if !book.groups.contains(where: { $0.name == "owner" }) { return [] }
    var rest = tally.counts(at: place)
    var rows: [ExitCriteriaRow.OwnerRow] = people.owners.compactMap { owner in
      let counts = tally.counts(at: place, of: owner.slots)
      rest = (rest.moves - counts.moves, rest.kept - counts.kept)
      return counts.moves == 0 ? nil : .init(owner: owner.key, kept: KeptShare(counts))
    }
    if rest.moves > 0 {
      let isComplete = people.ownerCount == people.owners.count
      rows.append(.init(owner: isComplete ? "" : nil, kept: KeptShare(rest)))
    }
    return rows
  }
}
