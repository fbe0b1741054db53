extension DealRole {
  /// Whether its values are names: rows of a lookup table can be found by them.
  var isName: Bool {
    switch self {
    case .id, .name, .account, .owner, .team, .pipeline, .stage, .status, .lostStage, .currency, .nextStep, .source,
      .product, .region, .segment, .competitor, .lossReason:
      true
    case .amount, .wonAmount, .probability, .created, .expectedClose, .closed, .lostAt, .closeAny, .stageEntered,
      .lastActivity, .settled, .collected:
      false
    }
  }

  /// Whether a lookup table can give it: the other names decide what a deal is and where it stands, and are the deal's own.
  var isGivenByLookup: Bool {
    switch self {
    case .account, .owner, .team, .source, .product, .region, .segment, .competitor, .lossReason: true
    default: false
    }
  }

  /// The name of the column to group by that a role or a heading has.
  static func groupName(_ name: String) -> String { name == DealRole.lossReason.rawValue ? "lossReason" : name }

  /// The roles that a lookup table is looked up by where nobody says it, the first that the deals have too.
  static let lookupKeys: [DealRole] = [.owner, .account, .product]

  /// The roles that columns of a lookup table are taken for by their headings, where nobody says what they give.
  static let recognisedInLookups: [DealRole] = [.team, .region, .segment, .source, .product]

  /// The headings of such a column, the surest first: sellers are listed with their manager and their office, accounts
  /// with their industry.
  var lookupHeadings: [String] {
    switch self {
    case .team:
      headings + ["manager", "sales manager", "team lead", "team leader", "supervisor", "主管", "经理", "销售经理", "所属团队"]
    case .region: headings + ["regional office", "sales office", "office", "branch", "办事处", "分公司", "所属区域"]
    case .segment: headings + ["sector", "industry", "vertical", "行业", "所属行业", "客户行业"]
    default: headings
    }
  }
}
