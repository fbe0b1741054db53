import Foundation
import Testing

/// A run as of a past day on today's files, against one on the files as they were that day.
///
/// The property over random inputs, with what such files cannot say, is in `AsOfTests`; this goes through files and
/// `metrics.json`.
struct AsOfFilesTests {
  /// Today: A won later, B lost before, C created later, D gone on later, E reopened later, F without history.
  private static let today = (
    deals: """
    Deal ID,Owner,Stage,Amount,Created,Closed
    A,Ada,Won,1000,2025-01-05,2025-03-10
    B,Bo,Lost,400,2025-01-07,2025-02-10
    C,Bo,Lead,900,2025-02-20,
    D,Ada,Offer,700,2025-01-10,
    E,Ada,Lead,300,2025-01-03,
    F,Bo,Lead,250,2025-02-01,
    """,
    history: """
    Deal ID,From Stage,To Stage,Changed At
    A,,Lead,2025-01-05
    A,Lead,Offer,2025-01-20
    A,Offer,Won,2025-03-10
    B,,Lead,2025-01-07
    B,Lead,Lost,2025-02-10
    C,,Lead,2025-02-20
    D,,Lead,2025-01-10
    D,Lead,Offer,2025-03-01
    E,,Lead,2025-01-03
    E,Lead,Lost,2025-02-01
    E,Lost,Lead,2025-03-01
    """
  )
  /// On 15 February: no C, no later change, and rows say the stage that the changes had led to.
  private static let then = (
    deals: """
    Deal ID,Owner,Stage,Amount,Created,Closed
    A,Ada,Offer,1000,2025-01-05,
    B,Bo,Lost,400,2025-01-07,2025-02-10
    D,Ada,Lead,700,2025-01-10,
    E,Ada,Lost,300,2025-01-03,
    F,Bo,Lead,250,2025-02-01,
    """,
    history: """
    Deal ID,From Stage,To Stage,Changed At
    A,,Lead,2025-01-05
    A,Lead,Offer,2025-01-20
    B,,Lead,2025-01-07
    B,Lead,Lost,2025-02-10
    D,,Lead,2025-01-10
    E,,Lead,2025-01-03
    E,Lead,Lost,2025-02-01
    """
  )

  @Test(arguments: ["2025-01", "2025-02", "2025-Q1", "FY2025", "2025-02-01..2025-02-15"])
  func pastReportsAreThoseOfTheDay(period: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var documents: [NSDictionary] = []
    for (name, files) in [("today", AsOfFilesTests.today), ("then", AsOfFilesTests.then)] {
      let place = folder.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try files.deals.write(to: place.appending(path: "deals.csv"), atomically: true, encoding: .utf8)
      try files.history.write(to: place.appending(path: "history.csv"), atomically: true, encoding: .utf8)
      let stages = "stage,kind,probability,standard_days\nLead,open,10%,14\nOffer,open,50%,\nWon,won,,\nLost,lost,,\n"
      try stages.write(to: place.appending(path: "stages.csv"), atomically: true, encoding: .utf8)
      let outcome = try Tool.run(
        [
          "report", "deals.csv", "--history", "history.csv", "--stages", "stages.csv", "--as-of", "2025-02-15",
          "--period", period, "--format", "json",
        ],
        in: place
      )
      #expect(outcome.status == 0, "\(outcome.errors)")
      let json = try Data(contentsOf: place.appending(path: "report/metrics.json"))
      var document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
      // The files differ, and with them what was read and left out of them.
      document["inputs"] = nil
      var counts = try #require(document["counts"] as? [String: Any])
      #expect(counts["afterAsOf"] as? Int == (name == "today" ? 1 : 0))
      #expect(counts["deals"] as? Int == 5)
      #expect(counts["open"] as? Int == 3)
      counts["afterAsOf"] = nil
      document["counts"] = counts
      documents.append(document as NSDictionary)
    }
    for key in documents[0].allKeys {
      let (today, then) = (documents[0][key] as? NSObject, documents[1][key] as? NSObject)
      #expect(today == then, "\(key)")
    }
    #expect(documents[0].count == documents[1].count)
  }
}
