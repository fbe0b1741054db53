/// What a column of a deals file means.
public enum DealRole: String, Sendable, CaseIterable {
  case id, name, account, owner, team, pipeline, stage, status
  case lostStage = "lost_stage"
  case amount
  case wonAmount = "won_amount"
  case currency, probability, created
  case expectedClose = "expected_close"
  case closed
  case lostAt = "lost_at"
  case closeAny = "close_any"
  case stageEntered = "stage_entered"
  case lastActivity = "last_activity"
  case nextStep = "next_step"
  case source, product, region, segment, competitor
  case lossReason = "loss_reason"
  case settled, collected
}

/// What a column of a history file means.
public enum HistoryRole: String, Sendable, CaseIterable {
  case id, from, to, at, field, amount
  case expectedClose = "expected_close"
}

/// A kind of table with its roles and the headings that are recognised for them.
protocol ColumnRole: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// Headings, normalised by `Heading.normalised`, the surest first.
  var headings: [String] { get }
  /// Whether it is money, so that a heading may end with a unit or a currency: `金额万元`, `Amount in K`.
  var isAmount: Bool { get }
}

extension ColumnRole {
  var isAmount: Bool { false }
}

extension DealRole {
  var isAmount: Bool { [.amount, .wonAmount, .settled, .collected].contains(self) }
}

extension HistoryRole {
  var isAmount: Bool { self == .amount }
}
