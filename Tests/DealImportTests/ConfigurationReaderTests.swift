import DealModel
import DelimitedText
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

struct ConfigurationReaderTests {
  private let folder = TestFolder()

  private func read(_ yaml: String) throws(Diagnostics) -> Configuration {
    try DealImporter.configuration(at: folder.write("funnel.yaml", yaml))
  }

  // MARK: Every key

  @Test func everyKeyIsRead() throws {
    let configuration = try read(
      """
      company: Northwind
      currency: cny
      rates: {USD: 7.12, eur: 7.8}
      timezone: Asia/Shanghai
      locale: zh-Hans
      fiscal_year_start: 4
      inputs:
        deals:
          - file: deals.csv
            encoding: utf-8
            delimiter: tab
            columns:
              id: opportunity_id
              closed: close_date
          - file: more.csv
        history: [{file: history.csv, date_order: mdy, decimal: comma, columns: {id: deal, from: old, to: new, at: changed}}]
      stages: stages.csv
      forecast: {probability: observed, horizon_months: 12}
      cohort: {from: 2025-01-01, to: 2025-06-30}
      group_by: [segment, Sales Office]
      limits: {rejects: 10%, field: 64 KiB, columns: 100}
      unknown_stages: open
      report: {title: Funnel of the year}
      """
    )
    #expect(configuration.company == "Northwind")
    #expect(configuration.currency == "CNY")
    #expect(configuration.rates == ["USD": 7_120_000_000, "EUR": 7_800_000_000])
    #expect(configuration.timeZone == "Asia/Shanghai")
    #expect(configuration.language == .simplifiedChinese)
    #expect(configuration.fiscalYearStart == 4)
    #expect(configuration.deals.map(\.path) == [folder.path + "/deals.csv", folder.path + "/more.csv"])
    #expect(configuration.deals.map(\.dialect?.name) == ["tab", nil])
    #expect(configuration.deals[0].columns.mapValues(\.heading) == ["id": "opportunity_id", "closed": "close_date"])
    #expect(configuration.deals[0].columns["closed"]?.location.short == "funnel.yaml:14:17")
    #expect(configuration.deals[1].location.short == "funnel.yaml:15:13")
    #expect(configuration.history[0].dateOrder == .monthDayYear)
    #expect(configuration.history[0].decimal == .comma)
    #expect(configuration.deals[0].dateOrder == nil && configuration.deals[0].decimal == nil)
    #expect(configuration.history.map(\.path) == [folder.path + "/history.csv"])
    #expect(
      configuration.history[0].columns.mapValues(\.heading) == [
        "id": "deal", "from": "old", "to": "new", "at": "changed",
      ]
    )
    guard case .file(let stages) = configuration.stages else {
      Issue.record("the stages are in a file")
      return
    }
    #expect(stages == folder.path + "/stages.csv")
    #expect(configuration.probability == .observed)
    #expect(configuration.horizonMonths == 12)
    #expect(configuration.cohort.from == CivilDate(iso: "2025-01-01"))
    #expect(configuration.cohort.to == CivilDate(iso: "2025-06-30"))
    #expect(configuration.groupBy.map(\.name) == ["segment", "Sales Office"])
    #expect(configuration.groupBy.map(\.location.short) == ["funnel.yaml:20:12", "funnel.yaml:20:21"])
    #expect(configuration.rejectLimit == 0.1)
    #expect(configuration.fieldLimit == 65_536)
    #expect(configuration.columnLimit == 100)
    #expect(configuration.acceptsUnknownStages)
    #expect(configuration.title == "Funnel of the year")
    #expect(configuration.path == folder.path + "/funnel.yaml")
  }

  @Test(arguments: ["# nothing said\n", "company:\ninputs:\n  deals: []\nforecast:\n", "{}\n", "---\n"])
  func whatIsNotSaidKeepsItsDefault(yaml: String) throws {
    let configuration = try read(yaml)
    let unsaid = Configuration()
    #expect(configuration.company == nil && configuration.currency == nil && configuration.language == nil)
    #expect(configuration.rates.isEmpty && configuration.deals.isEmpty && configuration.groupBy.isEmpty)
    #expect(configuration.timeZone == "UTC")
    #expect(configuration.fiscalYearStart == 1)
    #expect(configuration.probability == .stage)
    #expect(configuration.horizonMonths == unsaid.horizonMonths)
    #expect(configuration.rejectLimit == 0.05)
    #expect(configuration.fieldLimit == 1 << 20)
    #expect(configuration.columnLimit == 4096)
    #expect(!configuration.acceptsUnknownStages)
    #expect(configuration.cohort.from == nil && configuration.cohort.to == nil)
  }

  @Test func stagesMayStandInTheConfiguration() throws {
    let configuration = try read("stages:\n  - New\n  - {stage: Won, kind: won}\n")
    guard case .list(let rows) = configuration.stages else {
      Issue.record("the stages are a list")
      return
    }
    #expect(rows.map(\.stage.name) == ["New", "Won"])
    #expect(rows.map(\.location.short) == ["funnel.yaml:2:5", "funnel.yaml:3:5"])
  }

  @Test func pipelinesHaveTheirOwnStages() throws {
    let configuration = try read("pipelines:\n  Direct: [New, Offer]\n  Partner: [Lead]\n")
    guard case .list(let rows) = configuration.stages else {
      Issue.record("the stages are a list")
      return
    }
    #expect(rows.map { "\($0.pipeline)/\($0.stage.name)" } == ["Direct/New", "Direct/Offer", "Partner/Lead"])
  }

  @Test func linesMayEndAsOnWindows() throws {
    let configuration = try read("company: Northwind\r\ncurrency: EUR\r\n")
    #expect(configuration.company == "Northwind")
    #expect(configuration.currency == "EUR")
  }

  /// Windows' editor puts one in front.
  @Test func aByteOrderMarkIsPassedOver() throws {
    let configuration = try read("\u{FEFF}company: Northwind\ncurrency: EUR\n")
    #expect(configuration.company == "Northwind")
  }

  @Test(arguments: [("1", 1), ("512", 512), ("64 KiB", 65_536), ("1 MiB", 1 << 20), ("1 GiB", 1 << 30), ("100 B", 100)])
  func sizes(text: String, size: Int) throws {
    #expect(try read("limits: {field: \(text)}\n").fieldLimit == size)
  }

  @Test func unitsOfRates() throws {
    #expect(try read("rates: {JPY: 0.0479}\n").rates == ["JPY": 47_900_000])
    #expect(try read("rates: {BTC: '420,000.123456789'}\n").rates == ["BTC": 420_000_123_456_789])
  }

  @Test func aShareIsWrittenInTwoWays() throws {
    #expect(try read("limits: {rejects: 0.02}\n").rejectLimit == 0.02)
    #expect(try read("limits: {rejects: 0}\n").rejectLimit == 0)
    #expect(Configuration.share("7.5%") == 0.075)
    #expect(Configuration.share("7.5") == nil)
  }

  @Test func mailIsAddressedAndHandedOver() throws {
    let mail = try read(
      """
      mail:
        from: Reports <reports@example.com>
        to: [ada@example.com, bo@example.com]
        cc: cleo@example.com
        subject: Weekly
        attach: none
        sendmail: msmtp -t
        timeout_seconds: 60
        spool: unsent
      """
    ).mail
    #expect(mail.from?.text == "Reports <reports@example.com>")
    #expect(mail.to.map(\.text) == ["ada@example.com", "bo@example.com"])
    #expect(mail.to.map(\.location.short) == ["funnel.yaml:3:8", "funnel.yaml:3:25"])
    #expect(mail.copies.map(\.text) == ["cleo@example.com"])
    #expect(mail.subject?.text == "Weekly" && mail.attach?.text == "none" && mail.sendmail?.text == "msmtp -t")
    #expect(mail.timeLimit == 60)
    #expect(mail.spool == folder.path + "/unsent")
    let unsaid = try read("company: x\n").mail
    #expect(unsaid.from == nil && unsaid.to.isEmpty && unsaid.spool == nil && unsaid.timeLimit == 300)
  }

  @Test func pathsAreRelativeToTheConfiguration() throws {
    let paths = try read("inputs: {deals: [{file: sub/a.csv}, {file: ../b.csv}]}\n").deals.map(\.path)
    #expect(paths == [folder.path + "/sub/a.csv", folder.path + "/../b.csv"])
    // A path from the root stays as it is.
    let rooted = folder.path + "/c.csv"
    #expect(try read("inputs: {deals: [{file: \(rooted)}]}\n").deals.map(\.path) == [rooted])
  }
}
