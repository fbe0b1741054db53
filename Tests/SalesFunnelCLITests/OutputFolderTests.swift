import Diagnostics
import Foundation
import Testing

@testable import SalesFunnelCLI

/// Outputs are replaced together or not at all.
struct OutputFolderTests {
  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func text(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func publishesTogetherAndRemovesTheStale() throws {
    let root = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: root) }
    let path = root.appending(path: "a/b").path
    let first = try OutputFolder(path: path)
    try first.write(Array("1".utf8), to: "x")
    try first.write(Array("2".utf8), to: "rejects.csv")
    try first.publish(["x", "rejects.csv"], removing: [])
    #expect(try names(URL(fileURLWithPath: path)) == ["rejects.csv", "x"])
    let second = try OutputFolder(path: path)
    try second.write(Array("3".utf8), to: "x")
    try second.publish(["x"], removing: ["rejects.csv"])
    #expect(try names(URL(fileURLWithPath: path)) == ["x"])
    #expect(try text(URL(fileURLWithPath: path), "x") == "3")
  }

  @Test func aFailureLeavesAllAsItWas() throws {
    let root = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: root) }
    try "old".write(to: root.appending(path: "a"), atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(at: root.appending(path: "b"), withIntermediateDirectories: false)
    let folder = try OutputFolder(path: root.path)
    try folder.write(Array("new".utf8), to: "a")
    try folder.write(Array("new".utf8), to: "b")
    var failed = false
    do { try folder.publish(["a", "b"], removing: []) } catch { failed = true }
    #expect(failed)
    #expect(try text(root, "a") == "old")
    #expect(try names(root) == ["a", "b"])
  }

  @Test func discardingRemovesWhatWasMade() throws {
    let root = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = try OutputFolder(path: root.appending(path: "a/b/c").path)
    try folder.write(Array("new".utf8), to: "x")
    folder.discard()
    #expect(try names(root) == [])
  }

  @Test func twoRunsDoNotMix() throws {
    let root = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: root) }
    let first = try OutputFolder(path: root.path)
    var refused = false
    do {
      let second = try OutputFolder(path: root.path)
      second.discard()
    } catch { refused = error.id == .outputLocked }
    #expect(refused)
    first.discard()
    let third = try OutputFolder(path: root.path)
    third.discard()
    #expect(try names(root) == [])
  }
}
