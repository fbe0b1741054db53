public import DealModel

/// An instant as mail tells it: a local time and how far it is from UTC.
public struct MailDate: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  let seconds: Int
  /// Seconds by which the local time is ahead of UTC; whole minutes.
  let offset: Int

  /// An instant.
  /// - Parameter offset: seconds by which the local time is ahead of UTC; parts of a minute are left out.
  public init(seconds: Int, offset: Int) {
    self.seconds = seconds
    self.offset = offset / 60 * 60
  }

  /// The first instant of a day.
  /// - Parameter offset: what the local time is ahead of UTC by at a number of seconds since 1970.
  public init(startOf day: CivilDate, offset: (Int) -> Int) {
    let local = day.dayNumber * 86_400
    // The clock may have been changed between the two.
    let guess = local - offset(local)
    let ahead = offset(guess) / 60 * 60
    self.init(seconds: local - ahead, offset: ahead)
  }

  /// As RFC 5322 writes it: `Mon, 30 Jun 2025 00:00:00 +0200`.
  var text: String {
    let local = seconds + offset
    let date = CivilDate(dayNumber: Int((Double(local) / 86_400).rounded(.down)))
    let second = local - date.dayNumber * 86_400
    let (year, month, day) = date.parts
    let weekday = ((date.dayNumber + 4) % 7 + 7) % 7
    let zone = (offset < 0 ? "-" : "+") + padded(abs(offset) / 3600, 2) + padded(abs(offset) / 60 % 60, 2)
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    return
      "\(MailDate.weekdays[weekday]), \(padded(day, 2)) \(MailDate.months[month - 1]) \(padded(year, 4)) \(time) \(zone)"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
