import DealModel
import Testing

@testable import FunnelAnalytics

/// Deals whose history contradicts their row.
struct ContradictionTests {
  private func hand() -> HandMadeBook {
    var hand = HandMadeBook()
    hand.add("fine", .won, created: 1, closed: 9, events: [(1, nil, .lead), (9, .lead, .won)])
    hand.add("stage", .lead, created: 1, events: [(1, nil, .lead), (5, .lead, .demo)])
    hand.add("close", .won, created: 1, closed: 8, events: [(1, nil, .lead), (9, .lead, .won)])
    hand.add("negative", .lost, created: 12, closed: 10)
    hand.add("again", .demo, created: 1, events: [(1, nil, .lead), (3, .lead, .lost), (6, .lost, .demo)])
    hand.add("closed row", .won, created: 1, closed: 7, events: [(1, nil, .lead), (5, .lead, .demo)])
    hand.add("later", .won, created: 1, closed: 7, events: [(1, nil, .lead), (25, .lead, .demo)])
    return hand
  }

  private func found(_ book: DealBook, limit: Int, parts: [Range<Int>]? = nil) -> [Contradiction] {
    var options = AnalysisOptions(asOf: CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: 20)))
    options.contradictions = limit
    return FunnelAnalysis.report(on: book, options: options, parts: parts ?? [0..<book.count], threads: 1)
      .contradictions
  }

  @Test func eachKindSaysWhatContradictsWhat() throws {
    let all = found(hand().finished(), limit: 10)
    try #require(all.count == 5)
    #expect(all.map(\.kind) == [.stageMismatch, .stageMismatch, .closeDateMismatch, .negativeCycle, .reopened])
    #expect(all.map(\.row) == [1, 5, 2, 3, 4])
    let (lead, demo, won, lost) = (UInt16(0), UInt16(1), UInt16(3), UInt16(4))
    #expect(all[0].stage == lead && all[0].historyStage == demo && all[0].time == HandMadeBook.time(5))
    // The row's close ends the deal, which its events do not know.
    #expect(all[1].stage == won && all[1].historyStage == demo && all[1].time == HandMadeBook.time(5))
    #expect(all[2].closed == HandMadeBook.time(8) && all[2].time == HandMadeBook.time(9) && all[2].historyStage == won)
    #expect(all[3].closed == HandMadeBook.time(10) && all[3].time == HandMadeBook.time(12))
    #expect(all[4].stage == lost && all[4].historyStage == demo && all[4].time == HandMadeBook.time(6))
  }

  @Test func nobodyAsksForThemUsually() { #expect(found(hand().finished(), limit: 0).isEmpty) }

  @Test func countsAreThoseOfTheReport() {
    let book = hand().finished()
    var options = AnalysisOptions(asOf: CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: 20)))
    options.contradictions = 100
    let report = FunnelAnalysis.report(on: book, options: options)
    func count(_ kind: Contradiction.Kind) -> Int { report.contradictions.filter { $0.kind == kind }.count }
    #expect(count(.stageMismatch) == report.counts.stageMismatch)
    #expect(count(.closeDateMismatch) == report.counts.closeDateMismatch)
    #expect(count(.negativeCycle) == report.counts.negativeCycle)
  }

  /// However the deals are cut into parts, the first ones are kept.
  @Test(arguments: [1, 2, 3])
  func theFirstOfAllPartsAreKept(limit: Int) {
    var hand = HandMadeBook()
    for number in 0..<(3 * StageChanges.dealsInRun) {
      hand.add("\(number)", .lost, created: 12, closed: number % 97 == 5 ? 10 : 14)
    }
    let whole = found(hand.finished(), limit: limit)
    #expect(whole.map(\.row) == [5, 102, 199].prefix(limit).map { $0 })
    let run = StageChanges.dealsInRun
    #expect(found(hand.finished(), limit: limit, parts: [0..<run, run..<2 * run, 2 * run..<3 * run]) == whole)
  }
}
