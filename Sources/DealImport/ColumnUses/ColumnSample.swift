import DealModel
import DelimitedText
import TableFiles

/// The first values of a column, looked at to tell people what is in it; no figure rests on them.
struct ColumnSample {
  /// How many rows are looked at.
  private static let rows = 100
  /// How many values are shown, and how long one may be.
  private static let (shown, length) = (3, 40)

  private(set) var examples: [String] = []
  private var (values, dates, numbers) = (0, 0, 0)
  private var distinct: Set<String> = []

  /// The samples of all columns of a table.
  static func of(_ table: InputTable) -> [ColumnSample] {
    var samples = table.headings.map { _ in ColumnSample() }
    let bytes = table.bytes
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    var scratch: [UInt8] = []
    var rows = 0
    while rows < ColumnSample.rows, scanner.next(&record) {
      if record.isBlank || RowMark.of(record, in: bytes) != nil { continue }
      rows += 1
      for column in 0..<min(record.count, samples.count) {
        let range = record.range(of: column)
        if range.isEmpty { continue }
        if let plain = FieldText.plain(bytes, range) {
          samples[column].note(plain)
        } else {
          FieldText.unescape(bytes, range, into: &scratch)
          scratch.withUnsafeBytes { samples[column].note($0) }
        }
      }
    }
    return samples
  }

  /// What the values are: what nine of ten are, for a column may hold a wrong one.
  var content: ColumnUse.Content {
    if values == 0 { return .none }
    if dates * 10 >= values * 9 { return .dates }
    if numbers * 10 >= values * 9 { return .numbers }
    return values > 1 && distinct.count * 2 <= values ? .names : .texts
  }

  private mutating func note(_ text: UnsafeRawBufferPointer) {
    if MissingText.matches(text) { return }
    values += 1
    let string = String(decoding: text.prefix(4 * ColumnSample.length + 4), as: UTF8.self)
    if distinct.insert(string).inserted, examples.count < ColumnSample.shown {
      let isWhole = text.count <= 4 * ColumnSample.length && string.count <= ColumnSample.length
      examples.append(isWhole ? string : string.prefix(ColumnSample.length - 1) + "…")
    }
    if TimeText.parse(text) != nil {
      dates += 1
    } else if let folded = FoldedText(text) {
      // Five digits may be a day of a workbook, eight a date: without any sign between they are numbers here.
      if AmountText.parse(folded) != nil || ShareText.parse(folded) != nil {
        numbers += 1
      } else if DateText.parse(folded) != nil {
        dates += 1
      }
    }
  }
}
