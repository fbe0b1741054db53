import Foundation
import TestSupport
import Testing

/// What a run leaves behind that somebody stops, and what it does beside another one.
struct SignalTests {
  /// A report that waits for its history, of which the test holds the other end.
  private final class WaitingReport {
    let folder: URL
    let out: URL
    let process = Process()
    private let errors = Pipe()

    /// Starts a report and returns when its staging folder is there.
    /// - Parameter ignoring: a signal that the shell ignores before, as `nohup` does.
    init(ignoring: String? = nil) throws {
      folder = try Shell.sampleFolder()
      out = folder.appending(path: "reports/sales")
      let path = folder.appending(path: "pipe").path
      #expect(mkfifo(path, 0o600) == 0)
      try FileManager.default.createDirectory(at: folder.appending(path: "tmp"), withIntermediateDirectories: false)
      let tool = Tool.products.appending(path: "salesfunnel").path
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = [
        "-c", (ignoring.map { "trap '' \($0); " } ?? "") + "exec \"$0\" \"$@\"", tool,
        "report", "deals.csv", "--history", "pipe", "--stages", "stages.csv", "--out", "reports/sales",
      ]
      process.currentDirectoryURL = folder
      process.environment = ["TMPDIR": folder.appending(path: "tmp").path]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      while process.isRunning, try staging().isEmpty { usleep(1000) }
      #expect(process.isRunning)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The staging folders in the directory of the report.
    func staging() throws -> [String] {
      guard FileManager.default.fileExists(atPath: out.path) else { return [] }
      return try FileManager.default.contentsOfDirectory(atPath: out.path).filter { $0.hasPrefix(".salesfunnel-") }
    }

    /// Gives the report its history and waits for its end.
    func finish() throws {
      let history = try Data(contentsOf: folder.appending(path: "history.csv"))
      let path = folder.appending(path: "pipe").path
      writeInBackground {
        let pipe = FileHandle(forWritingAtPath: path)
        try? pipe?.write(contentsOf: history)
        try? pipe?.close()
      }
      process.waitUntilExit()
    }

    /// Sends a signal and waits for the end.
    func stop(_ signal: Int32) {
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
    }

    /// What it wrote to standard error.
    func told() -> String { String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self) }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func nothingIsLeftOfAStoppedRun(signal: Int32) throws {
    let report = try WaitingReport()
    report.stop(signal)
    #expect(report.process.terminationReason == .uncaughtSignal)
    #expect(report.process.terminationStatus == signal)
    let left = try FileManager.default.contentsOfDirectory(atPath: report.folder.path)
    #expect(!left.contains("reports"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: report.folder.path + "/tmp") == [])
    #expect(report.told() == "")
  }

  /// What was there before is there afterwards.
  @Test func aStoppedRunChangesNothing() throws {
    let report = try WaitingReport()
    report.stop(SIGTERM)
    try FileManager.default.createDirectory(at: report.out, withIntermediateDirectories: true)
    try "old".write(to: report.out.appending(path: "metrics.json"), atomically: true, encoding: .utf8)
    // The same once more, by a shell: 128 and the number of the signal.
    let outcome = try Shell.run(
      """
      { "$0" report - --history pipe --stages stages.csv --out reports/sales <deals.csv & } 2>/dev/null
      while ! ls -d reports/sales/.salesfunnel-* >/dev/null 2>&1; do :; done
      kill -TERM $!; wait $!
      """,
      in: report.folder
    )
    #expect(outcome.status == 128 + SIGTERM)
    #expect(try Shell.files(below: report.out) == ["metrics.json": Data("old".utf8)])
  }

  @Test func whoIgnoresASignalIsNotStoppedByIt() throws {
    let report = try WaitingReport(ignoring: "HUP")
    kill(report.process.processIdentifier, SIGHUP)
    try report.finish()
    #expect(report.process.terminationReason == .exit)
    #expect(report.process.terminationStatus == 0, "\(report.told())")
    #expect(FileManager.default.fileExists(atPath: report.out.appending(path: "metrics.json").path))
    #expect(try report.staging() == [])
  }

  @Test(arguments: [
    (
      "en",
      "reports/sales: error: another run that writes to this directory is not done yet; this one changes nothing\n"
    ),
    ("zh-Hans", "reports/sales: 错误: 写入此文件夹的另一个任务尚未结束；本次没有改动任何文件\n"),
  ])
  func aRunBeforeTheOtherIsDoneIsRefused(language: String, message: String) throws {
    let report = try WaitingReport()
    let second = try Tool.run(
      ["report", "deals.csv", "--stages", "stages.csv", "--out", "reports/sales", "--locale", language],
      in: report.folder
    )
    #expect(second.status == 4)
    #expect(second.errors.hasPrefix(message), "\(second.errors)")
    #expect(try report.staging().count == 1)
    try report.finish()
    #expect(report.process.terminationStatus == 0, "\(report.told())")
  }

  @Test func whatAKilledRunLeftIsRemovedByTheNext() throws {
    let report = try WaitingReport()
    report.stop(SIGKILL)
    #expect(try report.staging().count == 1)
    let next = try Tool.run(
      ["report", "deals.csv", "--stages", "stages.csv", "--format", "json", "--out", "reports/sales"],
      in: report.folder
    )
    #expect(next.status == 0, "\(next.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: report.out.path) == ["metrics.json"])
  }
}
