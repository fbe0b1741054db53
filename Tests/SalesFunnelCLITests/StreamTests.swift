import Foundation
import Testing

/// Standard streams that are closed, full, or read by nobody.
struct StreamTests {
  /// Commands that print, each in its way.
  private static let printing = [
    "--help", "--version", "help report", "--generate-completion-script bash", "man", "schema", "check deals.csv",
    "funnel deals.csv", "risks deals.csv --format json", "owners deals.csv --format csv", "read deals.csv",
    "compare deals.csv --by team", "handover --owner 'Clara Winterfeld' deals.csv",
    "email --config funnel.yaml --to a@example.com --from b@example.com",
  ]

  @Test(arguments: printing)
  func aFullDiskIsToldOf(command: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Shell.run("\"$0\" \(command) >/dev/full", in: folder)
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("error: the output cannot be written: No space left on device\n"))
  }

  @Test(arguments: printing)
  func aReaderThatIsGoneIsNoFault(command: String) throws {
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (Pipe(), folder.appending(path: "said"))
    try output.fileHandleForReading.close()
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" \(command)", Tool.products.appending(path: "salesfunnel").path]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(!(try String(contentsOf: errors, encoding: .utf8)).contains("error"))
  }

  @Test(arguments: printing)
  func aClosedOutputIsToldOf(command: String) throws {
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Shell.run("\"$0\" \(command) >&-", in: folder)
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("error: the output cannot be written: Bad file descriptor\n"))
  }

  @Test func closedStreamsInChinese() throws {
    let folder = try Shell.sampleFolder("chinese")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try Shell.run("\"$0\" funnel deals.csv >&-", in: folder)
    #expect(output.status == 4)
    #expect(output.errors.hasPrefix("salesfunnel: 错误: 无法写入输出：输入输出已关闭\n"), "\(output.errors)")
    let input = try Shell.run("\"$0\" check - --locale zh-Hans <&-", in: folder)
    #expect(input.status == 2)
    #expect(input.errors.contains("：输入输出已关闭\n"), "\(input.errors)")
  }

  /// Else a report would be opened as number 1 or 2, and what is printed would stand in it.
  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
  func closedStreamsCorruptNothing(closed: String) throws {
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Shell.run("\"$0\" report --config funnel.yaml --out open", in: folder).status == 0)
    #expect(try Shell.run("\"$0\" report --config funnel.yaml --out closed \(closed)", in: folder).status == 0)
    let open = try Shell.files(below: folder.appending(path: "open"))
    #expect(open.count > 3)
    #expect(try Shell.files(below: folder.appending(path: "closed")) == open)
    // A run that says something.
    let failing = "\"$0\" report --config funnel.yaml --out closed --fail-on risk,bottleneck \(closed)"
    #expect(try Shell.run(failing, in: folder).status == 10)
    #expect(try Shell.files(below: folder.appending(path: "closed")) == open)
  }

  @Test(arguments: ["-1", "0", "1", "20", "49", "x", ""])
  func helpOnANarrowTerminal(columns: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Tool.run(["help", "report"], in: folder, environment: ["COLUMNS": columns])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("--fail-on"))
  }

  /// A file may not grow over 4 or 8 KiB, by what the shell counts in.
  @Test func aDiskThatBecomesFullChangesNothing() throws {
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for format in ["xlsx", "html", "svg,json"] {
      let outcome = try Tool.run(
        ["report", "--config", "funnel.yaml", "--format", format, "--out", "out"],
        in: folder,
        limit: "-f 8"
      )
      #expect(outcome.status == 4, "\(format)")
      #expect(outcome.errors.contains("error: the output cannot be written: "), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
    }
  }

  @Test(arguments: [
    ("", true), ("NO_COLOR=1 ", false), ("NO_COLOR=no ", false), ("NO_COLOR= ", true), ("TERM=dumb ", false),
  ])
  func boldOnATerminal(variables: String, isBold: Bool) throws {
    guard FileManager.default.fileExists(atPath: "/usr/bin/script") else { return }
    let folder = try Shell.sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Shell.run(
      "\(variables)TOOL=\"$0\" script -qec '\"$TOOL\" funnel deals.csv' /dev/null",
      in: folder
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Closed Won") || outcome.output.contains("Lead"), "\(outcome.output)")
    #expect(outcome.output.contains("\u{1B}[") == isBold, "\(outcome.output.prefix(300))")
  }
}
