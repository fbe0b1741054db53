import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// How an import settles the way in which the values of a file are written.
struct ValueSettlingTests {
  private func amounts(
    _ values: [String],
    heading: String = "amount",
    configure: @escaping (inout Configuration) -> Void = { _ in }
  ) -> ImportInputs {
    let rows = values.enumerated().map { "\($0);New;\($1)\n" }.joined()
    return ImportInputs("id;stage;\(heading)\n" + rows, configure: configure)
  }

  private func dates(_ values: [String], configure: @escaping (inout Configuration) -> Void = { _ in }) -> ImportInputs
  {
    let rows = values.enumerated().map { "\($0);New;\($1)\n" }.joined()
    return ImportInputs("id;stage;created\n" + rows, configure: configure)
  }

  private func units(_ inputs: ImportInputs) throws -> [Double?] {
    try inputs.run().book.amounts.map { $0 == DealBook.noAmount ? nil : Double($0) / 10_000 }
  }

  private func days(_ inputs: ImportInputs) throws -> [String?] {
    try inputs.run().book.created.map { time in
      time == CivilTime.missing ? nil : CivilDate(dayNumber: Int(CivilTime.day(of: time))).iso
    }
  }

  // MARK: Amounts

  @Test func theDecimalSignIsThatOfAllValues() throws {
    #expect(try units(amounts(["1,234", "1.234,50", "7"])) == [1.234, 1234.5, 7])
    #expect(try units(amounts(["1,234", "1,234.50", "7"])) == [1234, 1234.5, 7])
    #expect(try units(amounts(["1.234", "12,5"])) == [1234, 12.5])
    #expect(try units(amounts(["1.234", "12.5"])) == [1.234, 12.5])
    #expect(try units(amounts(["5", "1 234"])) == [5, 1234])
    #expect(try units(amounts(["1.5", "0,5", "2,5"])) == [nil, 0.5, 2.5])
  }

  @Test func anAmbiguousColumnIsAProblemWithBothReadings() {
    let problems = amounts(["5", "1,234", "2.500"]).problems()
    #expect(problems.map(\.short) == ["deals.csv:3:7 decimalAmbiguous"])
    #expect(problems.first?.arguments == ["amount", "1,234", "1234", "1.234", "deals"])
    #expect(problems.first?.excerpt == "1;New;1,234")
    #expect(amounts(["1.5", "2,5", "3"]).problems().map(\.short) == ["deals.csv:2:7 decimalMixed"])
    #expect(amounts(["2,5", "1.5"]).problems().first?.arguments == ["amount", "1.5", "2,5", "deals"])
  }

  @Test func theConfigurationOverrules() throws {
    #expect(try units(amounts(["1,234", "1.500"]) { $0.deals[0].decimal = .comma }) == [1.234, 1500])
    #expect(try units(amounts(["1,234", "1.500"]) { $0.deals[0].decimal = .point }) == [1234, 1.5])
    // Also against what the values say; they are then unreadable.
    #expect(try units(amounts(["1,5", "1.500", "3"]) { $0.deals[0].decimal = .point }) == [nil, 1.5, 3])
    #expect(try units(amounts(["1.5", "1,500", "3"]) { $0.deals[0].decimal = .comma }) == [nil, 1.5, 3])
  }

  @Test func aCurrencyMaySettleIt() throws {
    func told(_ inputs: ImportInputs) throws -> [String] {
      try inputs.run().summary.assumptions.compactMap { assumption in
        if case .decimalSignByCurrency(_, _, let currency, let example, let value) = assumption {
          "\(currency) \(example) \(value)"
        } else {
          nil
        }
      }
    }
    #expect(try told(amounts(["¥1,234", "5"])) == ["CNY ¥1,234 1234"])
    #expect(try told(amounts(["$1,234", "5"])) == ["USD $1,234 1234"])
    #expect(try told(amounts(["1,234"], heading: "金额（元）")) == ["CNY 1,234 1234"])
    #expect(try told(amounts(["1,234"]) { $0.currency = "USD" }) == ["USD 1,234 1234"])
    #expect(try told(ImportInputs("id;stage;amount;currency\n1;New;1,234;HKD\n2;New;5;CNY\n")) == ["CNY 1,234 1234"])
    // Certain values need no currency.
    #expect(try told(amounts(["¥1,234", "¥5.5"])) == [])
    // The euro is written both ways; two currencies need not agree.
    #expect(amounts(["€1,234"]).problems().map(\.id) == [.decimalAmbiguous])
    #expect(amounts(["1,234"]) { $0.currency = "EUR" }.problems().map(\.id) == [.decimalAmbiguous])
    #expect(amounts(["$1,234", "€1,234"]).problems().map(\.id) == [.decimalAmbiguous])
    #expect(
      ImportInputs("id;stage;amount;currency\n1;New;1,234;USD\n2;New;5;EUR\n").problems().map(\.id) == [
        .decimalAmbiguous
      ]
    )
  }

  @Test func whatMostAmountsAreNotIsUnreadableAndTold() throws {
    let result = try amounts(["1.5", "2.5", "3,5", "1,234"]).run()
    #expect(result.book.amounts == [15_000, 25_000, DealBook.noAmount, 12_340_000])
    #expect(result.summary.unreadable.map(\.example) == ["3,5"])
    let others = result.summary.assumptions.compactMap { assumption -> Int? in
      if case .mixedDecimalSigns(_, _, false, let others) = assumption { others } else { nil }
    }
    #expect(others == [1])
  }

  @Test func unitsInHeadings() throws {
    #expect(try units(amounts(["1.5", "2", "3万", ".5"], heading: "金额（万元）")) == [15_000, 20_000, 30_000, 5000])
    #expect(try units(amounts(["1,5", "2"], heading: "Amount (k)")) == [1500, 2000])
    let told = try amounts(["1.5"], heading: "金额（万元）").run().summary.assumptions.contains { assumption in
      if case .headingUnit(_, "金额（万元）", "10000") = assumption { true } else { false }
    }
    #expect(told)
  }

  // MARK: Currencies beside amounts

  @Test func aCurrencyBesideTheAmountIsTheDeals() throws {
    let result = try amounts(["USD 100.50", "CNY 5", "7"]) {
      $0.currency = "CNY"
      $0.rates = ["USD": 7_000_000_000]
    }.run()
    #expect(result.book.amounts == [7_035_000, 50_000, 70_000])
    let without = try amounts(["USD 100.50", "7.5"]) { $0.currency = "CNY" }.run()
    #expect(without.book.amounts == [DealBook.noAmount, 75_000])
    #expect(without.summary.withoutRate == [ImportSummary.CurrencyCount(currency: "USD", deals: 1)])
  }

  @Test func whereTheColumnSaysAnotherTheAmountIsUnreadable() throws {
    let result = try ImportInputs(
      "id;stage;amount;currency\n1;New;USD 5;EUR\n2;New;$5;HKD\n3;New;RMB 5;人民币\n4;New;5;xbt\n5;New;$5;xbt\n6;New;$5;\n"
    ) {
      $0.currency = "HKD"
      $0.rates = ["CNY": 2_000_000_000, "XBT": 3_000_000_000]
    }.run()
    #expect(
      result.book.amounts == [DealBook.noAmount, 50_000, 100_000, 150_000, DealBook.noAmount, 50_000]
    )
    #expect(result.summary.unreadable.map(\.count) == [2])
    #expect(result.summary.unreadable.map(\.example) == ["USD 5"])
  }

  @Test func signsOfSeveralCurrencies() throws {
    func told(_ inputs: ImportInputs) throws -> [String] {
      let summary = try inputs.run().summary
      return [summary.currency]
        + summary.assumptions.compactMap { assumption in
          if case .currencySign(let sign, let currency) = assumption { sign + currency } else { nil }
        }
    }
    #expect(try told(amounts(["$5.5"])) == ["USD", "$USD"])
    #expect(try told(amounts(["$5.5"]) { $0.currency = "CAD" }) == ["CAD"])
    #expect(try told(amounts(["$5.5"]) { $0.currency = "EUR" }) == ["EUR", "$USD"])
    #expect(try told(amounts(["¥5.5"]) { $0.currency = "JPY" }) == ["JPY"])
    #expect(try told(amounts(["￥5.5"])) == ["CNY", "¥CNY"])
  }

  @Test func aCurrencyInTheHeading() throws {
    let result = try amounts(["5", "USD 7"], heading: "Amount (EUR)") {
      $0.currency = "USD"
      $0.rates = ["EUR": 2_000_000_000]
    }.run()
    #expect(result.book.amounts == [100_000, 70_000])
    #expect(try amounts(["5"], heading: "Amount (EUR)").run().summary.currency == "EUR")
  }

  // MARK: Shares

  @Test func probabilitiesAreSharesOrPercents() throws {
    func shares(_ values: [String], heading: String = "probability") throws -> [Int32] {
      let rows = values.enumerated().map { "\($0);New;\($1)\n" }.joined()
      return try Array(ImportInputs("id;stage;\(heading)\n" + rows).run().book.probability)
    }
    #expect(try shares(["50", "0", "100"]) == [500_000, 0, 1_000_000])
    #expect(try shares(["0.5", "0", "1"]) == [500_000, 0, 1_000_000])
    #expect(try shares(["50,5 %", "7%"]) == [505_000, 70_000])
    #expect(try shares(["0,5", "1"]) == [500_000, 1_000_000])
    #expect(try shares(["0.5", "50"], heading: "Probability (%)") == [5000, 500_000])
    // Of percents, half a one is most likely a share in the wrong place.
    #expect(try shares(["50", "60", "0.5"]) == [500_000, 600_000, -1])
    #expect(try shares(["1", "50"]) == [10_000, 500_000])
  }

  // MARK: Dates

  @Test func theOrderIsThatOfAllValues() throws {
    #expect(try days(dates(["3/5/2024", "25/5/2024"])) == ["2024-05-03", "2024-05-25"])
    #expect(try days(dates(["3/5/2024", "3/25/2024 9:00:00 AM"])) == ["2024-03-05", "2024-03-25"])
    #expect(try days(dates(["3/3/2024", "3.5.2024", "45356"])) == ["2024-03-03", "2024-05-03", "2024-03-05"])
    #expect(try days(dates(["24/3/5", "24/03/06"])) == ["2024-03-05", "2024-03-06"])
    #expect(try days(dates(["3/25/2024", "3/26/2024", "25/3/2024"])) == ["2024-03-25", "2024-03-26", nil])
  }

  @Test func anAmbiguousOrderIsAProblemWithBothReadings() {
    let problems = dates(["2024-01-01", "3/5/2024"]).problems()
    #expect(problems.map(\.short) == ["deals.csv:3:7 dateOrderAmbiguous"])
    #expect(
      problems.first?.arguments == [
        "created", "3/5/2024", "2024-05-03", "the day", "2024-03-05", "the month", "deals",
        "`date_order: dmy` / `date_order: mdy`",
      ]
    )
    #expect(dates(["25/3/2024", "3/25/2024"]).problems().map(\.short) == ["deals.csv:2:7 dateOrderMixed"])
    let both = ImportInputs("id;stage;created;close date\n1;New;3/5/2024;4/5/2024\n").problems()
    #expect(both.map(\.arguments.first) == ["created", "close date"])
  }

  @Test func theConfiguredOrderOverrules() throws {
    #expect(try days(dates(["3/5/2024"]) { $0.deals[0].dateOrder = .monthDayYear }) == ["2024-03-05"])
    #expect(try days(dates(["3/5/2024"]) { $0.deals[0].dateOrder = .dayMonthYear }) == ["2024-05-03"])
    #expect(try days(dates(["3.5.2024"]) { $0.deals[0].dateOrder = .monthDayYear }) == ["2024-03-05"])
    #expect(try days(dates(["05/03/24"]) { $0.deals[0].dateOrder = .yearMonthDay }) == ["2005-03-24"])
    #expect(
      try days(dates(["3/25/2024", "3/5/2024"]) { $0.deals[0].dateOrder = .dayMonthYear }) == [nil, "2024-05-03"]
    )
  }

  @Test func historiesAreSettledToo() throws {
    func history(_ times: [String], _ order: DateOrder? = nil) -> ImportInputs {
      let rows = times.map { "1;New;\($0)\n" }.joined()
      return ImportInputs("id\n1\n", history: ["deal;to stage;changed at\n" + rows]) { $0.history[0].dateOrder = order }
    }
    #expect(
      try history(["3/5/2024", "3/25/2024"]).run().changes.map(\.time) == [civil("2024-03-05"), civil("2024-03-25")]
    )
    #expect(history(["3/5/2024"]).problems().map(\.short) == ["history.csv:2:7 dateOrderAmbiguous"])
    #expect(history(["3/5/2024"]).problems().first?.arguments[6] == "history")
    #expect(try history(["3/5/2024"], .dayMonthYear).run().changes.map(\.time) == [civil("2024-05-03")])
    // What is in the other order cannot be a time, and rejects its row.
    let mixed = try history(["3/25/2024", "3/26/2024", "25/3/2024"]).run()
    #expect(mixed.rejects.map(\.value) == ["25/3/2024"])
  }

  // MARK: Reading twice

  /// What settles a column may stand behind the rows that a file is begun with: the result is as if it stood in front.
  @Test(arguments: [200, 5000, 1 << 20])
  func aSurpriseAtTheEndChangesAllValues(partSize: Int) throws {
    let rows = (0..<2000).map { "\($0);New;1.500;3/5/2024\n" }.joined()
    let last = "last;New;1.234,5;25/5/2024\n"
    func read(_ text: String) throws -> ImportResult {
      let folder = TestFolder()
      var configuration = Configuration()
      configuration.deals = [Configuration.Input(path: folder.write("deals.csv", "id;stage;amount;created\n" + text))]
      configuration.history = [
        Configuration.Input(
          path: folder.write(
            "history.csv",
            "deal;to stage;changed at\n" + String(repeating: "1;New;3/5/2024\n", count: 2000) + "1;New;3/25/2024\n"
          )
        )
      ]
      var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: 3)
      importer.partSize = partSize
      return try importer.run()
    }
    let (behind, front) = (try read(rows + last), try read(last + rows))
    #expect(behind.book.count == 2001 && behind.rejects.isEmpty && behind.summary.unreadable.isEmpty)
    #expect(Set(behind.book.amounts) == [15_000_000, 12_345_000])
    #expect(Set(behind.book.created) == [civil("2024-05-03"), civil("2024-05-25")])
    #expect(front.book.amounts.sorted() == behind.book.amounts.sorted())
    #expect(behind.summary.inputs.map(\.rowsRead) == [2001, 2001])
    #expect(Set(behind.changes.map(\.time)) == [civil("2024-03-05"), civil("2024-03-25")])
  }

  /// The same deals in several ways of writing are the same book.
  @Test func waysOfWritingMakeNoDifference() throws {
    func book(_ amounts: [String], _ dates: [String]) throws -> [[Int64]] {
      let rows = zip(amounts, dates).enumerated().map { "\($0)|New|\($1.0)|\($1.1)\n" }.joined()
      let book = try ImportInputs("id|stage|amount|created\n" + rows).run().book
      return [Array(book.amounts), Array(book.created)]
    }
    let plain = try book(["1234.50", "485000", "7"], ["2024-03-05 15:04:05", "2024-03-25", "2024-12-31"])
    let others: [([String], [String])] = [
      (["1,234.50", "485,000.00", "7"], ["3/5/2024 3:04:05 PM", "3/25/2024", "12/31/2024"]),
      (["1.234,50", "485.000,00", "7,0"], ["5.3.2024 15:04:05", "25.3.2024", "31.12.2024"]),
      (["¥1,234.5", "￥485,000", "¥7"], ["2024年3月5日 15时4分5秒", "2024年3月25日", "2024年12月31日"]),
      (["EUR 1,234.50", "EUR 485,000.00", "EUR 7"], ["45356.6278356481", "45376", "45657"]),
      (["1 234,50", "485 000,00", "7"], ["5-Mar-2024 15:04:05", "Mar 25, 2024", "31 December 2024"]),
      (["0.12345万", "48.5万", "7"], ["20240305T150405", "20240325", "20241231"]),
    ]
    for (amounts, dates) in others { #expect(try book(amounts, dates) == plain, "\(amounts)") }
  }

  // MARK: What the configuration says against the values

  @Test func aConfiguredOrderThatReadsNothingIsRefused() {
    func dates(_ values: [String], _ order: DateOrder) -> [String] {
      let rows = values.enumerated().map { "d\($0),New,\($1)\n" }.joined()
      let inputs = ImportInputs("id,stage,created\n" + rows) { $0.deals[0].dateOrder = order }
      return inputs.problems().map { "\($0.short) \($0.arguments.joined(separator: "|"))" }
    }
    #expect(
      dates(["3/5/2024"], .yearMonthDay)
        == ["deals.csv:2:8 configuredWayWrong created|date_order: ymd|1|1|3/5/2024|deals"]
    )
    // Two of three; plain dates are read in every order.
    #expect(
      dates(["2024-01-05", "3/5/24", "25/3/2024", "26/3/2024"], .monthDayYear)
        == ["deals.csv:4:8 configuredWayWrong created|date_order: mdy|2|3|25/3/2024|deals"]
    )
    #expect(dates(["3/5/24", "4/5/2024", "25/3/2024", "26/3/2024"], .monthDayYear) == [])
    #expect(
      dates(["25.3.2024"], .monthDayYear) == [
        "deals.csv:2:8 configuredWayWrong created|date_order: mdy|1|1|25.3.2024|deals"
      ]
    )
    let history = ImportInputs("id,stage\nd1,New\n", history: ["deal id,to,at\nd1,New,3/5/2024\n"]) {
      $0.history[0].dateOrder = .yearMonthDay
    }
    #expect(history.problems().map(\.short) == ["history.csv:2:8 configuredWayWrong"])
    let amounts = ImportInputs("id,stage,amount\nd1,New,\"1,234.50\"\n") { $0.deals[0].decimal = .comma }
    #expect(amounts.problems().map(\.short) == ["deals.csv:2:8 configuredWayWrong"])
  }

  @Test func columnsOfSomethingElseAreRefused() throws {
    func problems(_ heading: String, _ values: [String]) -> [String] {
      let rows = values.enumerated().map { "d\($0),New,\($1)\n" }.joined()
      return ImportInputs("id,stage,\(heading)\n" + rows).problems().map {
        "\($0.short) \($0.arguments.joined(separator: "|"))"
      }
    }
    let words = ["soon", "-", "later", "", "never"]
    #expect(problems("created", words) == ["deals.csv:2:8 columnUnreadable created|3|3|dates|soon"])
    #expect(problems("amount", words) == ["deals.csv:2:8 columnUnreadable amount|3|3|amounts|soon"])
    #expect(problems("probability", words) == ["deals.csv:2:8 columnUnreadable probability|3|3|probabilities|soon"])
    #expect(problems("status", words) == ["deals.csv:2:8 columnUnreadable status|3|3|statuses|soon"])
    // A word or two are notes, and one readable value in ten is enough to go on.
    #expect(problems("created", ["soon", "-", "later"]) == [])
    let one = Array(repeating: "soon", count: 9) + ["2024-01-05"]
    #expect(problems("created", one) == ["deals.csv:2:8 columnUnreadable created|9|10|dates|soon"])
    #expect(problems("created", one + ["2024-01-06"]) == [])
  }
}
