import DealModel

/// A deal whose history contradicts its row, or itself; what each field holds depends on the kind.
public struct Contradiction: Sendable, Hashable {
  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable {
    /// The row names another stage than the last event.
    case stageMismatch
    /// The close date is on another day than the event that closed the deal.
    case closeDateMismatch
    /// A won or lost deal was closed before it was created.
    case negativeCycle
    /// A closed deal was opened again.
    case reopened
  }

  /// What is wrong.
  public var kind: Kind
  /// The deal's row in the book.
  public var row: Int
  /// The stage of the row, or the closed stage that was left; else `DealBook.noStage`.
  public var stage = DealBook.noStage
  /// The stage of the last event, or the open one that was entered again; else `DealBook.noStage`.
  public var historyStage = DealBook.noStage
  /// The close of the row, or `CivilTime.missing`.
  public var closed = CivilTime.missing
  /// The time of the event, or the creation of a deal that was closed before it; or `CivilTime.missing`.
  public var time = CivilTime.missing
}

/// The first contradictions of each kind, in the order of the deals.
struct ContradictionTally {
  private let limit: Int
  private var found: [[Contradiction]]

  /// - Parameter limit: how many of each kind are kept.
  init(limit: Int) {
    self.limit = limit
    found = Array(repeating: [], count: Contradiction.Kind.allCases.count)
  }

  /// All that are kept, by kind.
  var all: [Contradiction] { found.flatMap { $0 } }

  /// Whether another one of a kind is asked for.
  func hasRoom(for kind: Contradiction.Kind) -> Bool { found[ContradictionTally.number(kind)].count < limit }

  /// Adds one, if there is room.
  mutating func add(_ contradiction: Contradiction) {
    if hasRoom(for: contradiction.kind) { found[ContradictionTally.number(contradiction.kind)].append(contradiction) }
  }

  /// Adds those of deals that stand behind.
  mutating func merge(_ other: ContradictionTally) { for contradiction in other.all { add(contradiction) } }

  private static func number(_ kind: Contradiction.Kind) -> Int {
    Contradiction.Kind.allCases.firstIndex(of: kind) ?? 0
  }
}

extension DealLife {
  /// Whether anything that is known of the deal contradicts something else.
  var isContradictory: Bool {
    hasStageMismatch || hasCloseDateMismatch || reopened > 0
      || hasNegativeCycle && (outcome == .won || outcome == .lost)
  }

  /// What contradicts what.
  /// - Parameters:
  ///   - lastEvent: the last event up to as-of, if there is one.
  ///   - statement: what the row says.
  func contradictions(
    _ row: Int,
    _ process: Int,
    lastEvent: StageChange?,
    _ statement: RowStatement,
    _ shapes: ProcessShapes
  ) -> [Contradiction] {
    var result: [Contradiction] = []
    if hasStageMismatch, let lastEvent {
      var found = Contradiction(kind: .stageMismatch, row: row)
      found.stage = statement.currentStage(lastEvent: lastEvent.to, shapes)
      (found.historyStage, found.time) = (lastEvent.to, lastEvent.time)
      result.append(found)
    }
    if hasCloseDateMismatch, let last = visits.last {
      var found = Contradiction(kind: .closeDateMismatch, row: row)
      (found.closed, found.historyStage, found.time) = (closed, last.stage, last.entered)
      result.append(found)
    }
    if hasNegativeCycle, outcome == .won || outcome == .lost {
      var found = Contradiction(kind: .negativeCycle, row: row)
      (found.closed, found.time) = (closed, created)
      result.append(found)
    }
    let openCount = shapes.openCounts[process]
    let again = visits.indices.dropFirst().first {
      visits[$0].stage < openCount && visits[$0 - 1].stage >= openCount
    }
    if let again {
      var found = Contradiction(kind: .reopened, row: row)
      (found.stage, found.historyStage) = (visits[again - 1].stage, visits[again].stage)
      found.time = visits[again].entered
      result.append(found)
    }
    return result
  }
}
