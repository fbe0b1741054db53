import DealModel

/// Numbers the open stages of all processes through, with one place more a process for deals in an unknown stage.
struct StageLayout: Equatable {
  /// How many open stages each process has.
  let openCounts: [Int]
  /// The number of each process's first stage.
  let offsets: [Int]
  /// How many numbers there are.
  let count: Int

  init(_ processes: [SalesProcess]) {
    openCounts = processes.map(\.openCount)
    var offsets: [Int] = []
    var next = 0
    for count in openCounts {
      offsets.append(next)
      next += count + 1
    }
    self.offsets = offsets
    count = next
  }

  /// The number of a process's open stage; `nil` is the place of an unknown stage.
  func number(_ process: Int, _ stage: UInt16?) -> Int {
    offsets[process] + (stage.map(Int.init) ?? openCounts[process])
  }
}
