import Diagnostics
import TableFiles

/// Which column of a table has which role.
struct ColumnPlan<Role: ColumnRole> {
  /// The column of each role, counted from 0.
  private(set) var columns: [Role: Int] = [:]
  /// The roles that were recognised by the heading, not configured, in the roles' order.
  private(set) var recognised: [Role] = []
  /// The roles whose recognised heading stands over several columns, with these; the first has the role.
  private(set) var repeated: [(role: Role, columns: [Int])] = []
  /// The known export that the table is.
  let export: KnownExport?
  /// Columns without a role that say all the same that a row is one: entry dates.
  var further: [Int] = []
  /// The columns that have a role.
  var taken: Set<Int> { Set(columns.values) }
  /// The highest column that is used.
  var lastUsed: Int { columns.values.max() ?? -1 }

  /// Finds the columns: configured ones first, then by recognised headings; a column gets one role at most.
  /// - Parameters:
  ///   - export: the known export that the table is: what its headings mean there goes before the general lists.
  ///   - problems: gets a problem for each configured heading that is missing or there twice.
  init(
    table: InputTable,
    configured: [String: (heading: String, location: SourceLocation)],
    export: KnownExport? = nil,
    problems: inout [Diagnostic]
  ) {
    self.export = export
    var taken: Set<Int> = []
    for role in Role.allCases {
      guard let (heading, location) = configured[role.rawValue] else { continue }
      guard let column = table.column(heading, for: role.rawValue, at: location, problems: &problems) else { continue }
      columns[role] = column
      taken.insert(column)
    }
    let whole = table.headings.map(Heading.normalised)
    let withoutUnits = whole.map { HeadingUnit.split($0).name }
    let own = export?.ownHeadings ?? []
    for role in Role.allCases where configured[role.rawValue] == nil {
      let headings = (export?.headings(of: role.rawValue) ?? []) + role.headings.filter { !own.contains($0) }
      for heading in headings {
        let normalised = role.isAmount && !whole.contains(heading) ? withoutUnits : whole
        if let column = normalised.indices.first(where: { normalised[$0] == heading && !taken.contains($0) }) {
          columns[role] = column
          taken.insert(column)
          recognised.append(role)
          let same = normalised.indices.filter { normalised[$0] == heading && ($0 == column || !taken.contains($0)) }
          if same.count > 1 { repeated.append((role, same)) }
          break
        }
      }
    }
  }

  /// The column of a role, or -1.
  subscript(role: Role) -> Int { columns[role] ?? -1 }

  /// Whether the configuration says the role's column.
  func isConfigured(_ role: Role) -> Bool { columns[role] != nil && !recognised.contains(role) }

  /// Gives a role's column to another role.
  mutating func rename(_ role: Role, to other: Role) {
    guard let column = columns.removeValue(forKey: role) else { return }
    columns[other] = column
    recognised = recognised.map { $0 == role ? other : $0 }
  }

  /// Lets a role's column serve another role too.
  mutating func share(_ role: Role, with other: Role) { columns[other] = columns[role] }

  /// Takes a column that has a role away from it.
  mutating func remove(_ role: Role) {
    columns[role] = nil
    recognised.removeAll { $0 == role }
  }
}

extension InputTable {
  /// The column with a heading that the configuration says: as it is written, else but for what people write now so,
  /// now so.
  /// - Parameter problems: gets a problem where it is missing or there twice.
  func column(
    _ heading: String,
    for role: String,
    at location: SourceLocation,
    problems: inout [Diagnostic]
  ) -> Int? {
    let exact = headings.indices.filter { headings[$0] == heading }
    let wanted = Heading.normalised(heading)
    let matches = exact.isEmpty ? headings.indices.filter { Heading.normalised(headings[$0]) == wanted } : exact
    if matches.count == 1 { return matches[0] }
    let numbers = matches.map { "\($0 + 1)" }.joined(separator: ", ")
    problems.append(
      matches.isEmpty
        ? Diagnostic(
          .columnMissing,
          [heading, role, path, headings.joined(separator: ", ")],
          at: location,
          suggestion: nearestName(to: heading, among: headings)
        ) : Diagnostic(.columnAmbiguous, [heading, path, numbers], at: location)
    )
    return nil
  }
}
