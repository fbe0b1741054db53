import DelimitedText
import TableFiles

/// The first rows of a table, column by column: by these it is told what kind of table it is.
struct TableLook {
  /// How many rows are looked at.
  static let limit = 5000

  /// A column's values.
  struct Column {
    /// How many rows have one.
    var filled = 0
    /// How often each is there.
    var counts: [String: Int] = [:]
    /// How many are dates.
    var dates = 0

    /// Whether nearly all rows have a value, and hardly any twice, as ids are; a deal may be there twice.
    func isUnique(of rows: Int) -> Bool { rows > 0 && filled * 50 >= rows * 49 && counts.count * 10 >= filled * 9 }
    /// Whether values come again and again, as the deals of a history do.
    var repeats: Bool { counts.count * 20 < filled * 19 }
    /// Whether nearly all are dates.
    var isOfDates: Bool { filled > 0 && dates * 10 >= filled * 9 }

    /// Whether most of the different values are such.
    func mostly(_ isSuch: (String) -> Bool) -> Bool {
      !counts.isEmpty && counts.keys.count(where: isSuch) * 2 >= counts.count
    }
  }

  let table: InputTable
  private(set) var rows = 0
  private(set) var columns: [Column]
  var headings: [String] { table.headings }

  init(_ table: InputTable) {
    self.table = table
    columns = Array(repeating: Column(), count: table.headings.count)
    let bytes = table.bytes
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    while rows < TableLook.limit, scanner.next(&record) {
      if record.isBlank || RowMark.of(record, in: bytes) != nil { continue }
      rows += 1
      for column in 0..<min(record.count, columns.count) {
        note(FieldText.string(bytes, record.range(of: column)), column)
      }
    }
  }

  private mutating func note(_ text: String, _ column: Int) {
    var text = text
    let (isMissing, isDate) = text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      if MissingText.matches(bytes) { return (true, false) }
      // Digits alone are ids far oftener than dates.
      if bytes.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) { return (false, false) }
      return (false, TimeText.parse(bytes) != nil || FoldedText(bytes).flatMap { DateText.parse($0) } != nil)
    }
    if isMissing { return }
    columns[column].filled += 1
    columns[column].counts[text, default: 0] += 1
    if isDate { columns[column].dates += 1 }
  }

  /// The columns whose headings have such a word, the earlier words first; in Chinese headings a part.
  func columns(named words: [String], but taken: Set<Int>) -> [Int] {
    let texts = headings.map(Heading.normalised)
    var result: [Int] = []
    for word in words {
      for (column, text) in texts.enumerated() where !taken.contains(column) && !result.contains(column) {
        let isThere =
          word.utf8.allSatisfy { $0 < 0x80 }
          ? text.split { !$0.isLetter && !$0.isNumber }.contains { $0 == word } : text.contains(word)
        if isThere { result.append(column) }
      }
    }
    return result
  }
}
