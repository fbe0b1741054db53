import DealModel

/// Rows of won deals with the days of their close: what has been won of a quota (DEFINITIONS.md 12).
///
/// Only those since a day, eight bytes each.
struct WonDeals {
  private struct Win: BitwiseCopyable {
    let row: UInt32
    let day: Int32
  }

  private var wins = ChunkedList<Win>()
  /// The first instant that counts; `Int64.max` where nobody asks.
  private let start: Int64

  /// A list of the deals won on a day or later; of none where nobody asks for any.
  init(since first: CivilDate?) {
    start = first.map { Int64($0.dayNumber) * CivilTime.day } ?? Int64.max
  }

  /// Takes up a won deal; one whose close is unknown is in no period.
  @inline(__always)
  mutating func add(_ row: Int, closed: Int64) {
    if closed < start { return }
    wins.append(Win(row: UInt32(truncatingIfNeeded: row), day: Int32(truncatingIfNeeded: CivilTime.day(of: closed))))
  }

  /// Adds other deals.
  mutating func merge(_ other: WonDeals) { wins.append(contentsOf: other.wins) }

  /// Calls `body` with the row and the day of each.
  @inline(__always)
  func forEach(_ body: (Int, Int) -> Void) {
    wins.forEachChunk { chunk in for win in chunk { body(Int(win.row), Int(win.day)) } }
  }
}
