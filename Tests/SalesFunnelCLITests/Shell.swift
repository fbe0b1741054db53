import Foundation

/// Runs a line of a shell, in which `$0` is the tool.
enum Shell {
  /// Runs it to its end.
  static func run(
    _ line: String,
    in folder: URL,
    environment: [String: String] = ["PATH": "/usr/bin:/bin"]
  ) throws -> Tool.Outcome {
    let scratch = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (output, errors) = (scratch.appending(path: "output"), scratch.appending(path: "errors"))
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-o", "pipefail", "-c", line, Tool.products.appending(path: "salesfunnel").path]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Tool.Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8)
    )
  }

  /// A new folder with a sample's files.
  static func sampleFolder(_ name: String = "english") throws -> URL {
    let folder = try Tool.temporaryFolder()
    let sample = Tool.package.appending(path: "sample-data").appending(path: name)
    for file in try FileManager.default.contentsOfDirectory(atPath: sample.path) {
      try FileManager.default.copyItem(at: sample.appending(path: file), to: folder.appending(path: file))
    }
    return folder
  }

  /// Adds to the configuration in a folder what mails need.
  static func addMail(to folder: URL) throws {
    let file = folder.appending(path: "funnel.yaml")
    let mail = "\nmail: {from: reports@example.com, to: [team@example.com], spool: unsent}\n"
    try (String(contentsOf: file, encoding: .utf8) + mail).write(to: file, atomically: true, encoding: .utf8)
  }

  /// The bytes of all files below a folder, hidden ones too, by their paths.
  static func files(below folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let file = folder.appending(path: path)
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      files[path + (isFolder.boolValue ? "/" : "")] = isFolder.boolValue ? Data() : try Data(contentsOf: file)
    }
    return files
  }
}
