import Diagnostics

/// Turns the part of a sheet into text, cell by cell.
///
/// Cells are told in the order of rows and columns; a row or cell without a place is the one behind the last
/// (ECMA-376 part 1, "c", "row"). Places that go back are refused: what stands there would have to replace what is
/// written already, and no program writes such a file.
struct SheetReader {
  /// What is needed beside the part.
  struct Context {
    var path: String
    var sheet: String
    var part: String
    var strings: SharedStrings
    var styles: CellStyles
    var uses1904: Bool
    var limits: SpreadsheetReader.Limits
    /// Merged cells whose value their rows get.
    var filling: [MergedCells] = []
  }

  /// What was found, as in `SpreadsheetReader.Outcome`.
  struct Contents {
    var rows = 0
    var columns = 0
    var formulasWithoutResult = 0
    var firstFormulaWithoutResult: String?
    var merged: [MergedCells] = []
    var filled = SpreadsheetReader.Finding()
    var mergedNumbers = SpreadsheetReader.Finding()
  }

  /// No sheet that people made has more.
  private static let mostMergedCells = 4 << 20

  typealias Sink = (UnsafeRawBufferPointer) throws(Diagnostic) -> Void

  private var output = RecordText()
  private var contents = Contents()
  private let context: Context
  private let sink: Sink
  fileprivate private(set) var hasProblem = false
  fileprivate private(set) var problem: Diagnostic?
  private var isInData = false
  private var isInRow = false
  private var isInCell = false
  /// Whether the cell is in its element `is`, the only one whose texts count.
  private var isInline = false
  private var hasFormula = false
  private var place = CellReference(column: 0, row: 0)
  private var kind = CellKind.number
  private var style = 0
  private var text: CellText
  private var value = CellValue()
  private var merged: MergedValues
  private var mergedBytes = 0
  /// How deep in the cell, and where `xml:space="preserve"` began.
  private var depth = 0
  private var preservedFrom = Int.max

  /// Reads the sheet of a context.
  /// - Throws: a diagnostic where the part is damaged, or passes a limit, or the sink's own.
  static func read(_ context: Context, of archive: WorkbookPackage, into sink: Sink) throws(Diagnostic) -> Contents {
    // The handler keeps the sink, but is gone when this returns.
    let result = withoutActuallyEscaping(sink) { sink -> Result<Contents, Diagnostic> in
      do throws(Diagnostic) {
        let handler = Handler(SheetReader(context, into: sink))
        try archive.parse(context.part, limit: context.limits.inflatedBytes, with: handler)
        return .success(try handler.reader.finish())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ context: Context, into sink: @escaping Sink) {
    self.context = context
    self.sink = sink
    merged = MergedValues(context.filling)
    text = CellText(limit: context.limits.cellBytes)
  }

  private mutating func finish() throws(Diagnostic) -> Contents {
    endRecord()
    if let problem { throw problem }
    output.finish()
    try output.handOn(to: sink)
    (contents.rows, contents.columns) = (output.row, output.columns)
    return contents
  }

  /// Passes on what is told.
  private final class Handler: XMLHandler {
    // Nobody else has the handler while the parser calls it, and it is called millions of times: no need to check that.
    @exclusivity(unchecked)
    var reader: SheetReader

    init(_ reader: SheetReader) { self.reader = reader }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      reader.start(name, attributes)
      if reader.hasProblem { stop(reader.problem) }
    }

    override func end(_ name: XMLName) {
      reader.end(name)
      if reader.hasProblem { stop(reader.problem) }
    }

    override func text(_ bytes: UnsafeRawBufferPointer) {
      reader.append(bytes)
      if reader.hasProblem { stop(reader.problem) }
    }
  }

  private mutating func refuse(_ id: MessageID, _ arguments: [String]) {
    let column = place.column > 0 ? place.column : nil
    problem = Diagnostic(id, arguments, at: SourceLocation(file: context.path, line: place.row, column: column))
    hasProblem = true
  }
}

// MARK: Elements

extension SheetReader {
  private mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if isInCell { return startInCell(name, attributes) }
    if isInRow {
      if name.letter == UInt8(ascii: "c") { startCell(attributes) }
    } else if isInData {
      if name == "row" { startRow(attributes) }
    } else if name == "sheetData" {
      isInData = true
    } else if name == "mergeCell", contents.merged.count < SheetReader.mostMergedCells {
      if let cells = attributes["ref"].flatMap({ MergedCells($0) }) { contents.merged.append(cells) }
    }
  }

  private mutating func append(_ piece: UnsafeRawBufferPointer) {
    if text.append(piece) { return }
    refuse(.cellTooLong, [place.text, context.sheet, "\(context.limits.cellBytes)"])
  }

  private mutating func end(_ name: XMLName) {
    if isInCell {
      endInCell(name)
    } else if isInRow {
      if name == "row" { isInRow = false }
    } else if isInData, name == "sheetData" {
      isInData = false
    }
  }

  private mutating func startRow(_ attributes: XMLAttributes) {
    let last = place.row
    place = CellReference(column: 0, row: last + 1)
    isInRow = true
    var stated: String?
    attributes.forEach { name, value in
      guard name.letter == UInt8(ascii: "r") else { return }
      place.row = CellReference.number(value) ?? 0
      stated = String(cString: value)
    }
    if place.row == 0 || place.row > CellReference.lastRow {
      let found = stated ?? "\(place.row)"
      place.row = last + 1
      refuse(.workbookCellReference, [context.part, found, "\(place.row)"])
    } else if place.row <= last {
      refuse(.workbookRowOrder, [context.part, "\(place.row)", "\(last)"])
    }
  }

  private mutating func startCell(_ attributes: XMLAttributes) {
    let last = place
    place.column += 1
    (isInCell, isInline, hasFormula, kind, style) = (true, false, false, .number, 0)
    (depth, preservedFrom) = (0, Int.max)
    text.removeAll()
    attributes.forEach { name, value in
      switch name.letter {
      case UInt8(ascii: "r"):
        if let stated = CellReference(value), stated.row == last.row {
          place = stated
        } else {
          refuse(.workbookCellReference, [context.part, String(cString: value), "\(last.row)"])
        }
      case UInt8(ascii: "s"): style = CellReference.number(value) ?? 0
      case UInt8(ascii: "t"): kind = CellKind(value)
      default: break
      }
    }
    if hasProblem { return }
    if place.column <= last.column {
      refuse(.workbookCellOrder, [context.part, place.text, last.text])
    } else if place.column > CellReference.lastColumn {
      refuse(.workbookCellReference, [context.part, place.text, "\(place.row)"])
    }
  }

  private mutating func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if preservedFrom == Int.max, kind.isText, attributes["space", prefixed: true] == "preserve" {
      preservedFrom = depth
    }
    switch name.letter {
    case UInt8(ascii: "v"): if kind != .inline { text.begin(preserves: preservedFrom <= depth) }
    case UInt8(ascii: "f"): hasFormula = true
    case UInt8(ascii: "t"): if isInline { text.begin(preserves: preservedFrom <= depth) }
    default:
      if name == "is" { isInline = kind == .inline } else if name == "rPh" { text.phonetic(begins: true) }
    }
  }

  private mutating func endInCell(_ name: XMLName) {
    if depth == 0 { return endCell() }
    if preservedFrom == depth { preservedFrom = Int.max }
    depth -= 1
    switch name.letter {
    case UInt8(ascii: "v"), UInt8(ascii: "t"): text.end(mayHaveEscapes: kind.isText)
    default:
      if name == "is" { isInline = false } else if name == "rPh" { text.phonetic(begins: false) }
    }
  }
}

// MARK: Values

extension SheetReader {
  private mutating func endCell() {
    isInCell = false
    if text.bytes.isEmpty {
      // A formula may well have an empty text as its result; then the cell says that it is one.
      if hasFormula, kind != .formulaText {
        contents.formulasWithoutResult += 1
        if contents.firstFormulaWithoutResult == nil { contents.firstFormulaWithoutResult = place.text }
      }
      return
    }
    if kind == .shared { return writeShared() }
    value.set(text.bytes, kind, format: context.styles[style], uses1904: context.uses1904)
    if value.bytes.isEmpty || !isWithinColumns() || !advance() { return }
    output.writeQuoting(value.bytes, isText: kind != .number)
    keepMerged(isNumber: kind == .number && context.styles[style] == .number)
    handOn()
  }

  private mutating func writeShared() {
    guard let field = context.strings.field(CellValue.index(text.bytes)) else {
      let found = String(decoding: text.bytes, as: UTF8.self)
      return refuse(.workbookStringMissing, [place.text, found, "\(context.strings.count)"])
    }
    if field.isEmpty || !isWithinColumns() || !advance() { return }
    output.write(context.strings.bytes[field])
    keepMerged(isNumber: false)
    handOn()
  }

  /// Only cells with something in them count: formats are often set for a whole row.
  private mutating func isWithinColumns() -> Bool {
    if place.column <= context.limits.columns { return true }
    refuse(.cellTooFarRight, [place.text, context.sheet, "\(place.column)", "\(context.limits.columns)"])
    return false
  }

  private mutating func handOn() {
    if output.bytes.count < 65_536 { return }
    if output.count > context.limits.textBytes {
      return refuse(.workbookTextTooLarge, [context.sheet, "\(context.limits.textBytes)"])
    }
    if output.padding > context.limits.emptyFields {
      return refuse(.sheetTooSparse, [context.sheet, "\(context.limits.emptyFields)"])
    }
    do throws(Diagnostic) {
      try output.handOn(to: sink)
    } catch {
      problem = error
      hasProblem = true
    }
  }
}

// MARK: Merged cells

extension SheetReader {
  /// Goes to the cell's field, through those that show the value of a merged cell above.
  /// - Returns: false where the cell is covered by such a value itself.
  private mutating func advance() -> Bool {
    if !merged.isEmpty {
      if place.row != output.row { endRecord() }
      merged.go(to: place.row)
      if merged.covers(place) { return false }
      fill((place.row == output.row ? output.column + 1 : 1)..<place.column)
    }
    output.advance(to: place)
    return true
  }

  /// Writes what the last record shows of merged cells behind its last own cell.
  private mutating func endRecord() {
    if !merged.isEmpty, output.row > 0 { fill(output.column + 1..<CellReference.lastColumn + 1) }
  }

  private mutating func fill(_ columns: Range<Int>) {
    if columns.isEmpty { return }
    let row = columns.lowerBound > 1 ? output.row : place.row
    for (column, field) in merged.fields(in: columns) {
      let place = CellReference(column: column, row: row)
      output.advance(to: place)
      output.write(field[...])
      contents.filled.note(place.text)
      mergedBytes += field.count
    }
    if mergedBytes > context.limits.mergedBytes {
      refuse(.workbookTextTooLarge, [context.sheet, "\(context.limits.mergedBytes)"])
    }
  }

  private mutating func keepMerged(isNumber: Bool) {
    if merged.isEmpty || !merged.begins(at: place) { return }
    if isNumber { return contents.mergedNumbers.note(place.text) }
    merged.keep(output.field, of: place)
  }
}
