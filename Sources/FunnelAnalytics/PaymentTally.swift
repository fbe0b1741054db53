import DealModel

/// What became of the money of the won deals (DEFINITIONS.md 14).
struct PaymentTally {
  /// Sums of some won deals, in ten-thousandths.
  struct Sum {
    var won: Int128 = 0
    var settled: Int128 = 0
    var collected: Int128 = 0

    mutating func merge(_ other: Sum) {
      won += other.won
      settled += other.settled
      collected += other.collected
    }
  }

  /// The months of winning that stand by themselves, up to that of as-of.
  static let monthCount = 13
  /// The first of them.
  let firstMonth: CivilMonth
  /// The deals won earlier, or at an unknown time, then those of each month.
  private(set) var sums = Array(repeating: Sum(), count: 1 + monthCount)

  init(asOf: CivilDate) { firstMonth = asOf.month.advanced(by: 1 - PaymentTally.monthCount) }

  /// Adds a won deal; a missing amount counts as nothing.
  mutating func add(closed: Int64, amount: Int64, settled: Int64, collected: Int64) {
    var place = 0
    if closed != CivilTime.missing {
      let month = CivilDate(dayNumber: Int(CivilTime.day(of: closed))).month
      place = min(PaymentTally.monthCount, max(0, month.number - firstMonth.number + 1))
    }
    func value(_ amount: Int64) -> Int128 { amount == DealBook.noAmount ? 0 : Int128(amount) }
    sums[place].won += value(amount)
    sums[place].settled += value(settled)
    sums[place].collected += value(collected)
  }

  /// Adds other deals.
  mutating func merge(_ other: PaymentTally) {
    for place in sums.indices { sums[place].merge(other.sums[place]) }
  }
}
