// How it works: each value that tells ways of reading apart is counted under the set of ways in which it can be read. The
// counts of parts add up, so they do not depend on how a file was cut, nor on how its values were read meanwhile; what they
// say is worked out once, at the end (`ColumnEvidence+Settling.swift`).

/// How many values of a column can be read in which ways, with the first of each kind.
///
/// Bit n of a set stands for the n-th way. Values that are the same in every way are not counted, nor are those that have
/// no reading at all.
struct ColumnEvidence: Sendable, Equatable {
  /// The number of a kind's values, and the place of the first in the file.
  struct Kind: Sendable, Equatable {
    var count = 0
    var first = 0..<0
  }

  private var kinds = InlineArray<16, Kind>(repeating: Kind())

  /// The values of a set of ways.
  subscript(set: Int) -> Kind { kinds[set & 15] }

  /// Notes a value that can be read in a set of ways.
  @inline(__always)
  mutating func note(_ set: Int, _ place: Range<Int>) {
    if kinds[set & 15].count == 0 { kinds[set & 15].first = place }
    kinds[set & 15].count &+= 1
  }

  /// Adds the evidence of a part that stands behind.
  mutating func merge(_ other: ColumnEvidence) {
    for set in 0..<16 where other.kinds[set].count > 0 {
      if kinds[set].count == 0 { kinds[set].first = other.kinds[set].first }
      kinds[set].count += other.kinds[set].count
    }
  }

  /// The place of the first value of several sets.
  func first(of sets: Int...) -> Range<Int>? {
    sets.filter { self[$0].count > 0 }.map { self[$0].first }.min { $0.lowerBound < $1.lowerBound }
  }

  static func == (left: ColumnEvidence, right: ColumnEvidence) -> Bool {
    (0..<16).allSatisfy { left.kinds[$0] == right.kinds[$0] }
  }
}

/// How many values of a column there are, and how many of them cannot be read.
struct ReadCount: Sendable, Equatable {
  /// Those that were read.
  var readable = 0
  /// Those that cannot be read, with the first.
  private(set) var unreadable = ColumnEvidence.Kind()

  /// Notes a value that cannot be read.
  mutating func noteUnreadable(_ place: Range<Int>) {
    if unreadable.count == 0 { unreadable.first = place }
    unreadable.count += 1
  }

  /// Adds the count of a part that stands behind.
  mutating func merge(_ part: ReadCount) {
    readable += part.readable
    if unreadable.count == 0 { unreadable.first = part.unreadable.first }
    unreadable.count += part.unreadable.count
  }
}

/// A column of amounts: how it is read, and what its values say about that.
struct AmountColumn: Sendable, Equatable {
  /// How its values are read.
  var format: AmountFormat
  /// Bit 0: readable with a point; bit 1: with a comma.
  var evidence = ColumnEvidence()
  /// Of the values that can be read both ways: how many have a currency whose countries write a point, how many another,
  /// and the first of the former.
  private(set) var withPointCurrency = ColumnEvidence.Kind()
  private(set) var withOtherCurrency = 0
  /// How many amounts there are.
  var counts = ReadCount()

  init(_ format: AmountFormat) { self.format = format }

  /// Notes an amount and its place.
  mutating func note(_ readings: AmountReadings, _ place: Range<Int>) {
    if readings.point == readings.comma { return }
    let set = (readings.point == nil ? 0 : 1) | (readings.comma == nil ? 0 : 2)
    evidence.note(set, place)
    guard set == 3, readings.currency != .none else { return }
    if readings.currency.isWrittenWithPoint {
      if withPointCurrency.count == 0 { withPointCurrency.first = place }
      withPointCurrency.count += 1
    } else {
      withOtherCurrency += 1
    }
  }

  /// Adds the evidence of a part that stands behind.
  mutating func merge(_ part: AmountColumn) {
    evidence.merge(part.evidence)
    counts.merge(part.counts)
    if withPointCurrency.count == 0 { withPointCurrency.first = part.withPointCurrency.first }
    withPointCurrency.count += part.withPointCurrency.count
    withOtherCurrency += part.withOtherCurrency
  }
}

/// A column of dates or times.
struct DateColumn: Sendable, Equatable {
  /// How its values are read.
  var format: DateFormat
  /// Bit 0: readable with the day in front; bit 1: the month; bit 2: the year; bit 3: day and month in front are the same.
  var evidence = ColumnEvidence()
  /// The values like `24-03-05` that are other days with the year in front than with it behind, counted under bit 0.
  private(set) var shortISO = ColumnEvidence()
  /// How many dates there are.
  var counts = ReadCount()

  init(_ format: DateFormat) { self.format = format }

  /// Notes a date and its place.
  mutating func note(_ readings: DateReadings, _ place: Range<Int>) {
    func time(_ order: DateOrder) -> Int64? {
      readings[DateFormat(order: order, isConfigured: format.isConfigured)]
    }
    let (day, month, year) = (time(.dayMonthYear), time(.monthDayYear), time(.yearMonthDay))
    if day == month, month == year { return }
    if readings.mayBeShortISO, year != nil, day != nil || month != nil { shortISO.note(1, place) }
    let set = (day == nil ? 0 : 1) | (month == nil ? 0 : 2) | (year == nil ? 0 : 4) | (day == month ? 8 : 0)
    evidence.note(set, place)
  }

  /// Adds the evidence of a part that stands behind.
  mutating func merge(_ part: DateColumn) {
    evidence.merge(part.evidence)
    shortISO.merge(part.shortISO)
    counts.merge(part.counts)
  }
}

/// A column of shares.
struct ShareColumn: Sendable, Equatable {
  /// How its values are read.
  var format: ShareFormat
  /// Bit 0: readable with a point; bit 1: with a comma.
  var evidence = ColumnEvidence()
  /// Bit 0: a share of 1; bit 1: a percentage.
  var units = ColumnEvidence()
  /// How many shares there are.
  var counts = ReadCount()

  init(_ format: ShareFormat) { self.format = format }

  /// The share by the column's format; half a percent without a sign is one only where the heading says so.
  func share(_ readings: ShareReadings) -> Int32? {
    let reading = readings[format.decimal]
    if !format.isPercent { return reading.share }
    return format.isPercentByHeading || !ShareColumn.isFraction(reading) ? reading.percent : nil
  }

  /// Whether it is a number between 0 and 1 without a sign.
  private static func isFraction(_ reading: ShareReadings.Reading) -> Bool {
    guard let share = reading.share else { return false }
    return share > 0 && share < 1_000_000 && share != reading.percent
  }

  /// Notes a share and its place.
  mutating func note(_ readings: ShareReadings, _ place: Range<Int>) {
    let (point, comma) = (readings.point, readings.comma)
    let none = ShareReadings.Reading()
    if point != comma { evidence.note((point == none ? 0 : 1) | (comma == none ? 0 : 2), place) }
    let reading = point == none ? comma : point
    if format.isPercentByHeading || (point != comma && point != none && comma != none) { return }
    if reading.share == reading.percent { return }
    let isPercentage = reading.percent != nil && !ShareColumn.isFraction(reading)
    units.note((reading.share == nil ? 0 : 1) | (isPercentage ? 2 : 0), place)
  }

  /// Adds the evidence of a part that stands behind.
  mutating func merge(_ part: ShareColumn) {
    evidence.merge(part.evidence)
    units.merge(part.units)
    counts.merge(part.counts)
  }
}
