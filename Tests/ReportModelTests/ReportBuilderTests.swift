import DealModel
import Diagnostics
import FunnelAnalytics
import Testing

@testable import ReportModel

/// The neutral report against the figures it is made of.
struct ReportBuilderTests {
  private static func document(_ language: Language = .english) -> ReportDocument {
    var book = DealBook(processes: [
      SalesProcess(
        name: "",
        stages: [
          Stage(name: "Lead", kind: .open, probability: 0.1, standardDays: 5), Stage(name: "Offer", kind: .open),
          Stage(name: "Won", kind: .won),
        ]
      )
    ])
    var owners = GroupColumn(name: "owner")
    for (index, stage) in [UInt16(0), 1, 2, 2, 3].enumerated() {
      var (id, owner) = ("D\(index)", index % 2 == 0 ? "Ada" : "")
      id.withUTF8 { _ = book.ids.number(of: UnsafeRawBufferPointer($0)) }
      owners.codes.append(owner.withUTF8 { UInt32(owners.labels.number(of: UnsafeRawBufferPointer($0)).number) })
      book.process.append(0)
      book.stage.append(stage)
      book.status.append(DealBook.noStatus)
      book.lostStage.append(DealBook.noStage)
      book.amounts.append(Int64(index + 1) * 1_000_000)
      book.created.append(Int64(20_000 + index) * CivilTime.day)
      book.closed.append(stage > 1 ? Int64(20_010 + index) * CivilTime.day : CivilTime.missing)
      book.stageEntered.append(CivilTime.missing)
      book.expectedClose.append(stage < 2 ? 20_050 : CivilTime.missingDay)
      book.probability.append(-1)
      book.file.append(0)
    }
    book.groups = [owners]
    for (label, owner) in [("2024-10", nil), ("2024", nil), ("2024-12", "Ada")] {
      guard let period = Period(label, fiscalYearStart: 1) else { continue }
      book.quotas.append(Quota(period: period, owner: owner, amount: Money(tenThousandths: 90_000_000)))
    }
    var options = AnalysisOptions(asOf: CivilDate(dayNumber: 20_030))
    options.keepsDeals = true
    let report = FunnelAnalysis.report(on: book, options: options)
    return ReportBuilder(
      report: report,
      summary: ImportSummary(),
      book: book,
      language: language,
      company: "Firm",
      title: nil,
      asOfIsFromData: true
    ).document()
  }

  @Test(arguments: Language.allCases)
  func everyRowHasACellForEachColumn(language: Language) {
    let document = ReportBuilderTests.document(language)
    for table in document.sections.flatMap(\.tables) {
      for row in table.rows { #expect(row.count == table.columns.count, "\(table.id)") }
      if let totals = table.totals { #expect(totals.count == table.columns.count, "\(table.id)") }
    }
    if let deals = document.deals {
      for row in deals.rows { #expect(deals.cells(row).count == deals.columns.count) }
    }
  }

  @Test func idsAreUnique() {
    let document = ReportBuilderTests.document()
    let ids = document.sections.flatMap(\.tables).map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(document.sections.map(\.id)).count == document.sections.count)
  }

  @Test func cellsAreOfTheirColumnsKind() {
    for table in ReportBuilderTests.document().sections.flatMap(\.tables) {
      for row in table.rows {
        for (cell, column) in zip(row, table.columns) {
          switch (cell, column.kind) {
          case (.text, .text), (.count, .count), (.money, .money), (.rate, .rate), (.days, .days), (.date, .date),
            (.undefined, _), (.empty, _):
            continue
          default: Issue.record("\(table.id), \(column.key): \(cell) in a column of \(column.kind)")
          }
        }
      }
    }
  }

  /// What a formula would give is what is shown, or the column has no formula there: a workbook must not disagree.
  @Test func derivationsGiveTheShownValue() {
    for table in ReportBuilderTests.document().sections.flatMap(\.tables) where !table.id.hasPrefix("funnel") {
      for row in table.rows {
        func number(_ key: String) -> Double? {
          guard let index = table.columns.firstIndex(where: { $0.key == key }) else { return nil }
          if case .count(let count) = row[index] { return Double(count) }
          return nil
        }
        for (cell, column) in zip(row, table.columns) {
          switch (column.derivation, cell) {
          case (.sum(let keys), .count(let shown)):
            #expect(keys.compactMap(number).reduce(0, +) == Double(shown), "\(table.id), \(column.key)")
          case (.ratio(let part, let whole), .rate(let shown)):
            let sum = whole.compactMap(number).reduce(0, +)
            #expect(number(part).map { $0 / sum } == shown, "\(table.id), \(column.key)")
          default: continue
          }
        }
      }
    }
  }

  @Test func totalsAreTheSumsOfTheirColumns() throws {
    let owners = try #require(
      ReportBuilderTests.document().sections.first { $0.id == .owners }?.tables.first
    )
    let index = try #require(owners.columns.firstIndex { $0.key == "deals" })
    #expect(owners.totals?[index] == .count(5))
  }

  /// Every figure of the report is explained.
  @Test func everyColumnOfFiguresHasADefinition() {
    for table in ReportBuilderTests.document().sections.flatMap(\.tables) {
      if ["inputs", "counts", "definitions", "assumptions", "unreadable"].contains(table.id) { continue }
      for column in table.columns where column.kind != .text {
        let parts = [column.key, String(column.key.split(separator: ".").first ?? "")]
        let isShared = ["mean", "median", "p90", "p25", "p75", "deals", "leftOut", "winRate", "void", "won", "lost"]
          .contains(column.key)
        #expect(
          isShared || parts.contains { Definition.named($0) != nil },
          "\(table.id): \(column.key) is not explained"
        )
      }
    }
    for figure in ReportBuilderTests.document().keyFigures {
      let key = figure.key.replacing("Amount", with: "")
      #expect(
        Definition.named(figure.key) != nil || Definition.named(key) != nil || Definition.named(key + "End") != nil
          || figure.key == "openAmountAtEnd",
        "\(figure.key)"
      )
    }
  }
}
