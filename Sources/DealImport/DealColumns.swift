import DealModel

/// The columns of a deals file, -1 where a role has none.
struct DealColumns: Sendable {
  let id, name, account, pipeline, stage, status, lostStage, amount, wonAmount, currency, probability: Int
  let created, expectedClose, closed, lostAt, stageEntered, lastActivity, nextStep: Int
  let settled, collected: Int
  /// The column whose filling means that a deal is lost; -1 where none does.
  let lostMark: Int
  /// Whether the status says if a deal is still worked on: `False` means lost.
  let statusIsActive: Bool
  /// Whether the heading of the probabilities says that they are percents.
  let probabilityIsPercent: Bool
  /// The columns of the textual fields that are required, with each one's bit.
  let required: [(bit: UInt8, column: Int)]
  /// The unit and currency that the heading of the amounts names.
  let amountUnit: HeadingUnit
  /// The same of the heading of what won deals bring.
  let wonAmountUnit: HeadingUnit
  /// The same of the heading of what is settled.
  let settledUnit: HeadingUnit
  /// The same of the heading of what is collected.
  let collectedUnit: HeadingUnit

  /// - Parameter required: the fields whose filling is counted.
  init(_ plan: ColumnPlan<DealRole>, headings: [String], required fields: [DealField]) {
    required = DealField.textual.filter(fields.contains).compactMap { field in
      guard let role = DealRole(rawValue: field.rawValue), plan[role] >= 0 else { return nil }
      return (field.bit, plan[role])
    }
    let probabilityHeading = plan[.probability] >= 0 ? headings[plan[.probability]] : ""
    probabilityIsPercent = probabilityHeading.contains { $0 == "%" || $0 == "％" }
    func unit(_ role: DealRole) -> HeadingUnit { HeadingUnit(heading: plan[role] >= 0 ? headings[plan[role]] : "") }
    (amountUnit, settledUnit, collectedUnit) = (unit(.amount), unit(.settled), unit(.collected))
    (wonAmount, wonAmountUnit) = (plan[.wonAmount], unit(.wonAmount))
    settled = plan[.settled]
    collected = plan[.collected]
    id = plan[.id]
    name = plan[.name]
    account = plan[.account]
    pipeline = plan[.pipeline]
    stage = plan[.stage]
    status = plan[.status]
    lostStage = plan[.lostStage]
    amount = plan[.amount]
    currency = plan[.currency]
    probability = plan[.probability]
    created = plan[.created]
    // One column may serve both: expected while the deal is open, actual when it is closed.
    expectedClose = plan[.closeAny] >= 0 && plan[.expectedClose] < 0 ? plan[.closeAny] : plan[.expectedClose]
    closed = plan[.closeAny] >= 0 && plan[.closed] < 0 ? plan[.closeAny] : plan[.closed]
    lostAt = plan[.lostAt]
    let rules = plan.export?.rules ?? []
    statusIsActive = rules.contains(.statusIsActive) && plan.recognised.contains(.status)
    lostMark = rules.contains(.lossReasonMeansLost) && !plan.isConfigured(.status) ? plan[.lossReason] : -1
    stageEntered = plan[.stageEntered]
    lastActivity = plan[.lastActivity]
    nextStep = plan[.nextStep]
  }

  /// The roles that the file has a column for.
  var mapped: MappedRoles {
    var result: MappedRoles = []
    if amount >= 0 { result.insert(.amount) }
    if expectedClose >= 0 { result.insert(.expectedClose) }
    if lastActivity >= 0 { result.insert(.lastActivity) }
    if nextStep >= 0 { result.insert(.nextStep) }
    if settled >= 0 { result.insert(.settled) }
    if collected >= 0 { result.insert(.collected) }
    return result
  }

  /// The columns of which a row must have something in at least one, or it is no deal: stage, status and dates.
  static func essential(_ plan: ColumnPlan<DealRole>) -> [Int] {
    let roles: [DealRole] = [
      .stage, .status, .created, .expectedClose, .closed, .lostAt, .closeAny, .stageEntered,
    ]
    return roles.map { plan[$0] }.filter { $0 >= 0 } + plan.further
  }
}
