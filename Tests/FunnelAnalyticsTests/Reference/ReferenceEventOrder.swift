/// The events of one deal in the order of rule 1.
///
/// - Parameter events: Events of one deal in file order.
func referenceOrdered(_ events: [ReferenceEvent], in process: ReferenceProcess) -> [ReferenceEvent] {
  var left = events
  var ordered: [ReferenceEvent] = []
  while let instant = left.map(\.at).min() {
    let tied = left.indices.filter { left[$0].at == instant }
    let chained = referenceChained(tied, of: left, stage: ordered.last?.to)
    // "If none chains so, … the one whose to-stage comes first in the process, file order between equals."
    let first = tied.min { (process.order(of: left[$0].to), $0) < (process.order(of: left[$1].to), $1) }
    guard let next = chained ?? first else { break }
    ordered.append(left.remove(at: next))
  }
  return ordered
}

/// The first event in file order, among those left at one instant, that continues the deal's life by its from-stage.
private func referenceChained(_ tied: [Int], of left: [ReferenceEvent], stage: Int?) -> Int? {
  // "The first in file order whose from-stage is the stage the deal is in."
  if let stage { return tied.first { left[$0].from == stage } }
  // "Before its first event, where any has a from-stage: one without, else one whose from-stage is no to-stage of the
  // others."
  if tied.allSatisfy({ left[$0].from == nil }) { return nil }
  if let without = tied.first(where: { left[$0].from == nil }) { return without }
  return tied.first { candidate in
    !tied.contains { other in other != candidate && left[other].to == left[candidate].from }
  }
}

/// The ordered events without those whose to-stage is the stage the deal is in (rule 2).
func referenceKept(_ ordered: [ReferenceEvent]) -> [ReferenceEvent] {
  var kept: [ReferenceEvent] = []
  for event in ordered where event.to != kept.last?.to {
    kept.append(event)
  }
  return kept
}
