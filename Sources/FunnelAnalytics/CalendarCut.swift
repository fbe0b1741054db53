import DealModel

// How it works: the days are cut wherever a window begins or ends, and everything is counted by the piece between two cuts
// that its day lies in. A window is some pieces in a row, so that one look at a deal serves all windows, however many.

/// The windows that key figures are asked of, and the pieces that their ends cut the days into (DEFINITIONS.md 8).
struct CalendarCut {
  /// Current period, previous, a year ago, the last 365 days up to as-of, then the months of the trend.
  let windows: [DayRange]
  /// The trend's months, oldest first.
  let months: [CivilMonth]
  /// Where the windows begin and end, as days, in order; the end is the first day behind.
  private let cuts: [Int]
  /// The days behind a window, in order.
  private let ends: [Int]
  /// For each piece, how many of `ends` are not behind its days.
  private let endOfPiece: [Int]
  /// The pieces of the days from `firstDay` on: no time of a deal is behind as-of, and hardly one before.
  private let pieceOfDay: [UInt8]
  private let firstDay: Int
  private let firstInstant: Int64

  /// The place of a window in `windows`.
  static let current = 0
  static let previous = 1
  static let yearAgo = 2
  static let lastYear = 3
  static let firstMonth = 4

  init(options: AnalysisOptions) {
    let period = options.period
    let asOf = options.asOf.dayNumber
    let last = period.days.last.month
    months = (0..<13).map { last.advanced(by: $0 - 12) }
    windows =
      [period.days, period.previous, period.yearAgo]
      + [DayRange(first: CivilDate(dayNumber: asOf - 364), last: options.asOf)]
      + months.map { DayRange(first: $0.firstDay, last: $0.lastDay) }
    let ends = Set(windows.map { $0.last.dayNumber + 1 }).sorted()
    let cuts = Set(ends).union(windows.map(\.first.dayNumber)).sorted()
    (self.ends, self.cuts) = (ends, cuts)
    endOfPiece = [0] + cuts.map { cut in ends.count { $0 <= cut } }
    // A range may begin in the year 1; a table of half a million days would help nobody.
    firstDay = max(cuts[0], asOf - 20_000)
    firstInstant = Int64(firstDay) * CivilTime.day
    pieceOfDay = (firstDay...max(firstDay, asOf)).map { day in UInt8(cuts.count { $0 <= day }) }
  }

  /// How many pieces there are; the first is all time before the windows, and where a missing time is put.
  var pieceCount: Int { cuts.count + 1 }
  /// How many different ends the windows have.
  var endCount: Int { ends.count }

  /// The piece that a time lies in; a missing time lies in the first.
  @inline(__always)
  func piece(of time: Int64) -> Int {
    if time < firstInstant { return pieceBeforeTable(time) }
    let day = Int(CivilTime.day(of: time)) - firstDay
    return day < pieceOfDay.count ? Int(pieceOfDay[day]) : cuts.count
  }

  private func pieceBeforeTable(_ time: Int64) -> Int {
    if firstDay == cuts[0] { return 0 }
    let day = Int(CivilTime.day(of: time))
    return cuts.count { $0 <= day }
  }

  /// The number of the first end that is behind a time in a piece; `endCount` if there is none.
  @inline(__always)
  func firstEnd(behind piece: Int) -> Int { endOfPiece[piece] }

  /// The pieces of a window.
  func pieces(of window: Int) -> Range<Int> {
    let days = windows[window]
    return place(days.first.dayNumber)..<place(days.last.dayNumber + 1)
  }

  /// The number of a window's end.
  func end(of window: Int) -> Int { ends.count { $0 <= windows[window].last.dayNumber } }

  private func place(_ cut: Int) -> Int { cuts.count { $0 <= cut } }
}
