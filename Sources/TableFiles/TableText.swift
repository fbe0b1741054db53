package import DelimitedText
import Diagnostics
import Spreadsheet

// How it works: text in UTF-8 is used where it lies. Any other is decoded block by block into a spool file, and the sheet
// of a workbook is written there as comma-separated text, a record for each row; from there on all tables are alike.

/// What a table's text was made from.
enum TableForm: Sendable {
  /// Text of an encoding.
  case text(EncodingChoice)
  /// A sheet of a workbook.
  case sheet(SpreadsheetReader.Outcome)
}

/// The encoding that a table is read in.
package struct EncodingChoice: Sendable, Hashable {
  /// The encoding.
  package var encoding: TextEncoding
  /// The encoding that would explain the bytes nearly as well: then it is a guess.
  package var rival: TextEncoding?
  /// Whether only the beginning was looked at, which is ASCII: rows that are no UTF-8 may be of another encoding.
  var isProvisional = false
}

/// A table's text in UTF-8.
struct TableText {
  /// How much of a large file is looked at before it is read.
  private static let beginning = 1 << 20

  /// The text; a byte that did not fit its encoding is 0xFF.
  let file: MappedFile
  let form: TableForm
  /// The file as it was given, where the text is a copy; to see whether it changes.
  private let given: MappedFile
  /// Whether the sheet was asked for by its name.
  private let isSheetNamed: Bool

  /// Whether somebody wrote to the file since it was opened.
  var hasChanged: Bool { given.hasChanged }

  /// Whether it was made from a sheet of a workbook.
  var isSheet: Bool { if case .sheet = form { true } else { false } }

  /// The name of the encoding; of a sheet what the workbook is.
  var encodingName: String { if case .text(let choice) = form { choice.encoding.name } else { "xlsx" } }

  /// Opens a path, or standard input for `-`.
  /// - Throws: a diagnostic where it is no table in a known encoding or workbook.
  init(path: String, settings: TableSettings, streams: StreamsRead) throws(Diagnostic) {
    let limits = SourceLimits(field: settings.fieldLimit, delimiter: settings.delimiter)
    let source = try TableSource(path: path, limits: limits, streams: streams)
    given = source.file
    isSheetNamed = settings.sheet != nil
    switch source.content {
    case .workbook:
      let (sheet, outcome) = try TableText.sheet(of: given, settings)
      (file, form) = (sheet, .sheet(outcome))
    case .text:
      if let sheet = settings.sheet {
        throw Diagnostic(.sheetOfNoWorkbook, [sheet], at: SourceLocation(file: given.path))
      }
      let choice = try TableText.encoding(of: given, settings)
      form = .text(choice)
      file = choice.encoding == .utf8 ? given : try TableText.decoded(given, choice.encoding)
    }
    // Who cuts a file while it is copied would make the copy look whole.
    if given !== file, given.hasChanged { throw Diagnostic(.fileChanged, at: SourceLocation(file: given.path)) }
  }

  private init(_ other: TableText, sheet: (MappedFile, SpreadsheetReader.Outcome)) {
    (file, form) = (sheet.0, .sheet(sheet.1))
    (given, isSheetNamed) = (other.given, other.isSheetNamed)
  }

  /// A sheet once more, with the values of cells that are merged downwards in all rows that show them, but for those in
  /// the headings and above; `nil` where there is nothing to fill, or no table.
  ///
  /// Workbooks list their merged cells behind all others, so this is a second reading.
  func filled(_ settings: TableSettings) throws(Diagnostic) -> TableText? {
    guard case .sheet(let sheet) = form, !sheet.merged.isEmpty else { return nil }
    var scanner = RecordScanner(bytes: file.bytes, dialect: .comma, from: 0, longestField: settings.fieldLimit)
    guard let head = TableHead(&scanner, bytes: file.bytes, columnLimit: settings.columnLimit) else { return nil }
    // Rows are records, so the first row below the headings is that of the first byte behind them.
    var map = LineMap(path: file.path, bytes: file.bytes, isSheet: true)
    let firstRow = map.location(of: head.end).line ?? 1
    let below = sheet.merged.filter { $0.firstRow >= firstRow }
    if below.isEmpty { return nil }
    return TableText(self, sheet: try TableText.sheet(of: given, settings, filling: below))
  }

  /// The encoding of all of the file, where that is another than its beginning let expect.
  func otherEncoding() -> EncodingChoice? {
    guard case .text(let choice) = form, choice.isProvisional else { return nil }
    let found = EncodingDetection.detect(in: given.bytes)
    guard let encoding = found.encoding, encoding != .utf8 else { return nil }
    return EncodingChoice(encoding: encoding, rival: found.runnerUp)
  }

  /// What whoever gets the figures should know of how the text was come by.
  func notes() -> [Diagnostic] {
    let location = SourceLocation(file: given.path)
    switch form {
    case .text(let choice):
      guard let rival = choice.rival else { return [] }
      return [Diagnostic(.encodingGuessed, [choice.encoding.name, rival.name], at: location)]
    case .sheet(let sheet):
      var notes: [Diagnostic] = []
      if let others = otherSheets { notes.append(Diagnostic(.sheetTaken, [sheet.sheet, others], at: location)) }
      if let first = sheet.firstFormulaWithoutResult {
        notes.append(Diagnostic(.formulasWithoutResult, ["\(sheet.formulasWithoutResult)", first], at: location))
      }
      for (id, found) in [
        (MessageID.mergedCellsFilled, sheet.filled), (.mergedNumbersKept, sheet.mergedNumbers),
      ] where found.count > 0 {
        notes.append(Diagnostic(id, ["\(found.count)", found.first], at: location))
      }
      return notes
    }
  }

  /// The names of the sheets that were not read, as one text; `nil` where there is none, or the one that was read was
  /// asked for.
  var otherSheets: String? {
    guard case .sheet(let sheet) = form, !isSheetNamed, !sheet.otherSheets.isEmpty else { return nil }
    return sheet.otherSheets.joined(separator: ", ")
  }

  private static func encoding(of file: MappedFile, _ settings: TableSettings) throws(Diagnostic) -> EncodingChoice {
    if let encoding = settings.encoding { return EncodingChoice(encoding: encoding, rival: settings.encodingRival) }
    let location = SourceLocation(file: file.path)
    let binary = Diagnostic(.fileIsBinary, at: location)
    var detector = EncodingDetector()
    let count = file.bytes.count
    for start in stride(from: 0, to: count, by: beginning) {
      let block = start..<min(count, start + beginning)
      detector.add(UnsafeRawBufferPointer(rebasing: file.bytes[block]))
      if detector.isSettled { break }
      if block.upperBound == count || !settings.mayBeReadAgain || !file.canBeOpenedAgain { continue }
      let found = detector.result(isWhole: false)
      if found.isASCII, !ControlCharacters.arePlenty(in: file.bytes) {
        return EncodingChoice(encoding: .utf8, isProvisional: true)
      }
    }
    let found = detector.result()
    switch found.content {
    case .utf32: throw Diagnostic(.fileIsUTF32, at: location)
    case .binary: throw binary
    case .text(let encoding):
      let isUTF16 = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
      if !isUTF16, ControlCharacters.arePlenty(in: file.bytes) { throw binary }
      // That all fits UTF-8, of which it is not said, is hardly ever chance.
      return EncodingChoice(encoding: encoding, rival: encoding == .utf8 ? nil : found.runnerUp)
    }
  }

  private static func decoded(_ file: MappedFile, _ encoding: TextEncoding) throws(Diagnostic) -> MappedFile {
    guard var decoder = TextDecoder(encoding) else {
      throw Diagnostic(.encodingNotInstalled, [encoding.name], at: SourceLocation(file: file.path))
    }
    return try MappedFile.spooled(name: file.path, origin: file.origin) { sink throws(Diagnostic) in
      try file.forEachBlock { block throws(Diagnostic) in try decoder.decode(block, into: sink) }
      try decoder.finish(into: sink)
    }
  }

  private static func sheet(
    of file: MappedFile,
    _ settings: TableSettings,
    filling: [MergedCells] = []
  ) throws(Diagnostic) -> (MappedFile, SpreadsheetReader.Outcome) {
    var limits = SpreadsheetReader.Limits()
    (limits.cellBytes, limits.columns) = (settings.fieldLimit, settings.columnLimit)
    var outcome: SpreadsheetReader.Outcome?
    let text = try MappedFile.spooled(name: file.path, origin: file.origin) { sink throws(Diagnostic) in
      outcome = try SpreadsheetReader.convert(
        file.bytes,
        path: file.path,
        sheet: settings.sheet,
        limits: limits,
        filling: filling,
        into: sink
      )
    }
    guard let outcome else { throw Diagnostic(.workbookWithoutCells, at: SourceLocation(file: file.path)) }
    return (text, outcome)
  }
}
