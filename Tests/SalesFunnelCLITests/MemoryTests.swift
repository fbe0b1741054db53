import Foundation
import Testing

/// Runs under limits of the shell.
///
/// The files look large but are mostly holes, and the limits are low for a machine that can build this, so that it is
/// always the shell's limit that is told.
struct MemoryTests {
  /// More rows than are looked at beforehand, and behind them a hole up to `size`: nobody reads so far.
  private func deals(in folder: URL, size: UInt64) throws {
    let file = folder.appending(path: "deals.csv")
    let rows = String(repeating: "1234,New\n", count: 131_072)
    try ("id,stage\n" + rows).write(to: file, atomically: true, encoding: .utf8)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: size)
    try handle.close()
  }

  /// 256 MiB of rows of 9 bytes are 30 million deals, which take some gibibytes.
  ///
  /// Numbers vary between machines, so the message is no recorded one.
  @Test(arguments: [("-d 524288", "ulimit -d"), ("-v 1048576", "ulimit -v")])
  func aRunThatCannotFitIsRefused(limit: String, name: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try deals(in: folder, size: 256 << 20)
    let english = try Tool.run(["report", "deals.csv", "--out", "out"], in: folder, limit: limit)
    #expect(english.status == 2)
    #expect(english.output == "")
    #expect(english.errors.hasPrefix("salesfunnel: error: the run needs about "), "\(english.errors)")
    #expect(english.errors.contains(" (limit: \(name))\n  → raise the limit"), "\(english.errors)")
    let chinese = try Tool.run(["check", "deals.csv", "--locale", "zh-Hans"], in: folder, limit: limit)
    #expect(chinese.status == 2)
    #expect(chinese.errors.hasPrefix("salesfunnel: 错误: 本次运行约需 "), "\(chinese.errors)")
    #expect(chinese.errors.contains("（限制来自 \(name)）\n"), "\(chinese.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["deals.csv"])
  }

  @Test func aFileLargerThanTheAddressesIsRefused() throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try deals(in: folder, size: 1 << 30)
    let outcome = try Tool.run(["report", "deals.csv", "--out", "out"], in: folder, limit: "-v 1048576")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("deals.csv: error: the run needs about 1."), "\(outcome.errors)")
    #expect(outcome.errors.contains("(limit: ulimit -v)"))
  }

  @Test func aRunThatFitsIsNotRefused() throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try "id,stage,created\n1,New,2025-01-01\n"
      .write(to: folder.appending(path: "deals.csv"), atomically: true, encoding: .utf8)
    let outcome = try Tool.run(["check", "deals.csv"], in: folder, limit: "-d 524288")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
