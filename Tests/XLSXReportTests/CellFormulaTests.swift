import DealModel
import ReportModel
import Testing

@testable import XLSXReport

struct CellFormulaTests {
  private let columns = [
    ReportColumn("part", "", .count), ReportColumn("whole", "", .count),
    ReportColumn("ratio", "", .rate, derivation: .ratio("part", ["whole"])),
    ReportColumn("sum", "", .count, derivation: .sum(["part", "whole"])),
    ReportColumn("lost", "", .rate, derivation: .ratio("part", ["missing"])),
  ]

  private func derived(_ column: Int, _ cells: [Cell]) -> CellContent? {
    CellFormula.derived(column, of: columns, cells: cells, row: 4)
  }

  @Test("A ratio is used where it gives the shown value")
  func ratio() {
    let formula = "=IF(B5=0,\"–\",A5/B5)"
    let third: [Cell] = [.count(1), .count(3), .rate(1.0 / 3), .count(4), .empty]
    #expect(derived(2, third) == .formula(formula, 1.0 / 3))
    #expect(derived(2, [.count(1), .count(3), .rate(0.333), .count(4), .empty]) == nil)
    #expect(derived(2, [.count(0), .count(0), .undefined, .count(0), .empty]) == .textFormula(formula, "–"))
    #expect(derived(2, [.count(0), .count(0), .rate(0), .count(0), .empty]) == nil)
    #expect(derived(2, [.undefined, .count(3), .undefined, .count(3), .empty]) == nil)
    #expect(derived(4, third) == nil)
  }

  @Test("A sum is used where all its parts are numbers and it gives the shown value")
  func sum() {
    #expect(derived(3, [.count(1), .count(3), .empty, .count(4), .empty]) == .formula("=A5+B5", 4))
    #expect(derived(3, [.count(1), .count(3), .empty, .count(5), .empty]) == nil)
    #expect(derived(3, [.count(1), .undefined, .empty, .count(1), .empty]) == nil)
  }

  @Test("Money is added exactly, and its quotients are taken as rounded to four decimals")
  func money() {
    let large = Money(tenThousandths: 90_000_000_000_000_001)
    let sum = large + large
    let total = CellFormula.total(.money(sum), of: [.money(large), .undefined, .money(large)], column: 1, rows: 1...3)
    #expect(total == .formula("=SUM(B2:B4)", sum.units))
    let off = Money(tenThousandths: sum.tenThousandths + 1)
    #expect(CellFormula.total(.money(off), of: [.money(large), .money(large)], column: 1, rows: 1...2) == nil)
    #expect(CellFormula.gives(100.0 / 3, .money(Money(tenThousandths: 333_333))))
    #expect(!CellFormula.gives(100.0 / 3, .money(Money(tenThousandths: 333_334))))
  }

  @Test("A total over nothing stays the value it is")
  func emptyTotal() {
    #expect(CellFormula.total(.count(0), of: [], column: 1, rows: 1...1) == nil)
    #expect(CellFormula.total(.undefined, of: [.undefined], column: 1, rows: 1...1) == nil)
  }

  @Test("What is no finite number is never written as one")
  func content() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(CellContent(.rate(value)) == .text("–"))
      #expect(CellContent(.days(value)) == .text("–"))
      #expect(!CellFormula.gives(value, .rate(0)))
    }
    #expect(CellContent(.empty) == .blank)
    #expect(CellContent(.text("=1+1")) == .text("=1+1"))
  }
}
