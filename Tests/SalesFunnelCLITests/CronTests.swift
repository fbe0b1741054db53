import Foundation
import Testing

@testable import SalesFunnelCLI

/// Runs as cron starts them: without a terminal, a home and variables, in any place of the world.
struct CronTests {
  /// What a machine may be like.
  private struct Place {
    var variables: [String: String] = [:]
    var before = ""
    var name: String { "\(variables) \(before)" }
  }

  /// Each variable by itself would tell what a fault comes from; together they are few runs.
  private static let places = [
    Place(),
    Place(
      variables: [
        "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "HOME": "/nonexistent", "LOGNAME": "nobody", "LANG": "C",
        "LC_ALL": "C", "TZ": "UTC",
      ],
      before: "cd /; umask 077; exec <&-;"
    ),
    Place(variables: ["LC_ALL": "zh_CN.GB18030", "TZ": "Asia/Shanghai", "HOME": "/proc"], before: "umask 000;"),
    Place(variables: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "TZ": "Pacific/Kiritimati", "HOME": ""]),
    Place(variables: ["LC_ALL": "no_SUCH.locale", "TZ": ":/no/such/zone", "HOME": "/dev/null"], before: "cd /proc;"),
    Place(variables: ["LC_ALL": "de_DE.ISO-8859-1", "TZ": "<-12>12", "LANGUAGE": "zh:de"], before: "umask 027;"),
    Place(variables: [
      "LC_NUMERIC": "de_DE.UTF-8", "LC_TIME": "ja_JP.UTF-8", "TZ": "", "COLUMNS": "80", "TERM": "xterm",
    ]),
  ]

  /// What is run, with the files that it writes into the folder `out`.
  private static func lines(_ sample: URL, _ out: URL, owner: String) -> [String] {
    let config = "--config '\(sample.path)/funnel.yaml'"
    return [
      "report \(config) --out '\(out.path)/report'",
      "email \(config) --to a@example.com --from b@example.com -o '\(out.path)/report.eml'",
      "check \(config) --rejects '\(out.path)/rejects.csv'",
      "funnel \(config)", "forecast \(config) --format csv", "risks \(config) --format json",
      "compare \(config) --by team",
      "read '\(sample.path)/deals.csv'", "handover \(config) --owner '\(owner)' -o '\(out.path)/handover.xlsx'",
      "schema",
      "man", "report --help",
    ]
  }

  @Test(arguments: [("english", "Clara Winterfeld"), ("chinese", "")])
  func theMachineDoesNotShow(set: String, owner: String) throws {
    let sample = Tool.package.appending(path: "sample-data").appending(path: set)
    let seller = owner.isEmpty ? try CronTests.firstOwner(of: sample) : owner
    var first: (files: [String: Data], said: String)?
    for place in CronTests.places {
      let folder = try Tool.temporaryFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      var said = ""
      // The other commands show the same figures; one language of them will do.
      let lines = CronTests.lines(sample, folder, owner: seller)
      for line in set == "english" ? lines[...] : lines.prefix(3) {
        // The shell itself would complain of some; of a session of its own no terminal can be opened.
        let variables = place.variables.map { "'\($0.key)=\($0.value)'" }.joined(separator: " ")
        let command = "\(place.before) exec /usr/bin/env -i \(variables) /usr/bin/setsid -w \"$0\" \(line)"
        let outcome = try Shell.run(command, in: folder)
        #expect(outcome.status == 0, "\(line) at \(place.name): \(outcome.errors)")
        // `read` tells how it read a table.
        if !line.hasPrefix("read") { #expect(outcome.errors == "", "\(line) at \(place.name)") }
        said += outcome.output + outcome.errors
      }
      let files = try Shell.files(below: folder)
      guard let expected = first else {
        #expect(files.count > 4)
        first = (files, said)
        continue
      }
      let different = files.keys.filter { files[$0] != expected.files[$0] }.sorted()
      #expect(files.keys.sorted() == expected.files.keys.sorted(), "\(place.name)")
      #expect(different.isEmpty, "\(different) at \(place.name)")
      #expect(said == expected.said, "\(place.name)")
    }
  }

  /// The owner of the sample's first deal.
  private static func firstOwner(of sample: URL) throws -> String {
    let outcome = try Tool.run(
      ["owners", "--config", sample.path + "/funnel.yaml", "--format", "csv"],
      in: Tool.package
    )
    let row = outcome.output.split(separator: "\n").dropFirst().first ?? ""
    return String(row.prefix { $0 != "," })
  }

  /// A home is neither read nor written.
  @Test func theHomeIsLeftAlone() throws {
    let home = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let before = try Shell.files(below: home)
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let sample = Tool.package.appending(path: "sample-data/english").path
    let outcome = try Shell.run(
      "\"$0\" report --config '\(sample)/funnel.yaml' --out '\(work.path)/out'",
      in: work,
      environment: ["HOME": home.path]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Shell.files(below: home) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.path) == ["out"])
  }

  /// The very lines that the manual and the README show, by the shell that cron has.
  @Test func theLinesOfTheCrontabRun() throws {
    let sample = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: sample) }
    try Shell.addMail(to: sample)
    let out = sample.appending(path: "reports")
    let sendmail = sample.appending(path: "sendmail")
    try "#!/bin/sh\nexec /bin/cat >>'\(sample.path)/sent'\n".write(to: sendmail, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sendmail.path)
    var runs = 0
    for line in Crontab.lines where line.contains("/usr/local/bin/salesfunnel ") {
      let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      let command = String(fields[5]).replacingOccurrences(of: "/usr/local/bin/salesfunnel", with: "\"$0\"")
        .replacingOccurrences(of: "/home/me/my-sales", with: sample.path)
        .replacingOccurrences(of: "/srv/reports/sales", with: out.path)
        .replacingOccurrences(of: "\\%", with: "%")
        .replacingOccurrences(of: "--send", with: "--send --sendmail \(sample.path)/sendmail")
      let outcome = try Shell.run("cd /; exec /bin/sh -c '\(command)' \"$0\" <&-", in: sample, environment: [:])
      let isWell = outcome.status == 0 || outcome.status == 10 && line.contains("--fail-on")
      #expect(isWell, "\(line): \(outcome.errors)")
      if outcome.status == 0 { #expect(outcome.output + outcome.errors == "") }
      runs += 1
    }
    #expect(runs > 0)
    #expect(FileManager.default.fileExists(atPath: out.appending(path: "report.html").path))
    let sent = try String(contentsOf: sample.appending(path: "sent"), encoding: .utf8)
    #expect(sent.contains("\nTo: ") || sent.hasPrefix("To: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: sample.path + "/unsent") == [])
  }
}
