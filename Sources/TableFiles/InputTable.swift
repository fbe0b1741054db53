package import DelimitedText
package import Diagnostics

/// A table file that is open: its bytes, its dialect and its headings.
package final class InputTable: Sendable {
  package let file: MappedFile
  package let start: TableStart
  /// The headings as they stand in the header record.
  package let headings: [String]
  /// The offset of the first record behind the header.
  package let firstRecord: Int
  /// The offset of the header record.
  package let headerOffset: Int
  /// The blank lines before the header.
  package let blankLinesBefore: Int
  /// Where each heading begins.
  private let headingOffsets: [Int]
  private let fieldLimit: Int

  /// Opens the file, or standard input for `-`, and reads its header.
  /// - Parameter streams: the pipes that the run has read so far.
  /// - Throws: a diagnostic where the file cannot be used as a table.
  package init(
    path: String,
    settings: TableSettings = TableSettings(),
    streams: StreamsRead = StreamsRead()
  ) throws(Diagnostic) {
    let limits = SourceLimits(field: settings.fieldLimit, delimiter: settings.dialect?.delimiter)
    let source = try TableSource(path: path, limits: limits, streams: streams)
    file = source.file
    let path = file.path
    if source.content == .workbook { throw Diagnostic(.fileIsWorkbook, at: SourceLocation(file: path)) }
    try file.refuseOtherEncodings()
    let (fieldLimit, columnLimit) = (settings.fieldLimit, settings.columnLimit)
    self.fieldLimit = fieldLimit
    start = TableStart.detect(in: file.bytes, dialect: settings.dialect)
    var scanner = RecordScanner(
      bytes: file.bytes,
      dialect: start.dialect,
      from: start.offset,
      longestField: fieldLimit
    )
    var record = RecordFields()
    var blank = 0
    var found = false
    while scanner.next(&record) {
      if record.isBlank {
        blank += 1
        continue
      }
      found = true
      break
    }
    if !found {
      if let problem = InputTable.scanProblem(scanner, file, fieldLimit) { throw problem }
      throw Diagnostic(.fileEmpty, at: SourceLocation(file: path))
    }
    var map = LineMap(path: path, bytes: file.bytes)
    let place = map.location(of: record.start)
    if record.count > columnLimit {
      throw Diagnostic(
        .tooManyColumns,
        ["\(record.count)", "\(columnLimit)"],
        at: SourceLocation(file: path, line: place.line)
      )
    }
    if UTF8Check.firstInvalid(in: UnsafeRawBufferPointer(rebasing: file.bytes[record.start..<record.end])) != nil {
      throw Diagnostic(.rowNotUTF8, at: place, excerpt: map.text(around: record.start))
    }
    let bytes = file.bytes
    let fields = (0..<record.count).map { record.range(of: $0) }
    headings = fields.map { FieldText.string(bytes, $0) }
    headingOffsets = fields.map(\.lowerBound)
    headerOffset = record.start
    firstRecord = scanner.offset
    blankLinesBefore = blank
  }

  /// The table's text: what all offsets count in.
  package var bytes: UnsafeRawBufferPointer { file.bytes }

  /// What the table's bytes came out of.
  package var origin: FileOrigin { file.origin }

  /// The size of the file as it was given.
  package var fileSize: Int { origin.size }

  /// Whether somebody wrote to the file since it was opened.
  package var hasChanged: Bool { file.hasChanged }

  /// Gives back the memory of a part of the text that is not needed soon.
  package func release(_ part: Range<Int>) { file.release(part) }

  /// The file's path.
  package var path: String { file.path }

  /// The records behind the header.
  package var body: Range<Int> { firstRecord..<file.bytes.count }

  /// A scanner over a part of the table that begins with a record.
  package func scanner(over part: Range<Int>) -> RecordScanner {
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[..<part.upperBound])
    return RecordScanner(bytes: bytes, dialect: start.dialect, from: part.lowerBound, longestField: fieldLimit)
  }

  /// The body cut into parts of about `size` bytes, each behind a line feed.
  ///
  /// A line feed may stand between quotes: whoever reads a part must see that the one before ended outside quotes.
  package func parts(of size: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = body.lowerBound
    while start < body.upperBound {
      var end = min(start + size, body.upperBound)
      while end < body.upperBound, file.bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
      parts.append(start..<end)
      // Looking at one byte may map two mebibytes: over a whole file they would add up.
      file.release(start..<end)
      start = end
    }
    return parts
  }

  /// The reason for which a scan ended before the end of the file.
  package func problem(of scanner: borrowing RecordScanner) -> Diagnostic? {
    InputTable.scanProblem(scanner, file, fieldLimit)
  }

  /// A problem at an offset.
  package func problem(_ id: MessageID, at offset: Int) -> Diagnostic {
    InputTable.problem(id, at: offset, file, fieldLimit)
  }

  private static func scanProblem(_ scanner: borrowing RecordScanner, _ file: MappedFile, _ limit: Int) -> Diagnostic? {
    if let offset = scanner.openQuote { return problem(.quoteNotClosed, at: offset, file, limit) }
    return scanner.tooLongField.map { problem(.fieldTooLong, at: $0, file, limit) }
  }

  private static func problem(_ id: MessageID, at offset: Int, _ file: MappedFile, _ limit: Int) -> Diagnostic {
    var map = LineMap(path: file.path, bytes: file.bytes)
    let arguments = id == .fieldTooLong ? ["\(limit)"] : []
    return Diagnostic(id, arguments, at: map.location(of: offset), excerpt: map.text(around: offset))
  }

  /// The place of the header record, and its text.
  package func headerPlace() -> (location: SourceLocation, text: String) {
    var map = LineMap(path: path, bytes: file.bytes)
    return (map.location(of: headerOffset), map.text(around: headerOffset))
  }
}
