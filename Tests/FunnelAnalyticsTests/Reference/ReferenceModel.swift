// The reference: an independent, slow and obvious reading of the metric definitions, for property tests. It shares no
// code with the product. Numbers in the comments ("rule 5", "section 4") are those of the definitions.

/// What a stage, or a row's status, says about a deal.
enum ReferenceKind: Hashable, CaseIterable {
  case open
  case won
  case lost
  case void
}

/// A stage of a process.
struct ReferenceStage {
  var name: String
  var kind: ReferenceKind
  /// The configured win probability, 0…1.
  var probability: Double?
  var standardDays: Double?
  /// 0…1.
  var standardShare: Double? = nil
  var standardConversion: Double? = nil
}

/// A process: its stages in configured order, at least one of them open.
struct ReferenceProcess {
  var name: String
  var stages: [ReferenceStage]
}

/// One row of the deals, with ids that are unique over the input.
struct ReferenceDeal {
  var id: String
  /// Index in the input's processes.
  var process: Int
  /// The stage the row states: an index in the process's stages.
  var stage: Int?
  /// The kind the row's status states; nil (or open) where it states none or says open.
  var status: ReferenceKind?
  /// The stage that the row's lost-stage column states.
  var lostStage: Int?
  /// Ten-thousandths of the currency.
  var amount: Int64?
  /// Local microseconds since 1970-01-01T00:00, as are the next two.
  var created: Int64?
  var closed: Int64?
  var stageEntered: Int64?
  /// Days since 1970-01-01.
  var expectedClose: Int?
  /// Days since 1970-01-01.
  var lastActivity: Int?
  /// The day on which the expected close was put off for the second time.
  var secondPush: Int?
  var owner: String
  /// The deal's own win probability, 0…1.
  var probability: Double?
}

/// One row of the history.
struct ReferenceEvent {
  var deal: String
  /// Indices in the stages of the deal's process.
  var from: Int?
  var to: Int
  /// Local microseconds since 1970-01-01T00:00.
  var at: Int64
}

/// Everything a report is made from.
struct ReferenceInput {
  var processes: [ReferenceProcess]
  var deals: [ReferenceDeal]
  /// In file order.
  var events: [ReferenceEvent]
  /// Days since 1970-01-01.
  var asOf: Int
  /// Whether a stage or a status column is mapped; without one the rows state nothing and rule 5 is not applied.
  var rowsStateStage: Bool
}

extension ReferenceProcess {
  /// The configured stages and behind them an unnamed stage of each closed kind that none of them is of.
  ///
  /// "Won, lost and void exist in every process, named or not."
  var allStages: [ReferenceStage] {
    let unnamed = [ReferenceKind.won, .lost, .void].filter { kind in !stages.contains { $0.kind == kind } }
    return stages + unnamed.map { ReferenceStage(name: "", kind: $0) }
  }

  /// The indices of the open stages in their order.
  var openStages: [Int] {
    stages.indices.filter { stages[$0].kind == .open }
  }

  /// The kind of a stage.
  func kind(of stage: Int) -> ReferenceKind {
    allStages[stage].kind
  }

  /// The number of an open stage, 1 … n in the order of its process; nil for a closed one.
  func number(of stage: Int) -> Int? {
    openStages.firstIndex(of: stage).map { $0 + 1 }
  }

  /// Where a stage comes in the process: closed stages after the open ones, in configured order.
  func order(of stage: Int) -> Int {
    let closedStages = allStages.indices.filter { allStages[$0].kind != .open }
    let ordered = openStages + closedStages
    return ordered.firstIndex(of: stage) ?? ordered.count
  }

  /// The first stage of a kind; there is one of each.
  func firstStage(of kind: ReferenceKind) -> Int {
    allStages.firstIndex { $0.kind == kind } ?? 0
  }
}
