/// Microseconds of a local day.
let referenceDay: Int64 = 86_400_000_000

/// Where a time comes from: all stage-change times count as one role.
enum ReferenceRole: Hashable, CaseIterable {
  case created
  case closed
  case stageEntered
  case stageChange
}

/// A time that remembers where it comes from.
struct ReferenceTime {
  /// Local microseconds since 1970-01-01T00:00.
  var microseconds: Int64
  var role: ReferenceRole

  /// The calendar date: days since 1970-01-01.
  var day: Int {
    // Rounded towards the past, also before 1970.
    Int((microseconds - ((microseconds % referenceDay) + referenceDay) % referenceDay) / referenceDay)
  }
}

/// How two times of an input are compared and subtracted (rule 8, last paragraph).
struct ReferenceClock {
  /// Days since 1970-01-01.
  var asOf: Int
  /// The roles all of whose values are at midnight: they hold dates.
  var dateRoles: Set<ReferenceRole>

  init(_ input: ReferenceInput) {
    func values(_ role: ReferenceRole) -> [Int64] {
      switch role {
      case .created: input.deals.compactMap(\.created)
      case .closed: input.deals.compactMap(\.closed)
      case .stageEntered: input.deals.compactMap(\.stageEntered)
      case .stageChange: input.events.map(\.at)
      }
    }
    asOf = input.asOf
    dateRoles = Set(ReferenceRole.allCases.filter { values($0).allSatisfy { $0 % referenceDay == 0 } })
  }

  /// Whether one of two times comes from a role that holds dates: then both are taken as dates.
  private func asDates(_ one: ReferenceTime, _ other: ReferenceTime) -> Bool {
    dateRoles.contains(one.role) || dateRoles.contains(other.role)
  }

  /// Whether a time is before another one.
  func isBefore(_ one: ReferenceTime, _ other: ReferenceTime) -> Bool {
    asDates(one, other) ? one.day < other.day : one.microseconds < other.microseconds
  }

  /// The days from one time to another, with fraction (section 1: a finished interval).
  func days(from start: ReferenceTime, to end: ReferenceTime) -> Double {
    if asDates(start, end) { return Double(end.day - start.day) }
    return Double(end.microseconds - start.microseconds) / Double(referenceDay)
  }

  /// The whole calendar days from the date of a time to as-of (section 1: the age of an unfinished interval).
  func age(since start: ReferenceTime) -> Int {
    asOf - start.day
  }

  /// The days from a time to the end of as-of's day, with fraction; of a date its age ("an unfinished visit then is
  /// censored at its whole-day age").
  func censoring(of start: ReferenceTime) -> Double {
    if dateRoles.contains(start.role) { return Double(age(since: start)) }
    return Double(Int64(asOf + 1) * referenceDay - start.microseconds) / Double(referenceDay)
  }
}
