import DealModel

/// The months of days, looked up: reckoning a month takes a dozen divisions, and is asked of every deal.
struct MonthTable {
  /// Numbers as `CivilMonth` has them.
  private let months: [Int32]
  private let firstDay: Int

  /// Makes a table of the years up to a day; other days are reckoned.
  init(upTo day: CivilDate) {
    let firstDay = day.dayNumber - 4000
    self.firstDay = firstDay
    var months: [Int32] = []
    months.reserveCapacity(4001)
    var month = CivilDate(dayNumber: firstDay).month
    while firstDay + months.count <= day.dayNumber {
      let end = min(month.lastDay.dayNumber, day.dayNumber) + 1
      months.append(
        contentsOf: repeatElement(Int32(truncatingIfNeeded: month.number), count: end - firstDay - months.count)
      )
      month = month.advanced(by: 1)
    }
    self.months = months
  }

  /// The number of the month in which a time lies.
  @inline(__always)
  func number(of time: Int64) -> Int {
    let day = Int(CivilTime.day(of: time))
    let place = day - firstDay
    return months.indices.contains(place) ? Int(months[place]) : CivilDate(dayNumber: day).month.number
  }
}
