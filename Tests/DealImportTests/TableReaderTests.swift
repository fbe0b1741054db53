import DealModel
import DelimitedText
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Rows that cannot be used: where they are said to be, and what is kept of them.
struct TableReaderTests {
  // MARK: Ragged rows

  @Test func aRowMayLackColumnsThatNobodyUses() throws {
    // The amount is the last column that is used.
    let result = try ImportInputs("id,stage,amount,note,more\n1,New,5\n2,New,6,x\n3,New\n").run()
    #expect(result.ids == ["1", "2"])
    #expect(result.book.amounts == [50_000, 60_000])
    #expect(result.rejects.map(\.reason.short) == ["deals.csv:4:1 rowWithTooFewFields"])
    #expect(result.rejects.map(\.reason.arguments) == [["2", "5"]])
    #expect(result.rejects.map(\.row) == ["3,New"])
    #expect(result.rejects.map(\.column) == [""])
  }

  @Test func furtherFieldsMustBeBlank() throws {
    let result = try ImportInputs("id,stage\n1,New,,\n2,New,x\n3,New,,x\n").run()
    #expect(result.ids == ["1"])
    #expect(
      result.rejects.map(\.reason.short) == [
        "deals.csv:3:1 rowWithTooManyFields", "deals.csv:4:1 rowWithTooManyFields",
      ]
    )
    #expect(result.rejects.map(\.reason.arguments) == [["3", "2"], ["4", "2"]])
  }

  @Test func furtherFieldsOfSpacesAreBlank() throws {
    let result = try ImportInputs("id,stage\n0,New\n1,New, \n2,New,\"\"\n").run()
    #expect(result.ids == ["0", "1", "2"])
  }

  /// Spreadsheets save used but emptied rows as delimiters alone.
  @Test func rowsOfDelimitersAloneAreBlankLines() throws {
    let result = try ImportInputs("id,stage,amount\n1,New,5\n,,\n , ,\n").run()
    #expect(result.rejects.isEmpty)
    #expect(result.summary.inputs[0].skipped == 2)
  }

  @Test func aRowOfManySpacesIsBlankToo() throws {
    let result = try ImportInputs("id,stage\n1,New\n          ,          \n                    \n").run()
    #expect(result.summary.inputs[0].skipped == 2)
  }

  // MARK: Places

  @Test func aRejectHasItsLineAndColumn() throws {
    let result = try ImportInputs("stage,id\nNew,1\nNew,\n\n  New ,  \nNew,2\n").run()
    #expect(result.rejects.map(\.location.short) == ["deals.csv:3:5", "deals.csv:5:8"])
    #expect(result.rejects.map(\.column) == ["id", "id"])
    #expect(result.rejects.map(\.reason.id) == [.idMissing, .idMissing])
    #expect(result.rejects.map(\.row) == ["New,", "  New ,  "])
    #expect(result.rejects.map(\.reason.excerpt) == ["New,", "  New ,  "])
  }

  /// Lines are those of the file, however many of them a quoted field takes.
  @Test func linesAreCountedThroughQuotedFields() throws {
    let result = try ImportInputs("id,stage,note\r\n1,New,\"a\r\nb\nc\"\r\n,New,x\r\n2,New,\"\n\n\"\r\n,New,y\r\n")
      .run()
    #expect(result.ids == ["1", "2"])
    #expect(result.rejects.map(\.location.short) == ["deals.csv:5:1", "deals.csv:9:1"])
  }

  @Test func aValueBehindAFieldOfSeveralLines() throws {
    let result = try ImportInputs("note,id,stage\n\"a\nb\",,New\nc,1,New\n").run()
    let reject = try #require(result.rejects.first)
    // The id is missing in line 3, behind `b",`.
    #expect(reject.location.short == "deals.csv:3:4")
    #expect(reject.row == "\"a\nb\",,New")
    #expect(reject.reason.excerpt == "b\",,New")
  }

  @Test func theLineOfAnUnreadableValueIsItsOwn() throws {
    let result = try ImportInputs("note,id,stage,amount\n\"a\nb\",1,New,abc\n").run()
    #expect(result.summary.unreadable.map(\.line) == [3])
  }

  /// Memory of a long file is given back while it is read; the places of its rejects are found again afterwards.
  @Test func placesInALongFile() throws {
    let note = String(repeating: "x", count: 100_000)
    var table = "id,stage,note\n"
    for row in 0..<200 { table += "\(row % 50 == 49 ? "" : "\(row)"),New,\(note)\n" }
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", table))]
    var told: [Double] = []
    var importer = DealImporter(configuration: configuration, wantsDealList: true) { told.append($1) }
    let result = try importer.run()
    #expect(
      result.rejects.map(\.location.short) == [
        "deals.csv:51:1", "deals.csv:101:1", "deals.csv:151:1", "deals.csv:201:1",
      ]
    )
    #expect(result.rejects.map(\.row.utf8.count) == Array(repeating: 100_005, count: 4))
    #expect(result.ids.first == "0" && result.ids.last == "198")
    // 20 MB are read in parts of 1 MiB and what is left of a row.
    #expect((15...20).contains(told.count) && told == told.sorted() && told.last == 1)
  }

  // MARK: Bytes

  @Test func bytesThatAreNotUTF8RejectTheRow() throws {
    let folder = TestFolder()
    // "Müller" and "ß" in Latin-1, in the rows of 2 and 4.
    var bytes = Array("id,owner,stage\n1,Mei,New\n2,M".utf8) + [0xFC] + Array("ller,New\n3,Tom,New\n4,x,".utf8)
    bytes += [0xDF] + Array("\n".utf8)
    let path = folder.write("latin.csv", bytes: bytes)
    var input = Configuration.Input(path: path)
    input.encoding = .utf8
    let result = try ImportInputs(configure: { [input] in $0.deals = [input] }).run()
    #expect(result.ids == ["1", "3"])
    #expect(result.rejects.map(\.reason.short) == ["latin.csv:3:3 rowNotUTF8", "latin.csv:5:5 rowNotUTF8"])
    #expect(result.rejects.map(\.column) == ["owner", "stage"])
    #expect(result.rejects.map(\.value) == ["M\u{FFFD}ller", "\u{FFFD}"])
    // Its stage is none that anybody asked for.
    #expect(result.summary.assumptions.contains(.stagesFromData(names: ["New"], order: nil)))
  }

  @Test func rejectsKeepTheOrderOfFilesAndRows() throws {
    let result = try ImportInputs(
      "id,stage\n1,New\n,New\n,Won\n",
      "id,stage\n,New\n2,New\n",
      history: ["deal,to,at\n,New,2025-01-01\n1,New,x\n"]
    ).run()
    #expect(
      result.rejects.map(\.location.short) == [
        "deals.csv:3:1", "deals.csv:4:1", "deals2.csv:2:1", "history.csv:2:1", "history.csv:3:7",
      ]
    )
    #expect(result.summary.inputs.map(\.rejected) == [2, 1, 2])
  }
}
