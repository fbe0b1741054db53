public import DealModel
import DelimitedText

/// The table of stages that a first configuration has: `stages.csv`.
public struct StagesFile {
  private let book: DealBook

  /// - Parameter book: the deals, with the stages that were guessed.
  public init(_ book: DealBook) { self.book = book }

  /// The table as UTF-8 text, CSV.
  public var bytes: [UInt8] {
    let hasPipelines = book.processes.count > 1
    var bytes: [UInt8] = []
    RecordWriter.append(
      ["stage"] + (hasPipelines ? ["pipeline"] : []) + ["kind", "probability", "standard_days", "aliases"],
      to: &bytes
    )
    for (number, process) in book.processes.enumerated() {
      let probabilities = probabilities(of: number)
      for (index, stage) in process.stages.enumerated() where !stage.name.isEmpty {
        RecordWriter.append(
          [stage.name] + (hasPipelines ? [process.name] : []) + ["\(stage.kind)", probabilities[index], "", ""],
          to: &bytes
        )
      }
    }
    return bytes
  }

  /// The win probability of each stage of a process; blank where nothing says it.
  ///
  /// An open stage's is the share in its name, or the one that most of its deals have; of closed ones it is certain.
  func probabilities(of process: Int) -> [String] {
    let stages = book.processes[process].stages
    var counts: [[Int32: Int]] = Array(repeating: [:], count: stages.count)
    if !book.probability.isUsual {
      for row in 0..<book.count where Int(book.process[row]) == process && book.stage[row] != DealBook.noStage {
        let isClosed = book.status[row] != DealBook.noStatus && book.status[row] != StageKind.open.rawValue
        if !isClosed { counts[Int(book.stage[row])][book.probability[row], default: 0] += 1 }
      }
    }
    return stages.indices.map { index in
      switch stages[index].kind {
      case .won: return "100%"
      case .lost: return "0%"
      case .void: return ""
      case .open:
        if let share = StageNamePlace.percentage(stages[index].name) { return "\(share)%" }
        guard let most = counts[index].max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return "" }
        // A CRM sets round ones; what one deal alone has in tenths of a percent is a judgement of it.
        let isSet = most.value > 1 || most.key % 50_000 == 0
        guard isSet, most.key > 0, most.key < 1_000_000, most.value * 3 >= counts[index].values.reduce(0, +) * 2 else {
          return ""
        }
        let tenths = (Int(most.key) + 500) / 1000
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
      }
    }
  }
}
