/// What the values of a column say about how it is to be read.
enum Settlement<Way: Sendable & Equatable>: Sendable, Equatable {
  /// The way in which most values are readable, and how many are not; `rival` is a way in which as many are, and which is
  /// the less usual one.
  case settled(Way, unreadable: Int, rival: Way?)
  /// As many values can be read in each of these ways, and the one at the place differs.
  case ambiguous(ways: [Way], example: Range<Int>)
  /// As many values are readable in one way alone as in the other alone.
  case contradictory(ways: [Way], first: Range<Int>, second: Range<Int>)
  /// No value tells the ways apart.
  case unsaid

  /// The way, if it is settled.
  var way: Way? { if case .settled(let way, _, _) = self { way } else { nil } }
}

extension AmountColumn {
  /// The decimal sign that the amounts say: the one with which more of them are readable.
  var settlement: Settlement<DecimalSign> { evidence.decimalSign }
}

extension DateOrder {
  /// The bit that stands for the order in the evidence of a column.
  var bit: Int {
    switch self {
    case .dayMonthYear: 1
    case .monthDayYear: 2
    case .yearMonthDay: 4
    }
  }
}

extension DecimalSign {
  /// The bit that stands for the sign in the evidence of a column.
  var bit: Int { self == .point ? 1 : 2 }
}

extension ColumnEvidence {
  /// How many values can be read in the way of a bit.
  func count(bit: Int) -> Int { (0..<16).reduce(0) { $1 & bit != 0 ? $0 + self[$1].count : $0 } }

  /// The values that can be read in some way, but not in that of a bit; the first is the earliest of them.
  func unreadable(bit: Int) -> Kind {
    var kind = Kind()
    for set in 0..<16 where set & bit == 0 && set & 7 != 0 && self[set].count > 0 {
      if kind.count == 0 || self[set].first.lowerBound < kind.first.lowerBound { kind.first = self[set].first }
      kind.count += self[set].count
    }
    return kind
  }

  /// The decimal sign, where bit 0 is the point and bit 1 the comma.
  var decimalSign: Settlement<DecimalSign> {
    let (point, comma) = (self[1], self[2])
    if point.count > comma.count { return .settled(.point, unreadable: comma.count, rival: nil) }
    if comma.count > point.count { return .settled(.comma, unreadable: point.count, rival: nil) }
    let both: [DecimalSign] = [.point, .comma]
    if point.count > 0 { return .contradictory(ways: both, first: point.first, second: comma.first) }
    return self[3].count > 0 ? .ambiguous(ways: both, example: self[3].first) : .unsaid
  }
}

extension DateColumn {
  /// The order that the dates say: the one in which more of them are readable.
  ///
  /// Two-digit years may stand in front. Where that is as good as the year behind, the year is behind between slashes and
  /// dots, where nearly everybody writes it; between dashes it may as well be an ISO date without its century.
  var settlement: Settlement<DateOrder> {
    let total = (0..<16).reduce(0) { $0 + evidence[$1].count }
    if total == 0 { return .unsaid }
    let (day, month, year) = (readable(.dayMonthYear), readable(.monthDayYear), readable(.yearMonthDay))
    if year > max(day, month) { return .settled(.yearMonthDay, unreadable: total - year, rival: nil) }
    if day == month {
      if let first = evidence.first(of: 1, 5), let second = evidence.first(of: 2, 6) {
        return .contradictory(ways: [.dayMonthYear, .monthDayYear], first: first, second: second)
      }
    }
    let best = max(day, month)
    if year == best, let example = shortISO.first(of: 1) {
      let behind: DateOrder = day >= month ? .dayMonthYear : .monthDayYear
      if let first = evidence.first(of: 4, 12), let second = evidence.first(of: 1, 2, 3, 9, 11) {
        return .contradictory(ways: [.yearMonthDay, behind], first: first, second: second)
      }
      let isEither = day == month && evidence.first(of: 3, 7) != nil
      let ways: [DateOrder] = [.yearMonthDay, behind] + (isEither ? [.monthDayYear] : [])
      return .ambiguous(ways: ways, example: example)
    }
    if day == month, let example = evidence.first(of: 3, 7) {
      return .ambiguous(ways: [.dayMonthYear, .monthDayYear], example: example)
    }
    return .settled(
      day >= month ? .dayMonthYear : .monthDayYear,
      unreadable: total - best,
      // A few slips among dates like 24-03-05 may be all that tells.
      rival: year == best || shortISO[1].count > 0 && year * 10 >= best * 9 ? .yearMonthDay : nil
    )
  }

  /// How many of the dates that tell orders apart can be read in one.
  func readable(_ order: DateOrder) -> Int { evidence.count(bit: order.bit) }
}

extension ShareColumn {
  /// The format that the shares say; where they do not say the unit, numbers are shares of 1.
  var settled: ShareFormat {
    var format = format
    if let sign = evidence.decimalSign.way { format.decimal = sign }
    if !format.isPercentByHeading { format.isPercent = units[2].count > units[1].count }
    return format
  }
}
