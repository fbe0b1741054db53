import Diagnostics
import Foundation
import Testing

/// The catalogue of everything the tool can say is wrong, or tell of an input: its texts are recorded, and each message is
/// shown to be met.
struct MessageCatalogueTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let tests = folder.deletingLastPathComponent()

  /// Messages that no folder of `cases` can provoke, and the tests that do, each with the reason.
  private static let elsewhere: [(ids: [MessageID], file: String, reason: String)] = [
    ([.fileNotRegular], "TableFilesTests/MappedFileTests.swift", "a socket is no file to be kept in a folder"),
    ([.fileChanged, .fileCutShort], "SalesFunnelCLITests/SourceTests.swift", "somebody must write meanwhile"),
    (
      [.temporaryFolderUnusable, .temporaryFolderFull], "SalesFunnelCLITests/SourceTests.swift",
      "the folder of temporary files must be a bad one"
    ),
    ([.memoryLimited], "SalesFunnelCLITests/MemoryTests.swift", "the process must be limited"),
    ([.memoryNotFree], "DealImportTests/MemoryCheckTests.swift", "the machine must be short of memory"),
    ([.tooManyNames], "DealImportTests/FieldReaderTests.swift", "thousands of names"),
    ([.sheetTooSparse], "SpreadsheetTests/LimitTests.swift", "millions of blank cells"),
    (
      [.workbookTooLarge, .workbookStringsTooLarge, .workbookTextTooLarge], "SpreadsheetTests/LimitTests.swift",
      "gigabytes"
    ),
    ([.mailTooLarge], "HTMLReportTests/MailBodyTests.swift", "a template of the user's of tens of kilobytes"),
    ([.outputLocked], "SalesFunnelCLITests/OutputFolderTests.swift", "two runs at a time"),
    ([.mailBeingSent], "MailMessageTests/MailSpoolTests.swift", "two runs at a time"),
  ]

  /// Messages that nothing provokes where the tests run, with the reason.
  private static let unreachable: [MessageID: String] = [
    .encodingNotInstalled: "the system's C library brings all encodings that the tool knows",
    .templateUnparsed: "the tool's own check of templates refuses all that the library is known to refuse",
  ]

  @Test func textsAreRecorded() throws {
    var catalogue = ""
    for id in MessageID.allCases {
      catalogue += "\(id) (\(id.category))\n"
      for language in Language.allCases {
        let wording = id.wording(in: language)
        catalogue += "  \(language.rawValue): \(wording.problem)\n"
        if !wording.remedy.isEmpty { catalogue += "    → \(wording.remedy)\n" }
        let byOptions = id.wording(in: language, settings: .options).remedy
        if byOptions != wording.remedy { catalogue += "    → (without a configuration) \(byOptions)\n" }
      }
    }
    let difference = try Golden.difference(
      catalogue,
      to: MessageCatalogueTests.folder.appending(path: "messages.txt")
    )
    #expect(difference == nil)
  }

  /// Each message stands, filled in, in what some case recorded; or a test elsewhere meets it.
  @Test func everyMessageIsMet() throws {
    let lines = try recordedLines()
    let workbooks = try text("SpreadsheetTests/workbooks/refused/messages.txt")
    let listed = Set(MessageCatalogueTests.elsewhere.flatMap(\.ids))
    for id in MessageID.allCases where MessageCatalogueTests.unreachable[id] == nil && !listed.contains(id) {
      let isMet = workbooks.contains("\t\(id)\n") || lines.contains { holds($0, id) }
      #expect(isMet, "no case shows \(id)")
    }
  }

  @Test func testsElsewhereMeetTheirMessages() throws {
    for entry in MessageCatalogueTests.elsewhere {
      let source = try text(entry.file)
      for id in entry.ids {
        let isNamed =
          source.contains(".\(id)") || source.contains("\(id)\"")
          || pieces(id).contains { $0.utf8.count > 12 && source.contains($0) }
        #expect(isNamed, "\(entry.file) does not speak of \(id)")
      }
    }
  }

  /// A message that a case shows needs no excuse.
  @Test func exceptionsAreNeeded() throws {
    let lines = try recordedLines()
    let excused = MessageCatalogueTests.elsewhere.flatMap(\.ids) + Array(MessageCatalogueTests.unreachable.keys)
    for id in excused { #expect(!lines.contains { holds($0, id) }, "a case shows \(id)") }
  }

  // MARK: Reading what is recorded

  /// The lines of all transcripts, lists of rejected rows and recorded reports that may hold a message.
  private func recordedLines() throws -> [String] {
    let cases = MessageCatalogueTests.folder.appending(path: "cases")
    var lines: [String] = []
    for name in CaseTests.names {
      let folder = cases.appending(path: name + "/expected")
      for file in ["transcript.txt", "rejects.csv", "report/rejects.csv", "out/rejects.csv"] {
        guard let data = try? Data(contentsOf: folder.appending(path: file)) else { continue }
        lines += String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      }
    }
    return lines
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: MessageCatalogueTests.tests.appending(path: path), encoding: .utf8)
  }

  /// The parts of the English message between its arguments.
  private func pieces(_ id: MessageID) -> [String] {
    id.wording(in: .english).problem.split(separator: /\{[0-9]\}/).map(String.init)
  }

  /// Whether a line holds the parts of a message in their order.
  private func holds(_ line: String, _ id: MessageID) -> Bool {
    let pieces = pieces(id)
    if pieces.isEmpty { return false }
    var rest = Substring(line)
    for piece in pieces {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
