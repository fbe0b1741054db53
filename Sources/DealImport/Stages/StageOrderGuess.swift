import DealModel

// How it works: the names of the stages that deals use are taken together where they are spellings of one; what closes a
// deal is told by its name. For the open ones the company's own words come first: numbers in front of the names, shares
// in them. Then comes what deals did, where stage changes tell it; then the probabilities that a CRM sets by stage; then
// the usual way of sales, by words in the names; and where nothing says anything, the order in which they are met.

/// Guesses a process from data alone, where nobody configured its stages.
struct StageOrderGuess {
  let book: DealBook
  let process: Int
  /// The name of the process, which may stand in brackets behind stages.
  let processName: String
  let names: [String]

  /// A stage that is used, under whatever spellings.
  private struct Candidate {
    var name: String
    var kind: StageKind
    /// The own probabilities of deals that are in it: their sum, their number, and how often each is there.
    var sum = 0
    var count = 0
    var values: [Int32: Int] = [:]

    /// The probability that most of its deals have, in millionths; `nil` where they differ.
    var probability: Int32? {
      let most = values.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return most.flatMap { $0.value * 3 >= count * 2 ? $0.key : nil }
    }
    /// The mean of their probabilities.
    var meanProbability: Double? { count == 0 ? nil : Double(sum) / Double(count) }
  }

  /// The stages that deals of the process use, the open ones in order and then the closed ones, and what told the order.
  func stages() -> (stages: [Stage], order: StageOrder?) {
    let (candidates, precedence) = gather()
    func used(_ kind: StageKind) -> [Int] {
      candidates.indices.filter { candidates[$0].kind == kind && !candidates[$0].name.isEmpty }
    }
    let (ordered, order) = ordered(used(.open), candidates, precedence)
    let closed = used(.won) + used(.lost) + used(.void)
    return ((ordered + closed).map { Stage(name: candidates[$0].name, kind: candidates[$0].kind) }, order)
  }

  /// Finds the stages that are used, in the order of their numbers, and the ways of deals through them.
  private func gather() -> (candidates: [Candidate], precedence: StagePrecedence) {
    let slots = slots()
    var isUsed = [Bool](repeating: false, count: slots.names.count)
    var candidates = slots.names.map { Candidate(name: $0, kind: StageWords.kind(ofName: $0) ?? .open) }
    var precedence = StagePrecedence(stages: candidates.count)
    var changes = RunOfChanges()
    var way: [Int] = []
    for run in 0..<book.runs {
      book.loadChanges(run: run, into: &changes)
      for row in changes.rows where Int(book.process[row]) == process {
        if book.lostStage[row] != DealBook.noStage { isUsed[slots.ofNumber[Int(book.lostStage[row])]] = true }
        if book.stage[row] != DealBook.noStage {
          let slot = slots.ofNumber[Int(book.stage[row])]
          isUsed[slot] = true
          let isClosed = book.status[row] != DealBook.noStatus && book.status[row] != StageKind.open.rawValue
          if book.probability[row] >= 0, !isClosed {
            candidates[slot].sum += Int(book.probability[row])
            candidates[slot].count += 1
            candidates[slot].values[book.probability[row], default: 0] += 1
          }
        }
        way.removeAll(keepingCapacity: true)
        for change in changes.changes(of: row).sorted(by: { $0.time < $1.time }) {
          // What a change leaves came before it; nothing may ever be said to enter it.
          for number in [change.from, change.to] where number != DealBook.noStage {
            let slot = slots.ofNumber[Int(number)]
            isUsed[slot] = true
            if candidates[slot].kind == .open, !way.contains(slot) { way.append(slot) }
          }
        }
        precedence.note(way)
      }
    }
    // Stages that nobody uses are none of the process; what was counted of the others stays where it is.
    for slot in candidates.indices where !isUsed[slot] { candidates[slot].name = "" }
    return (candidates, precedence)
  }

  /// The names of stages, each spelling once, and for each number of a name which of them it is.
  private func slots() -> (names: [String], ofNumber: [Int]) {
    var ofFold: [String: Int] = [:]
    var result: (names: [String], ofNumber: [Int]) = ([], [])
    let process = StageName.folded(processName)
    for name in names {
      var own = name
      // `Proposal (Sales Pipeline)` is the stage `Proposal` of that pipeline.
      if !process.isEmpty, let (stem, bracket) = StageName.split(name), StageName.folded(bracket) == process {
        own = stem
      }
      let fold = StageName.folded(own)
      let slot = ofFold[fold] ?? result.names.count
      if slot == result.names.count {
        ofFold[fold] = slot
        result.names.append(own)
      }
      result.ofNumber.append(slot)
    }
    return result
  }

  /// Puts open stages in order.
  private func ordered(
    _ open: [Int],
    _ candidates: [Candidate],
    _ precedence: StagePrecedence
  ) -> (stages: [Int], order: StageOrder?) {
    if open.count < 2 { return (open, nil) }
    func name(_ stage: Int) -> String { candidates[stage].name }
    /// The stages by a value that each of them has, if no two have the same.
    func sorted<Value: Hashable & Comparable>(by value: (Int) -> Value?) -> [Int]? {
      let values = open.compactMap(value)
      guard values.count == open.count, Set(values).count == open.count else { return nil }
      return zip(values, open).sorted { $0.0 < $1.0 }.map(\.1)
    }
    if let ordered = sorted(by: { StageNamePlace.number(name($0)) }) { return (ordered, .numbers) }
    if let ordered = sorted(by: { StageNamePlace.percentage(name($0)) }) { return (ordered, .shares) }
    let probabilities = sorted { candidates[$0].probability }
    let usual = { StageNamePlace.usual(name($0)) }
    let known = open.filter(precedence.isKnown)
    if precedence.tellsOrder {
      let rank = probabilities.map { order in { (stage: Int) in order.firstIndex(of: stage) } } ?? usual
      let others = open.filter { !precedence.isKnown($0) }
      return (insert(others, into: precedence.ordered(known), by: rank), .history)
    }
    if let probabilities { return (probabilities, .probability) }
    let places = open.compactMap(usual)
    if places.count == open.count, Set(places).count > 1 { return (stable(open, by: usual), .usual) }
    if let ordered = sorted(by: { candidates[$0].meanProbability }) { return (ordered, .probability) }
    if Set(places).count > 1 {
      let placed = stable(open.filter { usual($0) != nil }, by: usual)
      return (placed + open.filter { usual($0) == nil }, .usual)
    }
    // The one stage that changes tell of stands where deals begin.
    return (known + open.filter { !known.contains($0) }, .met)
  }

  /// The stages by a value; equal ones stay as they stand.
  private func stable(_ stages: [Int], by value: (Int) -> Int?) -> [Int] {
    stages.enumerated().sorted {
      (value($0.element) ?? .max, $0.offset) < (value($1.element) ?? .max, $1.offset)
    }.map(\.element)
  }

  /// Puts stages that no change tells of among those that are in order: where the fewest stand on the wrong side.
  private func insert(_ others: [Int], into ordered: [Int], by rank: (Int) -> Int?) -> [Int] {
    var result = ordered
    for stage in others {
      guard let own = rank(stage), result.contains(where: { rank($0) != nil }) else {
        result.append(stage)
        continue
      }
      func wrong(_ place: Int) -> Int {
        result.enumerated().count { index, other in
          guard let other = rank(other) else { return false }
          return index < place ? other > own : other < own
        }
      }
      let places = 0...result.count
      // The last of equal ones: behind the stage that it follows.
      let best = places.reversed().min { wrong($0) < wrong($1) } ?? result.count
      result.insert(stage, at: best)
    }
    return result
  }
}
