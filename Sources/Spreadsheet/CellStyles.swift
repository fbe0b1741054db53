import Diagnostics

/// The number format of each style that cells refer to by number.
struct CellStyles {
  private var formats: [NumberFormat] = []

  /// No styles: all numbers are numbers.
  init() {}

  /// Reads the part with the styles.
  /// - Throws: a diagnostic where it is damaged or larger than the limits allow.
  init(part: String, in archive: WorkbookPackage, limits: SpreadsheetReader.Limits) throws(Diagnostic) {
    let handler = Handler()
    try archive.parse(part, limit: limits.partBytes, with: handler)
    formats = handler.ids.map { handler.custom[$0] ?? NumberFormat(builtIn: $0) }
  }

  /// The format of a style; a style that is not there is taken as the general one, as spreadsheet programs do.
  subscript(style: Int) -> NumberFormat { style >= 0 && style < formats.count ? formats[style] : .number }

  private final class Handler: XMLHandler {
    var custom: [Int: NumberFormat] = [:]
    /// The number format's id of each style.
    var ids: [Int] = []
    // Both kinds of elements stand in other lists too, where they mean something else.
    private var isInFormats = false
    private var isInStyles = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      if name == "numFmts" {
        isInFormats = true
      } else if name == "cellXfs" {
        isInStyles = true
      } else if isInStyles, name == "xf" {
        ids.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      } else if isInFormats, name == "numFmt", let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        custom[id] = attributes["formatCode"].map { NumberFormat(code: $0) }
      }
    }

    override func end(_ name: XMLName) {
      if name == "numFmts" { isInFormats = false }
      if name == "cellXfs" { isInStyles = false }
    }
  }
}
