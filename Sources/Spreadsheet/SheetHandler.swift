import Diagnostics

/// Turns the part of a sheet into text, cell by cell.
///
/// Cells are told in the order of rows and columns; a row or cell without a place is the one behind the last
/// (ECMA-376 part 1, "c", "row"). Places that go back are refused: what stands there would have to replace what is
/// written already, and no program writes such a file.
final class SheetHandler: XMLHandler {
  /// What is needed beside the part.
  struct Context {
    var path: String
    var sheet: String
    var part: String
    var strings: SharedStrings
    var styles: CellStyles
    var uses1904: Bool
    var limits: SpreadsheetReader.Limits
  }

  private(set) var output = RecordText()
  private(set) var mergedRanges: [SpreadsheetReader.CellRange] = []
  private let context: Context
  private let sink: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void
  private var isInData = false
  private var isInRow = false
  private var isInCell = false
  /// Elements inside of the cell's own `is`.
  private var isInline = false
  private var place = CellReference(column: 0, row: 0)
  private var kind = CellKind.number
  private var style = 0
  private var text: CellText
  private var value = CellValue()
  private var depth = 0
  private var preservedFrom = Int.max

  init(_ context: Context, into sink: @escaping (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) {
    self.context = context
    self.sink = sink
    text = CellText(limit: context.limits.cellBytes)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if isInCell { return startInCell(name, attributes) }
    if isInRow {
      if name.letter == UInt8(ascii: "c") { startCell(attributes) }
    } else if isInData {
      if name == "row" { startRow(attributes) }
    } else if name == "sheetData" {
      isInData = true
    } else if name == "mergeCell", mergedRanges.count < SpreadsheetReader.Outcome.mostMergedRanges {
      if let range = attributes["ref"].flatMap({ SpreadsheetReader.CellRange($0) }) { mergedRanges.append(range) }
    }
  }

  override func text(_ piece: UnsafeRawBufferPointer) {
    text.append(piece)
    if text.isTooLong {
      refuse(.cellTooLong, [place.text, context.sheet, "\(context.limits.cellBytes)"])
    }
  }

  override func end(_ name: XMLName) {
    if preservedFrom == depth { preservedFrom = Int.max }
    depth -= 1
    if isInCell {
      switch name.letter {
      case UInt8(ascii: "v"), UInt8(ascii: "t"): text.end()
      case UInt8(ascii: "c"): endCell()
      default:
        if name == "is" { isInline = false } else if name == "rPh" { text.phonetic(begins: false) }
      }
    } else if isInRow {
      if name == "row" { isInRow = false }
    } else if isInData, name == "sheetData" {
      isInData = false
    }
  }

  /// Ends the text; to be called when the part is read.
  func finish() throws(Diagnostic) {
    output.finish()
    try output.handOn(to: sink)
  }

  private func refuse(_ id: MessageID, _ arguments: [String]) {
    let column = place.column > 0 ? place.column : nil
    problem = Diagnostic(id, arguments, at: SourceLocation(file: context.path, line: place.row, column: column))
  }

  // MARK: Rows and cells

  private func startRow(_ attributes: XMLAttributes) {
    let last = place.row
    place = CellReference(column: 0, row: last + 1)
    isInRow = true
    attributes.forEach { name, value in
      guard name.letter == UInt8(ascii: "r") else { return }
      place.row = CellReference.number(value) ?? 0
      if place.row == 0 || place.row > CellReference.lastRow {
        place.row = last + 1
        refuse(.workbookCellReference, [context.part, String(cString: value), "\(place.row)"])
      }
    }
    if place.row > CellReference.lastRow {
      refuse(.workbookCellReference, [context.part, "\(place.row)", "\(place.row)"])
    } else if place.row <= last {
      refuse(.workbookRowOrder, [context.part, "\(place.row)", "\(last)"])
    }
  }

  private func startCell(_ attributes: XMLAttributes) {
    let last = place
    place.column += 1
    (isInCell, isInline, kind, style) = (true, false, .number, 0)
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
    if problem == nil, place.column <= last.column {
      refuse(.workbookCellOrder, [context.part, place.text, last.text])
    } else if place.column > CellReference.lastColumn {
      refuse(.workbookCellReference, [context.part, place.text, "\(place.row)"])
    }
  }

  private func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
    if preservedFrom == Int.max, kind.isText, attributes["space", prefixed: true] == "preserve" {
      preservedFrom = depth
    }
    switch name.letter {
    case UInt8(ascii: "v"): if kind != .inline { text.begin(preserves: preservedFrom <= depth) }
    case UInt8(ascii: "t"): if isInline { text.begin(preserves: preservedFrom <= depth) }
    default:
      if name == "is" { isInline = kind == .inline } else if name == "rPh" { text.phonetic(begins: true) }
    }
  }

  private func endCell() {
    isInCell = false
    guard !text.bytes.isEmpty else { return }
    if kind == .shared { return writeShared() }
    value.set(text.bytes, kind, format: context.styles[style], uses1904: context.uses1904)
    guard !value.bytes.isEmpty, isWithinColumns() else { return }
    output.advance(to: place)
    output.writeQuoting(value.bytes[...])
    handOn()
  }

  private func writeShared() {
    let number = CellValue.index(text.bytes)
    guard let field = context.strings[number] else {
      let found = String(decoding: text.bytes, as: UTF8.self)
      return refuse(.workbookStringMissing, [place.text, found, "\(context.strings.count)"])
    }
    guard !field.isEmpty, isWithinColumns() else { return }
    output.advance(to: place)
    output.write(field)
    handOn()
  }

  /// Only cells with something in them count: formats are often set for a whole row.
  private func isWithinColumns() -> Bool {
    if place.column <= context.limits.columns { return true }
    refuse(.cellTooFarRight, [place.text, context.sheet, "\(place.column)", "\(context.limits.columns)"])
    return false
  }

  private func handOn() {
    if output.bytes.count < 65_536 { return }
    if output.count > context.limits.textBytes {
      return refuse(.workbookTextTooLarge, [context.sheet, "\(context.limits.textBytes)"])
    }
    do throws(Diagnostic) { try output.handOn(to: sink) } catch { problem = error }
  }
}
