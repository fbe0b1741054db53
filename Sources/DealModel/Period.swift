/// A month, quarter, half-year, year or free range of days that key figures are of.
public struct Period: Sendable, Hashable {
  /// The period as the user writes it: `2025-06`, `2025-Q2`, `FY2025`, `2025-04-01..2025-06-30`.
  public let label: String
  /// Its days.
  public let days: DayRange
  /// The months it has; `nil` for a free range.
  private let months: Int?

  private init(label: String, first: CivilMonth, months: Int) {
    self.label = label
    self.months = months
    days = DayRange(first: first.firstDay, last: first.advanced(by: months - 1).lastDay)
  }

  private init(_ days: DayRange) {
    self.days = days
    months = nil
    label = days.first.iso + ".." + days.last.iso
  }

  /// The last calendar month that is complete at the end of a day.
  public static func lastCompleteMonth(at asOf: CivilDate) -> Period {
    let month = asOf == asOf.month.lastDay ? asOf.month : asOf.month.advanced(by: -1)
    return Period(label: month.iso, first: month, months: 1)
  }

  /// Reads a period: `2025-06`, `2025-Q2`, `2025-H1`, `2025`, `FY2025`, `FY2025-Q2`, `FY2025-H1`, `2025-04-01..2025-06-30`.
  ///
  /// A fiscal year is named after the calendar year in which it begins.
  /// - Parameter fiscalYearStart: the month, 1…12, in which the fiscal year begins.
  public init?(_ text: String, fiscalYearStart: Int) {
    if let days = DayRange(text) {
      self.init(days)
      return
    }
    let isFiscal = text.hasPrefix("FY")
    let parts = (isFiscal ? text.dropFirst(2) : text[...]).split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].utf8.count == 4,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(parts[0]), (1...9998).contains(year)
    else { return nil }
    let start = CivilMonth(year: year, month: isFiscal ? fiscalYearStart : 1)
    guard parts.count == 2 else {
      self.init(label: text, first: start, months: 12)
      return
    }
    let part = parts[1]
    switch (part.first, part.utf8.count) {
    case ("Q", 2):
      guard let quarter = Int(part.dropFirst()), (1...4).contains(quarter) else { return nil }
      self.init(label: text, first: start.advanced(by: (quarter - 1) * 3), months: 3)
    case ("H", 2):
      guard let half = Int(part.dropFirst()), (1...2).contains(half) else { return nil }
      self.init(label: text, first: start.advanced(by: (half - 1) * 6), months: 6)
    case (_, 2):
      guard !isFiscal, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let month = Int(part),
        (1...12).contains(month)
      else { return nil }
      self.init(label: text, first: CivilMonth(year: year, month: month), months: 1)
    default: return nil
    }
  }

  /// The days of the period of the same kind just before; for a free range, as many days.
  public var previous: DayRange {
    guard let months else {
      let length = days.last.dayNumber - days.first.dayNumber + 1
      return DayRange(
        first: CivilDate(dayNumber: days.first.dayNumber - length),
        last: CivilDate(dayNumber: days.first.dayNumber - 1)
      )
    }
    return shifted(by: -months, months)
  }

  /// The days of the same period one year earlier; 29 February becomes the 28th.
  public var yearAgo: DayRange {
    guard let months else {
      func yearEarlier(_ date: CivilDate) -> CivilDate {
        let (year, month, day) = date.parts
        let last = CivilDate.days(inMonth: month, of: year - 1)
        return CivilDate(dayNumber: CivilDate.dayNumber(year: year - 1, month: month, day: min(day, last)))
      }
      return DayRange(first: yearEarlier(days.first), last: yearEarlier(days.last))
    }
    return shifted(by: -12, months)
  }

  private func shifted(by offset: Int, _ months: Int) -> DayRange {
    let first = days.first.month.advanced(by: offset)
    return DayRange(first: first.firstDay, last: first.advanced(by: months - 1).lastDay)
  }
}
