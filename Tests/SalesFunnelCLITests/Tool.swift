import Foundation

/// Runs the built tool as a user would.
enum Tool {
  /// How a run ended.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder with the built products: that of the test runner.
  static let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs a product in a folder.
  /// - Parameters:
  ///   - limit: what the shell's `ulimit` is told first, such as `-v 1000000`.
  ///   - input: standard input; nothing comes from it without one.
  static func run(
    _ arguments: [String],
    in folder: URL,
    product: String = "salesfunnel",
    environment: [String: String]? = nil,
    limit: String? = nil,
    input: Any? = nil
  ) throws -> Outcome {
    let scratch = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Output goes to files: a pipe that nobody empties would block a talkative run.
    let (output, errors) = (scratch.appending(path: "output"), scratch.appending(path: "errors"))
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    let process = Process()
    let tool = products.appending(path: product)
    process.executableURL = limit == nil ? tool : URL(fileURLWithPath: "/bin/sh")
    process.arguments = limit.map { ["-c", "ulimit \($0) && exec \"$0\" \"$@\"", tool.path] + arguments } ?? arguments
    process.currentDirectoryURL = folder
    if let environment { process.environment = environment }
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8)
    )
  }

  /// A new folder for one test.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "salesfunnel-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// Compares texts with recorded ones.
enum Golden {
  /// Whether expectations are recorded instead of compared; a run that records fails, so that nobody does by accident.
  static let isRecording = ProcessInfo.processInfo.environment["SALESFUNNEL_RECORD"] == "1"

  /// What is wrong with a text against the recorded one; `nil` where they are equal.
  ///
  /// On a difference the new text is left beside the recorded one with `-changed` in its name.
  static func difference(_ text: String, to file: URL) throws -> String? {
    let changed = file.deletingPathExtension().path + "-changed." + file.pathExtension
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try text.write(to: file, atomically: true, encoding: .utf8)
      try? FileManager.default.removeItem(atPath: changed)
      return "recorded \(file.lastPathComponent)"
    }
    // As bytes: reading a text leaves out a byte order mark.
    guard let expected = (try? Data(contentsOf: file)).map({ String(decoding: $0, as: UTF8.self) }) else {
      return "nothing is recorded for \(file.lastPathComponent); record with SALESFUNNEL_RECORD=1"
    }
    if expected == text {
      try? FileManager.default.removeItem(atPath: changed)
      return nil
    }
    try text.write(toFile: changed, atomically: true, encoding: .utf8)
    let (old, new) = (
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    func shown(_ lines: [Substring]) -> String { line < lines.count ? String(lines[line].prefix(200)) : "(end)" }
    return "\(file.lastPathComponent) differs from line \(line + 1): “\(shown(new))” was “\(shown(old))”"
  }
}
