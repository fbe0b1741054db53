import DealModel
import Testing

@testable import FunnelAnalytics

/// Losses, worked by hand and against obvious code.
struct LossTests {
  // Owners serve as reasons here: a column is a column.
  private func report(_ book: HandMadeBook, asOf day: Int) -> [LossReport] {
    var book = book.finished()
    book.groups[0].name = "lossReason"
    let asOf = CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: day))
    return FunnelAnalysis.report(on: book, options: AnalysisOptions(asOf: asOf)).losses[0]
  }

  // Price: one lost from Offer (5), one from Demo though it went back to Lead before (1), one that nothing tells of (2).
  // Time: one from Lead (7). Void and won deals are none. Open: one expected on the 30th is late on the 31st.
  @Test func byTheHighestStage() throws {
    var book = HandMadeBook()
    book.add(
      "A",
      .lost,
      amount: 5,
      created: 1,
      closed: 9,
      owner: "Price",
      events: [(1, nil, .offer), (9, .offer, .lost)]
    )
    book.add(
      "B",
      .lost,
      amount: 1,
      created: 1,
      closed: 9,
      owner: "Price",
      events: [(1, nil, .demo), (5, .demo, .lead), (9, .lead, .lost)]
    )
    book.add("C", .lost, amount: 2, created: 1, closed: 9, owner: "Price")
    book.add("D", .lost, amount: 7, created: 1, closed: 9, lostStage: .lead, owner: "Time")
    book.add("E", .void, amount: 9, created: 1, closed: 9, owner: "Time")
    book.add("F", .won, amount: 9, created: 1, closed: 9, owner: "Price")
    book.add("G", .demo, amount: 4, created: 1, expected: 30, owner: "Time")
    book.add("H", .demo, created: 1, expected: 31, owner: "Price")
    let losses = try #require(report(book, asOf: 31).first)
    #expect(losses.lost.map(\.key) == ["Price", "Time"])
    #expect(losses.lost.map(\.lost.deals) == [3, 1])
    #expect(losses.lost.map(\.lost.amount.units) == [8, 7])
    #expect(losses.lost[0].stages.map(\.deals) == [0, 1, 1])
    #expect(losses.lost[0].stages.map(\.amount.units) == [0, 1, 5])
    #expect(losses.lost[0].unknownStage == DealSum(deals: 1, amount: Money(tenThousandths: 20_000)))
    #expect(losses.lost[1].stages.map(\.deals) == [1, 0, 0])
    #expect(losses.postponed?.map(\.key) == ["Time"])
    #expect(losses.postponed?.map(\.postponed.amount.units) == [4])
  }

  /// On random books the table is that of the lives, and its columns are the funnel's.
  @Test(arguments: UInt64(0)..<60)
  func agreesWithTheLives(seed: UInt64) {
    let input = randomInput(seed: seed, interleaved: false)
    var book = makeBook(input)
    book.groups[0].name = "competitor"
    let options = AnalysisOptions(asOf: CivilDate(dayNumber: input.asOf))
    let report = FunnelAnalysis.report(on: book, options: options, threads: 3)
    let lives = referenceLives(input)
    for (number, process) in input.processes.enumerated() {
      let losses = report.losses[number][0]
      let lost = lives.filter { $0.deal.process == number && $0.outcome == .lost }
      #expect(losses.lost.reduce(0) { $0 + $1.lost.deals } == lost.count, "seed \(seed)")
      for row in losses.lost {
        let own = lost.filter { $0.deal.owner == row.key }
        #expect(row.lost.deals == own.count)
        #expect(row.lost.amount.tenThousandths == own.reduce(0) { $0 + Int128($1.deal.amount ?? 0) })
        #expect(row.unknownStage.deals == own.filter(\.isAssumedFirst).count)
        for stage in process.openStages.indices {
          #expect(row.stages[stage].deals == own.filter { !$0.isAssumedFirst && $0.position == stage + 1 }.count)
        }
      }
      for (stage, row) in report.pipelines[number].funnel.enumerated() {
        let unknown = stage == 0 ? losses.lost.reduce(0) { $0 + $1.unknownStage.deals } : 0
        #expect(row.dropped == losses.lost.reduce(unknown) { $0 + $1.stages[stage].deals })
      }
      let late = lives.filter {
        $0.deal.process == number && $0.outcome == .open
          && (($0.deal.expectedClose ?? .max) < input.asOf || ($0.deal.secondPush ?? .max) <= input.asOf)
      }
      #expect(losses.postponed?.reduce(0) { $0 + $1.postponed.deals } == late.count)
    }
  }
}
