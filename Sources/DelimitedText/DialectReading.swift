/// What a sample looks like when it is read in one dialect.
struct DialectReading {
  let dialect: Dialect
  /// The number of fields of each record.
  var widths: [Int] = []
  /// Whether a quoted field is open at the end.
  var isOpen = false
  /// Quotes that stand where the dialect has none.
  var irregularQuotes = 0
  /// Fields in quotes.
  var quotedFields = 0
  /// Fields of records with more than one field, and those of them that make sense.
  private var fields = 0
  private var sensible = 0
  /// Delimiters with a space behind them, as in prose.
  private var spaced = 0
  private var firstRecordOfMany: [CellShape] = []

  init(dialect: Dialect) { self.dialect = dialect }

  /// Whether the quotes follow the rules.
  var isRegular: Bool { !isOpen && irregularQuotes == 0 }

  /// Whether there are quoted fields that follow the rules.
  var hasRegularQuotes: Bool { quotedFields > irregularQuotes + (isOpen ? 1 : 0) }

  /// Whether any record has several fields.
  var hasSeveralFields: Bool { widths.contains { $0 > 1 } }

  /// Looks at the fields of a record.
  mutating func add(_ record: RecordFields, of text: UnsafeRawBufferPointer) {
    guard record.count > 1 else { return }
    let isFirst = firstRecordOfMany.isEmpty
    // Sensible fields since one that begins with an apostrophe and does not end with one.
    var halves: Int?
    // A record of thousands of fields is judged by its first ones.
    for field in 0..<min(record.count, 100) {
      let range = record.range(of: field)
      let bytes = UnsafeRawBufferPointer(rebasing: text[range])
      fields += 1
      if field > 0, bytes.first == UInt8(ascii: " ") { spaced += 1 }
      let isQuoted = bytes.first == UInt8(ascii: "\"")
      let isSensible = isQuoted || makesSense(bytes)
      if isSensible { sensible += 1 }
      let (opens, closes) = DialectReading.apostrophes(bytes)
      if opens, !closes { halves = 0 }
      if let count = halves { halves = count + (isSensible ? 1 : 0) }
      // `'Smith` and ` Ann'` are the halves of one field in quotes.
      if let count = halves, closes, !opens {
        sensible -= count
        halves = nil
      }
      if isFirst { firstRecordOfMany.append(isQuoted ? .text : CellShape(bytes)) }
    }
  }

  /// Whether an unquoted field is no piece of something that another dialect would read better.
  private func makesSense(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let isValue = CellShape(bytes) == .value
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if start == end { return true }
    let (first, last) = (bytes[start], bytes[end - 1])
    // In quotes that are none in this dialect, or one half of them.
    if end - start > 1, first == last, first == UInt8(ascii: "'") { return false }
    if first == UInt8(ascii: "\"") || last == UInt8(ascii: "\"") && isUnbalanced(bytes) { return false }
    if isValue { return true }
    for index in start..<end {
      let byte = bytes[index]
      guard byte != dialect.delimiter, Dialect.known.contains(where: { $0.delimiter == byte }) else { continue }
      // In prose a space follows.
      if index + 1 < end, bytes[index + 1] == UInt8(ascii: " "), byte != UInt8(ascii: "\t") { continue }
      return false
    }
    return true
  }

  /// Whether a field begins, and whether it ends with an apostrophe.
  private static func apostrophes(_ bytes: UnsafeRawBufferPointer) -> (opens: Bool, closes: Bool) {
    let apostrophe = UInt8(ascii: "'")
    return (
      bytes.first { $0 != UInt8(ascii: " ") } == apostrophe, bytes.last { $0 != UInt8(ascii: " ") } == apostrophe
    )
  }

  private func isUnbalanced(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count { $0 == UInt8(ascii: "\"") } % 2 == 1
  }

  /// The most frequent number of fields above 1, and how many records have it; the wider of two.
  private var usual: (width: Int, count: Int) {
    var counts: [Int: Int] = [:]
    for width in widths where width > 1 { counts[width, default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return best.map { ($0.key, $0.value) } ?? (1, widths.count)
  }

  /// Records of one field before the first and behind the last one of several.
  private var lonely: (before: Int, behind: Int) {
    let before = widths.prefix { $0 == 1 }.count
    return before == widths.count ? (before, 0) : (before, widths.reversed().prefix { $0 == 1 }.count)
  }

  /// Whether all records but lines of one field around them have as many fields.
  var isEven: Bool {
    let around = lonely
    return usual.count == widths.count - around.before - around.behind
  }

  private var evenness: Double {
    if widths.isEmpty { return 0 }
    let around = lonely
    let weight = Double(widths.count) - Double(around.before + around.behind) * 0.75
    return Double(usual.count) / weight
  }

  /// How well the dialect explains the sample, 0…1.
  var score: Double {
    let width = Double(usual.width)
    let types = fields > 0 ? Double(sensible) / Double(fields) : 1
    var quotes = 1.0
    if irregularQuotes > 0 { quotes = 1 - 0.5 * min(1, Double(irregularQuotes) / Double(max(1, quotedFields))) }
    if isOpen { quotes *= 0.3 }
    // One column has no width to count; its score is compared with that of other quotes of the same delimiter only.
    return evenness * types * quotes * (width > 1 ? (width - 1) / width : 0.1)
  }

  /// Whether the delimiter splits the table, instead of standing in the text of one column.
  var splits: Bool {
    let (width, count) = usual
    if width < 2 { return false }
    let around = lonely
    let middle = widths.count - around.before - around.behind
    let share = Double(count) / Double(max(1, middle))
    if share < 0.4, !isRagged { return false }
    // One line among others of one field.
    if count == 1, around.before > 0, around.behind > 0 { return false }
    // Prose: uneven, with spaces behind.
    let delimiters = widths.reduce(0) { $0 + $1 - 1 }
    if share < 0.8 || count < 2, widths.count > 2, spaced * 2 > delimiters { return false }
    // A heading of one word above `2,5` or `5 March, 2024`: a title would stand above headings, not above values.
    let isComma = dialect.delimiter == UInt8(ascii: ",")
    if isComma, width == 2, around.before == 1, count == middle, firstRecordOfMany.contains(.value) { return false }
    return true
  }

  /// Whether rows end early below headings: none has more fields than these.
  private var isRagged: Bool {
    let first = widths.first { $0 > 1 } ?? 1
    return !firstRecordOfMany.contains(.value) && widths.allSatisfy { $0 <= first }
  }

  /// Whether the delimiter splits every record into as many fields, of at least two records.
  var splitsAll: Bool { widths.count > 1 && usual.width > 1 && usual.count == widths.count && isRegular }
}
