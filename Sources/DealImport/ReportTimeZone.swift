import DealModel
import Foundation

/// Converts instants to the local civil time of one time zone.
///
/// Times without a zone never come here, so a report on local times needs no time zone data at all.
struct ReportTimeZone: Sendable {
  private let zone: TimeZone
  /// For each UTC day asked for, the offset in microseconds if it is the same all day.
  private var wholeDayOffsets: [Int64: Int64?] = [:]

  /// The zone called by an IANA name, or `nil` where there is none of that name.
  init?(name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.zone = zone
  }

  /// The local civil time, in microseconds, of a written time.
  mutating func local(_ written: WrittenTime) -> Int64 {
    guard let offset = written.offset else { return written.time }
    let instant = written.time - Int64(offset) * 1_000_000
    let day = CivilTime.day(of: instant)
    if let known = wholeDayOffsets[day] {
      return instant + (known ?? self.offset(at: instant))
    }
    let first = self.offset(at: day * CivilTime.day)
    let last = self.offset(at: (day + 1) * CivilTime.day - 1)
    wholeDayOffsets[day] = .some(first == last ? first : nil)
    return instant + (first == last ? first : self.offset(at: instant))
  }

  private func offset(at instant: Int64) -> Int64 {
    let seconds = (Double(instant) / 1_000_000).rounded(.down)
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))) * 1_000_000
  }
}
