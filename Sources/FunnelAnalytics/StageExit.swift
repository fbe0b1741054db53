import DealModel

/// Where a finished visit went (DEFINITIONS.md 4).
enum StageExit: Int, CaseIterable {
  /// A later open stage, or won.
  case forward
  /// An earlier open stage.
  case back
  case lost
  case void

  /// The way from an open stage to the next one.
  /// - Parameter kind: the kind of the stage that was gone to.
  init(from stage: UInt16, to next: UInt16, kind: StageKind) {
    switch kind {
    case .open: self = next > stage ? .forward : .back
    case .won: self = .forward
    case .lost: self = .lost
    case .void: self = .void
    }
  }
}

/// Finished visits by where they went.
struct ExitCounts {
  var forward = 0
  var back = 0
  var lost = 0
  var void = 0

  /// All of them.
  var total: Int { forward + back + lost + void }

  /// Counts a visit.
  @inline(__always)
  mutating func add(_ exit: StageExit) {
    switch exit {
    case .forward: forward += 1
    case .back: back += 1
    case .lost: lost += 1
    case .void: void += 1
    }
  }

  /// Adds other visits.
  mutating func merge(_ other: ExitCounts) {
    forward += other.forward
    back += other.back
    lost += other.lost
    void += other.void
  }
}
