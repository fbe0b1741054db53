import DealModel

extension ReportAssembly {
  /// What is counted of the deals of one owner.
  private struct Filling {
    var required = 0
    var missing = 0
  }

  /// Section 15: for each field its total, then each owner with deals that should have it, the most missing first.
  func completeness() -> [CompletenessRow] {
    let fields = options.required ?? usualFields()
    let owners = book.groups.first { $0.name == "owner" }
    return concurrentMap(fields.count, threads: threads) { rows(of: fields[$0], owners) }.flatMap { $0 }
  }

  /// The fields that matter to every manager, as far as a file has them.
  private func usualFields() -> [DealField] {
    func hasGroup(_ field: DealField) -> Bool { book.groups.contains { $0.name == field.groupName } }
    let isThere: [(DealField, Bool)] = [
      (.owner, hasGroup(.owner)), (.amount, book.mapped.contains(.amount)),
      (.expectedClose, book.mapped.contains(.expectedClose)), (.nextStep, book.mapped.contains(.nextStep)),
      (.lossReason, hasGroup(.lossReason)),
    ]
    return isThere.filter(\.1).map(\.0)
  }

  private func rows(of field: DealField, _ owners: GroupColumn?) -> [CompletenessRow] {
    // By the number of a state: deals in it should have the field.
    let required = (0..<tally.states.count).map { state in
      if state == tally.states.leftOut { return 0 }
      if state < tally.states.stageCount { return field.isRequired(of: .open) ? 1 : 0 }
      return StageKind.allCases.contains { tally.states.state($0) == state && field.isRequired(of: $0) } ? 1 : 0
    }
    var counts = Array(repeating: Filling(), count: max(1, owners?.labels.count ?? 1))
    let missing = missing(field)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: DealStates.blockSize) { codes in
      codes.initialize(repeating: 0)
      var isMissing = [Bool](repeating: true, count: DealStates.blockSize)
      tally.states.forEachBlock { rows, states in
        owners?.codes.copy(rows, into: codes)
        missing(rows, &isMissing)
        // Nobody can foresee of which deal it is required: all are added alike.
        for place in states.indices {
          let (owner, one) = (Int(codes[place]), required[DealStates.number(states[place])])
          counts[owner].required &+= one
          counts[owner].missing &+= isMissing[place] ? one : 0
        }
      }
    }
    let total = counts.reduce(into: Filling()) {
      $0 = Filling(required: $0.required + $1.required, missing: $0.missing + $1.missing)
    }
    var result = [CompletenessRow(field: field, owner: nil, required: total.required, missing: total.missing)]
    guard let owners else { return result }
    let rows = counts.indices.filter { counts[$0].required > 0 }.map { owner in
      CompletenessRow(
        field: field,
        owner: owners.labels.text(owner),
        required: counts[owner].required,
        missing: counts[owner].missing
      )
    }
    result += rows.sorted { left, right in
      if left.missing != right.missing { return left.missing > right.missing }
      return (left.owner ?? "").utf8.lexicographicallyPrecedes((right.owner ?? "").utf8)
    }
    return result
  }

  /// What puts down of some deals whether they lack a field.
  private func missing(_ field: DealField) -> (Range<Int>, inout [Bool]) -> Void {
    @inline(__always) func each(_ isMissing: @escaping (Int) -> Bool) -> (Range<Int>, inout [Bool]) -> Void {
      { rows, missing in for (place, row) in rows.enumerated() { missing[place] = isMissing(row) } }
    }
    if field.bit != 0 {
      let (filled, bit) = (book.filled, field.bit)
      return each { filled[$0] & bit == 0 }
    }
    if let name = field.groupName {
      guard let group = book.groups.first(where: { $0.name == name }) else { return each { _ in true } }
      let isBlank = (0..<group.labels.count).map { group.labels.text($0).isEmpty }
      return each { isBlank[Int(group.codes[$0])] }
    }
    let book = book
    return switch field {
    case .stage: each { book.stage[$0] == DealBook.noStage }
    case .amount: each { book.amounts[$0] == DealBook.noAmount }
    case .probability: each { book.probability[$0] < 0 }
    case .created: each { book.created[$0] == CivilTime.missing }
    case .expectedClose: each { book.expectedClose[$0] == CivilTime.missingDay }
    case .closed: each { book.closed[$0] == CivilTime.missing }
    case .lastActivity: each { lastActivity.days[$0] == CivilTime.missingDay }
    default: each { _ in true }
    }
  }
}

extension DealField {
  /// Whether a deal of an outcome should have the field.
  func isRequired(of outcome: StageKind) -> Bool {
    switch self {
    case .amount: outcome != .void
    case .expectedClose, .nextStep, .lastActivity, .probability: outcome == .open
    case .closed: outcome != .open
    case .lossReason, .competitor: outcome == .lost
    default: true
    }
  }
}
