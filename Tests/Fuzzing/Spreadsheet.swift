// With: Tests/TestSupport/StoredZip.swift
import Diagnostics
import Spreadsheet

/// Reads the bytes as a workbook: nothing may crash the reader, and the text has a record a row.
///
/// The first byte tells what they are. 0: the whole file. Else the parts of a workbook, each up to a byte 0xFF, which no
/// XML in UTF-8 has: the sheet, the shared strings, the styles, the workbook, its relationships, the package's. Those that
/// are missing or empty are taken from a sound workbook: so what is made up gets past the checksums to the parsers.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  var file = Array(input.dropFirst())
  if kind != 0 {
    let parts = file.split(separator: 0xFF, maxSplits: soundParts.count - 1, omittingEmptySubsequences: false)
    var zip = StoredZip()
    for (index, part) in soundParts.enumerated() {
      let given = index < parts.count ? Array(parts[index]) : []
      zip.add(part.name, given.isEmpty ? Array(part.text.utf8) : given)
    }
    file = zip.file
  }
  var limits = SpreadsheetReader.Limits()
  (limits.cellBytes, limits.columns, limits.textBytes, limits.stringBytes) = (1000, 500, 10_000_000, 100_000)
  (limits.inflatedBytes, limits.partBytes, limits.uncheckedBytes) = (10_000_000, 1_000_000, 100_000)
  (limits.emptyFields, limits.mergedBytes) = (1_000_000, 1_000_000)
  file.withUnsafeBytes { bytes in
    _ = SpreadsheetReader.refusal(of: bytes, path: "fuzz.xlsx")
    var lines = 0
    var last: UInt8 = 0
    do throws(Diagnostic) {
      let outcome = try SpreadsheetReader.convert(bytes, path: "fuzz.xlsx", limits: limits) {
        piece throws(Diagnostic) in
        lines += piece.count { $0 == UInt8(ascii: "\n") }
        last = piece.last ?? last
      }
      // Line feeds in quotes make more.
      precondition(outcome.rows > 0 && outcome.columns > 0 && lines >= outcome.rows && last == UInt8(ascii: "\n"))
      if outcome.merged.isEmpty { return }
      let filled = try SpreadsheetReader.convert(bytes, path: "fuzz.xlsx", limits: limits, filling: outcome.merged) {
        _ throws(Diagnostic) in
      }
      // Rows without a cell of their own stay empty.
      precondition(filled.rows <= outcome.rows && filled.columns >= min(outcome.columns, 1))
    } catch {
      precondition(!error.id.wording(in: .english).problem.isEmpty)
    }
  }
  return 0
}

private let soundParts: [(name: String, text: String)] = [
  (
    "xl/worksheets/sheet1.xml",
    """
    <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.5</v></c></row></sheetData></worksheet>
    """
  ),
  ("xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><r><t>b, </t></r><rPh><t>c</t></rPh></si></sst>"),
  (
    "xl/styles.xml",
    """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;d&quot;0%"/></numFmts>
    <cellXfs><xf/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="46"/><xf numFmtId="20"/></cellXfs></styleSheet>
    """
  ),
  (
    "xl/workbook.xml",
    """
    <workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>
    """
  ),
  (
    "xl/_rels/workbook.xml.rels",
    """
    <Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="r2" Type="t/sharedStrings" Target="/xl/sharedStrings.xml"/>
    <Relationship Id="r3" Type="t/styles" Target="styles.xml"/></Relationships>
    """
  ),
  (
    "_rels/.rels",
    """
    <Relationships><Relationship Id="r1" Type="t/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """
  ),
]
