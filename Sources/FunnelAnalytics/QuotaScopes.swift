import DealModel

/// Finds the scopes of quotas that a deal is in.
struct QuotaScopes {
  /// A scope in numbers; -1 where it names nothing.
  private struct Scope {
    var number: Int
    var owner: Int
    var team: Int
    var process: Int
  }

  /// Empty where no column tells it.
  private let owners, teams: CodeColumn
  private let process: Column<UInt16>
  /// The scopes that name a seller, by the seller's number; those that name a team and no seller, by the team's; others.
  private var byOwner: [Int: [Scope]] = [:]
  private var byTeam: [Int: [Scope]] = [:]
  private var others: [Scope] = []

  init(_ scopes: [QuotaPlan.Scope], book: DealBook) {
    let (owner, team) = (book.groups.first { $0.name == "owner" }, book.groups.first { $0.name == "team" })
    (owners, teams, process) = (owner?.codes ?? CodeColumn(), team?.codes ?? CodeColumn(), book.process)
    let ownerNumbers = QuotaScopes.numbers(of: Set(scopes.compactMap(\.owner)), in: owner)
    let teamNumbers = QuotaScopes.numbers(of: Set(scopes.compactMap(\.team)), in: team)
    for (number, scope) in scopes.enumerated() {
      var found = Scope(number: number, owner: -1, team: -1, process: scope.process ?? -1)
      // Where no column tells the team of a deal, a seller's team only says who the seller is.
      if let name = scope.team, team != nil || scope.owner == nil {
        guard let known = teamNumbers[name] else { continue }
        found.team = known
      }
      if let name = scope.owner {
        guard let known = ownerNumbers[name] else { continue }
        found.owner = known
        byOwner[known, default: []].append(found)
      } else if found.team >= 0 {
        byTeam[found.team, default: []].append(found)
      } else {
        others.append(found)
      }
    }
  }

  /// The numbers of names in a column; a name that no deal has is not there.
  private static func numbers(of names: Set<String>, in column: GroupColumn?) -> [String: Int] {
    var result: [String: Int] = [:]
    guard let column, !names.isEmpty else { return result }
    for number in 0..<column.labels.count {
      let name = column.labels.text(number)
      if names.contains(name) { result[name] = number }
    }
    return result
  }

  /// The team of each seller all of whose deals are in one; of one without deals the team that a lookup table tells.
  static func teams(of book: DealBook) -> [String: String] {
    guard let owner = book.groups.first(where: { $0.name == "owner" }),
      let team = book.groups.first(where: { $0.name == "team" })
    else { return [:] }
    // -1: no deal yet, -2: of several teams.
    var found = Array(repeating: -1, count: owner.labels.count)
    for row in 0..<book.count {
      let (seller, of) = (Int(owner.codes[row]), Int(team.codes[row]))
      if found[seller] != of { found[seller] = found[seller] == -1 ? of : -2 }
    }
    for (seller, number) in zip(owner.listed, team.listed) where seller != GroupColumn.noText {
      if number != GroupColumn.noText, found[Int(seller)] == -1 { found[Int(seller)] = Int(number) }
    }
    var result: [String: String] = [:]
    for (seller, number) in found.enumerated() where number >= 0 {
      let (name, sellerName) = (team.labels.text(number), owner.labels.text(seller))
      // Nobody is no seller.
      if !name.isEmpty, !sellerName.isEmpty { result[sellerName] = name }
    }
    return result
  }

  /// Calls `body` with the number of each scope that a deal is in.
  func forEach(of row: Int, _ body: (Int) -> Void) {
    let (ofProcess, team) = (Int(process[row]), teams.isEmpty ? -1 : Int(teams[row]))
    func visit(_ scopes: [Scope]) {
      for scope in scopes
      where (scope.process < 0 || scope.process == ofProcess) && (scope.team < 0 || scope.team == team) {
        body(scope.number)
      }
    }
    visit(others)
    if !byTeam.isEmpty, let found = byTeam[team] { visit(found) }
    if !byOwner.isEmpty, !owners.isEmpty, let found = byOwner[Int(owners[row])] { visit(found) }
  }
}
