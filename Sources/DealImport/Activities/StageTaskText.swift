import DealModel

/// Reads the tasks of a stage: `visit:2|call:3|mail/replied:1`.
enum StageTaskText {
  /// The most activities of a kind that a task may ask for.
  private static let most = 1000

  /// The tasks, or the first part that is none.
  static func parse(_ text: String) -> (tasks: [StageTask], unreadable: String?) {
    var tasks: [StageTask] = []
    for part in text.split(whereSeparator: { "|｜;；\n".contains($0) }) {
      let written = trimmed(part)
      if written.isEmpty { continue }
      guard let task = task(written) else { return (tasks, written) }
      tasks.append(task)
    }
    return (tasks, nil)
  }

  private static func task(_ text: String) -> StageTask? {
    guard let colon = text.lastIndex(where: { ":：".contains($0) }) else { return nil }
    let digits = StageName.folded(String(text[text.index(after: colon)...]))
    guard let count = Int(digits), (1...most).contains(count) else { return nil }
    let names = text[..<colon].split(omittingEmptySubsequences: false) { "/／".contains($0) }.map(trimmed)
    guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }) else { return nil }
    let outcome = names.count == 2 ? names[1] : nil
    return StageTask(
      kind: names[0],
      outcome: outcome,
      count: count,
      comparedKind: StageName.folded(names[0]),
      comparedOutcome: outcome.map(StageName.folded)
    )
  }
}
