import DealModel

/// Guesses a process from data alone, where nobody configured its stages.
///
/// A stage's kind is guessed from its name. Open stages stand in the order in which deals come to them: by the mean
/// place of a stage among a deal's changes; stages that no change names follow in the order they are met in.
struct StageOrderGuess {
  let book: DealBook
  let process: Int
  let names: [String]

  /// The stages that deals of the process use.
  func stages() -> [Stage] {
    var count = [Int](repeating: 0, count: names.count)
    var places = [Int](repeating: 0, count: names.count)
    var isUsed = [Bool](repeating: false, count: names.count)
    var changes = RunOfChanges()
    for run in 0..<book.runs {
      book.loadChanges(run: run, into: &changes)
      for row in changes.rows where Int(book.process[row]) == process {
        for number in [book.stage[row], book.lostStage[row]] where number != DealBook.noStage {
          isUsed[Int(number)] = true
        }
        let ordered = changes.changes(of: row).sorted { $0.time < $1.time }
        for (place, change) in ordered.enumerated() {
          isUsed[Int(change.to)] = true
          count[Int(change.to)] += 1
          places[Int(change.to)] += place + 1
          if change.from != DealBook.noStage {
            isUsed[Int(change.from)] = true
            // What the first change leaves came before it; nothing may ever be said to enter it.
            if place == 0 { count[Int(change.from)] += 1 }
          }
        }
      }
    }
    let used = names.indices.filter { isUsed[$0] }
    func meanPlace(_ number: Int) -> Double {
      count[number] == 0 ? .infinity : Double(places[number]) / Double(count[number])
    }
    let ordered = used.sorted { (meanPlace($0), $0) < (meanPlace($1), $1) }
    // Spellings of one name are one stage.
    var seen: Set<String> = []
    return ordered.filter { seen.insert(StageName.folded(names[$0])).inserted }
      .map { Stage(name: names[$0], kind: StageWords.kind(ofName: names[$0]) ?? .open) }
  }
}
