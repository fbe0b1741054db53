import Diagnostics
import TableFiles

/// Tells what a table without deals says of the owners, accounts or products that deals have.
struct LookupGuess {
  /// The role by which its rows are found.
  let key: DealRole
  /// The heading of its column.
  let heading: String
  /// What the columns give by role, where no heading of them is known for one: groups of their own.
  let columns: [String: String]

  /// - Parameter deals: the deals files; one of them must have the key.
  /// - Returns: `nil` where each row is not of another owner, account or product, or nothing is given.
  init?(_ look: TableLook, deals: [TableKindGuess]) {
    let own = look.headings.map(Heading.normalised)
    for role in DealRole.lookupKeys where deals.contains(where: { $0.has(role) }) {
      guard let column = role.headings.lazy.compactMap({ own.firstIndex(of: $0) }).first,
        look.columns[column].isUnique(of: look.rows)
      else { continue }
      let isKnown = DealRole.recognisedInLookups.contains { given in
        given != role && own.indices.contains { $0 != column && given.lookupHeadings.contains(own[$0]) }
      }
      // Columns with names that come again make groups.
      let groups = look.columns.indices.filter { other in
        let values = look.columns[other]
        let isNumber = values.mostly { $0.allSatisfy { !$0.isLetter } }
        return other != column && values.counts.count > 1 && values.counts.count * 2 <= values.filled && !isNumber
          && own.count(where: { $0 == own[other] }) == 1 && DealRole(rawValue: own[other]) == nil
      }
      if !isKnown, groups.isEmpty { continue }
      (key, heading) = (role, look.headings[column])
      let headings = isKnown ? [] : groups.prefix(3).map { look.headings[$0] }
      columns = Dictionary(headings.map { ($0, $0) }) { first, _ in first }
      return
    }
    return nil
  }
}

extension TableKindGuess {
  /// Whether the deals have a column of the role.
  fileprivate func has(_ role: DealRole) -> Bool {
    var ignored: [Diagnostic] = []
    let export = KnownExport.of(look.headings, .deals)
    let plan = ColumnPlan<DealRole>(table: look.table, configured: [:], export: export, problems: &ignored)
    return plan[role] >= 0
  }
}
