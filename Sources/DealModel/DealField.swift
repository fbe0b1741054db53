/// What a deal should be told of, by its name in the configuration.
public enum DealField: String, Sendable, Hashable, CaseIterable {
  case name, account, owner, team, stage, amount, probability, created
  case expectedClose = "expected_close"
  case closed
  case lastActivity = "last_activity"
  case nextStep = "next_step"
  case source, product, region, segment, competitor
  case lossReason = "loss_reason"

  /// The fields that the book keeps of no deal: it has a bit for each instead, where they are asked for.
  public static let textual: [DealField] = [.name, .account, .nextStep, .segment]

  /// The bit of a textual field in the book's `filled`; 0 of others.
  public var bit: UInt8 { DealField.textual.firstIndex(of: self).map { 1 << UInt8($0) } ?? 0 }

  /// The name of the column to group by that holds it, if one does.
  public var groupName: String? {
    switch self {
    case .owner, .team, .source, .product, .region, .competitor: rawValue
    case .lossReason: "lossReason"
    default: nil
    }
  }
}
