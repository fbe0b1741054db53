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

  /// The standard of each number in microseconds; `Int64.max` where there is none.
  func standards(of processes: [SalesProcess]) -> [Int64] {
    var result = Array(repeating: Int64.max, count: count)
    for (process, offset) in offsets.enumerated() {
      for stage in 0..<openCounts[process] {
        guard let days = processes[process].stages[stage].standardDays else { continue }
        result[offset + stage] = Int64(exactly: (days * Double(CivilTime.day)).rounded()) ?? Int64.max
      }
    }
    return result
  }

  /// The number of a process's open stage; `nil` is the place of an unknown stage.
  func number(_ process: Int, _ stage: UInt16?) -> Int {
    offsets[process] + (stage.map(Int.init) ?? openCounts[process])
  }
}
