import DealModel
import Testing

@testable import FunnelAnalytics

/// Completeness, worked by hand.
struct CompletenessTests {
  // Open A (Ada) without expected close, open B (Bo) with it and without an amount, won C and void D without either.
  // Expected close: open deals, 2; of them A lacks it. Amount: all but void ones, 3; B and C lack it. Owner: all 4, none
  // lacks it. Nobody mapped a loss reason, and no deal is lost: nothing of nothing.
  private func rows(_ required: [DealField]?) -> [CompletenessRow] {
    var book = HandMadeBook()
    book.add("A", .lead, amount: 5, created: 1, owner: "Ada")
    book.add("B", .lead, created: 1, expected: 40, owner: "Bo")
    book.add("C", .won, created: 1, closed: 2, owner: "Bo")
    book.add("D", .void, created: 1, closed: 2, owner: "Ada")
    return book.report(asOf: 31) { $0.required = required }.completeness
  }

  @Test func whoShouldHaveWhat() {
    let totals = rows([.expectedClose, .amount, .owner, .lossReason]).filter { $0.owner == nil }
    #expect(totals.map(\.required) == [2, 3, 4, 0])
    #expect(totals.map(\.missing) == [1, 2, 0, 0])
    #expect(totals.map(\.rate) == [0.5, 2.0 / 3, 0, nil])
  }

  @Test func byOwner() {
    let rows = rows([.amount]).filter { $0.owner != nil }
    #expect(rows.map(\.owner) == ["Bo", "Ada"])
    #expect(rows.map(\.required) == [2, 1])
    #expect(rows.map(\.missing) == [2, 0])
  }

  @Test func withoutConfigurationTheMappedOnesCount() {
    #expect(rows(nil).filter { $0.owner == nil }.map(\.field) == [.owner, .amount, .expectedClose])
  }

  /// A text that no column has is missing everywhere.
  @Test func whatNobodyMappedIsMissing() {
    #expect(rows([.nextStep]).first.map { [$0.required, $0.missing] } == [2, 2])
  }
}
