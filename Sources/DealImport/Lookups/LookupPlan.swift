/// Which columns of a lookup table are looked up by what, and give what.
struct LookupPlan: Sendable {
  /// A column that deals have something from.
  struct Value: Sendable {
    /// The role, or the name of a group of its own.
    let role: String
    let column: Int
    /// The name of the column to group by.
    var group: String { DealRole.groupName(role) }
  }

  /// The role or heading of the deals that rows are found by.
  let key: String
  let keyColumn: Int
  let values: [Value]

  /// The highest column that is used.
  var lastUsed: Int { values.map(\.column).reduce(keyColumn, max) }
  /// The name of the key's column to group by.
  var keyGroup: String { DealRole.groupName(key) }
  /// Whether it only says how the key is to be written.
  var isOfSpellings: Bool { values.allSatisfy { $0.group == keyGroup } }
  /// Whether it lists sellers: they are told of whether they have deals or not.
  var listsSellers: Bool { key == DealRole.owner.rawValue && !isOfSpellings }
}

/// Where the columns that lookup tables need stand among the columns to group by.
struct LookupGroups: Sendable {
  /// The place of each key, and of each column that the deals have of what a table gives, by its name.
  var places: [String: Int] = [:]
  /// Those that nobody groups by: they are read to be looked up only.
  var hidden: Set<Int> = []
}
