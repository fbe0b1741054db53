import Foundation
import Testing

/// The README's steps, run as a newcomer copies them.
struct ReadmeTests {
  /// The commands of a part of the README, in order.
  private func commands(below heading: String) throws -> [String] {
    let text = try String(contentsOf: Tool.package.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "\n## \(heading)\n"))
    let end = text.range(of: "\n## ", range: start.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
    return text[start.upperBound..<end].components(separatedBy: "```sh\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  @Test func inTheShell() throws {
    let home = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let commands = try commands(below: "In the shell")
    #expect(commands.count == 1)
    let outcome = try Shell.run(
      "set -e; " + commands.joined(),
      in: home,
      environment: ["HOME": home.path, "PATH": Tool.products.path + ":/usr/bin:/bin"]
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    for file in ["man/man1/salesfunnel.1", "bash-completion/completions/salesfunnel"] {
      let text = try String(contentsOf: home.appending(path: ".local/share/" + file), encoding: .utf8)
      #expect(text.contains("handover"))
    }
  }

  @Test func yourOwnExportInFiveSteps() throws {
    let home = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let commands = try commands(below: "Your own export in five steps")
    // The program is the one under test, wherever it was built; the package's folder is where the newcomer stands.
    #expect(commands.first == "export PATH=\"$PWD/.build/release:$PATH\"\n")
    #expect(commands.count > 6)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", commands.dropFirst().joined()]
    process.currentDirectoryURL = Tool.package
    process.environment = ["HOME": home.path, "PATH": Tool.products.path + ":/usr/bin:/bin"]
    let errors = home.appending(path: "errors")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let told = try String(contentsOf: errors, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(told)")
    for file in [
      "funnel.yaml", "stages.csv", "report/report.xlsx", "report/report.html", "report/metrics.json", "clean.csv",
      "report.eml",
    ] {
      #expect(FileManager.default.fileExists(atPath: home.appending(path: "my-sales/" + file).path), "\(file)")
    }
  }
}
