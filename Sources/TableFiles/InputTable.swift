package import DelimitedText
package import Diagnostics
import Spreadsheet

/// A table file that is open: its text, its dialect and its headings.
package final class InputTable: Sendable {
  /// What the text was made from.
  private let text: TableText
  /// The text, of RFC 4180 but for the delimiter.
  private let file: MappedFile
  /// Where the table begins in the file and the dialect it is written in there.
  package let start: TableStart
  /// The headings without white space around them, also of two lines put together.
  package let headings: [String]
  /// The offset of the first record behind the header.
  package let firstRecord: Int
  /// The offset of the header record.
  package let headerOffset: Int
  /// The blank lines before the header.
  package let blankLinesBefore: Int
  /// The lines before the header that are titles.
  package let titlesBefore: Int
  /// What was done to find the table: titles passed over, headings put together, quotes of another kind.
  package let notes: [Diagnostic]
  /// Whether the headings stand in two lines.
  private let hasTwoLines: Bool
  /// What the first rows look like.
  package let profile: TableProfile
  private let fieldLimit: Int

  /// Opens the file, or standard input for `-`, and reads its header.
  /// - Parameter streams: the pipes that the run has read so far.
  /// - Throws: a diagnostic where the file cannot be used as a table.
  package init(
    path: String,
    settings: TableSettings = TableSettings(),
    streams: StreamsRead = StreamsRead()
  ) throws(Diagnostic) {
    let given = try TableText(path: path, settings: settings, streams: streams)
    let text = try given.filled(settings) ?? given
    let path = text.file.path
    let (fieldLimit, columnLimit) = (settings.fieldLimit, settings.columnLimit)
    self.text = text
    self.fieldLimit = fieldLimit
    start =
      text.isSheet
      ? TableStart(dialect: .comma, offset: 0)
      : TableStart.detect(in: text.file.bytes, delimiter: settings.delimiter)
    file = start.dialect.isPlain ? text.file : try text.file.rewritten(start, longestField: fieldLimit)
    let bytes = file.bytes
    var scanner = RecordScanner(
      bytes: bytes,
      dialect: start.dialect,
      from: start.offset,
      longestField: fieldLimit
    )
    guard let head = TableHead(&scanner, bytes: bytes, columnLimit: columnLimit) else {
      if let problem = InputTable.scanProblem(scanner, path, bytes, fieldLimit) { throw problem }
      throw Diagnostic(.fileEmpty, at: SourceLocation(file: path))
    }
    var map = LineMap(path: path, bytes: bytes, isSheet: text.isSheet)
    var notes: [Diagnostic] = []
    notes += text.notes()
    if !start.dialect.isPlain { notes.append(InputTable.note(on: start.dialect, path)) }
    if let titles = head.titles {
      let place = map.location(of: titles.first)
      notes.append(
        Diagnostic(
          .titlesSkipped,
          ["\(titles.count)", map.text(around: titles.first)],
          at: SourceLocation(file: path, line: place.line)
        )
      )
    }
    let place = map.location(of: head.offset)
    if head.fieldCount > columnLimit {
      throw Diagnostic(
        .tooManyColumns,
        ["\(head.fieldCount)", "\(columnLimit)"],
        at: SourceLocation(file: path, line: place.line)
      )
    }
    if UTF8Check.firstInvalid(in: bytes, from: head.offset, to: head.end) != nil {
      throw Diagnostic(.rowNotUTF8, [text.encodingName], at: place, excerpt: map.text(around: head.offset))
    }
    if head.hasTwoLines {
      notes.append(
        Diagnostic(
          .headingsOfTwoLines,
          [head.headings.joined(separator: ", ")],
          at: SourceLocation(file: path, line: place.line)
        )
      )
    }
    self.notes = notes
    profile = head.profile
    hasTwoLines = head.hasTwoLines
    headings = head.headings
    headerOffset = head.offset
    firstRecord = head.end
    blankLinesBefore = head.blankLines
    titlesBefore = head.titles?.count ?? 0
  }

  /// Makes the table that another one becomes when its text is written anew.
  /// - Parameter file: the whole text; up to the first record it is the other's, and behind it has as many line breaks
  ///   before each record.
  package init(_ other: InputTable, file: MappedFile, headings: [String], note: Diagnostic) {
    (text, self.file) = (other.text, file)
    start = other.start
    profile = other.profile
    hasTwoLines = other.hasTwoLines
    self.headings = headings
    firstRecord = other.firstRecord
    headerOffset = other.headerOffset
    blankLinesBefore = other.blankLinesBefore
    titlesBefore = other.titlesBefore
    notes = other.notes + [note]
    fieldLimit = other.fieldLimit
  }

  /// The table's text: what all offsets count in; of RFC 4180 but for the delimiter.
  package var bytes: UnsafeRawBufferPointer { file.bytes }

  /// What the table's bytes came out of.
  package var origin: FileOrigin { file.origin }

  /// The size of the file as it was given.
  package var fileSize: Int { origin.size }

  /// Whether somebody wrote to the file since it was opened.
  package var hasChanged: Bool { text.hasChanged }

  /// Whether the table is a sheet of a workbook: its records end at the last filled cell, and lines are rows.
  package var isSheet: Bool { text.isSheet }

  /// Whether the numbers of days in it count from 1904, as workbooks may.
  package var countsFrom1904: Bool { if case .sheet(let sheet) = text.form { sheet.uses1904 } else { false } }

  /// The name of the sheet it was made from; `nil` where it is no sheet of a workbook.
  package var sheetName: String? { if case .sheet(let sheet) = text.form { sheet.sheet } else { nil } }

  /// The names of the workbook's other sheets, as one text, where the sheet was not asked for by its name.
  package var otherSheets: String? { text.otherSheets }

  /// The name of the encoding it is read in.
  package var encodingName: String { text.encodingName }

  /// The encoding that all of the file is in, where its beginning alone was looked at and left it open; `nil` where that
  /// is UTF-8 indeed.
  package func otherEncoding() -> EncodingChoice? { text.otherEncoding() }

  /// Turns offsets of the table into places.
  package func lineMap() -> LineMap { LineMap(path: path, bytes: bytes, isSheet: isSheet) }

  /// Gives back the memory of a part of the text that is not needed soon.
  package func release(_ part: Range<Int>) { file.release(part) }

  /// The file's path.
  package var path: String { file.path }

  /// Whether the record in a range is the header once more, byte for byte.
  package func isHeader(_ range: Range<Int>) -> Bool {
    let bytes = bytes
    let count = range.count
    guard count > 0, headerOffset + count < firstRecord else { return false }
    for index in 0..<count where bytes[range.lowerBound + index] != bytes[headerOffset + index] { return false }
    let behind = bytes[headerOffset + count]
    return behind == UInt8(ascii: "\n") || behind == UInt8(ascii: "\r")
  }

  /// The headings as they are written, white space and all; of two lines put together without it.
  package func exactHeadings() -> [[UInt8]] {
    if hasTwoLines { return headings.map { Array($0.utf8) } }
    var scanner = scanner(over: headerOffset..<firstRecord)
    var record = RecordFields()
    var result: [[UInt8]] = []
    var text: [UInt8] = []
    if scanner.next(&record) {
      for field in 0..<record.count {
        FieldText.unescapeExactly(bytes, record.range(of: field), into: &text)
        result.append(text)
      }
    }
    return result
  }

  /// The records behind the header, without the sign that ended files in the days of CP/M.
  package var body: Range<Int> {
    let bytes = bytes
    return firstRecord..<max(firstRecord, bytes.last == 0x1A ? bytes.count - 1 : bytes.count)
  }

  /// A scanner over a part of the table that begins with a record.
  package func scanner(over part: Range<Int>) -> RecordScanner {
    let text = UnsafeRawBufferPointer(rebasing: bytes[..<part.upperBound])
    return RecordScanner(bytes: text, dialect: start.dialect, from: part.lowerBound, longestField: fieldLimit)
  }

  /// The body cut into parts of about `size` bytes.
  package func parts(of size: Int) -> TableParts { TableParts(self, size: size) }

  /// The reason for which a scan ended before the end of the file.
  package func problem(of scanner: borrowing RecordScanner) -> Diagnostic? {
    InputTable.scanProblem(scanner, path, bytes, fieldLimit)
  }

  /// A problem at an offset.
  package func problem(_ id: MessageID, at offset: Int) -> Diagnostic {
    InputTable.problem(id, at: offset, path, bytes, fieldLimit)
  }

  private static func scanProblem(
    _ scanner: borrowing RecordScanner,
    _ path: String,
    _ bytes: UnsafeRawBufferPointer,
    _ limit: Int
  ) -> Diagnostic? {
    if let offset = scanner.openQuote { return problem(.quoteNotClosed, at: offset, path, bytes, limit) }
    if let offset = scanner.tooLongRecord { return problem(.lineTooLong, at: offset, path, bytes, limit) }
    return scanner.tooLongField.map { problem(.fieldTooLong, at: $0, path, bytes, limit) }
  }

  private static func problem(
    _ id: MessageID,
    at offset: Int,
    _ path: String,
    _ bytes: UnsafeRawBufferPointer,
    _ limit: Int
  ) -> Diagnostic {
    var map = LineMap(path: path, bytes: bytes)
    let longestRecord = RecordScanner.longestRecord(ofFields: limit) >> 20
    let arguments = id == .fieldTooLong ? ["\(limit)"] : id == .lineTooLong ? ["\(longestRecord)"] : []
    return Diagnostic(id, arguments, at: map.location(of: offset), excerpt: map.text(around: offset))
  }

  private static func note(on dialect: Dialect, _ path: String) -> Diagnostic {
    Diagnostic(.otherQuotes, [dialect.quoteName, dialect.escapeName], at: SourceLocation(file: path))
  }

  /// The place of the header record, and its text.
  package func headerPlace() -> (location: SourceLocation, text: String) {
    var map = lineMap()
    return (map.location(of: headerOffset), map.text(around: headerOffset))
  }
}
