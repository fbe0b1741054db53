import Foundation
import Testing

/// Runs the tool on every folder of `cases`.
///
/// A case has a file `cmd` with the arguments of one run a line, and its inputs; `expected` holds what each run wrote to
/// standard output and error with its exit code, and the files that are to be there afterwards.
struct CaseTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "cases")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func thereAreCases() { #expect(CaseTests.names.count > 20) }

  @Test(arguments: names)
  func runsAsRecorded(name: String) throws {
    let source = CaseTests.folder.appending(path: name)
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let expected = source.appending(path: "expected")
    for entry in try FileManager.default.contentsOfDirectory(atPath: source.path)
    where !["cmd", "expected"].contains(entry) {
      try FileManager.default.copyItem(at: source.appending(path: entry), to: work.appending(path: entry))
    }
    let commands = try String(contentsOf: source.appending(path: "cmd"), encoding: .utf8).split(separator: "\n")
    var transcript = ""
    for command in commands {
      let arguments = command.split(separator: " ").map(String.init)
      let outcome = try Tool.run(arguments, in: work)
      transcript += "$ salesfunnel \(command)\n" + outcome.output + outcome.errors + "exit \(outcome.status)\n"
    }
    let difference = try Golden.difference(transcript, to: expected.appending(path: "transcript.txt"))
    #expect(difference == nil)
    try compareFiles(work, with: expected, inputs: source)
  }

  /// Every file that the runs left must be recorded, with its text, and the inputs unchanged.
  private func compareFiles(_ work: URL, with expected: URL, inputs: URL) throws {
    let files = try CaseTests.files(below: work)
    for file in files {
      let bytes = try Data(contentsOf: work.appending(path: file))
      let input = inputs.appending(path: file)
      if FileManager.default.fileExists(atPath: input.path) {
        #expect(bytes == (try Data(contentsOf: input)), "\(file) was changed")
        continue
      }
      let difference = try Golden.difference(String(decoding: bytes, as: UTF8.self), to: expected.appending(path: file))
      #expect(difference == nil)
    }
    let recorded = try CaseTests.files(below: expected).filter { $0 != "transcript.txt" && !$0.contains("-changed.") }
    for file in recorded where !files.contains(file) { Issue.record("\(file) is recorded but was not written") }
  }

  private static func files(below folder: URL) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }
}
