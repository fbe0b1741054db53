/// The flow through one open stage in a period (section 7).
struct ReferenceFlowRow {
  var stage: String
  var openAtStart: Int
  var entered: Int
  var left: Int
  var exits: ReferenceExits
  var openAtEnd: Int
}

/// The flow of a process: of the timed visits of all its deals.
///
/// "Start is the beginning of the first day, end the end of the last. An event on the very instant of the start is inside
/// the period." So dates decide.
func referenceFlow(
  _ lives: [ReferenceLife],
  of process: ReferenceProcess,
  period: ClosedRange<Int>
) -> [ReferenceFlowRow] {
  process.openStages.map { stage in
    let visits = lives.flatMap(\.visits).filter { $0.stage == stage }.compactMap(ReferenceTimedVisit.init)
    let left = visits.filter { visit in visit.left.map { period.contains($0.day) } ?? false }
    return ReferenceFlowRow(
      stage: process.stages[stage].name,
      openAtStart: visits.filter { visit in
        visit.entered.day < period.lowerBound && (visit.left.map { $0.day >= period.lowerBound } ?? true)
      }.count,
      entered: visits.filter { period.contains($0.entered.day) }.count,
      left: left.count,
      exits: ReferenceExits(left, in: process),
      openAtEnd: visits.filter { visit in
        visit.entered.day <= period.upperBound && (visit.left.map { $0.day > period.upperBound } ?? true)
      }.count
    )
  }
}
