import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import TableFiles

struct MappedFileTests {
  private let folder = TestFolder()

  private func refusal(_ path: String) -> Diagnostic? {
    do throws(Diagnostic) {
      try MappedFile(path: path).refuseOtherFormats()
      return nil
    } catch {
      return error
    }
  }

  @Test func aFileIsItsBytes() throws {
    let file = try MappedFile(path: folder.write("a.csv", "id\n1\n"))
    #expect(Array(file.bytes) == Array("id\n1\n".utf8))
    // Memory that was given back is read again.
    file.release(0..<4)
    #expect(Array(file.bytes) == Array("id\n1\n".utf8))
  }

  @Test func bytesGivenBackAreReadAgain() throws {
    let file = try MappedFile(path: folder.write("long.csv", bytes: Array(repeating: 0x61, count: 17 << 20)))
    file.release(5..<(9 << 20))
    file.release((9 << 20)..<(17 << 20))
    #expect(stride(from: 0, to: file.bytes.count, by: 1 << 16).allSatisfy { file.bytes[$0] == 0x61 })
  }

  @Test func whatIsNoFile() {
    let path = folder.path
    #expect(refusal(path + "/missing.csv")?.short == "missing.csv fileMissing")
    #expect(refusal(path + "/missing/a.csv")?.id == .fileMissing)
    #expect(refusal(folder.write("a.csv", "x") + "/b.csv")?.id == .fileMissing)
    #expect(refusal(path)?.id == .fileIsDirectory)
    #expect(refusal(folder.write("empty.csv", ""))?.short == "empty.csv fileEmpty")
  }

  @Test func aPipeIsNoRegularFileAndIsNotWaitedFor() {
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(refusal(path)?.id == .fileNotRegular)
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], MessageID.fileIsWorkbook), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .fileIsOldWorkbook),
      ([0x1F, 0x8B, 0x08], .fileIsCompressed), ([0xFF, 0xFE, 0x69, 0x00], .fileIsUTF16),
      ([0xFE, 0xFF, 0x00, 0x69], .fileIsUTF16),
      // Without a mark: every other byte of "id,a" is zero. A zero here and there is something else.
      ([0x69, 0, 0x64, 0, 0x2C, 0, 0x61, 0], .fileIsUTF16), ([0x69, 0x64, 0x0A, 0, 0x31, 0x0A], .fileIsBinary),
    ] as [([UInt8], MessageID)]
  )
  func whatIsNoTextSaysWhatItIs(bytes: [UInt8], id: MessageID) {
    #expect(refusal(folder.write("a.csv", bytes: bytes))?.short == "a.csv \(id)")
  }

  @Test(arguments: ["id,stage\n", "\u{FEFF}id\n", "PK,a\n", "商机\n", "\n"])
  func textIsTaken(text: String) {
    #expect(refusal(folder.write("a.csv", text)) == nil)
  }
}
