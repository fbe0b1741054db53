import DealModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import DealImport

/// Whole imports of small files.
struct DealImporterTests {
  // MARK: Duplicates

  @Test func insideAFileTheLastRowWins() throws {
    let result = try ImportInputs(
      "id,name,owner,stage,amount\n1,First,Mei,New,10\n2,Second,Tom,New,20\n1,Again,Tom,Won,30\n1,Thrice,Ann,New,\n",
      wantsDealList: true
    ).run()
    // The deal keeps its place, and has every value of its last row, the missing ones too.
    #expect(result.ids == ["1", "2"])
    #expect(result.stages == ["New", "New"])
    #expect(result.book.amounts == [DealBook.noAmount, 200_000])
    #expect(result.group("owner") == ["Ann", "Tom"])
    #expect((0..<2).map(result.book.names.text) == ["Thrice", "Second"])
    let account = result.accounts()[0]
    #expect((account.rowsRead, account.used, account.duplicates) == (4, 2, 2))
  }

  @Test func theLaterFileWins() throws {
    let result = try ImportInputs(
      "id,stage,amount\n1,New,10\n2,New,20\n3,New,30\n",
      "amount;stage;id\n21;Won;2\n40;New;4\n",
      "id,stage,amount\n2,Won,22\n4,Won,41\n1,New,11\n"
    ).run()
    #expect(result.ids == ["1", "2", "3", "4"])
    #expect(result.book.amounts == [110_000, 220_000, 300_000, 410_000])
    #expect(result.book.file == [2, 2, 0, 2])
    #expect(result.book.dealFiles == 3)
    // A replaced row counts where it stands: 1 and 2 in the first file, 2 and 4 in the second.
    let accounts = result.accounts()
    #expect(accounts.map(\.duplicates) == [2, 2, 0])
    #expect(accounts.map(\.used) == [1, 0, 3])
    #expect(accounts.map(\.delimiter) == ["comma", "semicolon", "comma"])
  }

  /// A row that cannot be used replaces nothing.
  @Test func aRejectedRowIsNoDuplicate() throws {
    let result = try ImportInputs("id,stage,amount\n1,New,10\n1,New\n").run()
    #expect(result.book.amounts == [100_000])
    let account = result.accounts()[0]
    #expect((account.rowsRead, account.used, account.duplicates, account.rejected) == (2, 1, 0, 1))
  }

  // MARK: Accounts

  @Test(arguments: 0..<20)
  func everyRowIsAccountedFor(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func table(_ header: String, _ row: () -> [String]) -> String {
      (0..<60).reduce(into: header + "\n") { text, _ in
        var fields = row()
        if random.below(10) == 0 { fields.removeLast() }
        if random.below(10) == 0 { fields.append("more") }
        text += random.below(12) == 0 ? "\n" : fields.joined(separator: ",") + "\n"
      }
    }
    let ids = ["", "1", "2", "3", "4", "5", "6", "7", "8"]
    let deals = (0..<3).map { _ in
      table("id,stage,created") { [ids[random.below(9)], "New", ["2025-01-01", "x"][random.below(2)]] }
    }
    let history = (0..<2).map { _ in
      table("deal,to stage,changed at") {
        [ids[random.below(9)], ["New", ""][random.below(2)], ["2025-01-01", "x", ""][random.below(3)]]
      }
    }
    let result = try ImportInputs(deals[0], deals[1], deals[2], history: history).run()
    var rejected = 0
    for entry in result.accounts() {
      #expect(entry.rowsRead == entry.used + entry.duplicates + entry.leftOut + entry.rejected)
      #expect(entry.rowsRead + entry.skipped == 60)
      rejected += entry.rejected
    }
    #expect(result.accounts().prefix(3).map(\.used).reduce(0, +) == result.book.count)
    #expect(result.accounts().suffix(2).map(\.used).reduce(0, +) == result.book.changes.count)
    #expect(result.rejects.count == rejected)
  }

  @Test func aFileIsDescribed() throws {
    let text = "\u{FEFF}\nid\tstage\n\n1\tNew\n\n"
    let entry = try #require(try ImportInputs(text).run().summary.inputs.first)
    #expect(entry.role == "deals")
    #expect(entry.file.hasSuffix("deals.csv"))
    #expect(entry.bytes == text.utf8.count)
    #expect((entry.encoding, entry.delimiter) == ("utf-8", "tab"))
    // Blank lines, before the header too.
    #expect((entry.rowsRead, entry.skipped) == (1, 3))
  }

  // MARK: Money

  @Test func amountsAreConvertedToTheReportsCurrency() throws {
    let result = try ImportInputs(
      "id,stage,amount,currency\n1,New,100,USD\n2,New,100,cny\n3,New,100,\n4,New,0.01,EUR\n5,New,7,JPY\n6,New,,JPY\n"
    ) {
      $0.currency = "CNY"
      $0.rates = ["USD": 7_120_000_000, "EUR": 7_804_999_999]
    }.run()
    // 0.01 × 7.804999999 = 0.07804999999, rounded to 0.0780.
    #expect(result.book.amounts == [7_120_000, 1_000_000, 1_000_000, 780, DealBook.noAmount, DealBook.noAmount])
    #expect(result.summary.currency == "CNY")
    #expect(result.summary.withoutRate == [ImportSummary.CurrencyCount(currency: "JPY", deals: 1)])
  }

  @Test func theCurrencyOfTheDataIsTheReports() throws {
    let result = try ImportInputs("id,stage,amount,currency\n1,New,1,EUR\n2,New,1,EUR\n3,New,1,USD\n").run()
    #expect(result.summary.currency == "EUR")
    #expect(result.summary.assumptions.contains(.reportCurrency("EUR")))
    #expect(result.book.amounts == [10_000, 10_000, DealBook.noAmount])
    #expect(result.summary.withoutRate.map(\.currency) == ["USD"])
    let without = try ImportInputs("id,stage,amount\n1,New,1\n").run().summary
    #expect(without.currency == "")
    #expect(without.assumptions.allSatisfy { if case .reportCurrency = $0 { false } else { true } })
  }

  // MARK: Chinese exports

  @Test func aChineseExport() throws {
    let result = try ImportInputs(
      """
      商机编号,商机名称,负责人,商机阶段,状态,商机金额（元）,创建时间,预计成交日期,结单日期,输单原因
      S-1,泵站改造,李梅,方案报价,进行中,"1,200,000",2025/1/5,2025/9/30,,
      S-2,阀门采购,王涛,赢单,赢单,350000,2025/2/1,2025/5/1,2025/5/8,
      S-3,管网检测,李梅,输单,输单,无,2025/3/1 09:30,,2025-06-02,价格
      """,
      stages: "阶段,类型,赢率\n初步接洽,进行中,10%\n方案报价,进行中,40%\n赢单,赢单,\n输单,输单,\n"
    ).run()
    #expect(result.ids == ["S-1", "S-2", "S-3"])
    #expect(result.stages == ["方案报价", "赢单", "输单"])
    #expect(result.book.amounts == [12_000_000_000, 3_500_000_000, DealBook.noAmount])
    #expect(result.group("owner") == ["李梅", "王涛", "李梅"])
    #expect(result.group("lossReason") == ["", "", "价格"])
    #expect(result.book.created == [civil("2025-01-05"), civil("2025-02-01"), civil("2025-03-01", 9, 30)])
    #expect(result.book.latestDay == CivilDate(iso: "2025-06-02")?.dayNumber)
    #expect(result.summary.unreadable.isEmpty)
  }

  // MARK: Files that cannot be used

  @Test func withoutADealsFileNothingIsRead() {
    #expect(ImportInputs(configure: { $0.deals = [] }).problems().map(\.id) == [.dealsFileNotGiven])
  }

  @Test func theTimeZoneMustBeKnown() {
    let problems = ImportInputs("id,stage\n1,New\n", configure: { $0.timeZone = "Mars" }).problems()
    #expect(problems.map(\.id) == [.timeZoneUnknown])
  }

  @Test func allFilesThatCannotBeOpenedAreNamed() {
    let problems = ImportInputs("id,stage\n1,New\n", "", "PK\u{3}\u{4}", history: ["\n"], stages: "").problems()
    #expect(
      problems.map(\.short) == [
        "stages.csv fileEmpty", "deals2.csv fileEmpty", "deals3.csv packedFileTruncated", "history.csv fileEmpty",
      ]
    )
  }

  @Test func aTableWithoutRowsIsAnError() {
    #expect(ImportInputs("id,stage\n\n").problems().map(\.short) == ["deals.csv fileWithoutRows"])
    // A history may be empty.
    #expect(ImportInputs("id,stage\n1,New\n", history: ["deal,to,at\n"]).problems().isEmpty)
  }

  @Test func aQuoteThatIsNotClosedEndsTheImport() {
    let problems = ImportInputs("id,stage\n1,New\n2,\"Offer\n3,New\n").problems()
    #expect(problems.map(\.short) == ["deals.csv:3:3 quoteNotClosed"])
    #expect(problems.first?.excerpt == "2,\"Offer")
  }

  @Test func aQuoteThatIsNotClosedInTheFirstRowIsOneProblem() {
    #expect(ImportInputs("id,stage\n1,\"New\n2,Offer\n").problems().map(\.id) == [.quoteNotClosed])
  }

  @Test func limitsAreTheConfigurations() {
    let table = "id,stage,note\n1,New,short\n2,New,rather long for a limit of ten\n"
    let long = ImportInputs(table, configure: { $0.fieldLimit = 10 }).problems()
    #expect(long.map(\.short) == ["deals.csv:3:7 fieldTooLong"])
    #expect(ImportInputs(table, configure: { $0.columnLimit = 2 }).problems().map(\.id) == [.tooManyColumns])
    #expect(ImportInputs(table).problems().isEmpty)
  }

  @Test func progressIsTold() throws {
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", "id,stage\n1,New\n"))]
    configuration.history = [Configuration.Input(path: folder.write("history.csv", "deal,to,at\n1,New,2025-01-01\n"))]
    var told: [String] = []
    var importer = DealImporter(configuration: configuration, wantsDealList: false) { file, share in
      told.append("\(file.split(separator: "/").last ?? "") \(share)")
    }
    _ = try importer.run()
    #expect(told == ["deals.csv 1.0", "history.csv 1.0"])
  }
}
