/// What the values of a column say about how it is to be read.
enum Settlement<Way: Sendable & Equatable>: Sendable, Equatable {
  /// The way in which most values are readable, and how many are not; `rival` is a way in which as many are, and which is
  /// the less usual one.
  case settled(Way, unreadable: Int, rival: Way?)
  /// Every value can be read in both ways, and the one at the place differs.
  case ambiguous(example: Range<Int>)
  /// As many values are readable in one way alone as in the other alone.
  case contradictory(first: Range<Int>, second: Range<Int>)
  /// No value tells the ways apart.
  case unsaid

  /// The way, if it is settled.
  var way: Way? { if case .settled(let way, _, _) = self { way } else { nil } }
}

extension AmountColumn {
  /// The decimal sign that the amounts say: the one with which more of them are readable.
  var settlement: Settlement<DecimalSign> { evidence.decimalSign }
}

extension ColumnEvidence {
  /// The decimal sign, where bit 0 is the point and bit 1 the comma.
  var decimalSign: Settlement<DecimalSign> {
    let (point, comma) = (self[1], self[2])
    if point.count > comma.count { return .settled(.point, unreadable: comma.count, rival: nil) }
    if comma.count > point.count { return .settled(.comma, unreadable: point.count, rival: nil) }
    if point.count > 0 { return .contradictory(first: point.first, second: comma.first) }
    return self[3].count > 0 ? .ambiguous(example: self[3].first) : .unsaid
  }
}

extension DateColumn {
  /// The order that the dates say: the one in which more of them are readable.
  ///
  /// Two-digit years may stand in front: where that is as good as the year behind, the year is behind.
  var settlement: Settlement<DateOrder> {
    func sum(_ bit: Int) -> Int { (0..<16).reduce(0) { $1 & bit != 0 ? $0 + evidence[$1].count : $0 } }
    let total = (0..<16).reduce(0) { $0 + evidence[$1].count }
    if total == 0 { return .unsaid }
    let (day, month, year) = (sum(1), sum(2), sum(4))
    if year > max(day, month) { return .settled(.yearMonthDay, unreadable: total - year, rival: nil) }
    if day == month {
      let both = [3, 7].filter { evidence[$0].count > 0 }.map { evidence[$0].first }
      let dayOnly = [1, 5].filter { evidence[$0].count > 0 }.map { evidence[$0].first }
      let monthOnly = [2, 6].filter { evidence[$0].count > 0 }.map { evidence[$0].first }
      func earliest(_ places: [Range<Int>]) -> Range<Int>? { places.min { $0.lowerBound < $1.lowerBound } }
      if let first = earliest(dayOnly), let second = earliest(monthOnly) {
        return .contradictory(first: first, second: second)
      }
      if let example = earliest(both) { return .ambiguous(example: example) }
    }
    let best = max(day, month)
    return .settled(
      day >= month ? .dayMonthYear : .monthDayYear,
      unreadable: total - best,
      rival: year == best ? .yearMonthDay : nil
    )
  }
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
