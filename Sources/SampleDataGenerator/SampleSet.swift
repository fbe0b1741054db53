import Foundation

/// A small set of data that has everything a report can come across.
struct SampleSet {
  private static let dealCount = 600
  /// From these deals on, the next one that is fit for it gets an oddity.
  private static let staleHistoryFrom = [90, 230, 370, 510]
  private static let otherCloseDateFrom = [150, 310, 470]

  private let company: Company
  private let directory: URL
  private var deals: [Deal] = []
  private var changes: [[StageChange]] = []

  /// Lives a company's deals; they are numbered by their creation.
  init(company: Company, directory: URL) {
    self.company = company
    self.directory = directory
    var simulator = DealSimulator(company: company)
    var lives: [(deal: Deal, changes: [StageChange])] = []
    for number in 1...Self.dealCount {
      lives.append((simulator.deal(number: number), simulator.changes))
    }
    lives.sort { ($0.deal.created, $0.deal.number) < ($1.deal.created, $1.deal.number) }
    for (index, life) in lives.enumerated() {
      var deal = life.deal
      deal.number = index + 1
      deals.append(deal)
      changes.append(life.changes)
    }
    leaveHistoriesBehind()
    moveCloseDates()
  }

  /// Writes all files of the set.
  func write() throws {
    let encoder = TableEncoder(company: company)
    var dealWriter = try ByteWriter(directory: directory, name: "deals.csv")
    try encoder.writeDealHeading(to: &dealWriter)
    for deal in deals {
      try encoder.write(deal, to: &dealWriter)
    }
    try dealWriter.close()
    if let copy = company.style.copyInGB18030 {
      try GB18030Copy.write(directory.appendingPathComponent("deals.csv"), to: directory.appendingPathComponent(copy))
    }

    var historyWriter = try ByteWriter(directory: directory, name: "history.csv")
    try encoder.writeHistoryHeading(to: &historyWriter)
    for row in historyRows() {
      let deal = deals[row.deal]
      try encoder.write(row.change, of: deal.number, process: deal.process, to: &historyWriter)
    }
    try historyWriter.close()

    let files = CompanyFiles(company: company, directory: directory)
    try files.writeStages()
    try files.writeQuotas()
    try files.writeConfiguration()
  }

  /// The rows by time.
  ///
  /// Of changes at one instant, those of every other deal stand in the wrong order: only their stages tell which came
  /// first.
  private func historyRows() -> [(deal: Int, change: StageChange)] {
    var rows: [(deal: Int, order: Int, change: StageChange)] = []
    for deal in deals.indices where deals[deal].trace != .absent {
      for (order, change) in changes[deal].enumerated() {
        if order == 0, deals[deal].trace == .movesOnly { continue }
        rows.append((deal, deal % 2 == 0 ? order : -order, change))
      }
    }
    rows.sort { ($0.change.time, $0.deal, $0.order) < ($1.change.time, $1.deal, $1.order) }
    return rows.map { ($0.deal, $0.change) }
  }

  /// Takes the last change out of some histories: the deal was updated, its history was not.
  ///
  /// Every other one is closed.
  private mutating func leaveHistoriesBehind() {
    for (turn, start) in Self.staleHistoryFrom.enumerated() {
      let fit = deals[start...].firstIndex { deal in
        (deal.closedDay != nil) == (turn % 2 == 1) && deal.trace == .complete && changes[deal.number - 1].count >= 3
      }
      if let fit {
        changes[fit].removeLast()
      }
    }
  }

  /// Moves the close date of some deals to another day than that of the change.
  private mutating func moveCloseDates() {
    for start in Self.otherCloseDateFrom {
      let fit = deals[start...].firstIndex { deal in
        guard let closedDay = deal.closedDay, let last = changes[deal.number - 1].last else { return false }
        let closes = last.to == deal.stage && deal.trace == .complete
        return closes && closedDay - 4 > deal.created / SampleSpan.secondsPerDay
      }
      if let fit, let closedDay = deals[fit].closedDay {
        deals[fit].closedDay = closedDay - 4
      }
    }
  }
}
