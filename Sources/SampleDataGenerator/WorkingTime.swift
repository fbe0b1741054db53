/// Times at which people record what they did.
enum WorkingTime {
  private static let startOfWork = 8 * 3_600
  private static let endOfWork = 19 * 3_600

  /// A time of a day's working hours.
  static func on(day: Int, _ random: inout SplitMix64) -> Int {
    day * SampleSpan.secondsPerDay + startOfWork + random.below(endOfWork - startOfWork)
  }

  /// A working time a number of days later; always later than the time itself.
  static func later(than time: Int, days: Int, _ random: inout SplitMix64) -> Int {
    let day = time / SampleSpan.secondsPerDay
    if days == 0 {
      let soon = time + 1_200 + random.below(6_000)
      if soon - day * SampleSpan.secondsPerDay < endOfWork { return soon }
    }
    return on(day: SampleSpan.workday(from: day + max(days, 1)), &random)
  }

  /// The same time, or one in the last days of the quarter where that is near: orders come when quotas are due.
  static func towardsQuarterEnd(_ time: Int, _ random: inout SplitMix64) -> Int {
    let day = time / SampleSpan.secondsPerDay
    let date = SampleSpan.date(day: day)
    let nextQuarter = CivilDate(
      year: date.month > 9 ? date.year + 1 : date.year,
      month: date.month > 9 ? 1 : (date.month - 1) / 3 * 3 + 4,
      day: 1
    )
    let lastDay = nextQuarter.daysSince1970 - SampleSpan.firstDate.daysSince1970 - 1
    guard (5...20).contains(lastDay - day), random.chance(0.4) else { return time }
    let wanted = lastDay - random.below(4)
    return on(day: SampleSpan.isWeekend(day: wanted) ? wanted - 2 : wanted, &random)
  }
}

/// When deals are created: by season, more in the second year, hardly at weekends.
struct CreationCalendar {
  private static let weekendWeight = 0.05
  private static let growthOfSecondYear = 1.15

  private let days: WeightedChoice

  /// Prepares the draw from the weights of January to December.
  init(seasonality: [Double]) {
    days = WeightedChoice(
      weights: (0...SampleSpan.asOfDay).map { day in
        let date = SampleSpan.date(day: day)
        let growth = date.year == SampleSpan.firstDate.year ? 1 : Self.growthOfSecondYear
        return seasonality[date.month - 1] * growth * (SampleSpan.isWeekend(day: day) ? Self.weekendWeight : 1)
      }
    )
  }

  /// Draws a time of creation.
  func time(_ random: inout SplitMix64) -> Int {
    WorkingTime.on(day: days.pick(&random), &random)
  }
}
