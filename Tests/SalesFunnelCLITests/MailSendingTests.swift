import Foundation
import Testing

/// Mail that is on its way while other runs begin, and what its program finds around it.
struct MailSendingTests {
  /// A folder with deals, and a program that takes mail as a script says.
  private func folder(mailer: String) throws -> URL {
    let folder = try Tool.temporaryFolder()
    let inputs = CaseTests.folder.appending(path: "mail-sending")
    for name in ["deals.csv", "stages.csv", "funnel.yaml"] {
      try FileManager.default.copyItem(at: inputs.appending(path: name), to: folder.appending(path: name))
    }
    let script = folder.appending(path: "accept")
    try ("#!/bin/sh\n" + mailer + "\n").write(to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    return folder
  }

  /// Starts a run whose mailer leaves a file `started`, and waits for that.
  private func started(in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = Tool.products.appending(path: "salesfunnel")
    process.arguments = ["email", "--send"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, !FileManager.default.fileExists(atPath: folder.appending(path: "started").path) {
      usleep(10_000)
    }
    return process
  }

  private func kept(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "unsent").path)
  }

  @Test func oneMailIsNotSentByTwoRuns() throws {
    let folder = try folder(mailer: "touch started; cat > got; while [ ! -e go ]; do sleep 0.05; done")
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = try started(in: folder)
    let second = try Tool.run(["email", "--send"], in: folder)
    #expect(second.status == 4)
    #expect(second.errors.contains("another run is sending this mail"))
    // All that is kept is being sent.
    let resent = try Tool.run(["email", "--resend"], in: folder)
    #expect(resent.status == 0 && resent.errors == "")
    // Another mail does not wait for it, nor is told that it waits.
    let other = try Tool.run(
      ["email", "--send", "--subject", "Another", "--sendmail", "sh -c 'cat >/dev/null'"],
      in: folder
    )
    #expect(other.status == 0 && other.errors == "", "\(other.errors)")
    _ = FileManager.default.createFile(atPath: folder.appending(path: "go").path, contents: nil)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try kept(folder).isEmpty)
  }

  @Test func aReportMayHaveTheSameMailBesideIt() throws {
    let folder = try folder(mailer: "exit 1")
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Tool.run(["report", "--format", "json,eml", "--attach", "xlsx"], in: folder)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    let out = folder.appending(path: "report")
    #expect(try FileManager.default.contentsOfDirectory(atPath: out.path).sorted() == ["metrics.json", "report.eml"])
    let mail = try Tool.run(["email", "--attach", "xlsx"], in: folder)
    #expect(mail.output == (try String(contentsOf: out.appending(path: "report.eml"), encoding: .utf8)))
    #expect(mail.output.contains("spreadsheetml.sheet"))
  }

  @Test func theEnvironmentIsPassedOnAndNothingElseIsNeeded() throws {
    let folder = try folder(mailer: "cat >/dev/null; env | sort > environment; ls -l /proc/$$/fd > descriptors")
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Tool.run(["email", "--send"], in: folder, environment: ["MSMTPRC": "x y"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let environment = try String(contentsOf: folder.appending(path: "environment"), encoding: .utf8)
    #expect(environment.contains("MSMTPRC=x y\n"))
    // No file of ours stays open in it: neither the kept mail nor a pipe.
    let descriptors = try String(contentsOf: folder.appending(path: "descriptors"), encoding: .utf8)
    #expect(!descriptors.contains("unsent"))
  }

  @Test func cronsPathIsEnough() throws {
    let folder = try folder(mailer: "exit 1")
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Tool.run(
      ["email", "--send", "--sendmail", "accept", "--spool", "unsent"],
      in: folder,
      environment: ["PATH": "/nowhere:" + folder.path]
    )
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("“accept” did not take the mail: exit code 1"))
  }
}
