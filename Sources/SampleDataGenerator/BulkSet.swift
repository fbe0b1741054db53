import Foundation

/// As many deals as are wanted, to see how long a report of them takes.
///
/// The deals are written as they are lived; what is kept are the stage changes, in eight bytes each, because they have to
/// be sorted.
struct BulkSet {
  /// The largest number of deals; a packed change has room for a few more.
  static let mostDeals = 20_000_000

  private static let expectedChangesPerDeal = 4.7
  private static let stageBits = 4
  private static let dealBits = 25
  private static let timeShift = dealBits + 2 * stageBits
  /// Half the bits of a time: sorting takes two passes.
  private static let digitBits = 13

  /// The company.
  let company: Company
  /// The number of deals.
  let dealCount: Int
  /// Whether the rows are in random order instead of that of time.
  let isShuffled: Bool
  /// Where the files go.
  let directory: URL

  /// Writes all files of the set.
  func write() throws {
    let encoder = TableEncoder(company: company)
    var changes = try writeDeals(encoder)
    if isShuffled {
      var random = SplitMix64(seed: company.seed &+ 1)
      random.shuffle(&changes)
    } else {
      Self.sortByTime(&changes)
    }
    try writeHistory(changes, encoder)
    let files = CompanyFiles(company: company, directory: directory)
    try files.writeStages()
    try files.writeQuotas()
    try files.writeConfiguration()
  }

  private func writeDeals(_ encoder: TableEncoder) throws -> [UInt64] {
    var simulator = DealSimulator(company: company)
    var packed: [UInt64] = []
    packed.reserveCapacity(Int(Double(dealCount) * Self.expectedChangesPerDeal))
    var numbers = isShuffled ? (1...UInt32(dealCount)).map { $0 } : []
    var random = SplitMix64(seed: company.seed)
    random.shuffle(&numbers)

    var writer = try ByteWriter(directory: directory, name: "deals.csv")
    try encoder.writeDealHeading(to: &writer)
    for index in 0..<dealCount {
      let deal = simulator.deal(number: isShuffled ? Int(numbers[index]) : index + 1)
      try encoder.write(deal, to: &writer)
      guard deal.trace != .absent else { continue }
      for change in simulator.changes where change.from != SalesProcess.noStage || deal.trace == .complete {
        packed.append(Self.pack(change, of: deal.number))
      }
    }
    try writer.close()
    return packed
  }

  private func writeHistory(_ changes: [UInt64], _ encoder: TableEncoder) throws {
    var writer = try ByteWriter(directory: directory, name: "history.csv")
    try encoder.writeHistoryHeading(to: &writer)
    for packed in changes {
      let change = StageChange(
        time: Int(packed >> UInt64(Self.timeShift)),
        from: UInt8(truncatingIfNeeded: packed >> UInt64(Self.stageBits)) & 15,
        to: UInt8(truncatingIfNeeded: packed) & 15
      )
      let number = Int(packed >> UInt64(2 * Self.stageBits)) & (1 << Self.dealBits - 1)
      try encoder.write(change, of: number, process: 0, to: &writer)
    }
    try writer.close()
  }

  private static func pack(_ change: StageChange, of number: Int) -> UInt64 {
    UInt64(change.time) << UInt64(timeShift)
      | UInt64(number) << UInt64(2 * stageBits)
      | UInt64(change.from) << UInt64(stageBits)
      | UInt64(change.to)
  }

  /// Sorts by time only, and keeps the order of a deal's changes at one instant (radix sort from the lowest digit).
  private static func sortByTime(_ changes: inout [UInt64]) {
    var sorted = [UInt64](repeating: 0, count: changes.count)
    for pass in 0..<2 {
      let shift = UInt64(timeShift + pass * digitBits)
      let mask = UInt64(1) << UInt64(digitBits) - 1
      var places = [Int](repeating: 0, count: 1 << digitBits + 1)
      for change in changes {
        places[Int(change >> shift & mask) + 1] += 1
      }
      for digit in 1..<places.count {
        places[digit] += places[digit - 1]
      }
      for change in changes {
        let digit = Int(change >> shift & mask)
        sorted[places[digit]] = change
        places[digit] += 1
      }
      swap(&changes, &sorted)
    }
  }
}
