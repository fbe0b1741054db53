import DelimitedText
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import TableFiles

struct TableSourceTests {
  private let folder = TestFolder()
  private let text = "id,stage\n1,New\n2,Won\n"

  private func open(_ path: String, streams: StreamsRead = StreamsRead()) throws(Diagnostic) -> TableSource {
    try TableSource(path: path, limits: SourceLimits(field: 1 << 20), streams: streams)
  }

  /// The problem for which a file of these bytes cannot be used.
  private func refusal(_ bytes: [UInt8]) -> Diagnostic? { refusal(of: folder.write("a.bin", bytes: bytes)) }

  private func refusal(of path: String, streams: StreamsRead = StreamsRead()) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try open(path, streams: streams)
      return nil
    } catch {
      return error
    }
  }

  /// A named pipe that a thread writes to when somebody reads it.
  private func pipe(_ name: String, _ blocks: [[UInt8]]) -> String {
    let path = folder.path + "/" + name
    #expect(mkfifo(path, 0o600) == 0)
    writeInBackground {
      let descriptor = Glibc.open(path, O_WRONLY)
      for block in blocks {
        _ = block.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        usleep(1000)
      }
      close(descriptor)
    }
    return path
  }

  // MARK: Ways to give the same table

  @Test func aPlainFileIsMappedAsItIs() throws {
    let source = try open(folder.write("deals.csv", text))
    #expect(Array(source.file.bytes) == Array(text.utf8))
    #expect(source.content == .text)
    #expect(source.file.origin == FileOrigin(size: 21))
  }

  @Test func aGzipFileIsUnpacked() throws {
    let packed = gzipped(text)
    // Whatever its name: the first bytes tell.
    let source = try open(folder.write("deals.csv", bytes: packed))
    #expect(Array(source.file.bytes) == Array(text.utf8))
    #expect(source.file.origin.packing == .gzip)
    #expect(source.file.origin.size == packed.count)
    #expect(source.file.origin.entry == nil)
  }

  @Test(arguments: [UInt16(0), 8])
  func aZipFileWithOneTableIsUnpacked(method: UInt16) throws {
    let packed = zipArchive([
      ZipMember("export/", "", method: 0), ZipMember("export/deals.csv", text, method: method),
      ZipMember("__MACOSX/export/._deals.csv", "resource fork"), ZipMember("export/.DS_Store", "folder view"),
      ZipMember("export/empty.txt", "", method: 0),
    ])
    let source = try open(folder.write("deals.zip", bytes: packed))
    #expect(Array(source.file.bytes) == Array(text.utf8))
    #expect(source.file.origin.packing == .zip)
    #expect(source.file.origin.entry == "export/deals.csv")
    #expect(source.file.origin.size == packed.count)
  }

  @Test func whatComesThroughAPipeIsTheSame() throws {
    let zip = zipArchive([ZipMember("d.csv", text)])
    for (number, bytes) in [Array(text.utf8), gzipped(text), zip].enumerated() {
      // In one block, and byte by byte.
      for blocks in [[bytes], bytes.map { [$0] }] {
        let source = try open(pipe("pipe-\(number)-\(blocks.count)", blocks))
        #expect(Array(source.file.bytes) == Array(text.utf8))
        #expect(source.file.origin.size == bytes.count)
        #expect(source.file.origin.packing == [.none, .gzip, .zip][number])
        #expect(!source.file.origin.isStandardInput)
      }
    }
  }

  @Test func longStreamsComeWhole() throws {
    var random = SplitMix64(seed: 9)
    let long = randomText(of: "abc,\n", length: 3 << 20, &random)
    for path in [
      pipe("long", [long]), pipe("packed", [gzipped(long)]), folder.write("long.gz", bytes: gzipped(long)),
      folder.write("long.zip", bytes: zipArchive([ZipMember("a", bytes: long)])),
    ] {
      let source = try open(path)
      #expect(Array(source.file.bytes) == long)
    }
  }

  @Test func aWorkbookIsToldHoweverItCame() throws {
    let workbook = zipArchive([
      ZipMember("[Content_Types].xml", "<Types/>"), ZipMember("xl/workbook.xml", "<workbook/>"),
      ZipMember("xl\\worksheets\\sheet1.xml", "<worksheet/>"),
    ])
    let plain = try open(folder.write("deals.csv", bytes: workbook))
    #expect(plain.content == .workbook)
    #expect(Array(plain.file.bytes) == workbook)
    for (name, bytes) in [("a.gz", gzipped(workbook)), ("a.zip", zipArchive([ZipMember("d.xlsx", bytes: workbook)]))] {
      let source = try open(folder.write(name, bytes: bytes))
      #expect(source.content == .workbook)
      #expect(Array(source.file.bytes) == workbook)
    }
    #expect(try open(pipe("workbook", [workbook])).content == .workbook)
  }

  // MARK: What is refused

  @Test func whatIsNoFile() {
    #expect(refusal(of: folder.path)?.id == .fileIsDirectory)
    #expect(refusal(of: folder.path + "/missing")?.id == .fileMissing)
    #expect(refusal(of: "/dev/zero")?.id == .fileIsDevice)
    #expect(refusal(of: folder.write("empty", ""))?.id == .fileEmpty)
    #expect(refusal(of: pipe("empty-pipe", []))?.id == .fileEmpty)
    #expect(refusal(gzipped(""))?.id == .fileEmpty)
  }

  @Test func aPipeIsReadOnce() throws {
    let streams = StreamsRead()
    let path = pipe("once", [Array(text.utf8)])
    #expect(refusal(of: path, streams: streams) == nil)
    // Without the note this would wait for a writer that never comes.
    #expect(refusal(of: path, streams: streams)?.id == .streamReadTwice)
    // A file may be read as often as one likes.
    let file = folder.write("deals.csv", text)
    for _ in 0..<2 { #expect(refusal(of: file, streams: streams) == nil) }
  }

  @Test func archivesThatHoldNoTable() {
    #expect(refusal(zipArchive([]))?.id == .zipWithoutTable)
    #expect(refusal(zipArchive([ZipMember("a/", "", method: 0), ZipMember("._a", "x")]))?.id == .zipWithoutTable)
    let several = refusal(zipArchive("abcdefg".map { ZipMember("\($0).csv", text) }))
    #expect(several?.id == .zipWithSeveralTables)
    #expect(several?.arguments == ["7", "a.csv, b.csv, c.csv, d.csv, e.csv, …"])
    var encrypted = ZipMember("a.csv", text)
    encrypted.isEncrypted = true
    #expect(refusal(zipArchive([encrypted]))?.id == .zipIsEncrypted)
    // 97 is WavPack, which nobody packs tables by.
    #expect(refusal(zipArchive([ZipMember("a.csv", text, method: 97)]))?.id == .zipMethodUnknown)
  }

  @Test func documentsOfOtherKinds() {
    func format(_ names: [String]) -> Diagnostic? { refusal(zipArchive(names.map { ZipMember($0, "<x/>") })) }
    #expect(format(["mimetype", "content.xml"])?.arguments == ["OpenDocument (.ods)"])
    #expect(format(["[Content_Types].xml", "word/document.xml"])?.arguments == ["Word .docx"])
    #expect(format(["[Content_Types].xml", "xl/workbook.bin"])?.arguments == ["Excel .xlsb"])
    #expect(format(["Index/Document.iwa"])?.arguments == ["Apple Numbers"])
  }

  @Test func packedTwice() {
    let zip = zipArchive([ZipMember("a.csv", text)])
    #expect(refusal(zipArchive([ZipMember("a.zip", bytes: zip)]))?.arguments == ["zip", "zip"])
    #expect(refusal(zipArchive([ZipMember("a.gz", bytes: gzipped(text))]))?.arguments == ["zip", "gzip"])
    #expect(refusal(gzipped(zip))?.arguments == ["gzip", "zip"])
    let twice = gzipped(gzipped(text))
    #expect(refusal(twice)?.arguments == ["gzip", "gzip"])
    #expect(refusal(twice)?.id == .fileIsPackedTwice)
    #expect(refusal(of: pipe("twice", [twice]))?.id == .fileIsPackedTwice)
  }

  @Test func whatIsInsideIsLookedAtToo() {
    #expect(refusal(gzipped("<html><table>"))?.id == .fileIsWebPage)
    #expect(refusal(gzipped("<?xml version='1.0'?><deals/>"))?.id == .fileIsMarkup)
    #expect(refusal(zipArchive([ZipMember("a.pdf", "%PDF-1.4 …")]))?.id == .fileIsOtherFormat)
    #expect(refusal(gzipped([1, 2, 0, 3, 4]))?.id == .fileIsBinary)
    #expect(refusal(of: pipe("old", [[0xD0, 0xCF, 0x11, 0xE0]]))?.id == .fileIsOldWorkbook)
    // UTF-16 is text; which encoding it is, is for others to say.
    #expect(refusal(gzipped([0xFF, 0xFE, 0x69, 0x00])) == nil)
  }

  /// The same bytes are refused for the same reason, whichever way they come: a protected workbook has the name that tells
  /// it in the middle.
  @Test func theReasonDoesNotDependOnTheWay() {
    var protected: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 200_000)
    let old = protected
    for (index, unit) in "EncryptedPackage".utf16.enumerated() {
      protected[128 * 1000 + index * 2] = UInt8(truncatingIfNeeded: unit)
    }
    let xml = "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"
    let files: [([UInt8], MessageID)] = [
      (protected, .workbookEncrypted), (old, .fileIsOldWorkbook),
      (old + [UInt8](repeating: 0, count: 17 << 20), .fileIsOldWorkbook),
      (protected + [UInt8](repeating: 0, count: 17 << 20), .workbookEncrypted),
      (Array(xml.utf8), .fileIsXMLSpreadsheet),
      (Array("<table><tr>".utf8), .fileIsWebPage),
      (Array(("<table>" + String(repeating: "<tr>", count: 20_000)).utf8), .fileIsWebPage),
    ]
    for (number, (bytes, id)) in files.enumerated() {
      #expect(refusal(bytes)?.id == id, "\(number)")
      #expect(refusal(gzipped(bytes))?.id == id, "\(number) in gzip")
      #expect(refusal(zipArchive([ZipMember("a.xls", bytes: bytes)]))?.id == id, "\(number) in zip")
      #expect(refusal(of: pipe("way\(number)", [bytes]))?.id == id, "\(number) from a pipe")
      #expect(refusal(of: pipe("packed\(number)", [gzipped(bytes)]))?.id == id, "\(number) in gzip from a pipe")
    }
  }

  @Test func damagedArchives() {
    let zip = zipArchive([ZipMember("a.csv", text)])
    #expect(refusal(Array(zip.dropLast(30)))?.id == .packedFileTruncated)
    #expect(refusal([0x50, 0x4B, 0x03, 0x04])?.id == .packedFileTruncated)
    var member = ZipMember("a.csv", text)
    member.checkSum = 1
    #expect(
      refusal(zipArchive([member]))
        == Diagnostic(.packedFileDamaged, ["zip"], at: SourceLocation(file: folder.path + "/a.bin"))
    )
    #expect(refusal(Array(gzipped(text).dropLast()))?.id == .packedFileTruncated)
    #expect(refusal([0x1F, 0x8B])?.id == .packedFileTruncated)
    #expect(refusal([0x1F, 0x8B, 0x07, 0x00])?.id == .packedFileDamaged)
  }

  /// 2 MiB without a mark are refused where they begin, whether packed, piped or both.
  @Test func aLineThatNeverEnds() throws {
    let endless = Array("id,stage\n1,".utf8) + [UInt8](repeating: 0x61, count: 3 << 20)
    for path in [
      folder.write("a.gz", bytes: gzipped(endless)),
      folder.write("a.zip", bytes: zipArchive([ZipMember("a", bytes: endless)])),
      pipe("endless", [endless]),
    ] {
      let problem = refusal(of: path)
      #expect(problem?.id == .fieldTooLong)
      #expect(problem?.location.line == 2)
      #expect(problem?.location.column == 3)
      #expect(problem?.excerpt?.hasPrefix("1,aaaa") == true)
    }
  }

  @Test func entryNamesAreMadePrintable() throws {
    let source = try open(folder.write("a.zip", bytes: zipArchive([ZipMember("/a\u{202E}商机.csv", text)])))
    #expect(source.file.origin.entry == "a�商机.csv")
  }

  /// Whatever is changed in a packed file, it is refused with a message, or what comes out is text.
  @Test func changedBytesNeverEndBadly() {
    var random = SplitMix64(seed: 21)
    let table = randomText(of: "ab1,\n", length: 500, &random)
    let files = [gzipped(table), zipArchive([ZipMember("a.csv", bytes: table), ZipMember("b/", "", method: 0)])]
    for round in 0..<1000 {
      var file = files[round % 2]
      for _ in 0...random.below(4) {
        switch random.below(4) {
        case 0: file.remove(at: random.below(file.count))
        case 1: file.insert(UInt8(random.below(256)), at: random.below(file.count))
        default: file[random.below(file.count)] = UInt8(random.below(256))
        }
      }
      if random.below(8) == 0 { file.removeLast(random.below(file.count)) }
      let path = folder.write("mutant", bytes: file)
      if let source = try? open(path) { #expect(source.file.bytes.count < 1 << 20) }
    }
  }
}
