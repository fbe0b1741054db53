import DealModel
import Testing

@testable import FunnelAnalytics

/// Payments, worked by hand and against obvious code.
struct PaymentTests {
  private func reported(_ book: HandMadeBook, _ mapped: MappedRoles) -> PaymentReport? {
    var book = book.finished()
    book.mapped.formUnion(mapped)
    let asOf = CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: 31))
    return FunnelAnalysis.report(on: book, options: AnalysisOptions(asOf: asOf)).payments
  }

  // Won in January: 100, settled 80, collected 50; 30, nothing paid; without an amount, 5 collected. Won on 31 December:
  // 7, all collected. Won at an unknown time: 1. Outstanding: 138 − 62 = 76. Of the open deals 40 × 25 % is expected in
  // January, as of the 31st, and 20 × 25 % in February.
  private var book: HandMadeBook {
    var book = HandMadeBook()
    book.add("A", .won, amount: 100, created: 1, closed: 5, settled: 80, collected: 50)
    book.add("B", .won, amount: 30, created: 1, closed: 6)
    book.add("C", .won, created: 1, closed: 7, collected: 5)
    book.add("D", .won, amount: 7, created: -9, closed: 0, settled: 7, collected: 7)
    book.add("E", .won, amount: 1, created: 1)
    book.add("F", .lost, amount: 1000, created: 1, closed: 5, settled: 1000, collected: 1000)
    book.add("G", .demo, amount: 40, created: 1, expected: 31, collected: 3)
    book.add("H", .demo, amount: 20, created: 1, expected: 40)
    book.add("I", .demo, amount: 20, created: 1, expected: 30)
    return book
  }

  @Test func byMonthOfWinning() throws {
    let payments = try #require(reported(book, [.settled, .collected]))
    #expect(payments.total.won.units == 138)
    #expect(payments.total.settled?.units == 87)
    #expect(payments.total.collected?.units == 62)
    #expect(payments.total.outstanding?.units == 76)
    #expect(payments.months.count == 13)
    #expect(payments.months.last?.month.iso == "2025-01")
    #expect(payments.months.last?.sum.won.units == 130)
    #expect(payments.months.last?.sum.outstanding?.units == 75)
    #expect(payments.months[11].sum.outstanding?.units == 0)
    #expect(payments.earlier.won.units == 1)
    #expect(payments.expected.map { $0.outstanding?.units } == [76, 0, 0, 0, 0, 0])
    #expect(payments.expected.map(\.weighted.units) == [10, 5, 0, 0, 0, 0])
  }

  @Test func whatNobodyMappedIsUnknown() throws {
    #expect(reported(book, []) == nil)
    let settled = try #require(reported(book, .settled))
    #expect(settled.total.settled?.units == 87)
    #expect(settled.total.collected == nil)
    #expect(settled.total.outstanding == nil)
    #expect(settled.expected.allSatisfy { $0.outstanding == nil })
  }

  /// On random books months and total are those of the lives, whatever the parts.
  @Test(arguments: UInt64(0)..<40)
  func agreesWithTheLives(seed: UInt64) throws {
    let input = randomInput(seed: seed, interleaved: false)
    var book = makeBook(input)
    book.mapped = .collected
    for row in 0..<book.count {
      book.collected.append(row % 3 == 0 ? DealBook.noAmount : Int64(row) * 12_345)
      book.settled.append(DealBook.noAmount)
    }
    let options = AnalysisOptions(asOf: CivilDate(dayNumber: input.asOf))
    let parts = [0..<book.count / 3, book.count / 3..<book.count]
    let report = FunnelAnalysis.report(on: book, options: options, parts: parts, threads: 2)
    let payments = try #require(report.payments)
    let collected = Dictionary(uniqueKeysWithValues: input.deals.enumerated().map { ($1.id, book.collected[$0]) })
    func sum(_ lives: [ReferenceLife]) -> [Int128] {
      [
        lives.reduce(0) { $0 + Int128($1.deal.amount ?? 0) },
        lives.reduce(0) { sum, life in
          let value = collected[life.deal.id] ?? DealBook.noAmount
          return sum + (value == DealBook.noAmount ? 0 : Int128(value))
        },
      ]
    }
    let won = referenceLives(input).filter { $0.outcome == .won }
    let total = sum(won)
    #expect(payments.total.outstanding?.tenThousandths == total[0] - total[1])
    for (month, row) in payments.months {
      let own = won.filter { life in life.closed.map { CivilDate(dayNumber: $0.day).month == month } ?? false }
      #expect([row.won.tenThousandths, row.collected?.tenThousandths] == sum(own), "seed \(seed)")
    }
    let sums = payments.months.map(\.sum) + [payments.earlier]
    #expect(sums.reduce(Money.zero) { $0 + $1.won } == payments.total.won)
  }
}
