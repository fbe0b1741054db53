// How it works: the scanner knows one rule of quotes, that of RFC 4180, and is fast by it. A table with other rules is
// read byte by byte once and written again with these. A field is put together here and written when it ends, for only
// then it is known whether it needs quotes. Line breaks stay what and where they are, inside fields too, so that a place
// in the result has the line number it has in the file.

/// Writes the text of a table of any dialect as RFC 4180 with the same delimiter, in pieces of any size.
///
/// Reads a quote where the dialect has none as text, as `RecordScanner` does; text behind a closing quote belongs to the
/// field.
/// - Complexity: linear; holds one field of at most `longestField` bytes and a few more.
public struct DialectRewriter {
  private enum State {
    case fieldStart, unquoted, quoted, quoteInQuoted
    /// Behind the closing quote and perhaps spaces, in a dialect that passes over these.
    case closed
  }

  private static let quoteMark = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private let dialect: Dialect
  private let longestField: Int
  private var state = State.fieldStart
  /// Whether the byte before was a backslash that takes the next one's meaning away.
  private var isEscaped = false
  /// Whether that byte was a CR, and only a LF is still to come.
  private var isBehindEscapedReturn = false
  /// Whether the byte before was a CR, so that a LF belongs to the same line end.
  private var isBehindReturn = false
  /// The text of the field so far, quotes in it not doubled.
  private var field: [UInt8] = []
  private var needsQuotes = false
  /// Spaces that are text only if no quote follows.
  private var pendingSpaces = 0

  /// The quotes that stand where the dialect has none: text follows a closing one.
  public private(set) var irregularQuotes = 0
  /// The quoted fields.
  public private(set) var quotedFields = 0
  /// How many bytes were read when the last quoted field opened.
  public private(set) var lastOpening = 0
  private var bytesRead = 0

  /// Makes a rewriter at the beginning of a record.
  /// - Parameter longestField: what exceeds it is left out, for a scan of the result ends there in any case.
  public init(dialect: Dialect, longestField: Int = 1 << 20) {
    self.dialect = dialect
    self.longestField = longestField
  }

  /// Whether a quoted field is open.
  public var isOpen: Bool { state == .quoted }

  /// Reads the next piece and appends the fields that end in it.
  public mutating func rewrite(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
    for byte in bytes {
      read(byte, &output)
      bytesRead += 1
    }
  }

  /// Appends what is left at the end of the table; a quoted field that is still open stays so.
  public mutating func finish(into output: inout [UInt8]) {
    if isEscaped, !isBehindEscapedReturn { append(DialectRewriter.backslash) }
    isEscaped = false
    endField(&output, closes: state != .quoted)
  }

  private mutating func read(_ byte: UInt8, _ output: inout [UInt8]) {
    let isLineFeedOfPair = isBehindReturn && byte == UInt8(ascii: "\n")
    isBehindReturn = false
    if isLineFeedOfPair, state == .fieldStart {
      output.append(byte)
      return
    }
    if isEscaped {
      // The LF of a CRLF behind a backslash is escaped too.
      isEscaped = byte == UInt8(ascii: "\r") && !isBehindEscapedReturn
      if isBehindEscapedReturn, byte != UInt8(ascii: "\n") {
        isBehindEscapedReturn = false
        isEscaped = false
      } else {
        isBehindEscapedReturn = isEscaped
        readEscaped(byte)
        return
      }
    }
    if dialect.escape == .backslash, byte == DialectRewriter.backslash {
      if state == .fieldStart { flushSpaces() }
      if state != .quoted { state = .unquoted }
      isEscaped = true
      return
    }
    if byte == dialect.quote { return readQuote() }
    if state == .quoted {
      append(byte)
      return
    }
    let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    if byte == dialect.delimiter || isLineEnd {
      flushSpaces()
      endField(&output, closes: true)
      output.append(byte)
      isBehindReturn = byte == UInt8(ascii: "\r")
      return
    }
    if dialect.skipsSpaces, byte == UInt8(ascii: " ") {
      switch state {
      case .fieldStart, .closed:
        pendingSpaces += 1
        return
      case .quoteInQuoted:
        state = .closed
        pendingSpaces = 1
        return
      default: break
      }
    }
    if state == .quoteInQuoted || state == .closed {
      irregularQuotes += 1
      state = .unquoted
    }
    flushSpaces()
    // Such a quote would open a field when the result is read.
    if field.isEmpty, byte == DialectRewriter.quoteMark { needsQuotes = true }
    state = .unquoted
    append(byte)
  }

  private mutating func readQuote() {
    switch state {
    case .fieldStart:
      pendingSpaces = 0
      state = .quoted
      needsQuotes = true
      quotedFields += 1
      lastOpening = bytesRead
    case .quoted: state = .quoteInQuoted
    case .quoteInQuoted:
      state = .quoted
      append(dialect.quote ?? 0)
    case .closed:
      irregularQuotes += 1
      state = .unquoted
      flushSpaces()
      append(dialect.quote ?? 0)
    case .unquoted:
      append(dialect.quote ?? 0)
      if field.count == 1 { needsQuotes = true }
    }
  }

  /// A byte behind a backslash: what would have a meaning loses it, all others keep the backslash.
  private mutating func readEscaped(_ byte: UInt8) {
    let isLineBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    let hasMeaning =
      byte == dialect.quote || byte == dialect.delimiter || byte == DialectRewriter.backslash || isLineBreak
    if !hasMeaning { append(DialectRewriter.backslash) }
    if state != .quoted, hasMeaning || byte == DialectRewriter.quoteMark, byte != DialectRewriter.backslash {
      needsQuotes = true
    }
    append(byte)
  }

  private mutating func append(_ byte: UInt8) {
    if field.count <= longestField { field.append(byte) }
  }

  private mutating func flushSpaces() {
    if state == .closed { pendingSpaces = 0 }
    while pendingSpaces > 0 {
      append(UInt8(ascii: " "))
      pendingSpaces -= 1
    }
  }

  private mutating func endField(_ output: inout [UInt8], closes: Bool) {
    flushSpaces()
    if needsQuotes {
      output.append(DialectRewriter.quoteMark)
      for byte in field {
        if byte == DialectRewriter.quoteMark { output.append(byte) }
        output.append(byte)
      }
      if closes { output.append(DialectRewriter.quoteMark) }
    } else {
      output.append(contentsOf: field)
    }
    field.removeAll(keepingCapacity: true)
    needsQuotes = false
    state = .fieldStart
  }
}
