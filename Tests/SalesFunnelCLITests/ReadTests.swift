import Foundation
import Testing

/// `read` as a part of a pipe.
struct ReadTests {
  @Test func aReaderThatStopsReadingIsNoFault() throws {
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let rows = String(repeating: "12345,67890,abcdefgh\n", count: 50_000)
    try ("a,b,c\n" + rows).write(to: work.appending(path: "long.csv"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let tool = Tool.products.appending(path: "salesfunnel").path
    process.arguments = ["-c", "set -o pipefail; \"$0\" read long.csv 2>errors | head -n 1 >first", tool]
    process.currentDirectoryURL = work
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try String(contentsOf: work.appending(path: "first"), encoding: .utf8) == "a,b,c\n")
  }

  @Test func aFullDiskIsToldOf() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let work = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    try "a,b\n1,2\n".write(to: work.appending(path: "t.csv"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let tool = Tool.products.appending(path: "salesfunnel").path
    process.arguments = ["-c", "\"$0\" read t.csv 2>errors >/dev/full", tool]
    process.currentDirectoryURL = work
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
  }
}
