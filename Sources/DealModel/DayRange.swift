/// A run of days, both ends included.
public struct DayRange: Sendable, Hashable {
  /// The first day.
  public var first: CivilDate
  /// The last day.
  public var last: CivilDate

  /// Makes a range; `last` is not before `first`.
  public init(first: CivilDate, last: CivilDate) {
    self.first = first
    self.last = last
  }

  /// Reads a range as `2025-04-01..2025-06-30`; `nil` where it is none, or the wrong way round.
  public init?(_ text: String) {
    let separator = ".."
    guard let dots = text.firstRange(of: separator), let first = CivilDate(iso: String(text[..<dots.lowerBound])),
      let last = CivilDate(iso: String(text[dots.upperBound...])), first <= last
    else { return nil }
    self.init(first: first, last: last)
  }

  /// How many days there are.
  public var count: Int { last.dayNumber - first.dayNumber + 1 }

  /// Whether a time lies in the range; a missing time does not.
  @inlinable
  public func contains(_ time: Int64) -> Bool {
    time >= Int64(first.dayNumber) * CivilTime.day && time < Int64(last.dayNumber + 1) * CivilTime.day
  }

  /// Whether all days of another range are among these.
  public func contains(_ other: DayRange) -> Bool { first <= other.first && other.last <= last }
}
