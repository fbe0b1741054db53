import DealModel

/// What the rules ask of the processes for each deal, in flat lists: asking `SalesProcess` itself would count references
/// to its names.
struct ProcessShapes {
  /// How many open stages each process has.
  let openCounts: [Int]
  /// Where the stages of each process begin in `kinds`.
  private let first: [Int]
  private let kinds: [StageKind]
  /// For each process the first stage of each kind.
  private let firstOfKind: [UInt16]

  init(_ processes: [SalesProcess]) {
    openCounts = processes.map(\.openCount)
    first = processes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.stages.count) }
    kinds = processes.flatMap { $0.stages.map(\.kind) }
    firstOfKind = processes.flatMap { process in
      StageKind.allCases.map { UInt16(process.firstStage(of: $0) ?? 0) }
    }
  }

  /// The kind of a stage.
  @inline(__always)
  func kind(_ process: Int, _ stage: UInt16) -> StageKind { kinds[first[process] + Int(stage)] }

  /// The first stage of a kind.
  @inline(__always)
  func firstStage(_ process: Int, of kind: StageKind) -> UInt16 { firstOfKind[process * 4 + Int(kind.rawValue)] }
}
