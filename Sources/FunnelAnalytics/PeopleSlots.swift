import DealModel

// How it works: the sellers and teams with the most deals are reported in detail. Each pair of a seller and a team that
// deals have is a slot; sellers and teams that are not among them share a place. What is counted by slot adds up to that
// of a seller, of a team, and of all, so that each deal and each visit is counted once.

/// The sellers and teams that are reported in detail, and which deal is whose (DEFINITIONS.md 11).
struct PeopleSlots: Sendable {
  /// A seller or team.
  struct Person: Sendable {
    let key: String
    /// The slots of its deals.
    var slots: [Int]
    /// Whether a lookup table lists them.
    let isListed: Bool
  }

  /// The most sellers that are reported in detail.
  static let mostOwners = 100
  /// The most teams that are.
  static let mostTeams = 50

  /// Sellers, those with the most deals first.
  private(set) var owners: [Person] = []
  /// Teams.
  private(set) var teams: [Person] = []
  /// How many there are in all; those beyond the first are only in the lists.
  private(set) var ownerCount = 0, teamCount = 0
  /// How many slots there are; 0 where the deals tell neither seller nor team.
  private(set) var count = 0
  /// The slot of each deal.
  private var slots = CodeColumn()

  init(_ book: DealBook) {
    let (owner, team) = (book.groups.first { $0.name == "owner" }, book.groups.first { $0.name == "team" })
    if owner == nil, team == nil { return }
    // Of each deal first the pair of places, then the slot.
    var numbers = [UInt32](repeating: 0, count: book.count)
    if let owner {
      let codes = owner.codes.all
      let places: [UInt32]
      (owners, places, ownerCount) = PeopleSlots.largest(PeopleSlots.mostOwners, of: owner, codes)
      for row in numbers.indices { numbers[row] = places[Int(codes[row])] }
    }
    var width: UInt32 = 1
    if let team {
      let codes = team.codes.all
      let places: [UInt32]
      (teams, places, teamCount) = PeopleSlots.largest(PeopleSlots.mostTeams, of: team, codes)
      width = UInt32(teams.count + 1)
      for row in numbers.indices { numbers[row] = numbers[row] * width + places[Int(codes[row])] }
    }
    var isThere = [Bool](repeating: false, count: (owners.count + 1) * Int(width))
    for pair in numbers { isThere[Int(pair)] = true }
    var pairs = [UInt32](repeating: 0, count: isThere.count)
    for pair in isThere.indices where isThere[pair] {
      pairs[pair] = UInt32(count)
      if pair / Int(width) < owners.count { owners[pair / Int(width)].slots.append(count) }
      if pair % Int(width) < teams.count { teams[pair % Int(width)].slots.append(count) }
      count += 1
    }
    slots.reserve(book.count)
    slots.append(contentsOf: numbers, renumbered: pairs)
  }

  /// The slot of a deal.
  @inline(__always)
  func slot(_ row: Int) -> Int { count == 0 ? 0 : Int(slots[row]) }

  /// The values of a column with the most deals, the place of each of its codes among them, and how many values there
  /// are; nobody is no person.
  /// - Parameter codes: those of the column.
  private static func largest(_ most: Int, of column: GroupColumn, _ codes: [UInt32]) -> ([Person], [UInt32], Int) {
    var counts = [Int](repeating: 0, count: column.labels.count)
    for code in codes { counts[Int(code)] += 1 }
    // Few are kept in order: a column that is none of names may have a million values.
    var best: [(count: Int, key: String, code: Int)] = []
    var found = 0
    let listed = Set(column.listed)
    for (code, count) in counts.enumerated() where count > 0 || listed.contains(UInt32(code)) {
      let isTooSmall = best.count == most && (best.last.map { count < $0.count } ?? false)
      let key = column.labels.text(code)
      if key.isEmpty { continue }
      found += 1
      if isTooSmall { continue }
      let place = best.firstIndex { other in
        count != other.count ? count > other.count : key.utf8.lexicographicallyPrecedes(other.key.utf8)
      }
      best.insert((count, key, code), at: place ?? best.count)
      if best.count > most { best.removeLast() }
    }
    var places = [UInt32](repeating: UInt32(best.count), count: counts.count)
    for (place, person) in best.enumerated() { places[person.code] = UInt32(place) }
    let people = best.map { Person(key: $0.key, slots: [], isListed: listed.contains(UInt32($0.code))) }
    return (people, places, found)
  }
}
