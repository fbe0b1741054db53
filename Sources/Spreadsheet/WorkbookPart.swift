import Diagnostics

/// What the main part of a workbook says: its sheets, and where its days are counted from.
struct WorkbookPart {
  /// One sheet as its tab shows it.
  struct Sheet {
    var name: String
    var isVisible: Bool
    /// The part with its cells; `nil` for charts, dialogs and macros.
    var part: String?
  }

  var sheets: [Sheet] = []
  /// Whether days are counted from 1904 instead of 1900.
  var uses1904 = false
  var sharedStrings: String?
  var styles: String?

  /// Finds the main part by the package's relationships and reads it.
  /// - Throws: a diagnostic where the package is damaged, or no workbook.
  init(in archive: WorkbookPackage, limits: SpreadsheetReader.Limits) throws(Diagnostic) {
    let location = SourceLocation(file: archive.path)
    let main = try WorkbookPart.mainPart(of: archive, limits: limits)
    if main.hasSuffix(".bin") { throw Diagnostic(.workbookIsBinary, at: location) }
    let handler = Handler()
    try archive.parse(main, limit: limits.partBytes, with: handler)
    guard handler.isWorkbook else { throw Diagnostic(.zipIsNoWorkbook, ["xl/workbook.xml"], at: location) }
    let relationships = try Relationships(of: main, in: archive, limits: limits)
    uses1904 = handler.uses1904
    sharedStrings = relationships.first("sharedStrings")?.part
    styles = relationships.first("styles")?.part
    for (name, isVisible, id) in handler.sheets {
      let target = relationships.targets[id]
      guard let target else {
        throw Diagnostic(.workbookPartMissing, ["\(main): \(name) (\(id))"], at: location)
      }
      sheets.append(Sheet(name: name, isVisible: isVisible, part: target.kind == "worksheet" ? target.part : nil))
    }
  }

  /// The name of the main part, of whatever kind of document.
  static func mainPart(of archive: WorkbookPackage, limits: SpreadsheetReader.Limits) throws(Diagnostic) -> String {
    let location = SourceLocation(file: archive.path)
    if !archive.has("_rels/.rels") {
      if archive.has("content.xml"), archive.has("mimetype") { throw Diagnostic(.workbookIsOpenDocument, at: location) }
      if archive.has("[Content_Types].xml") { throw Diagnostic(.workbookPartMissing, ["_rels/.rels"], at: location) }
      throw Diagnostic(.zipIsNoWorkbook, ["[Content_Types].xml"], at: location)
    }
    let relationships = try Relationships(of: "", in: archive, limits: limits)
    guard let main = relationships.first("officeDocument") else {
      throw Diagnostic(.zipIsNoWorkbook, ["xl/workbook.xml"], at: location)
    }
    return main.part
  }

  private final class Handler: XMLHandler {
    var isWorkbook = false
    var uses1904 = false
    var sheets: [(name: String, isVisible: Bool, id: String)] = []
    private var depth = 0

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      depth += 1
      if depth == 1 {
        isWorkbook = name == "workbook"
        if !isWorkbook { stop() }
      } else if name == "workbookPr" {
        uses1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
      } else if name == "sheet", depth == 3, let title = attributes["name"] {
        let state = attributes["state"] ?? "visible"
        sheets.append((title, state == "visible", attributes["id", prefixed: true] ?? ""))
      }
    }

    override func end(_ name: XMLName) { depth -= 1 }
  }
}
