import Diagnostics
import TestSupport
import Testing

@testable import Spreadsheet

/// Changed and cut workbooks: each is read or refused, none crashes the reader.
///
/// The seeds are fixed; the fuzzer goes further.
struct MutationTests {
  private static let book: TestWorkbook = {
    var book = TestWorkbook(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a,_x000D_</t></is></c></row>
      <row r="3"><c r="A3" s="1"><v>45000.5</v></c><c r="B3" s="2"><v>0.455</v></c><c r="D3" t="b"><v>1</v></c></row>
      """
    )
    let merged = "</sheetData><mergeCells><mergeCell ref='A1:A3'/><mergeCell ref='C1:C9'/></mergeCells>"
    book.sheets[0].xml = book.sheets[0].xml?.replacing("</sheetData>", with: merged)
    book.strings = "<si><t>id</t></si><si><r><t>won</t></r><rPh><t>x</t></rPh></si>"
    book.styles = "<cellXfs><xf/><xf numFmtId='22'/><xf numFmtId='9'/></cellXfs>"
    return book
  }()

  /// Changes some bytes to others that mean something to the readers.
  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    let meaning = Array("<>/=\"' &;:0123456789AZrstcv_x[]!?-\u{0}\u{7F}".utf8) + [0xFF, 0x80, 0x50, 0x4B]
    var result = bytes
    for _ in 0...random.below(4) where !result.isEmpty {
      let position = random.below(result.count)
      switch random.below(5) {
      case 0: result.remove(at: position)
      case 1: result.insert(meaning[random.below(meaning.count)], at: position)
      case 2: result.removeSubrange(position..<min(result.count, position + random.below(20)))
      case 3: result.insert(contentsOf: result[position..<min(result.count, position + random.below(40))], at: position)
      default: result[position] = meaning[random.below(meaning.count)]
      }
    }
    return result
  }

  private func check(_ file: [UInt8]) {
    do throws(Diagnostic) {
      let converted = try Converted(file)
      #expect(converted.text.hasSuffix("\n"))
      #expect(converted.text.utf8.count { $0 == UInt8(ascii: "\n") } >= converted.outcome.rows)
      if converted.outcome.merged.isEmpty { return }
      let filled = try Converted(file, filling: converted.outcome.merged)
      #expect(filled.outcome.rows <= converted.outcome.rows)
    } catch {
      #expect(error.location.file == "deals.xlsx")
    }
  }

  @Test func files() {
    var random = SplitMix64(seed: 1)
    let file = MutationTests.book.file
    for _ in 0..<600 { check(mutated(file, &random)) }
  }

  /// With checksums that are right, so that the change reaches the parsers.
  @Test func parts() {
    var random = SplitMix64(seed: 2)
    let parts = MutationTests.book.parts
    for _ in 0..<600 {
      let changed = random.below(parts.count)
      var zip = StoredZip()
      for (index, part) in parts.enumerated() {
        zip.add(part.name, index == changed ? mutated(part.contents, &random) : part.contents)
      }
      check(zip.file)
    }
  }
}
