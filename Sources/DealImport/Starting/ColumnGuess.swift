import TableFiles

/// Guesses columns that a report cannot do without, where no heading is known for them.
///
/// Only `init` guesses, for a person reads what it writes; a report takes known and configured headings alone.
struct ColumnGuess {
  let look: TableLook
  /// The columns that were guessed, by role.
  private(set) var columns: [String: Int] = [:]
  /// Of roles that several columns may have as well, all of these.
  private(set) var rivals: [String: [Int]] = [:]

  private static let idWords = ["id", "key", "uuid", "guid", "number", "no", "nr", "code", "编号", "单号", "编码", "号"]
  private static let stageWords = ["stage", "阶段", "phase", "step", "status", "状态", "state"]

  init(_ look: TableLook) { self.look = look }

  /// Whether a column is a code: all values in one word, with a digit in most.
  private func isCode(_ column: Int) -> Bool {
    let values = look.columns[column].counts.keys
    return !look.columns[column].isOfDates
      && values.allSatisfy { !$0.contains(where: \.isWhitespace) && !$0.contains("@") }
      && look.columns[column].mostly { $0.contains(where: \.isNumber) }
      && !look.columns[column].mostly { $0.contains { ".,¥$€".contains($0) } }
  }

  /// Whether the values are names of stages: not many, most of them known.
  func isOfStages(_ column: Int) -> Bool {
    let values = look.columns[column]
    return (2...60).contains(values.counts.count) && !values.isOfDates
      && values.mostly { StageWords.kind(ofName: $0) != nil || StageNamePlace.usual($0) != nil }
  }

  private mutating func take(_ role: String, _ candidates: [Int]) {
    guard let first = candidates.first else { return }
    columns[role] = first
    if candidates.count > 1 { rivals[role] = candidates }
  }

  /// Guesses the id and the stage of deals.
  mutating func guessDeals(_ plan: ColumnPlan<DealRole>, hasHistory: Bool, hasStages: Bool = false) {
    let entries = EntryHeadings(look.headings, taken: plan.taken)
    let taken = plan.taken.union(entries.entries.map(\.column)).union(entries.exits)
    if plan[.id] < 0 {
      let unique = look.columns.indices.filter { !taken.contains($0) && look.columns[$0].isUnique(of: look.rows) }
      let named = look.columns(named: ColumnGuess.idWords, but: taken).filter { unique.contains($0) && isCode($0) }
      take("id", named.isEmpty && plan[.name] < 0 ? unique.filter(isCode) : named)
    }
    if plan[.stage] < 0, plan[.status] < 0, entries.entries.isEmpty {
      let isFew = { (column: Int) in
        let values = look.columns[column]
        return (1...60).contains(values.counts.count) && !values.isOfDates && (values.repeats || look.rows < 20)
      }
      let named = look.columns(named: ColumnGuess.stageWords, but: taken).filter(isFew)
      let likely = named.filter(isOfStages)
      if let best = likely.first ?? named.first {
        take("stage", [best])
      } else if !hasHistory {
        take("stage", look.columns.indices.filter { !taken.contains($0) && isOfStages($0) })
      }
    } else if plan[.stage] < 0, plan[.status] >= 0, entries.entries.isEmpty, !hasHistory, !hasStages {
      // Where nothing else tells a stage, what the status says is one.
      take("stage", [plan[.status]])
    }
  }

  /// Guesses the deal, the stage and the time of stage changes.
  mutating func guessHistory(_ plan: ColumnPlan<HistoryRole>) {
    var taken = plan.taken
    if plan[.at] < 0 {
      take("at", look.columns.indices.filter { !taken.contains($0) && look.columns[$0].isOfDates })
      if let column = columns["at"] { taken.insert(column) }
    }
    if plan[.to] < 0 {
      let named = look.columns(named: ["to"] + ColumnGuess.stageWords, but: taken)
      // Logs of events call their stages so; other activities are no stages.
      let events = look.columns(named: ["activity", "event"], but: taken).filter(isOfStages)
      take("to", (named + events).filter { !look.columns[$0].isOfDates && look.columns[$0].repeats })
      if let column = columns["to"] { taken.insert(column) }
    }
    if plan[.id] < 0 {
      let named = look.columns(named: ColumnGuess.idWords, but: taken)
      take("id", named.filter { look.columns[$0].repeats && !look.columns[$0].isOfDates })
    }
  }

  /// Guesses the deal of activities.
  mutating func guessActivities(_ plan: ColumnPlan<ActivityRole>) {
    guard plan[.id] < 0 else { return }
    let named = look.columns(named: ColumnGuess.idWords, but: plan.taken)
    take("id", named.filter { look.columns[$0].repeats && !look.columns[$0].isOfDates })
  }
}
