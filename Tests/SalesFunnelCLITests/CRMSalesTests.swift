import Foundation
import Testing

/// A public data set of a CRM's sales: deals in one file; sellers, accounts and products in others.
///
/// It is not kept here; its folder is named by the variable `CRM_SALES`.
struct CRMSalesTests {
  private static let folder = ProcessInfo.processInfo.environment["CRM_SALES"]

  @Test(.enabled(if: folder != nil, "CRM_SALES names no folder"))
  func sellersAccountsAndProductsAreLookedUp() throws {
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let data = URL(fileURLWithPath: CRMSalesTests.folder ?? "")
    for name in ["sales_pipeline.csv", "sales_teams.csv", "accounts.csv", "products.csv"] {
      try FileManager.default.copyItem(at: data.appending(path: name), to: work.appending(path: name))
    }
    try Data(
      """
      inputs:
        deals: [{file: sales_pipeline.csv, columns: {created: engage_date}}]
        lookup:
          - {file: sales_teams.csv, key: owner, columns: {team: manager, region: regional_office}}
          - {file: accounts.csv, key: account, columns: {segment: sector}}
          - {file: products.csv, key: product, columns: {series: series}}
      stages: [Prospecting, Engaging, {name: Won, kind: won}, {name: Lost, kind: lost}]
      """.utf8
    ).write(to: work.appending(path: "funnel.yaml"))
    let outcome = try Tool.run(["report", "--config", "funnel.yaml", "--format", "json"], in: work)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try Data(contentsOf: work.appending(path: "report/metrics.json"))
    let metrics = try #require(JSONSerialization.jsonObject(with: text) as? [String: Any])
    let groups = try #require(metrics["groups"] as? [String: [[String: Any]]])
    func deals(_ group: String) -> [String: Int] {
      Dictionary(
        uniqueKeysWithValues: (groups[group] ?? []).map { ($0["key"] as? String ?? "", $0["deals"] as? Int ?? -1) }
      )
    }
    #expect(deals("owner").count == 35)
    #expect(deals("owner").filter { $0.value == 0 }.count == 5)
    #expect(deals("team").count == 6 && deals("team")["Dustin Brinkmann"] != nil)
    #expect(Set(deals("region").keys) == ["Central", "East", "West"])
    for name in ["owner", "team", "region"] { #expect(deals(name).values.reduce(0, +) == 8800) }
    #expect(
      deals("series") == [
        "GTX": 8800 - 1480 - (deals("series")["MG"] ?? 0) - (deals("series")["GTK"] ?? 0),
        "MG": deals("series")["MG"] ?? 0, "GTK": deals("series")["GTK"] ?? 0, "": 1480,
      ]
    )
    #expect(deals("segment")["technolgy"] != nil)
    let lookups = try #require(metrics["lookups"] as? [[String: Any]])
    let missed = (lookups.last?["missed"] as? [[String: Any]])?.first
    #expect(missed?["key"] as? String == "GTXPro" && missed?["nearest"] as? String == "GTX Pro")
    #expect(missed?["deals"] as? Int == 1480)
  }
}
