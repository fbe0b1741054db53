extension DealBook {
  /// The latest creation, close or stage-change date in the inputs; `nil` where there is none.
  ///
  /// A close date counts on a row of a closed kind only: on an open deal it is a plan.
  /// - Complexity: O(deals).
  public var latestDay: Int? {
    var latest = max(latestChange, created.latest, stageEntered.latest)
    let openCounts = processes.map(\.openCount)
    for (row, close) in closed.enumerated() where close > latest {
      let isClosed =
        status[row] != DealBook.noStatus
        || (stage[row] != DealBook.noStage && Int(stage[row]) >= openCounts[Int(process[row])])
      if isClosed { latest = close }
    }
    return latest == CivilTime.missing ? nil : Int(CivilTime.day(of: latest))
  }
}
