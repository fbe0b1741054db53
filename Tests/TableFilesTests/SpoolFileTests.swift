import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import TableFiles

struct SpoolFileTests {
  private let folder = TestFolder()

  private func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  @Test func whatIsAppendedIsMapped() throws {
    var spool = try SpoolFile(name: "<stdin>", folder: folder.path)
    for block in ["id,stage\n", "", "1,New\n"] {
      try send(Array(block.utf8)) { bytes throws(Diagnostic) in try spool.append(bytes) }
    }
    #expect(spool.count == 15)
    var origin = FileOrigin(size: 7)
    origin.packing = .gzip
    let file = try spool.finish(origin: origin)
    #expect(Array(file.bytes) == Array("id,stage\n1,New\n".utf8))
    #expect(file.path == "<stdin>")
    #expect(file.origin == origin)
    #expect(!file.hasChanged)
    file.release(0..<15)
    #expect(file.bytes.first == UInt8(ascii: "i"))
  }

  /// It has no name at any time, so that nothing stays behind.
  @Test(arguments: [false, true])
  func nothingIsSeenInTheFolder(isNamedFirst: Bool) throws {
    var spool = try SpoolFile(name: "a", folder: folder.path, isNamedFirst: isNamedFirst)
    try send([1, 2, 3]) { bytes throws(Diagnostic) in try spool.append(bytes) }
    #expect(names() == [])
    let file = try spool.finish(origin: FileOrigin(size: 24))
    #expect(names() == [])
    #expect(file.bytes.count == 3)
  }

  @Test func nothingAppendedIsAnEmptyFile() throws {
    #expect(throws: Diagnostic(.fileEmpty, at: SourceLocation(file: "a"))) {
      let spool = try SpoolFile(name: "a", folder: folder.path)
      return try spool.finish(origin: FileOrigin(size: 0))
    }
  }

  @Test func aFolderThatIsMissing() {
    let missing = folder.path + "/missing"
    let expected = Diagnostic(
      .temporaryFolderUnusable,
      [missing, "No such file or directory"],
      at: SourceLocation(file: "deals.csv.gz")
    )
    for isNamedFirst in [false, true] {
      #expect(throws: expected) {
        _ = try SpoolFile(name: "deals.csv.gz", folder: missing, isNamedFirst: isNamedFirst).count
      }
    }
  }

  @Test func bytesThatAClosureMakesAreMapped() throws {
    var origin = FileOrigin(size: 9)
    origin.entry = "Sheet1"
    let file = try MappedFile.spooled(name: "deals.xlsx", origin: origin) { sink throws(Diagnostic) in
      for row in ["a,b\n", "1,2\n"] {
        try send(Array(row.utf8), to: sink)
      }
    }
    #expect(Array(file.bytes) == Array("a,b\n1,2\n".utf8))
    #expect(file.origin == origin)
    // And again through a stage: every block twice.
    let twice = try MappedFile.spooled(name: file.path, origin: origin) { sink throws(Diagnostic) in
      try file.forEachBlock(of: 4) { block throws(Diagnostic) in
        try sink(block)
        try sink(block)
      }
    }
    #expect(Array(twice.bytes) == Array("a,b\na,b\n1,2\n1,2\n".utf8))
  }

  @Test func whatAClosureThrowsIsThrown() {
    #expect(throws: Diagnostic(.fileIsBinary)) {
      try MappedFile.spooled(name: "a", origin: FileOrigin(size: 0)) { _ throws(Diagnostic) in
        throw Diagnostic(.fileIsBinary)
      }
    }
  }
}
