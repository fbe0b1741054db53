import DealModel

/// What a deal's row says of its stage (DEFINITIONS.md 2, before rule 1).
struct RowStatement {
  /// Open, won, lost or void by status, else by stage, else open.
  let kind: StageKind
  /// The open stage that a lost or void row says it was lost from.
  let lostFrom: UInt16?
  private let stage: UInt16
  /// The kind of `stage`; `nil` without one.
  private let stageKind: StageKind?
  private let firstOfKind: UInt16
  private let process: Int

  /// - Parameters:
  ///   - status: the number of a closed kind, or `DealBook.noStatus`.
  ///   - lostStage: the stage that the row says it was lost from, or `DealBook.noStage`.
  init(stage: UInt16, status: UInt8, lostStage: UInt16, process: Int, shapes: ProcessShapes) {
    self.process = process
    self.stage = stage
    stageKind = stage == DealBook.noStage ? nil : shapes.kind(process, stage)
    let status = status == DealBook.noStatus ? nil : StageKind(rawValue: status)
    kind = status ?? stageKind ?? .open
    firstOfKind = shapes.firstStage(process, of: kind)
    if kind != .lost, kind != .void {
      lostFrom = nil
    } else if lostStage != DealBook.noStage {
      lostFrom = lostStage
    } else {
      lostFrom = status != nil && stageKind == .open ? stage : nil
    }
  }

  /// Whether the row is of an open deal and names no stage.
  var isWithoutStage: Bool { stageKind == nil && kind == .open }

  /// The row's stage if it is of the row's kind, else the last event's if that is, else the first of that kind.
  func currentStage(lastEvent: UInt16?, _ shapes: ProcessShapes) -> UInt16 {
    if stageKind == kind { return stage }
    if let lastEvent, shapes.kind(process, lastEvent) == kind { return lastEvent }
    return firstOfKind
  }
}
