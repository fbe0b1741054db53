import DealModel
import Foundation
import TestSupport
import Testing

@testable import DealImport

/// The texts of single deals, read again from their records.
struct DealRecordsTests {
  private let folder = TestFolder()

  private func result(_ files: [String], partSize: Int, threads: Int = 2) throws -> ImportResult {
    var configuration = Configuration()
    configuration.deals = files.enumerated().map {
      Configuration.Input(path: folder.write("deals\($0).csv", $1))
    }
    var importer = DealImporter(configuration: configuration, wantsDealList: false, threads: threads)
    importer.partSize = partSize
    return try importer.run()
  }

  private static let header = "id,name,account,stage,created,next step\n"

  @Test(arguments: [10, 100, 4096, 1 << 20])
  func everyDealIsFoundAgain(partSize: Int) throws {
    var text = DealRecordsTests.header
    for number in 0..<500 {
      let filler = String(repeating: "x", count: number * 37 % 300)
      text += "D\(number),\"Name, \(number)\n\"\"two\"\"\", Firm \(filler) ,New,2025-01-01,call \(number)\n"
    }
    let result = try result([text], partSize: partSize)
    let rows = [499, 0, 250, 251, 3, 3]
    let texts = try result.texts(of: rows)
    for (row, found) in zip(rows, texts) {
      let filler = String(repeating: "x", count: row * 37 % 300)
      #expect(found.id == "D\(row)")
      #expect(found.name == "Name, \(row)\n\"two\"")
      #expect(found.account == "Firm \(filler)".trimmed)
      #expect(found.nextStep == "call \(row)")
    }
    #expect(try result.texts(of: Array(0..<500)).map(\.id) == (0..<500).map { "D\($0)" })
    #expect(try result.texts(of: []).isEmpty)
  }

  /// Records that are longer than what a scanner is first given, and that end around the end of it.
  @Test(arguments: [0, 1, 4000, 4060, 4061, 4062, 4063, 4064, 4065, 4066, 4096, 16_384, 100_000])
  func longRecordsAreReadWhole(length: Int) throws {
    let filler = String(repeating: "long,\n", count: length / 6) + String(repeating: "x", count: length % 6 + 1)
    var text = DealRecordsTests.header
    for number in 0..<3 { text += "D\(number),\"\(filler)\",Firm,New,2025-01-01,call \(number)\r\n" }
    let result = try result([text], partSize: 1 << 20)
    for rows in [[0], [1], [2], [0, 2], [0, 1, 2]] {
      let texts = try result.texts(of: rows)
      #expect(texts.map(\.id) == rows.map { "D\($0)" })
      #expect(texts.map(\.name) == rows.map { _ in filler })
      #expect(texts.map(\.nextStep) == rows.map { "call \($0)" })
    }
  }

  /// The last row of an id counts, in whichever file it stands.
  @Test(arguments: [10, 1 << 20])
  func laterRowsReplaceEarlierOnes(partSize: Int) throws {
    let first = DealRecordsTests.header + "A,one,,New,2025-01-01,\nB,two,,New,2025-01-01,\nA,three,,New,2025-01-01,\n"
    let second = "name,stage,created,id\nfour,New,2025-01-01,C\nfive,New,2025-01-01,B\n"
    let result = try result([first, second], partSize: partSize)
    #expect(try result.texts(of: [0, 1, 2]).map(\.name) == ["three", "five", "four"])
    #expect(try result.texts(of: [2, 0]).map(\.id) == ["C", "A"])
  }

  @Test func aChangedFileIsRefused() throws {
    let result = try result([DealRecordsTests.header + "A,one,,New,2025-01-01,\n"], partSize: 100)
    // In place: a file put there anew is another one.
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/deals0.csv"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Array("B,other,,New,2025-01-01,\n".utf8))
    try handle.close()
    #expect(throws: (any Error).self) { try result.texts(of: [0]) }
  }

  /// With a list of the deals, the book has the texts.
  @Test func theBookMayHaveThem() throws {
    let result = try ImportInputs(DealRecordsTests.header + "A,one,Firm,New,2025-01-01,\n", wantsDealList: true).run()
    #expect(result.records == nil)
    #expect(try result.texts(of: [0]).map(\.account) == ["Firm"])
  }

  @Test func placesBeyondFourGibibytes() {
    var places = DealPlaces()
    places.append([5, 9], from: 1 << 20)
    places.append([0, 7], from: (1 << 32) - 3)
    places.put(3 << 32, at: 0)
    #expect((0..<4).map { places[$0] } == [3 << 32, (1 << 20) + 9, (1 << 32) - 3, (1 << 32) + 4])
    #expect(places.count == 4)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
