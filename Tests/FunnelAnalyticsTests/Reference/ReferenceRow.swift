/// What the row of a deal says about its life.
struct ReferenceRow {
  var kind: ReferenceKind
  var stage: Int?
  /// The stage it was lost from, where a lost or void row tells it (rule 4).
  var lostFrom: Int?
  var created: ReferenceTime?
  var closed: ReferenceTime?
  var stageEntered: ReferenceTime?

  init(_ deal: ReferenceDeal, in process: ReferenceProcess) {
    // "The row's kind is won, lost or void if its status says so, else that of its stage (open without one)."
    let statusKind = deal.status == .open ? nil : deal.status
    let stageKind = deal.stage.map { process.kind(of: $0) }
    kind = statusKind ?? stageKind ?? .open
    stage = deal.stage
    // "A lost-stage column, else a status beside an open stage." A deal cannot be lost from a closed stage.
    if kind == .lost || kind == .void {
      let candidates = [deal.lostStage, deal.stage].compactMap { $0 }
      lostFrom = candidates.first { process.kind(of: $0) == .open }
    }
    created = deal.created.map { ReferenceTime(microseconds: $0, role: .created) }
    closed = deal.closed.map { ReferenceTime(microseconds: $0, role: .closed) }
    stageEntered = deal.stageEntered.map { ReferenceTime(microseconds: $0, role: .stageEntered) }
  }

  /// The row's current stage.
  ///
  /// "Its stage if that is of the row's kind, else the last event's stage if that is, else the process's first stage of
  /// that kind."
  func currentStage(lastEvent: Int?, in process: ReferenceProcess) -> Int {
    if let stage, process.kind(of: stage) == kind { return stage }
    if let lastEvent, process.kind(of: lastEvent) == kind { return lastEvent }
    return process.firstStage(of: kind)
  }

  /// Whether the row tells of something after as-of (rule 6): "a stage-entered date, a close date on a row of a closed
  /// kind".
  func tellsOfLater(than asOf: Int) -> Bool {
    if let stageEntered, stageEntered.day > asOf { return true }
    if kind != .open, let closed, closed.day > asOf { return true }
    return false
  }
}
