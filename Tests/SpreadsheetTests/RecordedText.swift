import Foundation
import Testing

/// Texts that tests compare with files in `workbooks`.
enum RecordedText {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "workbooks")

  /// The names of the files in a folder with one of these endings, in order.
  static func names(in name: String, endings: [String]) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []
    return all.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
  }

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  /// Compares with what is recorded; with `SALESFUNNEL_RECORD=1` takes a difference over, and fails nevertheless.
  static func expect(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name)
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == text { return }
    if ProcessInfo.processInfo.environment["SALESFUNNEL_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)")
    } else {
      Issue.record("\(name) differs:\n\(text)")
    }
  }
}
