/// A small random input: everything that makes a life difficult, in a mixture that depends on the seed.
///
/// - Parameters:
///   - seed: The same seed gives the same input.
///   - interleaved: Whether closed stages may also stand between and before the open ones in configured order.
func randomInput(seed: UInt64, interleaved: Bool = false) -> ReferenceInput {
  var dice = ReferenceDice(seed: seed)
  let processes = (0..<dice.pick([1, 1, 2, 3])).map { number in
    withStandards(randomProcess(number, interleaved: interleaved, with: &dice), seed: seed &+ UInt64(number))
  }
  let habits = ReferenceHabits(with: &dice)
  var deals: [ReferenceDeal] = []
  var events: [ReferenceEvent] = []
  for number in 0..<dice.pick([0, 1, 2, 5, 15, 40, 61]) {
    let process = dice.below(processes.count)
    let (deal, history) = randomDeal(
      "D\(number)",
      process: process,
      of: processes[process],
      habits: habits,
      with: &dice
    )
    deals.append(deal)
    events += history
    // History rows of a deal that there is not.
    if dice.happens(2) {
      events += history.map { ReferenceEvent(deal: "X\(number)", from: $0.from, to: $0.to, at: $0.at) }
    }
  }
  switch habits.fileOrder {
  case .byDeal: break
  case .byTime: events = events.enumerated().sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map(\.1)
  case .shuffled: events.shuffle(using: &dice)
  }
  return ReferenceInput(
    processes: processes,
    deals: deals,
    events: events,
    asOf: habits.asOf,
    rowsStateStage: habits.rowsStateStage
  )
}

/// A process with or without a standard funnel and standard conversions, or with some of them.
private func withStandards(_ process: ReferenceProcess, seed: UInt64) -> ReferenceProcess {
  var dice = ReferenceDice(seed: seed &* 31 &+ 5)
  let (hasShares, hasConversions) = (dice.happens(50), dice.happens(50))
  var process = process
  for stage in process.openStages {
    if hasShares { process.stages[stage].standardShare = dice.pick([nil, 0, 0.05, 0.1, 0.4, 1]) }
    if hasConversions { process.stages[stage].standardConversion = dice.pick([nil, 0.1, 0.6, 0.95, 1]) }
  }
  return process
}

/// A process of 1–6 open stages, with or without named closed ones.
private func randomProcess(_ number: Int, interleaved: Bool, with dice: inout ReferenceDice) -> ReferenceProcess {
  var stages: [ReferenceStage] = []
  for open in 0...dice.below(6) {
    stages.append(
      ReferenceStage(
        name: "Open \(open + 1)",
        kind: .open,
        probability: dice.pick([nil, 0, 0.1, 0.25, 0.5, 0.9, 1]),
        standardDays: dice.pick([nil, 0, 2, 2.5, 10, 40])
      )
    )
  }
  var closed: [ReferenceStage] = []
  for (kind, counts) in [(ReferenceKind.won, [0, 1, 1, 1, 2]), (.lost, [0, 1, 1, 2]), (.void, [0, 0, 1])] {
    for count in 0..<dice.pick(counts) {
      closed.append(ReferenceStage(name: "\(kind) \(count + 1)", kind: kind))
    }
  }
  if dice.happens(50) { closed.shuffle(using: &dice) }
  for stage in closed {
    stages.insert(stage, at: interleaved ? dice.below(stages.count + 1) : stages.count)
  }
  return ReferenceProcess(name: "Process \(number + 1)", stages: stages)
}

/// What the deals of one input have in common.
struct ReferenceHabits {
  /// How fine the times of a role are.
  enum Grain {
    case day
    case quarterDay
    case second
    case microsecond
  }

  /// How the history's rows are ordered in their file.
  enum FileOrder {
    case byDeal
    case byTime
    case shuffled
  }

  var grains: [ReferenceRole: Grain]
  var fileOrder: FileOrder
  var rowsStateStage: Bool
  var asOf: Int
  /// The days over which deals are created, from a day in January 2023 on.
  var firstDay: Int
  var span: Int
  /// Percentages of deals or events that have it.
  var withoutEvents: Int
  var fromStage: Int
  var wrongFromStage: Int
  var tie: Int
  var status: Int
  var lostStage: Int
  var created: Int
  var beginsLater: Int
  var stageEntered: Int
  var otherRowStage: Int

  init(with dice: inout ReferenceDice) {
    grains = [:]
    for role in ReferenceRole.allCases {
      grains[role] = dice.pick([.day, .day, .quarterDay, .second, .microsecond])
    }
    fileOrder = dice.pick([.byDeal, .byTime, .shuffled])
    rowsStateStage = dice.happens(88)
    firstDay = 19_358 + dice.below(40)
    span = dice.pick([1, 4, 30, 120, 500])
    asOf = firstDay + dice.below(span * dice.pick([1, 2, 6]) + 2)
    withoutEvents = dice.pick([0, 10, 50, 100])
    fromStage = dice.pick([0, 50, 100])
    wrongFromStage = dice.pick([0, 0, 30])
    tie = dice.pick([0, 20, 70])
    status = dice.pick([0, 0, 50, 100])
    lostStage = dice.pick([0, 0, 50, 100])
    created = dice.pick([0, 80, 100, 100])
    beginsLater = dice.pick([0, 5, 30])
    stageEntered = dice.pick([0, 0, 60, 100])
    otherRowStage = dice.pick([0, 10, 40])
  }

  /// A time of a role on a day.
  func time(_ role: ReferenceRole, on day: Int, with dice: inout ReferenceDice) -> Int64 {
    let start = Int64(day) * referenceDay
    switch grains[role] {
    case nil, .day: return start
    case .quarterDay: return start + Int64(dice.below(4)) * (referenceDay / 4)
    case .second: return start + Int64(dice.below(86_400)) * 1_000_000
    case .microsecond: return start + 36_000_000_000 + Int64(dice.below(3_000_000))
    }
  }

  /// A day near another one: mostly the same or soon after it, sometimes before it.
  func day(near day: Int, with dice: inout ReferenceDice) -> Int {
    switch dice.below(10) {
    case 0...3: day
    case 4...7: day + dice.below(span / 3 + 2)
    case 8: day + dice.below(span + 1)
    default: day - dice.below(span / 2 + 2)
    }
  }
}
