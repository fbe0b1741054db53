import Diagnostics
import Spreadsheet
import TestSupport

/// A workbook made of the parts that a test gives, the others sound.
struct TestWorkbook {
  /// One sheet: its name, how it is shown, and the contents of its part; `nil` for a chart.
  struct Sheet {
    var name = "Deals"
    var state = "visible"
    var xml: String?
  }

  var sheets: [Sheet]
  /// The contents of `sst`.
  var strings: String?
  /// The contents of `styleSheet`.
  var styles: String?
  /// The attributes of `workbookPr`.
  var properties = ""
  /// Parts that replace or follow those that are made; an empty one leaves out the part.
  var others: [String: [UInt8]] = [:]

  /// One sheet with these rows.
  init(_ rows: String) { sheets = [Sheet(xml: TestWorkbook.sheet(rows))] }

  init(sheets: [Sheet]) { self.sheets = sheets }

  static func sheet(_ rows: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\(rows)</sheetData></worksheet>
    """
  }

  /// The parts by name, in the order that spreadsheet programs write.
  var parts: [(name: String, contents: [UInt8])] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    var all: [(String, String)] = [
      ("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", "<R><Relationship Id='a' Type='\(type)officeDocument' Target='xl/workbook.xml'/></R>"),
    ]
    var relationships = ""
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      let kind = sheet.xml == nil ? "chartsheet" : "worksheet"
      let target = "\(kind)s/sheet\(index + 1).xml"
      relationships += "<Relationship Id='rId\(index + 1)' Type='\(type)\(kind)' Target='\(target)'/>"
      list += "<sheet name='\(sheet.name)' sheetId='\(index + 1)' state='\(sheet.state)' r:id='rId\(index + 1)'/>"
      all.append(("xl/" + target, sheet.xml ?? "<chartsheet/>"))
    }
    if let strings {
      relationships += "<Relationship Id='s' Type='\(type)sharedStrings' Target='sharedStrings.xml'/>"
      all.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>"))
    }
    if let styles {
      relationships += "<Relationship Id='t' Type='\(type)styles' Target='styles.xml'/>"
      all.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
    }
    let workbook = "<workbook xmlns:r='r'><workbookPr \(properties)/><sheets>\(list)</sheets></workbook>"
    all.append(("xl/workbook.xml", workbook))
    all.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relationships)</Relationships>"))
    var result = all.map { (name: $0.0, contents: others[$0.0] ?? Array($0.1.utf8)) }
    for name in others.keys.sorted() where !result.contains(where: { $0.name == name }) {
      result.append((name, others[name] ?? []))
    }
    return result.filter { !$0.contents.isEmpty }
  }

  /// The file.
  var file: [UInt8] {
    var zip = StoredZip()
    for part in parts { zip.add(part.name, part.contents) }
    return zip.file
  }

  /// The text of a sheet.
  func text(_ sheet: String? = nil, limits: SpreadsheetReader.Limits = .init()) throws(Diagnostic) -> String {
    try Converted(file, sheet: sheet, limits: limits).text
  }

  /// The problem that reading it ends with, as `location id`.
  func problem(_ sheet: String? = nil, limits: SpreadsheetReader.Limits = .init()) -> String {
    Converted.problem(file, sheet: sheet, limits: limits)?.short ?? "none"
  }
}

/// What a workbook becomes.
struct Converted {
  var text: String
  var outcome: SpreadsheetReader.Outcome

  init(
    _ file: [UInt8],
    sheet: String? = nil,
    limits: SpreadsheetReader.Limits = .init(),
    filling: [MergedCells] = []
  ) throws(Diagnostic) {
    var bytes: [UInt8] = []
    var outcome: SpreadsheetReader.Outcome?
    var problem: Diagnostic?
    file.withUnsafeBytes { buffer in
      do throws(Diagnostic) {
        outcome = try SpreadsheetReader.convert(
          buffer,
          path: "deals.xlsx",
          sheet: sheet,
          limits: limits,
          filling: filling
        ) { piece throws(Diagnostic) in bytes += piece }
      } catch {
        problem = error
      }
    }
    guard let outcome else { throw problem ?? Diagnostic(.fileEmpty) }
    self.outcome = outcome
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The problem that reading ends with; nil where there is none.
  static func problem(_ file: [UInt8], sheet: String? = nil, limits: SpreadsheetReader.Limits = .init()) -> Diagnostic?
  {
    do throws(Diagnostic) { _ = try Converted(file, sheet: sheet, limits: limits) } catch { return error }
    return nil
  }
}
