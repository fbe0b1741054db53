import DealModel

/// When somebody last did something for each deal (DEFINITIONS.md 13).
struct LastActivity: Sendable {
  /// The day of each deal's last activity up to as-of, or `CivilTime.missingDay`.
  let days: Column<Int32>
  /// Whether activities are known, so that a deal without any has had none since it was created.
  let isComplete: Bool

  init(_ book: DealBook, asOf: CivilDate) {
    days = book.activities.latest(book.lastActivity, before: Int64(asOf.dayNumber + 1) * CivilTime.day)
    isComplete = book.activities.files > 0
  }

  /// The day since which a deal has been without activity, or `CivilTime.missingDay` where that is unknown.
  /// - Parameter created: the day of its creation.
  @inline(__always)
  func day(_ row: Int, created: Int32) -> Int32 {
    let day = days[row]
    return day == CivilTime.missingDay && isComplete ? created : day
  }
}
