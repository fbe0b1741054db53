import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Quota files: their headings, values, accounts and problems.
struct QuotaReaderTests {
  private let stages = "stage,kind\nNew,open\nWon,won\n"
  private let deals = "id,stage,owner,team,amount,currency\n1,Won,Ada,North,5,EUR\n2,New,Bo,North,5,EUR\n"

  private func inputs(
    _ quotas: [String],
    deals: String? = nil,
    configure: @escaping (inout Configuration) -> Void = { _ in }
  ) -> ImportInputs {
    var inputs = ImportInputs(deals ?? self.deals, stages: stages, configure: configure)
    inputs.quotas = quotas
    return inputs
  }

  private func texts(_ quotas: [Quota]) -> [String] {
    quotas.map { quota in
      let names = [quota.owner, quota.team, quota.process.map { "\($0)" }].compactMap { $0 }.joined(separator: "/")
      return "\(quota.period.label) \(names) \(quota.amount.text(decimals: 2))"
    }
  }

  @Test func headingsAreRecognised() throws {
    let english = try inputs(["Month,Seller,Sales Team,Quota (k EUR)\n2025-06,Ada,,45.5\n2025-Q3,,North,200\n"]).run()
    #expect(texts(english.book.quotas) == ["2025-06 Ada 45500.00", "2025-Q3 North 200000.00"])
    let chinese = try inputs(["月份,业务员,团队,销售目标（万）\n2025年6月,Ada,,4.5\n2025年,,,90万\n"]).run()
    #expect(texts(chinese.book.quotas) == ["2025-06 Ada 45000.00", "2025  900000.00"])
  }

  @Test func anAccountAddsUp() throws {
    let result = try inputs(
      [
        """
        period,owner,amount
        2025-06,Ada,100
        2025-06,Ada,200
        2025-Q2,Ada,300
        FY2025-Q1,Ada,400
        2025-07,Bo,
        ,Bo,1
        2025-13,Bo,1
        2025-08,Bo,-5
        2025-09,Bo,many

        Total,,900
        """,
        "period,owner,amount\n2025-06,Ada,250\n",
      ]
    ) { $0.fiscalYearStart = 4 }.run()
    // Of the three of June the last counts; the fiscal first quarter is the second of the calendar.
    #expect(texts(result.book.quotas) == ["2025-06 Ada 250.00", "FY2025-Q1 Ada 400.00"])
    let accounts = result.accounts().filter { $0.role == "quotas" }
    #expect(accounts.map(\.rowsRead) == [9, 1])
    #expect(accounts.map(\.used) == [1, 1])
    #expect(accounts.map(\.duplicates) == [3, 0])
    #expect(accounts.map(\.rejected) == [5, 0])
    #expect(
      result.rejects.map(\.reason.id) == [
        .quotaMissing, .periodMissing, .periodUnreadable, .quotaUnreadable, .quotaUnreadable,
      ]
    )
  }

  @Test func amountsAreConverted() throws {
    let result = try inputs(["period,amount\n2025-06,\"USD 1,000.00\"\n2025-07,500\n"]) {
      ($0.currency, $0.rates) = ("EUR", ["USD": 920_000_000])
    }.run()
    #expect(texts(result.book.quotas) == ["2025-06  920.00", "2025-07  500.00"])
    let problems = inputs(["period,amount\n2025-06,USD 1000\n2025-07,USD 1000\n"]) { $0.currency = "EUR" }.problems()
    #expect(problems.map(\.short) == ["quotas.csv:2:1 quotaWithoutRate"])
  }

  @Test func theDecimalSignIsThatOfMostAmounts() throws {
    let result = try inputs(["period;amount\n2025-06;1.000,50\n2025-07;2.000,00\n2025-08;3000\n"]).run()
    #expect(texts(result.book.quotas).map { $0.split(separator: " ").last } == ["1000.50", "2000.00", "3000.00"])
    let problems = inputs(["period,amount\n2025-06,\"1,000\"\n2025-07,\"2,000\"\n"]).problems()
    #expect(problems.map(\.short) == ["quotas.csv:2:9 decimalAmbiguous"])
    #expect(problems.first?.arguments.last == "quotas")
  }

  @Test func aPipelineIsFoundHoweverItIsWritten() throws {
    let deals = "id,stage,pipeline\n1,Won,New Customers\n2,New,Renewals\n"
    let quotas = "period,pipeline,amount\n2025,renewals,5\n2025,,9\n"
    #expect(texts(try inputs([quotas], deals: deals).run().book.quotas) == ["2025 1 5.00", "2025  9.00"])
    let problems = inputs(["period,pipeline,amount\n2025,Renewal,5\n"], deals: deals).problems()
    #expect(problems.map(\.short) == ["quotas.csv:2:1 quotaPipelineUnknown"])
  }

  @Test func theDealsMustTellWhatAQuotaIsOf() throws {
    let deals = "id,stage,owner\n1,Won,Ada\n"
    let problems = inputs(["period,team,amount\n2025,North,5\n2025,South,5\n"], deals: deals).problems()
    #expect(problems.map(\.short) == ["quotas.csv:2:1 quotaGroupMissing"])
    // A seller's team beside the seller is no harm.
    let quotas = "period,owner,team,amount\n2025,Ada,North,5\n"
    #expect(texts(try inputs([quotas], deals: deals).run().book.quotas) == ["2025 Ada/North 5.00"])
  }

  @Test func columnsThatAreMissing() {
    let problems = inputs(["owner,amount\nAda,5\n", "period,owner\n2025,Ada\n"]).problems()
    #expect(problems.map(\.short) == ["quotas.csv:1:1 roleMissing", "quotas2.csv:1:1 roleMissing"])
    #expect(problems.map { $0.arguments.first } == ["period", "amount"])
  }
}
