/// The columns of a deals file, -1 where a role has none.
struct DealColumns: Sendable {
  let id, name, account, pipeline, stage, status, lostStage, amount, currency, probability: Int
  let created, expectedClose, closed, stageEntered: Int
  /// Whether the heading of the probabilities says that they are percents.
  let probabilityIsPercent: Bool
  /// The unit and currency that the heading of the amounts names.
  let amountUnit: HeadingUnit

  init(_ plan: ColumnPlan<DealRole>, headings: [String]) {
    let probabilityHeading = plan[.probability] >= 0 ? headings[plan[.probability]] : ""
    probabilityIsPercent = probabilityHeading.contains { $0 == "%" || $0 == "％" }
    amountUnit = HeadingUnit(heading: plan[.amount] >= 0 ? headings[plan[.amount]] : "")
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
    stageEntered = plan[.stageEntered]
  }

  /// The columns of which a row must have something in at least one, or it is no deal: stage, status and dates.
  static func essential(_ plan: ColumnPlan<DealRole>) -> [Int] {
    [.stage, .status, .created, .expectedClose, .closed, .closeAny, .stageEntered].map { plan[$0] }.filter { $0 >= 0 }
  }
}
