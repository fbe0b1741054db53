extension Texts {
  /// What a value of a column to group by is.
  func heading(of column: String) -> String {
    switch column {
    case "owner": self[.owner]
    case "team": self[.team]
    default: self[.key]
    }
  }

  /// "By owner", "By team", … of a column to group by.
  func grouped(by column: String) -> String {
    switch column {
    case "owner": self[.groupOwner]
    case "team": self[.groupTeam]
    case "source": self[.groupSource]
    case "product": self[.groupProduct]
    case "region": self[.groupRegion]
    case "segment": self[.groupSegment]
    case "lossReason": self[.groupLossReason]
    case "competitor": self[.groupCompetitor]
    default: self[.groupBy, column]
    }
  }
}
