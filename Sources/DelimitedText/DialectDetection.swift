// How the dialect is found: every delimiter that occurs in the sample is tried with the quotes of RFC 4180, and with
// other rules where the sample gives reason to: quotes behind backslashes, apostrophes at the beginning of fields, spaces
// before quotes, several quotes of which none is closed as it should be. One quote alone that is
// never closed is a fault of the table. Each reading gets a score between 0 and 1, the product of
// - evenness: the share of records that have the most frequent number of fields. Lines of one field before and behind
//   all others may be titles and footers, and weigh a quarter;
// - width: (n - 1) / n for n fields, as in van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row
//   and type patterns" (2019): of two even readings the wider one is better;
// - type: the share of fields that are blank, a value, quoted, or text without another delimiter in it: `2,5` is a number,
//   `1;2` is not;
// - quotes: how many are where the dialect has none.
// The best reading is taken if it explains the sample better than one column does.

/// Finds the dialect of the beginning of a table.
struct DialectDetection {
  /// The beginning of the table, at most 64 KiB.
  private let sample: UnsafeRawBufferPointer
  /// Whether the sample is the whole table; else its last record may be cut.
  private let isWhole: Bool
  private var occurs = [Bool](repeating: false, count: 256)
  private static let mostRecords = 400

  init(sample: UnsafeRawBufferPointer, isWhole: Bool) {
    self.sample = sample
    self.isWhole = isWhole
    for byte in sample { occurs[Int(byte)] = true }
  }

  /// The dialect; that of a given delimiter if there is one.
  func dialect(delimiter: UInt8?) -> Dialect {
    if let delimiter { return best(of: delimiter).dialect }
    var found: DialectReading?
    for delimiter in Dialect.known.map(\.delimiter) where occurs[Int(delimiter)] {
      let reading = best(of: delimiter)
      if reading.splits, reading.score > (found?.score ?? 0) * 1.001 { found = reading }
    }
    if let found { return found.dialect }
    for delimiter in Dialect.rare where occurs[Int(delimiter)] {
      let reading = best(of: delimiter)
      if reading.splitsAll { return reading.dialect }
    }
    // Commas in the text of a single column must not separate anything.
    let comma = best(of: UInt8(ascii: ","))
    return comma.hasSeveralFields ? best(of: Dialect.oneColumn.delimiter).dialect : comma.dialect
  }

  /// The best reading with one delimiter; other than RFC 4180 only where that is clearly better.
  private func best(of delimiter: UInt8) -> DialectReading {
    var best = reading(Dialect(delimiter: delimiter))
    for other in otherQuotes(delimiter, mayBeText: !best.hasRegularQuotes && best.irregularQuotes > 0) {
      let reading = reading(other)
      let isTidier = reading.isRegular && reading.isEven && !(best.isRegular && best.isEven)
      if reading.score > best.score * 1.02 || reading.score >= best.score && isTidier {
        best = reading
      }
    }
    return best
  }

  /// The rules of quotes that the sample gives reason to try.
  private func otherQuotes(_ delimiter: UInt8, mayBeText: Bool) -> [Dialect] {
    let (double, single, space) = (UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: " "))
    var (hasApostrophes, hasSpaces, hasEscapes) = (false, false, false)
    var before = UInt8(ascii: "\n")
    var beforeSpaces = before
    for byte in sample {
      if before == UInt8(ascii: "\\"), byte == double || byte == single || byte == delimiter { hasEscapes = true }
      let mayOpen =
        beforeSpaces == delimiter || beforeSpaces == UInt8(ascii: "\n") || beforeSpaces == UInt8(ascii: "\r")
      if mayOpen, byte == single { hasApostrophes = true }
      if mayOpen, before == space, byte == double || byte == single { hasSpaces = true }
      before = byte
      if byte != space || delimiter == space { beforeSpaces = byte }
    }
    var others: [Dialect] = []
    func add(_ quote: UInt8?, _ escape: Dialect.Escape) {
      var dialect = Dialect(delimiter: delimiter)
      dialect.quote = quote
      dialect.escape = escape
      if !dialect.isPlain { others.append(dialect) }
      dialect.skipsSpaces = true
      if hasSpaces, quote != nil { others.append(dialect) }
    }
    if hasSpaces { add(double, .doubled) }
    if hasEscapes { add(double, .backslash) }
    if hasApostrophes {
      add(single, .doubled)
      if hasEscapes { add(single, .backslash) }
    }
    if mayBeText { add(nil, .doubled) }
    return others
  }

  private func reading(_ dialect: Dialect) -> DialectReading {
    var rewriter = DialectRewriter(dialect: dialect, longestField: sample.count)
    var text: [UInt8] = []
    let hasQuotes = dialect.quote.map { occurs[Int($0)] } ?? false
    if hasQuotes || !dialect.isPlain {
      text.reserveCapacity(sample.count)
      rewriter.rewrite(sample, into: &text)
      let isOpen = rewriter.isOpen
      rewriter.finish(into: &text)
      var reading = text.withUnsafeBytes { score($0, dialect) }
      // A field that is only cut by the end of the sample is no fault, unless most of the sample would be one field.
      reading.isOpen = isOpen && (isWhole || rewriter.lastOpening < sample.count / 2)
      reading.irregularQuotes = rewriter.irregularQuotes
      reading.quotedFields = rewriter.quotedFields
      return reading
    }
    return score(sample, dialect)
  }

  /// Counts the records and fields of a text of RFC 4180.
  private func score(_ text: UnsafeRawBufferPointer, _ dialect: Dialect) -> DialectReading {
    var reading = DialectReading(dialect: dialect)
    var scanner = RecordScanner(
      bytes: text,
      dialect: Dialect(delimiter: dialect.delimiter),
      longestField: text.count + 1
    )
    var record = RecordFields()
    while reading.widths.count < DialectDetection.mostRecords, scanner.next(&record) {
      if record.end == text.count, !isWhole { break }
      if record.isBlank { continue }
      reading.widths.append(record.count)
      reading.add(record, of: text)
    }
    return reading
  }
}
